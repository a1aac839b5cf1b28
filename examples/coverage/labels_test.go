package main

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
		s, err := guess(set(c.labels...))
		equal(t, "scheme", s.name, c.want)
		equal(t, "error", err, nil)
	}
	if _, err := guess(set("SHIP", "STAR")); err == nil || err.Error() != "no scheme has the labels SHIP STAR; say which with -labels" {
		t.Errorf("got %v", err)
	}
}

func TestSchemes(t *testing.T) {
	for _, s := range schemes {
		for label, kind := range s.types() {
			if kind != "" && !slices.Contains(kinds, kind) {
				t.Errorf("%s: %s is %s", s.name, label, kind)
			}
		}
		named, err := schemeNamed(s.name)
		equal(t, s.name, named, s)
		equal(t, s.name, err, nil)
	}
	equal(t, "forces", schemes[4].types()["MILITARY_UNIT"], entity.Organization)
	equal(t, "labels it does not have", schemes[0].unknown(set("PER", "SHIP", "GPE")), []string{"GPE", "SHIP"})
	if _, err := schemeNamed("none"); err == nil {
		t.Error("want an error")
	}
}
