package main

import (
	"strings"
	"testing"
)

func TestNewText(t *testing.T) {
	for _, c := range []struct {
		sentence string
		words    string // | before and behind those of an entity
		mentions []mention
	}{
		{"عاد/O جابر/B-PER العنبري/I-PER مساء/O", "عاد |جابر| |العنبري| مساء", []mention{{1, 3, "PER"}}},
		{"ل+/O زعتران/B-LOC بحر/O", "|لزعتران| بحر", []mention{{0, 1, "LOC"}}},
		{"و+/O ل+/O لميناء/B-LOC", "|وللميناء|", []mention{{0, 1, "LOC"}}},
		{"ل+/B-LOC زعتران/I-LOC", "|ل| |زعتران|", []mention{{0, 2, "LOC"}}},
		{"+/O بر+/O +3/O", "بر", nil},
		{"د.جابر/B-PER (/O 3/B-PER ،/O ب/O", "|د| |جابر| ب", []mention{{0, 2, "PER"}}},
		{"زَعتران/B-LOC 7/I-LOC", "|زَعتران|", []mention{{0, 1, "LOC"}}},
	} {
		text := newText(tokens(t, c.sentence), lists(t))
		var words []string
		for _, w := range text.words {
			s := w.text
			if w.inside {
				s = "|" + s + "|"
			}
			words = append(words, s)
		}
		equal(t, c.sentence, strings.Join(words, " "), c.words)
		equal(t, c.sentence, text.mentions, c.mentions)
	}
}

func TestNamesEndAtWords(t *testing.T) {
	text := newText(tokens(t, "«/O رأس/O -/O الزيت/O 5/O"), lists(t, "رأس - الزيت\tPLACE\n5\tnumber\n"))
	equal(t, "names", len(text.names), 1)
	equal(t, "its ends", [2]int{text.names[0].first, text.names[0].last}, [2]int{0, 2})
	equal(t, "keys", text.words[1].key, "الزيت")
}
