package bench

import (
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/normalize"
)

// A span is a name found in a document.
type span struct{ start, end, name int }

func compareSpans(a, b span) int {
	return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end), cmp.Compare(a.name, b.name))
}

// findings is what a scanner found in a text, document by document.
type findings struct {
	all   [][]span // sorted; a name that is not told is that of the words
	plain [][]span // those among them that begin and end at words and are written like the key of the name
	wrong int      // numbers that are of no name
}

// findAll lets a scanner look through a text. numbers leads from keys to the numbers of names.
func findAll(s scanner, text mentionText, numbers map[string]int32) findings {
	var f findings
	for i, document := range text.documents {
		var all, plain []span
		edges := wordEdges(text.bytes[i])
		s.scan(text.bytes[i], func(start, end, name int) {
			number, known := numbers[document[start:end]]
			if name == unsaid && known {
				name = int(number)
			}
			if name < 0 || name >= len(numbers) {
				f.wrong++
				return
			}
			all = append(all, span{start, end, name})
			if known && name == int(number) && edges[start]&begins != 0 && edges[end]&ends != 0 {
				plain = append(plain, span{start, end, name})
			}
		})
		slices.SortFunc(all, compareSpans)
		slices.SortFunc(plain, compareSpans)
		f.all, f.plain = append(f.all, all), append(f.plain, plain)
	}
	return f
}

type edge uint8

const (
	begins edge = 1 << iota
	ends
)

// wordEdges tells of every byte whether a word begins there, or has ended.
func wordEdges(document []byte) []edge {
	edges := make([]edge, len(document)+1)
	for _, s := range normalize.AppendSegments(nil, document) {
		if s.Kind != normalize.Newline {
			edges[s.Start] |= begins
			edges[s.End] |= ends
		}
	}
	return edges
}

func countSpans(documents [][]span) int {
	n := 0
	for _, spans := range documents {
		n += len(spans)
	}
	return n
}

// A difference is how two findings differ.
type difference struct {
	missed, invented int
	examples         []string // a few
}

// differ compares sorted spans, document by document. A span found twice is invented once.
func differ(text mentionText, got, want [][]span) (d difference) {
	for i, document := range text.documents {
		a, b := got[i], want[i]
		for len(a) > 0 || len(b) > 0 {
			switch {
			case len(b) == 0 || len(a) > 0 && compareSpans(a[0], b[0]) < 0:
				d.invented++
				d.example(i, document, "invented", a[0])
				a = a[1:]
			case len(a) == 0 || compareSpans(a[0], b[0]) > 0:
				d.missed++
				d.example(i, document, "missed", b[0])
				b = b[1:]
			default:
				a, b = a[1:], b[1:]
			}
		}
	}
	return d
}

const mostExamples = 5

func (d *difference) example(i int, document, what string, s span) {
	if len(d.examples) < mostExamples {
		d.examples = append(d.examples, fmt.Sprintf("document %d: %s name %d: %s", i, what, s.name, around(document, s.start, s.end)))
	}
}

// around shows a part of a document in brackets and the words beside it.
func around(document string, start, end int) string {
	before, after := document[:start], document[end:]
	if fields := strings.Fields(before); len(fields) > 3 {
		before = strings.Join(fields[len(fields)-3:], " ") + before[len(strings.TrimRight(before, " ")):]
	}
	if fields := strings.Fields(after); len(fields) > 3 {
		after = after[:len(after)-len(strings.TrimLeft(after, " "))] + strings.Join(fields[:3], " ")
	}
	return fmt.Sprintf("%q", before+"["+document[start:end]+"]"+after)
}

func TestDiffer(t *testing.T) {
	text := mentionText{documents: []string{"ابجد"}}
	got := [][]span{{{0, 2, 1}, {0, 2, 1}, {2, 4, 3}}}
	want := [][]span{{{0, 2, 1}, {0, 4, 2}, {2, 4, 3}}}
	d := differ(text, got, want)
	if d.missed != 1 || d.invented != 1 || len(d.examples) != 2 {
		t.Errorf("%+v, want one missed, one invented", d)
	}
	if d := differ(text, want, want); d.missed+d.invented != 0 {
		t.Errorf("what is equal differs: %+v", d)
	}
}

// TestFindAll: what is plain begins and ends at words and is written like the name.
func TestFindAll(t *testing.T) {
	const document = "باب وباب باب"
	text := mentionText{documents: []string{document}, bytes: [][]byte{[]byte(document)}}
	f := findAll(fixedScanner{{0, 6, 0}, {9, 15, 0}, {7, 15, 0}, {16, 22, 1}, {16, 22, unsaid}, {0, 6, 7}}, text, map[string]int32{"باب": 0, "ب": 1})
	want := findings{
		all:   [][]span{{{0, 6, 0}, {7, 15, 0}, {9, 15, 0}, {16, 22, 0}, {16, 22, 1}}},
		plain: [][]span{{{0, 6, 0}, {16, 22, 0}}},
		wrong: 1,
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("%+v, want %+v", f, want)
	}
}

// A fixedScanner finds the same spans in every document.
type fixedScanner []span

func (fixedScanner) build([]string) error { return nil }

func (s fixedScanner) scan(_ []byte, emit func(start, end, name int)) {
	for _, s := range s {
		emit(s.start, s.end, s.name)
	}
}

func TestAround(t *testing.T) {
	if got, want := around("a b c d e f g h i", 8, 9), `"b c d [e] f g h"`; got != want {
		t.Errorf("%s, want %s", got, want)
	}
}
