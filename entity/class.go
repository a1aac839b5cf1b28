package entity

import (
	"math/bits"
	"slices"
)

// A class is what words have in common that pass the same tests. A text has many words but few classes, so that what is worked out
// for a class serves many words, and lies near in memory.
type class struct {
	first  bitSet // the tests passed as the first word of a match, where any proclitic will do
	inside bitSet // and behind the first

	firstMeets, insideMeets bitSet // the conditions met, by number

	begins  bitSet // the programs that such a word can begin
	follows bitSet // the programs that can go on with it behind their first atom, or need not go on
}

// meets reports whether a word of the class meets a condition.
func (c *class) meets(n condition, first bool) bool {
	if first {
		return c.firstMeets.has(int(n))
	}
	return c.insideMeets.has(int(n))
}

// A classTable keeps classes by the tests that they pass.
type classTable struct {
	places  []int32 // 1 + index; 0 is empty
	classes []*class
	hashes  []uint64
	bits    []uint64 // what the classes point to; memory that is outgrown stays with them
}

// maxClasses is how many classes a table holds before it is emptied, at the beginning of a text. News have some thousands.
const maxClasses = 1 << 14

func (t *classTable) clear() {
	clear(t.places)
	t.classes, t.hashes, t.bits = t.classes[:0], t.hashes[:0], t.bits[:0]
}

// of returns the class of the words that pass some tests.
func (t *classTable) of(x *Extractor, first, inside bitSet) *class {
	if 2*(len(t.classes)+1) > len(t.places) {
		t.grow()
	}
	hash := inside.hash(first.hash(0))
	mask := uint64(len(t.places) - 1)
	at := hash & mask
	for ; t.places[at] != 0; at = (at + 1) & mask {
		n := t.places[at] - 1
		if c := t.classes[n]; t.hashes[n] == hash && slices.Equal(c.inside, inside) && slices.Equal(c.first, first) {
			return c
		}
	}
	c := new(class)
	if n := len(t.classes); n < cap(t.classes) { // one that was cleared
		if old := t.classes[:n+1][n]; old != nil {
			c = old
		}
	}
	x.classify(c, t, first, inside)
	t.classes, t.hashes = append(t.classes, c), append(t.hashes, hash)
	t.places[at] = int32(len(t.classes))
	return c
}

func (t *classTable) grow() {
	t.places = make([]int32, max(1<<8, 2*len(t.places)))
	mask := uint64(len(t.places) - 1)
	for n, hash := range t.hashes {
		at := hash & mask
		for t.places[at] != 0 {
			at = (at + 1) & mask
		}
		t.places[at] = int32(n + 1)
	}
}

// newSet returns an empty set for numbers below n, in the memory of the table.
func (t *classTable) newSet(n int) bitSet {
	from, words := len(t.bits), n/64+1
	t.bits = append(t.bits, make([]uint64, words)...)
	return t.bits[from : from+words : from+words]
}

// classify works out a class from the tests that it passes.
func (x *Extractor) classify(c *class, t *classTable, first, inside bitSet) {
	tests, conditions, programs := len(x.tests.tests), x.conditions.len(), len(x.programs)
	c.inside, c.insideMeets = t.newSet(tests), t.newSet(conditions)
	c.inside.unite(inside)
	x.conditions.meet(c.insideMeets, inside)
	if c.first, c.firstMeets = c.inside, c.insideMeets; !slices.Equal(first, inside) {
		c.first, c.firstMeets = t.newSet(tests), t.newSet(conditions)
		c.first.unite(first)
		x.conditions.meet(c.firstMeets, first)
	}
	c.begins, c.follows = t.newSet(programs), t.newSet(programs)
	for p := range x.programs {
		if c.firstMeets.has(int(x.begins[p])) {
			c.begins.add(p)
		}
		if c.insideMeets.has(int(x.follows[p])) {
			c.follows.add(p)
		}
	}
}

// A bitSet is a set of numbers: of tests, of conditions, of programs.
type bitSet []uint64

func newBitSet(n int) bitSet { return make(bitSet, n/64+1) }

func (s bitSet) has(n int) bool { return s[uint(n)/64]>>(uint(n)%64)&1 == 1 }
func (s bitSet) add(n int)      { s[uint(n)/64] |= 1 << (uint(n) % 64) }

// meets reports whether two sets have a member in common.
func (s bitSet) meets(o bitSet) bool {
	for i, w := range o {
		if w&s[i] != 0 {
			return true
		}
	}
	return false
}

// unite adds the members of o.
func (s bitSet) unite(o bitSet) {
	for i, w := range o {
		s[i] |= w
	}
}

// all yields the members in order.
func (s bitSet) all(yield func(int) bool) {
	for i, w := range s {
		for ; w != 0; w &= w - 1 {
			if !yield(64*i + bits.TrailingZeros64(w)) {
				return
			}
		}
	}
}

// hash returns a hash of the set, on top of another.
func (s bitSet) hash(h uint64) uint64 {
	for _, w := range s {
		hi, lo := bits.Mul64(h^w^0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93)
		h = hi ^ lo
	}
	return h
}
