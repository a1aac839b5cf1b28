package format

import (
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/normalize"
)

// A tile is a piece of a text: a token, or what lies between two. The tiles of a text, one behind the other, are the text.
type tile struct {
	start, end int
	gap        bool // of white space and controls, and no span begins or ends with it
	joined     bool // a span begins inside the word, and this is what stands before it
	ends       bool // a sentence ends behind it
}

// tiles cuts a text into words, numbers, marks and gaps, as the extractor does, and at every edge of the spans. Sentences end at
// line breaks and full stops, but not inside a span.
func tiles(text string, spans []entity.Span) []tile {
	folded := normalize.New(text, normalize.MatchKey)
	c := newCutter(spans)
	for _, seg := range normalize.AppendSegments(nil, folded.Bytes()) {
		at := folded.ToSource(seg.KeySpan)
		c.cut(at.Start, true)
		c.cut(at.End, seg.Kind == normalize.Newline)
		if seg.Kind == normalize.Newline || seg.Kind == normalize.Punct && strings.Contains(".!؟?", text[at.Start:at.End]) {
			c.endSentence()
		}
	}
	c.cut(len(text), true)
	return c.tiles
}

// A cutter cuts a text from its start to its end.
type cutter struct {
	tiles        []tile
	at           int
	starts, ends []int // of spans, in order; those before at are taken off
	spans        []entity.Span
	reach        int // the farthest end of the spans that begin before at
	token        int // the last tile that is one, -1 before it
}

func newCutter(spans []entity.Span) *cutter {
	c := &cutter{spans: spans, token: -1}
	for _, s := range spans {
		c.starts, c.ends = append(c.starts, s.Start), append(c.ends, s.End)
	}
	slices.Sort(c.ends)
	return c
}

// cut adds the tiles up to a point.
func (c *cutter) cut(to int, gap bool) {
	for c.at < to {
		c.starts, c.ends = from(c.starts, c.at), from(c.ends, c.at+1)
		begins := len(c.starts) > 0 && c.starts[0] == c.at
		edge := min(to, first(from(c.starts, c.at+1), to), first(c.ends, to))
		finishes := first(c.ends, -1) == edge
		t := tile{start: c.at, end: edge, gap: gap && !begins && !finishes}
		t.joined = !gap && edge < to && !finishes
		c.add(t)
		c.at = edge
	}
}

// add adds a tile; a gap behind a gap is one with it.
func (c *cutter) add(t tile) {
	if n := len(c.tiles); n > 0 && t.gap && c.tiles[n-1].gap {
		c.tiles[n-1].end = t.end
		return
	}
	if !t.gap {
		c.token = len(c.tiles)
	}
	c.tiles = append(c.tiles, t)
}

// endSentence ends the sentence behind the last token, unless a span goes on there.
func (c *cutter) endSentence() {
	if c.token < 0 {
		return
	}
	end := c.tiles[c.token].end
	for len(c.spans) > 0 && c.spans[0].Start < end {
		c.reach = max(c.reach, c.spans[0].End)
		c.spans = c.spans[1:]
	}
	c.tiles[c.token].ends = c.reach <= end
}

// from takes off numbers below n.
func from(sorted []int, n int) []int {
	for len(sorted) > 0 && sorted[0] < n {
		sorted = sorted[1:]
	}
	return sorted
}

// first returns the first number, or another if there is none.
func first(sorted []int, or int) int {
	if len(sorted) == 0 {
		return or
	}
	return sorted[0]
}
