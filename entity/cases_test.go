package entity_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// Every case of testdata/cases, a subtest each: all spans with those inside them, subtypes, values and chains of mentions.
func TestCases(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	cases := entitytest.Cases()
	require.NotEmpty(t, cases)
	for _, d := range cases {
		t.Run(d.ID, func(t *testing.T) {
			got := x.Nested(d.Text)
			if diff := entitytest.Diff(d.Spans, got); diff != "" {
				t.Fatalf("%s\n%s", d.Text, diff)
			}
			assert.Empty(t, wrongValues(d, got), d.Text)
			assert.Empty(t, wrongChains(d, got), d.Text)
		})
	}
}

// wrongValues compares the values that the gold has.
func wrongValues(d entitytest.Document, got []entity.Span) (wrong []string) {
	calendar := entity.Calendar{WeekStart: time.Saturday}
	if d.Date != "" {
		day, err := time.Parse(time.DateOnly, d.Date)
		if err != nil {
			return []string{err.Error()}
		}
		calendar.Reference = day
	}
	for i, want := range d.Values {
		if want == nil {
			continue
		}
		value, _ := find(got, d.Spans[i]).Value(calendar)
		text, err := json.Marshal(value)
		if err != nil || !sameJSON(text, want) {
			wrong = append(wrong, fmt.Sprintf("%s: %s, want %s", d.Spans[i].Text, text, want))
		}
	}
	return wrong
}

func find(got []entity.Span, s entity.Span) entity.Span {
	for _, g := range got {
		if g.Start == s.Start && g.End == s.End && g.Type == s.Type {
			return g
		}
	}
	return entity.Span{}
}

func sameJSON(a, b []byte) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && assert.ObjectsAreEqual(x, y)
}

// wrongChains compares entity numbers: the same where the gold has the same, others where it has others.
func wrongChains(d entitytest.Document, got []entity.Span) (wrong []string) {
	for i, a := range d.Spans {
		for _, b := range d.Spans[:i] {
			if a.Entity == 0 || b.Entity == 0 {
				continue
			}
			same := find(got, a).Entity == find(got, b).Entity
			if same != (a.Entity == b.Entity) {
				wrong = append(wrong, fmt.Sprintf("%s and %s: one entity is %v", b.Text, a.Text, same))
			}
		}
	}
	return wrong
}
