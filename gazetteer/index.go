package gazetteer

import "github.com/kayan-nlp/kayan/normalize"

// An Index finds the names of entries in the words of a key. It is a trie over words: each word is interned
// once, and an edge leads from node and word to node. Looking up costs map look-ups for each word of the
// text, whatever the number of names. An Index is immutable and safe for concurrent use.
type Index struct {
	entries []Entry
	words   map[string]uint32   // word of a key → its id
	loose   map[string][]uint32 // loose form → words that differ from it
	edges   map[edge]uint32     // node and word → node
	nodes   []node              // node 0 is the root
	terms   []Term              // terms of all nodes, one node's side by side
	types   map[string][]uint32 // type → entries, in order
}

type edge struct{ node, word uint32 }

// A node stands for a sequence of words; its terms are terms[first:last].
type node struct{ first, last uint32 }

// A Term is one name of one entry.
type Term struct {
	Entry *Entry
	Name  *Name
}

// NewIndex builds an index over entries and keeps them. Names of nothing but spaces are left out.
// Equal names of several entries are all kept, in the order of the entries.
func NewIndex(entries []Entry) *Index {
	b := newBuilder(entries)
	for i := range entries {
		e := &entries[i]
		b.x.types[e.Type] = append(b.x.types[e.Type], uint32(i))
		for j := range e.Names {
			b.add(e, &e.Names[j])
		}
	}
	return b.finish()
}

// Len returns the number of entries.
func (x *Index) Len() int { return len(x.entries) }

// Entries returns all entries. They are not to be changed.
func (x *Index) Entries() []Entry { return x.entries }

// Types returns the number of entries of each type.
func (x *Index) Types() map[string]int {
	n := make(map[string]int, len(x.types))
	for t, entries := range x.types {
		n[t] = len(entries)
	}
	return n
}

// Lookup returns the terms of a name written like this, whatever its marks and alefs.
func (x *Index) Lookup(name string) []Term {
	key := []byte(normalize.Key(name))
	at := uint32(0)
	for _, s := range normalize.AppendSegments(nil, key) {
		next, ok := x.step(at, key[s.Start:s.End])
		if !ok {
			return nil
		}
		at = next
	}
	return x.termsOf(at)
}

func (x *Index) termsOf(n uint32) []Term { return x.terms[x.nodes[n].first:x.nodes[n].last] }

// step follows the edge of a word as it is written.
func (x *Index) step(at uint32, word []byte) (uint32, bool) {
	id, ok := x.words[string(word)]
	if !ok {
		return 0, false
	}
	next, ok := x.edges[edge{at, id}]
	return next, ok
}

// builder collects terms by node before they are laid side by side.
type builder struct {
	x       *Index
	terms   [][]Term
	segs    []normalize.Segment
	text    normalize.Text
	scratch []byte
}

func newBuilder(entries []Entry) *builder {
	return &builder{
		x: &Index{
			entries: entries, words: make(map[string]uint32, len(entries)), loose: map[string][]uint32{},
			edges: make(map[edge]uint32, 2*len(entries)), types: map[string][]uint32{},
		},
		terms: make([][]Term, 1, 2*len(entries)+1),
	}
}

func (b *builder) add(e *Entry, n *Name) {
	b.text.Reset(n.Text, normalize.MatchKey)
	for _, key := range spellings(b.text.Key()) {
		b.addKey(key, Term{e, n})
	}
}

func (b *builder) addKey(key string, term Term) {
	b.scratch = append(b.scratch[:0], key...)
	b.segs = normalize.AppendSegments(b.segs[:0], b.scratch)
	if len(b.segs) == 0 {
		return
	}
	at := uint32(0)
	for _, s := range b.segs {
		e := edge{at, b.intern(b.scratch[s.Start:s.End])}
		next, ok := b.x.edges[e]
		if !ok {
			next = uint32(len(b.terms))
			b.x.edges[e] = next
			b.terms = append(b.terms, nil)
		}
		at = next
	}
	for _, t := range b.terms[at] {
		if t.Entry == term.Entry {
			return // two spellings of one entry fell together
		}
	}
	b.terms[at] = append(b.terms[at], term)
}

func (b *builder) intern(word []byte) uint32 {
	if id, ok := b.x.words[string(word)]; ok {
		return id
	}
	id := uint32(len(b.x.words))
	b.x.words[string(word)] = id
	if loose := loosen(nil, word); string(loose) != string(word) {
		b.x.loose[string(loose)] = append(b.x.loose[string(loose)], id)
	}
	return id
}

func (b *builder) finish() *Index {
	x := b.x
	total := 0
	for _, ts := range b.terms {
		total += len(ts)
	}
	x.terms = make([]Term, 0, total)
	x.nodes = make([]node, len(b.terms))
	for i, ts := range b.terms {
		first := uint32(len(x.terms))
		x.terms = append(x.terms, ts...)
		x.nodes[i] = node{first, uint32(len(x.terms))}
	}
	return x
}
