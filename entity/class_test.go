package entity

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// unfolded returns an extractor whose programs look one word after the other, as the patterns say it.
func unfolded(t *testing.T) *Extractor {
	x, err := New()
	require.NoError(t, err)
	n := 0
	for i := range x.rules {
		for _, p := range x.rules[i].patterns {
			c := compiler{tests: x.tests, places: map[instruction]int32{}}
			entry := c.compile(p, c.emit(instruction{op: opMatch}))
			prog := &x.programs[n]
			prog.code, prog.entry, prog.caps = c.code, entry, c.caps
			n++
		}
	}
	require.Len(t, x.programs, n)
	x.begins, x.follows = nil, nil
	x.link()
	return x
}

// someText returns the beginnings of all genres of the fixtures, with their marks: the words are what counts.
func someText(t *testing.T) string {
	files, err := filepath.Glob("../testdata/source/*.txt")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	var all []byte
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		all = append(all, text[:min(len(text), 1_500)]...)
	}
	return string(all)
}

// Looks that are folded into atoms change what is asked at once, not what matches.
func TestFoldedLooksMatchAlike(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	folded, err := New()
	require.NoError(t, err)
	plain := unfolded(t)
	text := someText(t)
	a, b := new(document), new(document)
	folded.run(a, text)
	plain.run(b, text)
	require.Equal(t, len(a.words), len(b.words))
	matches, looks := 0, 0
	for i := range a.words {
		for p := range folded.programs {
			fits := a.machine.match(&folded.programs[p], i)
			require.Equal(t, b.machine.match(&plain.programs[p], i), fits, "%s at word %d, %q", folded.rules[folded.programs[p].rule].ID, i, a.word(i))
			if !fits {
				continue
			}
			matches++
			require.Equal(t, len(b.machine.steps), len(a.machine.steps))
			for n := range a.machine.steps {
				require.Equal(t, b.machine.steps[n].last, a.machine.steps[n].last)
			}
			require.Equal(t, b.machine.caps, a.machine.caps)
		}
	}
	for p := range folded.programs {
		for _, in := range folded.programs[p].code {
			looks += int(in.looks)
		}
	}
	assert.Greater(t, matches, 500)
	assert.Greater(t, looks, 1_000, "nothing was folded")
	assert.Less(t, a.machine.work, b.machine.work)
}

// What a class says is what its tests say: the conditions, and the programs that it can begin or go on.
func TestClasses(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	d := new(document)
	x.run(d, newsText)
	seen := map[*class]bool{}
	for i := range d.tokens {
		c := d.tokens[i].class
		if seen[c] {
			continue
		}
		seen[c] = true
		for n := range x.conditions.len() {
			require.Equal(t, x.holds(condition(n), c.inside), c.meets(condition(n), false))
			require.Equal(t, x.holds(condition(n), c.first), c.meets(condition(n), true))
		}
		for p := range x.programs {
			require.Equal(t, c.meets(x.begins[p], true), c.begins.has(p))
			require.Equal(t, c.meets(x.follows[p], false), c.follows.has(p))
		}
	}
	table := &d.lexicon.classes
	c := d.tokens[0].class
	assert.Same(t, c, table.of(x, c.first, c.inside), "the same tests, the same class")
	before := len(table.classes)
	assert.NotSame(t, c, table.of(x, newBitSet(len(x.tests.tests)), c.inside))
	assert.Len(t, table.classes, before+1)
}

// holds reports whether a word that passes some tests meets a condition, from what the condition is made of.
func (x *Extractor) holds(c condition, passed bitSet) bool {
	return c == free || slices.ContainsFunc(x.conditions.parts[c], func(g condition) bool { return x.conditions.guards[g].holds(passed) })
}

func TestBitSet(t *testing.T) {
	s, o := newBitSet(130), newBitSet(130)
	for _, n := range []int{0, 63, 64, 129} {
		assert.False(t, s.has(n))
		s.add(n)
		assert.True(t, s.has(n))
	}
	assert.Equal(t, []int{0, 63, 64, 129}, slices.Collect(s.all))
	assert.False(t, s.meets(o))
	o.add(64)
	assert.True(t, s.meets(o))
	o.add(1)
	o.unite(s)
	assert.Equal(t, []int{0, 1, 63, 64, 129}, slices.Collect(o.all))
	assert.NotEqual(t, s.hash(0), o.hash(0))
	for n := range s.all {
		assert.Zero(t, n)
		break
	}
}

func TestConditions(t *testing.T) {
	table := newConditionTable()
	one := table.asked([]int32{1, 2, ^3, 4}, 2, 8) // 1 or 2, not 3, and 4
	assert.Equal(t, one, table.asked([]int32{1, 2, ^3, 4}, 2, 8))
	assert.Equal(t, one, table.asked([]int32{2, 1, 4, ^3}, 2, 8), "in whatever order")
	two := table.asked([]int32{5}, 1, 8)
	both := table.either(one, two)
	assert.Equal(t, both, table.either(two, one))
	assert.Equal(t, both, table.either(both, one))
	assert.Equal(t, free, table.either(both, free))
	assert.Equal(t, free, table.any(nil))
	table.index(8)
	met := func(tests ...int) []int {
		passed, all := newBitSet(8), newBitSet(table.len())
		for _, n := range tests {
			passed.add(n)
		}
		table.meet(all, passed)
		return slices.Collect(all.all)
	}
	assert.Equal(t, []int{int(free)}, met(1))
	assert.Equal(t, []int{int(free), int(one), int(both)}, met(1, 4))
	assert.Equal(t, []int{int(free)}, met(1, 3, 4))
	assert.Equal(t, []int{int(free), int(two), int(both)}, met(5))
}
