package main

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"
)

func TestReadSentences(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       [][]token
	}{
		{"nothing", "\n\n", nil},
		{"spaces, tabs and line ends", "زعتران B-LOC\r\nهادئة\tO", [][]token{{{"زعتران", "LOC", true}, {text: "هادئة"}}}},
		{"blank lines divide", "ا O\n\n\nب O\n", [][]token{{{text: "ا"}}, {{text: "ب"}}}},
		{"comments and documents divide", "# one\nا O\n-DOCSTART- -X- O O\nب O\n", [][]token{{{text: "ا"}}, {{text: "ب"}}}},
		{"a hash can be a token", "# O\n#وسم I-LOC\n", [][]token{{{text: "#"}, {"#وسم", "LOC", false}}}},
		{"columns between are skipped", "\ufeffنهر NN I-NP B-LOC\n", [][]token{{{"نهر", "LOC", true}}}},
	} {
		got, err := readSentences(strings.NewReader(c.text))
		equal(t, c.what, got, c.want)
		equal(t, c.what, err, nil)
	}
}

func TestReadSentencesErrors(t *testing.T) {
	for text, want := range map[string]string{
		"ا O\nب\n":               `line 2: "ب": want a token and a label`,
		"ا B-ORG|B-LOC\n":        `line 1: "B-ORG|B-LOC" is no flat BIO label`,
		"ا LOC\n":                `line 1: "LOC" is no flat BIO label`,
		"ا O\nب E-LOC\n":         `line 2: "E-LOC" is no flat BIO label`,
		strings.Repeat("ا", 1e6): "line 1: bufio.Scanner: token too long",
	} {
		_, err := readSentences(strings.NewReader(text))
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	broken := errors.New("broken")
	if _, err := readSentences(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestMentionsOf(t *testing.T) {
	for sentence, want := range map[string][]mention{
		"ا/O ب/O":                   nil,
		"ا/B-LOC ب/I-LOC ج/O":       {{0, 2, "LOC"}},
		"ا/B-LOC ب/B-LOC":           {{0, 1, "LOC"}, {1, 2, "LOC"}},
		"ا/I-LOC ب/I-LOC ج/I-PER":   {{0, 2, "LOC"}, {2, 3, "PER"}},
		"ا/O ب/B-PER ج/O د/I-PER":   {{1, 2, "PER"}, {3, 4, "PER"}},
		"ا/B-X-Y ب/I-X-Y ج/B-X ":    {{0, 2, "X-Y"}, {2, 3, "X"}},
		"ا/B-PER ب/I-LOC ج/I-PER":   {{0, 1, "PER"}, {1, 2, "LOC"}, {2, 3, "PER"}},
		"ا/B-PER ب/I-PER ج/I-PER  ": {{0, 3, "PER"}},
	} {
		equal(t, sentence, mentionsOf(tokens(t, strings.TrimSpace(sentence))), want)
	}
}
