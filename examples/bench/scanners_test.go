package bench

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	bobusumisu "github.com/BobuSumisu/aho-corasick"
	anknown "github.com/anknown/ahocorasick"
	"github.com/blevesearch/vellum"
	petar "github.com/petar-dambovaliev/aho-corasick"

	"github.com/kayan-nlp/kayan/normalize"
)

// A scanner finds names in the key of a text.
type scanner interface {
	// build is given the keys of names.
	build(keys []string) error
	// scan reports every match by its bytes and the number of the name. It is -1 where a peer does not say.
	scan(document []byte, emit func(start, end, name int))
}

// unsaid is the number of a name that is not told.
const unsaid = -1

// What some scanners have and others have not.
type (
	// counter is a scanner that hands its matches over in another way than one by one.
	counter interface{ count(document []byte) int }
	// stored is a scanner that is written to disk as it stands in memory.
	stored interface{ storedBytes() int }
	// mapped is a scanner of which the heap is not the whole.
	mapped interface{ mappedBytes() int }
	// closer is a scanner that leaves something behind.
	closer interface{ close() error }
)

// count is what the clock runs for: every match is found and reported.
func count(s scanner, document []byte) int {
	if c, ok := s.(counter); ok {
		return c.count(document)
	}
	n := 0
	s.scan(document, func(int, int, int) { n++ })
	return n
}

// ngramMap asks a map at every word for the names of one to four words that begin there. It is what many write
// who know no better, and fast, as long as the map stays in the cache.
type ngramMap struct {
	numbers  map[string]int32
	segments []normalize.Segment
}

func (m *ngramMap) build(keys []string) error {
	m.numbers = make(map[string]int32, len(keys))
	for i, key := range keys {
		m.numbers[strings.Clone(key)] = int32(i) // its own, as other scanners have theirs
	}
	return nil
}

func (m *ngramMap) scan(document []byte, emit func(start, end, name int)) {
	m.segments = normalize.AppendSegments(m.segments[:0], document)
	for i, first := range m.segments {
		for _, last := range m.segments[i:min(i+mostWords, len(m.segments))] {
			if last.Kind != normalize.Word && last.Kind != normalize.Number {
				break // no name goes on behind
			}
			if name, ok := m.numbers[string(document[first.Start:last.End])]; ok {
				emit(first.Start, last.End, int(name))
			}
		}
	}
}

// bobusumisuTrie is an automaton over bytes, of 2 KB a state.
type bobusumisuTrie struct{ trie *bobusumisu.Trie }

func (b *bobusumisuTrie) build(keys []string) error {
	b.trie = bobusumisu.NewTrieBuilder().AddStrings(keys).Build()
	return nil
}

func (b *bobusumisuTrie) scan(document []byte, emit func(start, end, name int)) {
	b.trie.Walk(document, func(last, n, pattern int64) bool {
		emit(int(last-n+1), int(last+1), int(pattern))
		return true
	})
}

// petarAutomaton is an automaton over bytes, asked for overlapping matches; without its DFA it is slower.
type petarAutomaton struct{ automaton petar.AhoCorasick }

func (p *petarAutomaton) build(keys []string) error {
	builder := petar.NewAhoCorasickBuilder(petar.Opts{MatchKind: petar.StandardMatch, DFA: true})
	p.automaton = builder.Build(keys)
	return nil
}

func (p *petarAutomaton) scan(document []byte, emit func(start, end, name int)) {
	matches := p.automaton.IterOverlappingByte(document)
	for m := matches.Next(); m != nil; m = matches.Next() {
		emit(m.Start(), m.End(), m.Pattern())
	}
}

// anknownMachine is an automaton over runes in a double array: the text is made runes, the places bytes again.
// It does not tell the number of a name.
type anknownMachine struct {
	machine anknown.Machine
	runes   []rune
	places  []int // of each rune, and of the end
}

func (a *anknownMachine) build(keys []string) error {
	runes := make([][]rune, len(keys))
	for i, key := range keys {
		runes[i] = []rune(key)
	}
	return a.machine.Build(runes)
}

func (a *anknownMachine) scan(document []byte, emit func(start, end, name int)) {
	a.runes, a.places = a.runes[:0], a.places[:0]
	for at := 0; at < len(document); {
		r, size := utf8.DecodeRune(document[at:])
		a.runes, a.places = append(a.runes, r), append(a.places, at)
		at += size
	}
	a.places = append(a.places, len(document))
	for _, term := range a.machine.MultiPatternSearch(a.runes, false) {
		emit(a.places[term.Pos], a.places[term.Pos+len(term.Word)], unsaid)
	}
}

// vellumFST is a minimal automaton, walked from the beginning of every word as far as it goes.
type vellumFST struct {
	data     []byte
	fst      *vellum.FST
	segments []normalize.Segment
}

func (v *vellumFST) build(keys []string) error {
	order := make([]int32, len(keys))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return strings.Compare(keys[a], keys[b]) })
	var file bytes.Buffer
	builder, err := vellum.New(&file, nil)
	if err != nil {
		return err
	}
	for _, i := range order {
		if err := builder.Insert([]byte(keys[i]), uint64(i)); err != nil {
			return fmt.Errorf("%q: %w", keys[i], err)
		}
	}
	if err := builder.Close(); err != nil {
		return err
	}
	v.data = bytes.Clone(file.Bytes())
	v.fst, err = vellum.Load(v.data)
	return err
}

func (v *vellumFST) storedBytes() int { return len(v.data) }

func (v *vellumFST) scan(document []byte, emit func(start, end, name int)) {
	v.segments = normalize.AppendSegments(v.segments[:0], document)
	for i, first := range v.segments {
		at, state, value := first.Start, v.fst.Start(), uint64(0)
		for _, last := range v.segments[i:] {
			for ; at < last.End && v.fst.CanMatch(state); at++ {
				var output uint64
				state, output = v.fst.AcceptWithVal(state, document[at])
				value += output
			}
			if !v.fst.CanMatch(state) {
				break
			}
			if final, output := v.fst.IsMatchWithVal(state); final {
				emit(first.Start, last.End, int(value+output))
			}
		}
	}
}

// TestScanners shows what each of them finds in one line, and so that what they find is not the same.
func TestScanners(t *testing.T) {
	names := nameList{texts: []string{"بغداد", "شارع بغداد", "بغداد الجديدة", "داد", "العراق"}}
	for _, text := range names.texts {
		names.keys = append(names.keys, normalize.Key(text))
	}
	const document = "في شارع بغداد الجديدة، وبغداد للعراق"
	words := []string{"شارع بغداد=1", "بغداد=0", "بغداد الجديدة=2"}
	parts := []string{"شارع بغداد=1", "بغداد=0", "داد=3", "بغداد الجديدة=2", "بغداد=0", "داد=3"}
	for _, c := range []struct {
		name string
		scanner
		want []string
	}{
		{"n-gram map", new(ngramMap), words},
		{"vellum", new(vellumFST), words},
		{"kayan", &kayanIndex{names: names, dir: t.TempDir()}, append(slices.Clone(words), "بغداد=0", "لعراق=4")},
		{"BobuSumisu", new(bobusumisuTrie), parts},
		{"petar-dambovaliev", new(petarAutomaton), parts},
		{"anknown", new(anknownMachine), []string{
			"شارع بغداد=-1", "بغداد=-1", "داد=-1", "بغداد الجديدة=-1", "بغداد=-1", "داد=-1",
		}},
	} {
		if err := c.build(names.keys); err != nil {
			t.Fatal(c.name, err)
		}
		var got []string
		c.scan([]byte(document), func(start, end, name int) {
			got = append(got, fmt.Sprintf("%s=%d", document[start:end], name))
		})
		if n := count(c.scanner, []byte(document)); n != len(got) {
			t.Errorf("%s: counts %d matches, reports %d", c.name, n, len(got))
		}
		slices.Sort(got)
		if want := slices.Sorted(slices.Values(c.want)); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", c.name, got, want)
		}
		if k, ok := c.scanner.(closer); ok && k.close() != nil {
			t.Errorf("%s: does not close", c.name)
		}
	}
}
