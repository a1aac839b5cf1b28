package bench

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
)

// recall is which of the mentions were found.
type recall struct {
	plain, behind           int // mentions without and behind a proclitic
	foundPlain, foundBehind int
	// readWhole are mentions of one word behind a proclitic that are a name together with it: whole words are
	// not split.
	readWhole int
	// readArticle are names that begin with a lam behind another: they are read as the names with the article.
	readArticle int
	missed      int
	examples    []string
}

func recallOf(text mentionText, names nameList, f findings) (r recall) {
	for _, m := range text.mentions {
		found := has(f.all[m.document], m.start, m.end, m.name)
		switch {
		case m.proclitic == 0:
			r.plain++
			r.foundPlain += one(found)
		default:
			r.behind++
			r.foundBehind += one(found)
		}
		switch {
		case found:
		case m.readWhole(f):
			r.readWhole++
		case m.readArticle(names, f):
			r.readArticle++
		default:
			r.missed++
			if len(r.examples) < mostExamples {
				r.examples = append(r.examples, fmt.Sprintf("document %d: name %d, %q: %s", m.document, m.name,
					names.texts[m.name], around(text.documents[m.document], m.start-m.proclitic, m.end)))
			}
		}
	}
	return r
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func has(spans []span, start, end, name int) bool {
	_, found := slices.BinarySearchFunc(spans, span{start, end, name}, compareSpans)
	return found
}

// readWhole reports whether the one word of a mention was found whole, with its proclitic.
func (m mention) readWhole(f findings) bool {
	spans := f.all[m.document]
	i, _ := slices.BinarySearchFunc(spans, span{m.start - m.proclitic, m.end, 0}, compareSpans)
	return m.proclitic > 0 && i < len(spans) && spans[i].start == m.start-m.proclitic && spans[i].end == m.end
}

// readArticle reports whether a name that begins with a lam stands behind another one, and was read as a name with
// the article: للواء as ل and اللواء.
func (m mention) readArticle(names nameList, f findings) bool {
	spans := f.all[m.document]
	i, _ := slices.BinarySearchFunc(spans, span{start: m.start}, compareSpans)
	if m.proclitic == 0 || !strings.HasPrefix(names.keys[m.name], "ل") {
		return false
	}
	for ; i < len(spans) && spans[i].start == m.start; i++ {
		if strings.HasPrefix(names.keys[spans[i].name], "ال") {
			return true
		}
	}
	return false
}

// TestRecallOf has one mention of each fate: found, found behind a proclitic, read whole, read with the article,
// missed.
func TestRecallOf(t *testing.T) {
	names := nameList{keys: []string{"باب", "وباب", "لواء", "اللواء"}}
	names.texts = names.keys
	text := mentionText{
		documents: []string{"باب", "فباب", "وباب", "للواء", "كباب"},
		mentions:  []mention{{0, 0, 6, 0, 0}, {1, 2, 8, 2, 0}, {2, 2, 8, 2, 0}, {3, 2, 10, 2, 2}, {4, 2, 8, 2, 0}},
	}
	got := recallOf(text, names, findings{all: [][]span{{{0, 6, 0}}, {{2, 8, 0}}, {{0, 8, 1}}, {{2, 10, 3}}, nil}})
	got.examples = nil
	want := recall{plain: 1, foundPlain: 1, behind: 4, foundBehind: 1, readWhole: 1, readArticle: 1, missed: 1}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}
