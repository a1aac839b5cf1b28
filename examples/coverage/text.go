package main

import (
	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/normalize"
)

// A text is a sentence with what is annotated in it and what the lists know of it.
type text struct {
	words    []word
	names    []name // their ends are words
	mentions []mention
}

// A mention is an annotated name: words first to last of a text.
type mention struct {
	first, last int
	label       string
}

// A word is a run of letters. Numbers and signs are none: no list has to know them.
type word struct {
	text, key string
	inside    bool // of an entity of any label
}

// newText looks a sentence up. The ends of its mentions are words too; a mention without one is left out.
func newText(tokens []conll.Token, lists *lexicon) text {
	source, spans := conll.Join(tokens)
	folded := normalize.New(source, normalize.MatchKey)
	segments := normalize.AppendSegments(nil, folded.Bytes())
	var t text
	var places []normalize.SourceSpan
	before := []int{0} // segment → words before it
	for _, s := range segments {
		if s.Kind == normalize.Word {
			at := folded.ToSource(s.KeySpan)
			places = append(places, at)
			t.words = append(t.words, word{text: source[at.Start:at.End], key: string(folded.Bytes()[s.Start:s.End])})
		}
		before = append(before, len(t.words))
	}
	for _, n := range lists.names(folded.Bytes(), segments) {
		if n.first, n.last = before[n.first], before[n.last]; n.first < n.last {
			t.names = append(t.names, n)
		}
	}
	for _, m := range conll.Mentions(tokens) {
		t.annotate(m.Label, places, normalize.SourceSpan{Start: spans[m.First].Start, End: spans[m.Last-1].End})
	}
	return t
}

// annotate adds a mention, of all words that it touches.
func (t *text) annotate(label string, places []normalize.SourceSpan, at normalize.SourceSpan) {
	m := mention{label: label}
	for i, p := range places {
		if p.Start < at.End && at.Start < p.End {
			if m.last == 0 {
				m.first = i
			}
			m.last = i + 1
			t.words[i].inside = true
		}
	}
	if m.last > 0 {
		t.mentions = append(t.mentions, m)
	}
}
