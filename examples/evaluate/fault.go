package main

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/entity"
)

// A fault is a gold span that was not found as it is, or a span of ours that is not gold.
type fault struct {
	pair
	set     string
	doc     string
	group   string
	context []piece
	saw     []string // what the engine knew of the words and what it did with them
}

// A group is a kind of fault.
type group struct{ name, says string }

// groups are the kinds of faults in the order of the report.
var groups = []group{
	{"missed, listed", "a list has the words, and nothing was found there"},
	{"missed, outvoted", "no list has the words; a rule proposed the span, and it was not chosen"},
	{"missed, unlisted", "no list has the words, and no rule proposed the span"},
	{"missed", "nothing was found there"},
	{"boundary", "the type is right, the bounds are not"},
	{"wrong type", "the bounds are right, the type is not"},
	{"type and boundary", "neither is right"},
	{"false name", "the gold has nothing there"},
	{"wrong subtype", "bounds and type are right, the subtype is not"},
	{"wrong value", "bounds and type are right, the value is not"},
	{"missed inside", "a span inside another was not found"},
	{"false inside", "a span inside another that the gold does not have"},
}

// faults finds those of a set. With an engine it asks it what it saw.
func faults(s set, c convention, x *entity.Extractor) []fault {
	var all []fault
	for _, d := range s.docs {
		var e *entity.Explanation
		for _, p := range c.pairs(d) {
			if p.right() {
				continue
			}
			if e == nil && x != nil {
				explained := x.Explain(d.text)
				e = &explained
			}
			f := fault{pair: p, set: s.name, doc: d.id, context: contextOf(d.text, p)}
			sight := sight{e, c, d}
			f.group, f.saw = sight.group(p), sight.saw(p)
			all = append(all, f)
		}
	}
	return all
}

func (p pair) right() bool { return p.group() == "" }

// group says what is wrong with a pair, of what was missed without the reason. It is empty where nothing is.
func (p pair) group() string {
	g, o := p.gold, p.ours
	switch {
	case p.inside && o == nil:
		return "missed inside"
	case p.inside:
		return "false inside"
	case g == nil:
		g = p.beside
	case o == nil:
		o = p.beside
	}
	switch {
	case o == nil:
		return "missed"
	case g == nil:
		return "false name"
	case p.beside == nil && sameMark(*g, *o):
		return wrongMeaning(*g, *o)
	case g.kind == o.kind:
		return "boundary"
	case o.end > 0 && o.within(g.mark):
		return "wrong type"
	}
	return "type and boundary"
}

// wrongMeaning compares subtype and value where the gold has them.
func wrongMeaning(g, o scored) string {
	switch {
	case !sameSubtype(g, o):
		return "wrong subtype"
	case g.value != nil && !sameJSON(g.value, o.value):
		return "wrong value"
	}
	return ""
}

// bounds are those of all that the pair is about.
func (p pair) bounds() (start, end int) {
	start, end = 1<<62, 0
	for _, s := range []*scored{p.gold, p.ours, p.beside} {
		if s != nil {
			start, end = min(start, s.Start), max(end, s.End)
		}
	}
	return start, end
}

// A piece is a part of a context, inside gold, inside ours, or both.
type piece struct {
	Text       string
	Gold, Ours bool
}

// around is how many bytes of a context stand on each side.
const around = 80

// contextOf cuts the text around a pair into pieces.
func contextOf(text string, p pair) []piece {
	first, last := p.bounds()
	start, end := wordBefore(text, first-around), wordBehind(text, last+around)
	edges := []int{start, end}
	for _, s := range []*scored{p.gold, p.ours} {
		if s != nil {
			edges = append(edges, s.Start, s.End)
		}
	}
	slices.Sort(edges)
	var pieces []piece
	for i, at := range edges[1:] {
		if from := edges[i]; from < at {
			pieces = append(pieces, piece{text[from:at], p.gold.covers(from), p.ours.covers(from)})
		}
	}
	return pieces
}

func (s *scored) covers(at int) bool { return s != nil && s.Start <= at && at < s.End }

// wordBefore returns the beginning of a word at or behind a place, of the line in which the place lies or of the text.
func wordBefore(text string, at int) int {
	if at <= 0 {
		return 0
	}
	if n := strings.IndexByte(text[at:min(len(text), at+around)], ' '); n >= 0 {
		return at + n + 1
	}
	for !utf8.RuneStart(text[at]) {
		at--
	}
	return at
}

// wordBehind returns the end of a word at or before a place.
func wordBehind(text string, at int) int {
	if at >= len(text) {
		return len(text)
	}
	if n := strings.LastIndexByte(text[at-around:at], ' '); n >= 0 {
		return at - around + n
	}
	for !utf8.RuneStart(text[at]) {
		at++
	}
	return at
}
