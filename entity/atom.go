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
	numbers map[*atom]int32 // of atoms that were met before: macros are used in many rules
	labels  *labelSet
	ofLabel [][]int // label → tests that take it
	shaped  []shapeTests
	lists   []int32          // of the instructions, side by side
	places  map[string]int32 // of the lists
	key     []byte
}

// withLabels returns the tests that take one of some labels.
func (t *testTable) withLabels(labels []string) bitSet {
	tests := newBitSet(len(t.tests))
	for n := range t.tests {
		if slices.Contains(labels, t.tests[n].label) {
			tests.add(n)
		}
	}
	return tests
}

// place returns where a list lies in t.lists.
func (t *testTable) place(list []int32) int32 {
	t.key = t.key[:0]
	for _, n := range list {
		t.key = binary.LittleEndian.AppendUint32(t.key, uint32(n))
	}
	at, ok := t.places[string(t.key)]
	if !ok {
		at = int32(len(t.lists))
		t.places[string(t.key)] = at
		t.lists = append(t.lists, list...)
	}
	return at
}

// askedBy returns the tests of an instruction, and behind them what it looks at before: bits are turned where a test must fail.
func (t *testTable) askedBy(in *instruction) []int32 {
	if in.count == 0 {
		return nil
	}
	return t.lists[in.y : in.y+int32(in.count)+int32(in.looks)]
}

// listOf returns the tests of an instruction, in the order in which they count.
func (t *testTable) listOf(in *instruction) []int32 {
	return t.lists[in.y : in.y+int32(in.count)]
}

// shapeTests are the tests of shapes behind one proclitic, or behind none.
type shapeTests struct {
	prefix string
	tests  []int
}

func newTestTable() *testTable {
	return &testTable{byAtom: map[string]int32{}, numbers: map[*atom]int32{}, places: map[string]int32{}, labels: newLabelSet()}
}

// of returns the number of the test that an atom asks for.
func (t *testTable) of(a *atom) int32 {
	n, ok := t.numbers[a]
	if !ok {
		n = t.byContent(a)
		t.numbers[a] = n
	}
	return n
}

// byContent returns the number of the test of an atom that says the same.
func (t *testTable) byContent(a *atom) int32 {
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
