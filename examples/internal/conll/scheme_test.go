package conll

import (
	"slices"
	"testing"

	"github.com/kayan-nlp/kayan/entity"
)

func set(labels ...string) map[string]bool {
	m := map[string]bool{}
	for _, l := range labels {
		m[l] = true
	}
	return m
}

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		labels []string
		want   string
	}{
		{nil, "anercorp"},
		{[]string{"PER", "LOC", "ORG", "MISC"}, "anercorp"},
		{[]string{"PERS", "GPE", "OCC", "ORG"}, "wojood"},
		{[]string{"PER", "GPE", "FAC"}, "wojood"},
		{[]string{"PERSON", "GPE", "ORG"}, "ontonotes"},
		{[]string{"PERSON", "WORK_OF_ART", "OTHER"}, "ontonotes"},
		{[]string{"PERSON", "PLACE", "MILITARY_UNIT"}, "kayan"},
	} {
		s, err := Guess(set(c.labels...))
		equal(t, "scheme", s.Name, c.want)
		equal(t, "error", err, nil)
	}
	if _, err := Guess(set("SHIP", "STAR")); err == nil || err.Error() != "no scheme has the labels SHIP STAR; say which with -labels" {
		t.Errorf("got %v", err)
	}
}

func TestSchemes(t *testing.T) {
	for _, s := range Schemes {
		for label, kind := range s.Types() {
			if kind != "" && !slices.Contains(entity.Types(), kind) {
				t.Errorf("%s: %s is %s", s.Name, label, kind)
			}
		}
		named, err := Named(s.Name)
		equal(t, s.Name, named, s)
		equal(t, s.Name, err, nil)
	}
	equal(t, "forces", Schemes[4].Types()["MILITARY_UNIT"], entity.MilitaryUnit)
	equal(t, "labels it does not have", Schemes[0].Unknown(set("PER", "SHIP", "GPE")), []string{"GPE", "SHIP"})
	if _, err := Named("none"); err == nil {
		t.Error("want an error")
	}
}
