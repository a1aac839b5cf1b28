package conll

import (
	"strings"
	"testing"
)

func TestReadNested(t *testing.T) {
	for text, want := range map[string][]Mention{
		"ا O\nب O\n":         nil,
		"ا B-LOC\nب I-LOC\n": {{0, 2, "LOC"}},
		"ا B-OCC\nب I-OCC|B-ORG\nج I-ORG|I-OCC\nد O\n": {{0, 3, "OCC"}, {1, 3, "ORG"}},
		"ا B-ORG|B-GPE\nب I-ORG\n":                     {{0, 2, "ORG"}, {0, 1, "GPE"}},
		"ا B-GPE|B-ORG\nب I-ORG\nج B-ORG|B-GPE\n":      {{0, 2, "ORG"}, {0, 1, "GPE"}, {2, 3, "ORG"}, {2, 3, "GPE"}},
		"ا B-A|B-B|B-C\nب I-A|I-B\nج I-A\n":            {{0, 3, "A"}, {0, 2, "B"}, {0, 1, "C"}},
	} {
		got, err := ReadNested(strings.NewReader(text))
		equal(t, text, err, nil)
		equal(t, text, len(got), 1)
		equal(t, text, got[0].Mentions, want)
	}
	for text, want := range map[string]string{"ا B-A|\n": `line 1: "B-A|" is no BIO label`, "ا O|B-A\n": `line 1: "O|B-A" is no BIO label`, "ا\n": `line 1: "ا": want a token and a label`} {
		_, err := ReadNested(strings.NewReader(text))
		if err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
}

func TestLabelsOf(t *testing.T) {
	got, err := ReadNested(strings.NewReader("ا B-ORG|B-GPE\n\nب B-OCC\n"))
	equal(t, "error", err, nil)
	equal(t, "labels", LabelsOf(got), set("ORG", "GPE", "OCC"))
}
