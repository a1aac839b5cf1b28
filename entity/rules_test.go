package entity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Every rule proposes, above the threshold, the bracketed spans of its examples, and nothing where it must
// not fire. What becomes of a proposal beside others is for the resolution and its tests.
func TestRuleExamples(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	require.Greater(t, len(x.rules), 30)
	for i, r := range x.rules {
		for _, example := range r.Fires {
			text, want := brackets(example)
			assert.NotEmpty(t, want, "%s: no brackets in %s", r.ID, example)
			assert.Subset(t, proposed(x, i, text), want, "%s:%d: %s must fire on %s", r.File, r.Line, r.ID, example)
		}
		for _, example := range r.Never {
			assert.Empty(t, proposed(x, i, example), "%s:%d: %s must not fire on %s", r.File, r.Line, r.ID, example)
		}
		assert.NotEmpty(t, r.Why, r.ID)
	}
}

// proposed returns the surfaces that a rule proposes above the threshold.
func proposed(x *Extractor, rule int, text string) []string {
	d := &document{recorder: new(recorder)}
	x.run(d, text)
	found := []string{}
	for _, p := range d.recorder.proposals {
		if p.rule == rule && p.score >= x.threshold {
			found = append(found, x.span(d, &d.cands[p.cand]).Text)
		}
	}
	return found
}

// brackets takes the brackets off an example and returns what stood in them.
func brackets(example string) (text string, inside []string) {
	for rest := example; ; {
		before, after, ok := strings.Cut(rest, "[")
		text += before
		if !ok {
			return text, inside
		}
		span, behind, _ := strings.Cut(after, "]")
		inside = append(inside, span)
		text += span
		rest = behind
	}
}
