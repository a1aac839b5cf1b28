package gazetteer

import (
	"encoding/binary"
	"iter"
	"sync"
	"sync/atomic"

	"github.com/kayan-nlp/kayan/normalize"
)

// An Index finds the names of entries in the words of a key. What a word costs does not depend on how many names there
// are: a look into a filter that most words do not pass, and for those that do, into a table by the hash of
// the words. An Index is immutable and safe for concurrent use.
//
// It is a compiled gazetteer, whether it lies in a file ([Open]), in memory ([Load]) or was made a moment ago
// ([NewIndex]): there is one form of it. The zero Index is empty.
type Index struct {
	data      []byte
	head      header
	strings   []byte
	classes   []byte
	firsts    filter // of the first words of names
	sequences filter // of their first two words, three words, …
	names     table  // words → place of a record
	ids       table  // id → place of an entry
	records   []byte
	decoded   *entryCache
	hidden    map[uint64]bool // entries that a later layer replaces or removes
	unmap     func() error

	allClasses func() []class // decoded when first asked for
}

// maxNameWords bounds the words of a name, so that looking up costs the same whatever the names.
const maxNameWords = 32

// NewIndex builds an index over entries. Names of nothing but spaces, names with a line break and names of more than 32 words are kept
// in their entries and never found. A kind that is none of the constants becomes Variant. Equal names of several entries are all kept, the greatest prior first,
// else in the order of the entries. An entry that has two names with one key is found once under it. No
// entries make an empty index.
//
// For more entries than memory holds there is [Builder].
func NewIndex(entries []Entry) *Index {
	b := NewBuilder(BuildOptions{})
	for i := range entries {
		if b.Add(entries[i]) != nil { // in memory nothing can go wrong, but for more than 4 GB
			break
		}
	}
	x, err := b.Index()
	if err != nil {
		return &Index{}
	}
	return x
}

// Len returns the number of entries, those included that a layer above hides.
func (x *Index) Len() int { return int(x.head.Entries) }

// All yields the entries in their order, but for hidden ones. Each is decoded anew.
func (x *Index) All() iter.Seq[Entry] {
	return func(yield func(Entry) bool) {
		for place := range x.places() {
			if !x.hidden[place] && !yield(*x.entryAt(place)) {
				return
			}
		}
	}
}

// places yields where each entry begins.
func (x *Index) places() iter.Seq[uint64] {
	return func(yield func(uint64) bool) {
		c := cursor{x.records}
		for n := x.Len(); n > 0 && len(c.rest) > 0; n-- {
			if !yield(uint64(len(x.records) - len(c.rest))) {
				return
			}
			c.bytes()
		}
	}
}

// Entry returns the entry with an id; of several the first one.
func (x *Index) Entry(id string) (Entry, bool) {
	place, ok := x.placeOf(id)
	if !ok || x.hidden[place] {
		return Entry{}, false
	}
	return *x.entryAt(place), true
}

func (x *Index) placeOf(id string) (uint64, bool) {
	s := x.ids.search(hashString(id))
	for slot := s.next(); slot != nil; slot = s.next() {
		place := uint64(binary.LittleEndian.Uint32(slot))
		if x.hasID(place, id) {
			return place, true
		}
	}
	return 0, false
}

// Lookup returns the terms of a name written like this, whatever its marks and alefs.
func (x *Index) Lookup(name string) Terms {
	key := []byte(normalize.Key(name))
	segs := normalize.AppendSegments(nil, key)
	if len(segs) == 0 || len(segs) > maxNameWords {
		return Terms{}
	}
	hash := hashWord(key[segs[0].Start:segs[0].End])
	for _, s := range segs[1:] {
		hash = hashSequence(hash, hashWord(key[s.Start:s.End]))
	}
	f := finder{x: x, key: key, segs: segs, readings: make([]reading, 1)}
	search := x.names.search(hash)
	f.compareAll(0, &end{hash: hash, last: int32(len(segs)), place: search.nextPlace()})
	for _, n := range f.found {
		if n.first == same && n.rest == same {
			return n.terms
		}
	}
	return Terms{}
}

// Terms are names of one key: of one entry, or of several that share it.
type Terms struct {
	x     *Index
	place uint32 // of the only term, or of a list of places
	n     uint32
}

const placeSize = 4

// Len returns the number of terms.
func (t Terms) Len() int {
	if t.x == nil || t.x.hidden == nil {
		return int(t.n)
	}
	n := 0
	for range t.All() {
		n++
	}
	return n
}

// placeOf returns the place of term i. What a changed file says of terms that are not there leads to none.
func (t Terms) placeOf(i uint32) uint32 {
	if t.n == 1 {
		return t.place
	}
	c := t.x.at(uint64(t.place) + uint64(i)*placeSize)
	if len(c.rest) < placeSize {
		return uint32(len(t.x.records))
	}
	return binary.LittleEndian.Uint32(c.rest)
}

// All yields the terms, best known first.
func (t Terms) All() iter.Seq[Term] {
	return func(yield func(Term) bool) {
		for i := range t.n {
			if term := t.x.term(t.placeOf(i)); !t.x.hidden[uint64(term.entry)] && !yield(term) {
				return
			}
		}
	}
}

// First returns the best known of the terms. There must be one.
func (t Terms) First() Term {
	for term := range t.All() {
		return term
	}
	return Term{}
}

// A Term is one name of one entry.
type Term struct {
	x     *Index
	place uint32 // of the name
	entry uint32 // of its entry
	flags byte
}

func (x *Index) term(place uint32) Term {
	at := uint64(place)
	flags, entry, _ := x.nameAt(at)
	if flags&flagForm != 0 {
		at = entry // a form leads to its name
		flags, entry, _ = x.nameAt(at)
	}
	return Term{x, uint32(at), uint32(entry), flags} // an entry lies before its names
}

// IsZero reports whether the term is that of no name.
func (t Term) IsZero() bool { return t.x == nil }

// Text returns the name as the entry has it, which need not be how it stands in the text. It is decoded anew.
func (t Term) Text() string {
	_, _, c := t.x.nameAt(uint64(t.place))
	return c.packed()
}

// Weak reports whether the name is an ordinary word as well.
func (t Term) Weak() bool { return t.flags&flagWeak != 0 }

// Kind tells how the name relates to its entry.
func (t Term) Kind() Kind { return kindOf(t.flags) }

// Class returns the number of what the entry shares with others: type, subtype, country, source and, but in gazetteers of
// very many values, value. Classes are numbered from 0; see [Index.Class].
func (t Term) Class() int { return int(min(t.x.classAt(uint64(t.entry)), uint64(t.x.Classes()))) }

// Classes returns the number of classes.
func (x *Index) Classes() int { return len(x.classes) / classSize }

// Class returns what the entries of a class have in common: type, subtype, country, source and value.
func (x *Index) Class(n int) Entry {
	c := x.class(uint64(n))
	return Entry{Type: c.Type, Subtype: c.Subtype, Country: c.Country, Source: c.Source, Value: c.Value}
}

// Type returns the type of the entry.
func (t Term) Type() string { return t.x.class(t.x.classAt(uint64(t.entry))).Type }

// Subtype returns the subtype of the entry.
func (t Term) Subtype() string { return t.x.class(t.x.classAt(uint64(t.entry))).Subtype }

// Value returns the value of the entry.
func (t Term) Value() string {
	if own, ok := t.x.ownValue(uint64(t.entry)); ok {
		return own
	}
	return t.x.class(t.x.classAt(uint64(t.entry))).Value
}

// Entry returns the whole entry, which is not to be changed. Entries are decoded when first asked for, and the last
// few thousand kept.
func (t Term) Entry() *Entry { return t.x.decoded.get(t.x, uint64(t.entry)) }

// An entryCache keeps decoded entries, so that those a text speaks of again and again cost no memory anew.
type entryCache struct {
	entries sync.Map // place → *Entry
	count   atomic.Int64
}

// maxDecoded bounds the cache; when it is full it starts anew.
const maxDecoded = 1 << 14

func (c *entryCache) get(x *Index, place uint64) *Entry {
	if e, ok := c.entries.Load(place); ok {
		return e.(*Entry)
	}
	e := x.entryAt(place)
	if c.count.Add(1) > maxDecoded {
		c.entries.Clear()
		c.count.Store(1)
	}
	c.entries.Store(place, e)
	return e
}
