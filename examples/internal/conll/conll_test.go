package conll

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRead(t *testing.T) {
	for _, c := range []struct {
		what, text string
		want       [][]Token
	}{
		{"nothing", "\n\n", nil},
		{"spaces, tabs and line ends", "زعتران B-LOC\r\nهادئة\tO", [][]Token{{{"زعتران", "LOC", true, 1}, {Text: "هادئة", Line: 2}}}},
		{"blank lines divide", "ا O\n\n\nب O\n", [][]Token{{{Text: "ا", Line: 1}}, {{Text: "ب", Line: 4}}}},
		{"comments and documents divide", "# one\nا O\n-DOCSTART- -X- O O\nب O\n", [][]Token{{{Text: "ا", Line: 2}}, {{Text: "ب", Line: 4}}}},
		{"a hash can be a token", "# O\n#وسم I-LOC\n", [][]Token{{{Text: "#", Line: 1}, {"#وسم", "LOC", false, 2}}}},
		{"columns between are skipped", "\ufeffنهر NN I-NP B-LOC\n", [][]Token{{{"نهر", "LOC", true, 1}}}},
	} {
		got, err := Read(strings.NewReader(c.text))
		equal(t, c.what, got, c.want)
		equal(t, c.what, err, nil)
	}
}

func TestReadErrors(t *testing.T) {
	for text, want := range map[string]string{
		"ا O\nب\n":               `line 2: "ب": want a token and a label`,
		"ا B-ORG|B-LOC\n":        `line 1: "B-ORG|B-LOC" is no flat BIO label`,
		"ا LOC\n":                `line 1: "LOC" is no flat BIO label`,
		"ا O\nب E-LOC\n":         `line 2: "E-LOC" is no flat BIO label`,
		strings.Repeat("ا", 1e6): "line 1: bufio.Scanner: token too long",
	} {
		_, err := Read(strings.NewReader(text))
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	broken := errors.New("broken")
	if _, err := Read(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("got %v", err)
	}
}

func TestMentionsOf(t *testing.T) {
	for sentence, want := range map[string][]Mention{
		"ا/O ب/O":                   nil,
		"ا/B-LOC ب/I-LOC ج/O":       {{0, 2, "LOC"}},
		"ا/B-LOC ب/B-LOC":           {{0, 1, "LOC"}, {1, 2, "LOC"}},
		"ا/I-LOC ب/I-LOC ج/I-PER":   {{0, 2, "LOC"}, {2, 3, "PER"}},
		"ا/O ب/B-PER ج/O د/I-PER":   {{1, 2, "PER"}, {3, 4, "PER"}},
		"ا/B-X-Y ب/I-X-Y ج/B-X ":    {{0, 2, "X-Y"}, {2, 3, "X"}},
		"ا/B-PER ب/I-LOC ج/I-PER":   {{0, 1, "PER"}, {1, 2, "LOC"}, {2, 3, "PER"}},
		"ا/B-PER ب/I-PER ج/I-PER  ": {{0, 3, "PER"}},
	} {
		equal(t, sentence, Mentions(tokens(t, strings.TrimSpace(sentence))), want)
	}
}

// equal fails the test unless two values are alike.
func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

// tokens reads one sentence of `token/label` words.
func tokens(t *testing.T, sentence string) []Token {
	t.Helper()
	all, err := Read(strings.NewReader(strings.NewReplacer("/", " ", " ", "\n").Replace(sentence)))
	if err != nil || len(all) != 1 {
		t.Fatalf("%q: %d sentences, %v", sentence, len(all), err)
	}
	return all[0]
}
