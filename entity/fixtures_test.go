package entity_test

import (
	"testing"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

func TestFixtures(t *testing.T) {
	scores := entitytest.Scores{}
	for _, d := range entitytest.Documents() {
		got := entity.Extract(d.Text)
		scores.Add(d.Spans, got)
		var gold []entity.Span
		for _, s := range d.Spans {
			if s.Depth == 0 {
				s.Subtype = ""
				gold = append(gold, s)
			}
		}
		if diff := entitytest.Diff(gold, got); diff != "" {
			t.Logf("%s\n%s", d.ID, diff)
		}
	}
	for typ, s := range scores {
		t.Logf("%-14s P %.3f R %.3f F1 %.3f %+v", typ, s.Precision(), s.Recall(), s.F1(), s)
	}
}
