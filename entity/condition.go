package entity

import (
	"encoding/binary"
	"slices"
)

// A condition numbers what the programs ask of one word: that it passes one of some tests, and what they look at before they take
// it; or one of several such guards. Whether the words of a class meet a condition is worked out once.
type condition uint16

// free is the condition of what may take no word at all: every word meets it, and so does the end of the text.
const free condition = 0

// maxConditions is how many conditions can be told apart.
const maxConditions = 1<<16 - 1

// A guard asks for one word: that it passes any of some tests, none of others, and of each further group one.
type guard struct {
	any, none bitSet
	groups    []bitSet
}

// holds reports whether a word that passes some tests meets the guard.
func (g *guard) holds(passed bitSet) bool {
	return passed.meets(g.any) && !passed.meets(g.none) &&
		!slices.ContainsFunc(g.groups, func(group bitSet) bool { return !passed.meets(group) })
}

// A conditionTable numbers the conditions of all programs; equal ones have one number.
type conditionTable struct {
	numbers map[string]condition
	pairs   map[[2]condition]condition // what either of two is
	key     []byte
	guards  []guard       // by number; empty for what is not a guard
	parts   [][]condition // by number, of which guards a condition is one; itself for a guard

	ofTest [][]condition // test → guards that ask for it
	wider  [][]condition // guard → conditions that are met where it is
}

func newConditionTable() *conditionTable {
	return &conditionTable{numbers: map[string]condition{}, pairs: map[[2]condition]condition{}, guards: make([]guard, 1), parts: make([][]condition, 1)}
}

func (t *conditionTable) len() int { return len(t.guards) }

// add returns the number of a condition under a key.
func (t *conditionTable) add(key []byte, g guard, parts []condition) condition {
	if n, ok := t.numbers[string(key)]; ok {
		return n
	}
	n := condition(t.len())
	t.numbers[string(key)] = n
	if parts == nil {
		parts = []condition{n}
	}
	t.guards, t.parts = append(t.guards, g), append(t.parts, parts)
	return n
}

// asked returns the number of the guard that asks for one of the first tests of a list, and of each behind them that it is passed, or,
// where its bits are turned, that it is not.
func (t *conditionTable) asked(list []int32, first, tests int) condition {
	key := append(t.key[:0], 'a', byte(first))
	for _, n := range list {
		key = binary.LittleEndian.AppendUint32(key, uint32(n))
	}
	if t.key = key; t.numbers[string(key)] > free {
		return t.numbers[string(key)]
	}
	key = slices.Clone(key) // guard writes over it
	g := guard{any: newBitSet(tests), none: newBitSet(tests)}
	for _, n := range list[:first] {
		g.any.add(int(n))
	}
	for _, n := range list[first:] {
		if n < 0 {
			g.none.add(int(^n))
			continue
		}
		group := newBitSet(tests)
		group.add(int(n))
		g.groups = append(g.groups, group)
	}
	n := t.guard(g)
	t.numbers[string(key)] = n
	return n
}

// guard returns the number of a guard.
func (t *conditionTable) guard(g guard) condition {
	key := appendSet(appendSet(append(t.key[:0], 'g'), g.any), g.none)
	for _, group := range g.groups {
		key = appendSet(key, group)
	}
	t.key = key
	return t.add(key, g, nil)
}

func appendSet(key []byte, s bitSet) []byte {
	for _, w := range s {
		key = binary.LittleEndian.AppendUint64(key, w)
	}
	return key
}

// either returns the condition that one of two holds.
func (t *conditionTable) either(a, b condition) condition {
	if a == free || b == free {
		return free
	}
	if a == b {
		return a
	}
	pair := [2]condition{min(a, b), max(a, b)}
	if n, ok := t.pairs[pair]; ok {
		return n
	}
	parts := slices.Concat(t.parts[a], t.parts[b])
	slices.Sort(parts)
	parts = slices.Compact(parts)
	n := parts[0]
	if len(parts) > 1 {
		key := append(t.key[:0], 'e')
		for _, p := range parts {
			key = binary.LittleEndian.AppendUint16(key, uint16(p))
		}
		t.key = key
		n = t.add(key, guard{}, parts)
	}
	t.pairs[pair] = n
	return n
}

// any returns the condition that one of several holds.
func (t *conditionTable) any(of []condition) condition {
	if len(of) == 0 {
		return free
	}
	all := of[0]
	for _, c := range of[1:] {
		all = t.either(all, c)
	}
	return all
}

// index lays out where a test leads. It is called when all conditions are known.
func (t *conditionTable) index(tests int) {
	t.ofTest, t.wider = make([][]condition, tests), make([][]condition, t.len())
	for n := 1; n < t.len(); n++ {
		for _, p := range t.parts[n] {
			t.wider[p] = append(t.wider[p], condition(n))
		}
		for test := range t.guards[n].any.all {
			t.ofTest[test] = append(t.ofTest[test], condition(n))
		}
	}
}

// meet adds the conditions that a word meets which passes some tests.
func (t *conditionTable) meet(all, passed bitSet) {
	all.add(int(free))
	for test := range passed.all {
		for _, n := range t.ofTest[test] {
			if !all.has(int(n)) && t.guards[n].holds(passed) {
				for _, wider := range t.wider[n] {
					all.add(int(wider))
				}
			}
		}
	}
}
