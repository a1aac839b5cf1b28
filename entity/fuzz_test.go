package entity_test

import (
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// seed adds the shipped texts and the hostile ones that are short.
func seed(f *testing.F) {
	for _, d := range append(entitytest.Documents(), entitytest.Cases()...) {
		f.Add(d.Text)
	}
	for _, text := range hostile {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
}

// Whatever the text: its entities hold the spans of Nested, replacing each span by itself changes nothing, and the
// words of the text as tokens give what they give joined.
func FuzzDocument(f *testing.F) {
	x, err := entity.New()
	if err != nil {
		f.Fatal(err)
	}
	seed(f)
	f.Fuzz(func(t *testing.T, text string) {
		if fault := brokenDocument(x.Document(text), x.Nested(text)); fault != "" {
			t.Fatalf("%q: %s", text, fault)
		}
		if got := x.Replace(text, itself); got != text {
			t.Fatalf("%q: replaced by itself: %q", text, got)
		}
		if fault := brokenTokens(x, strings.Split(text, " ")); fault != "" {
			t.Fatalf("%q: %s", text, fault)
		}
	})
}

// Whatever the stream: no document is longer than allowed, each is what stands at its base, and between them is white
// space alone.
func FuzzDocuments(f *testing.F) {
	x, err := entity.New()
	if err != nil {
		f.Fatal(err)
	}
	f.Add("a\n\nb", false, 3)
	f.Add("بغداد\r\n\xff \n\nدمشق", true, 5)
	f.Fuzz(func(t *testing.T, stream string, blocks bool, most int) {
		o := entity.StreamOptions{MaxDocument: most}
		if blocks {
			o.Separator = entity.AtBlankLine
		}
		end := 0
		for d, err := range x.Documents(t.Context(), strings.NewReader(stream), o) {
			base := int(d.Base)
			switch {
			case err != nil:
				t.Fatal(err)
			case base < end || !strings.HasPrefix(stream[base:], d.Text) || strings.Trim(stream[end:base], " \t\r\n") != "":
				t.Fatalf("%q: %q at %d", stream, d.Text, base)
			case d.Text == "" || most > 0 && len(d.Text) > most:
				t.Fatalf("%q: a document of %d bytes", stream, len(d.Text))
			}
			end = base + len(d.Text)
		}
		if strings.Trim(stream[end:], " \t\r\n") != "" {
			t.Fatalf("%q: lost %q", stream, stream[end:])
		}
	})
}
