package gazetteer

import (
	"maps"

	"github.com/kayan-nlp/kayan/normalize"
)

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
	types   map[string]int      // type → number of entries
}

type edge struct{ node, word uint32 }

// A node stands for a sequence of words; its terms are terms[first:last].
type node struct{ first, last uint32 }

// A Term is one name of one entry.
type Term struct {
	Entry *Entry
	Name  *Name
}

// maxNameWords bounds the words of a name, so that looking up costs the same whatever the names.
const maxNameWords = 32

// NewIndex builds an index over entries and keeps them. Names of nothing but spaces and names of more than 32
// words are never found.
// Equal names of several entries are all kept, in the order of the entries.
func NewIndex(entries []Entry) *Index {
	b := newBuilder(entries)
	for i := range entries {
		e := &entries[i]
		b.x.types[e.Type]++
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
func (x *Index) Types() map[string]int { return maps.Clone(x.types) }

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

func (x *Index) termsOf(n uint32) []Term {
	if n >= uint32(len(x.nodes)) {
		return nil // the zero Index
	}
	return x.terms[x.nodes[n].first:x.nodes[n].last]
}

// step follows the edge of a word as it is written.
func (x *Index) step(at uint32, word []byte) (uint32, bool) {
	id, ok := x.words[string(word)]
	if !ok {
		return 0, false
	}
	next, ok := x.edges[edge{at, id}]
	return next, ok
}

// builder collects the terms of every node as a chain, before they are laid side by side.
type builder struct {
	x       *Index
	chains  []chain // of each node
	links   []link
	segs    []normalize.Segment
	text    normalize.Text
	scratch []byte
	form    []byte
}

// A chain is the list of a node's terms: indices into links, from 1.
type chain struct{ first, last uint32 }

type link struct {
	term Term
	next uint32
}

func newBuilder(entries []Entry) *builder {
	names := 0
	for i := range entries {
		names += len(entries[i].Names)
	}
	return &builder{
		x: &Index{
			entries: entries, words: make(map[string]uint32, names/2), loose: map[string][]uint32{},
			edges: make(map[edge]uint32, names), types: map[string]int{},
		},
		chains: make([]chain, 1, names+1), links: make([]link, 1, names+1),
	}
}

func (b *builder) add(e *Entry, n *Name) {
	b.text.Reset(n.Text, normalize.MatchKey)
	key := b.text.Bytes()
	b.addKey(key, Term{e, n})
	for _, other := range spellings(string(key)) {
		b.scratch = append(b.scratch[:0], other...)
		b.addKey(b.scratch, Term{e, n})
	}
}

func (b *builder) addKey(key []byte, term Term) {
	b.segs = normalize.AppendSegments(b.segs[:0], key)
	if len(b.segs) == 0 || len(b.segs) > maxNameWords {
		return
	}
	at := uint32(0)
	for _, s := range b.segs {
		e := edge{at, b.intern(key[s.Start:s.End])}
		next, ok := b.x.edges[e]
		if !ok {
			next = uint32(len(b.chains))
			b.x.edges[e] = next
			b.chains = append(b.chains, chain{})
		}
		at = next
	}
	b.chain(at, term)
}

// chain adds a term to a node, once an entry: two spellings of a name may fall together.
func (b *builder) chain(at uint32, term Term) {
	c := &b.chains[at]
	if c.last != 0 && b.links[c.last].term.Entry == term.Entry {
		return // entries come in order, so that a double is the last one
	}
	n := uint32(len(b.links))
	b.links = append(b.links, link{term: term})
	if c.first == 0 {
		c.first = n
	} else {
		b.links[c.last].next = n
	}
	c.last = n
}

func (b *builder) intern(word []byte) uint32 {
	if id, ok := b.x.words[string(word)]; ok {
		return id
	}
	id := uint32(len(b.x.words))
	b.x.words[string(word)] = id
	b.form = loosen(b.form[:0], word)
	if string(b.form) != string(word) {
		b.x.loose[string(b.form)] = append(b.x.loose[string(b.form)], id)
	}
	return id
}

func (b *builder) finish() *Index {
	x := b.x
	x.terms = make([]Term, 0, len(b.links)-1)
	x.nodes = make([]node, len(b.chains))
	for at, c := range b.chains {
		first := uint32(len(x.terms))
		for i := c.first; i != 0; i = b.links[i].next {
			x.terms = append(x.terms, b.links[i].term)
		}
		x.nodes[at] = node{first, uint32(len(x.terms))}
	}
	return x
}
