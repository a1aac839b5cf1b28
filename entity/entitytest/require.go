package entitytest

import (
	"fmt"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// TB is the part of testing.TB that is used here.
type TB interface {
	Helper()
	Fatalf(format string, args ...any)
}

// An Extractor finds spans in a text; *entity.Extractor is one.
type Extractor interface {
	Extract(text string) []entity.Span
}

// RequireSpans extracts from the text of markup and fails unless exactly the marked spans are found.
// Subtypes are compared where the markup gives them.
func RequireSpans(t TB, x Extractor, markup string) {
	t.Helper()
	text, want, err := Parse(markup)
	if err != nil {
		t.Fatalf("markup: %v", err)
		return
	}
	if diff := Diff(want, x.Extract(text)); diff != "" {
		t.Fatalf("%s\n%s", text, diff)
	}
}

// Diff compares two lists of spans, a line for each difference: missing (-) or unexpected (+), offsets first
// so that the lines read well in both directions. It is empty where the lists agree. A subtype is compared
// where want has one.
func Diff(want, got []entity.Span) string {
	var b strings.Builder
	for _, w := range want {
		if !contains(got, w) {
			fmt.Fprintf(&b, "- %d-%d %s \u2068%s\u2069\n", w.Start, w.End, label(w), w.Text)
		}
	}
	for _, g := range got {
		if !containedBy(want, g) {
			fmt.Fprintf(&b, "+ %d-%d %s \u2068%s\u2069 %s\n", g.Start, g.End, label(g), g.Text, g.Rule)
		}
	}
	return b.String()
}

func same(want, got entity.Span) bool {
	return want.Start == got.Start && want.End == got.End && want.Type == got.Type &&
		(want.Subtype == "" || want.Subtype == got.Subtype)
}

func contains(got []entity.Span, w entity.Span) bool {
	for _, g := range got {
		if same(w, g) {
			return true
		}
	}
	return false
}

func containedBy(want []entity.Span, g entity.Span) bool {
	for _, w := range want {
		if same(w, g) {
			return true
		}
	}
	return false
}
