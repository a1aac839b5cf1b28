package entity

import (
	"encoding/binary"
	"slices"
	"strings"
)

// A test is an atom as the extractor numbers it. Equal atoms of all rules are one test, so that a word is tested once.
type test struct {
	atom
	labels []label // any of these; none for a shape
}

// takes reports whether a label is one of the test's.
func (t *test) takes(l label) bool {
	if len(t.labels) == 1 {
		return t.labels[0] == l
	}
	return slices.Contains(t.labels, l)
}

// A testTable numbers the tests of all programs.
type testTable struct {
	tests   []test
	byAtom  map[string]int32
	labels  *labelSet
	ofLabel [][]int // label → tests that take it
	shaped  []shapeTests
	lists   []int32 // of the instructions, side by side

	wide    int      // words of a set of tests
	sets    []uint64 // side by side, the first one standing for none
	numbers map[string]setNumber
	within  [][]setNumber // test → sets that hold it
}

// A setNumber is the place of a set that several instructions share.
type setNumber uint32

// noSet stands for what cannot be said by a set: that a match may end.
const noSet setNumber = 0

// set returns the set of a number.
func (t *testTable) set(n setNumber) bitSet {
	return bitSet(t.sets[int(n)*t.wide : int(n+1)*t.wide])
}

func (t *testTable) empty() bitSet { return make(bitSet, t.wide) }

// share returns the number of a set.
func (t *testTable) share(s bitSet) setNumber {
	key := make([]byte, 0, 8*len(s))
	for _, w := range s {
		key = binary.LittleEndian.AppendUint64(key, w)
	}
	if n, ok := t.numbers[string(key)]; ok {
		return n
	}
	n := setNumber(len(t.sets) / len(s))
	t.numbers[string(key)] = n
	t.sets = append(t.sets, s...)
	return n
}

// invert notes of each test the sets that hold it. It is called when all sets are known.
func (t *testTable) invert() {
	t.within = make([][]setNumber, len(t.tests))
	for n := range len(t.sets) / t.wide {
		for test := range t.set(setNumber(n)).all {
			t.within[test] = append(t.within[test], setNumber(n))
		}
	}
}

// listOf returns the tests of an instruction, in the order in which they count.
func (t *testTable) listOf(in *instruction) []int32 {
	if in.count == 0 {
		return nil
	}
	return t.lists[in.y : in.y+int32(in.count)]
}

// shapeTests are the tests of shapes behind one proclitic, or behind none.
type shapeTests struct {
	prefix string
	tests  []int
}

func newTestTable() *testTable { return &testTable{byAtom: map[string]int32{}, labels: newLabelSet()} }

// of returns the number of the test that an atom asks for.
func (t *testTable) of(a *atom) int32 {
	names := append([]string{a.label}, a.others...)
	key := strings.Join(append(slices.Clone(names), a.subtype, a.value, a.prefix), "\x00")
	key += string([]byte{flagByte(a.strong), flagByte(a.anyway), byte(a.words), byte(a.shape)})
	if n, ok := t.byAtom[key]; ok {
		return n
	}
	n := int32(len(t.tests))
	t.byAtom[key] = n
	made := test{atom: *a}
	if a.label != "" {
		for _, name := range names {
			made.labels = append(made.labels, t.labels.of(name))
		}
	}
	t.tests = append(t.tests, made)
	return n
}

func flagByte(b bool) byte {
	if b {
		return 1
	}
	return 0
}

// index lays out the tests by what they look at. It is called when all labels and tests are known.
func (t *testTable) index() {
	t.wide = len(t.tests)/64 + 1
	t.sets, t.numbers = t.empty(), map[string]setNumber{}
	t.ofLabel = make([][]int, len(t.labels.names))
	t.shaped = t.shaped[:0]
	for n := range t.tests {
		if t.tests[n].label == "" {
			t.addShape(n)
		}
		for _, l := range t.tests[n].labels {
			t.ofLabel[l] = append(t.ofLabel[l], n)
		}
	}
}

func (t *testTable) addShape(n int) {
	prefix := t.tests[n].prefix
	at := slices.IndexFunc(t.shaped, func(s shapeTests) bool { return s.prefix == prefix })
	if at < 0 {
		at = len(t.shaped)
		t.shaped = append(t.shaped, shapeTests{prefix: prefix})
	}
	t.shaped[at].tests = append(t.shaped[at].tests, n)
}

// A label numbers the types that gazetteers and rules know. 0 is none.
type label uint16

type labelSet struct {
	byName map[string]label
	names  []string
}

func newLabelSet() *labelSet { return &labelSet{byName: map[string]label{"": 0}, names: []string{""}} }

func (s *labelSet) of(name string) label {
	if l, ok := s.byName[name]; ok {
		return l
	}
	l := label(len(s.names))
	s.byName[name] = l
	s.names = append(s.names, name)
	return l
}
