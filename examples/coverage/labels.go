package main

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// kinds are the types that are reported on.
var kinds = []entity.Type{entity.Person, entity.Place, entity.Organization}

// A scheme is the label set of a corpus. Labels without a type of ours are entities too, but are not reported on: their words
// are neither missing nor outside.
type scheme struct{ name, labels string }

// schemes are the label sets that are known. ANERcorp and AQMAR differ in what they annotate rather than in labels, and
// of files that use few labels several schemes may be true: the first is taken, and the maps of what they share
// are equal. Forces are bodies where the scheme has no type for them.
var schemes = []scheme{
	{"anercorp", "PER=PERSON PERS=PERSON LOC=PLACE ORG=ORGANIZATION MISC"},
	{"aqmar", "PER=PERSON LOC=PLACE ORG=ORGANIZATION MISC"},
	{"wojood", "PERS=PERSON PER=PERSON GPE=PLACE LOC=PLACE FAC=PLACE ORG=ORGANIZATION NORP OCC EVENT DATE TIME LANGUAGE LAW PRODUCT " +
		"WEBSITE UNIT CURR CARDINAL ORDINAL PERCENT QUANTITY MONEY"},
	{"ontonotes", "PERSON=PERSON GPE=PLACE LOC=PLACE FAC=PLACE ORG=ORGANIZATION NORP EVENT DATE TIME LANGUAGE LAW PRODUCT " +
		"WORK_OF_ART CARDINAL ORDINAL PERCENT QUANTITY MONEY"},
	{"kayan", "PERSON=PERSON PLACE=PLACE ORGANIZATION=ORGANIZATION MILITARY_UNIT=ORGANIZATION NATIONALITY TITLE WEAPON EVENT DATE QUANTITY"},
}

// types returns the map of a scheme; labels that are not reported on map to the empty type.
func (s scheme) types() map[string]entity.Type {
	types := map[string]entity.Type{}
	for field := range strings.FieldsSeq(s.labels) {
		label, kind, _ := strings.Cut(field, "=")
		types[label] = entity.Type(kind)
	}
	return types
}

// unknown returns those of the labels that a scheme does not have, in order.
func (s scheme) unknown(labels map[string]bool) []string {
	types := s.types()
	var unknown []string
	for _, label := range slices.Sorted(maps.Keys(labels)) {
		if _, ok := types[label]; !ok {
			unknown = append(unknown, label)
		}
	}
	return unknown
}

func schemeNamed(name string) (scheme, error) {
	var names []string
	for _, s := range schemes {
		if s.name == name {
			return s, nil
		}
		names = append(names, s.name)
	}
	return scheme{}, fmt.Errorf("-labels %q: want one of %s", name, strings.Join(names, ", "))
}

// guess returns the scheme that knows the most of the labels.
func guess(labels map[string]bool) (scheme, error) {
	best := schemes[0]
	for _, s := range schemes[1:] {
		if len(s.unknown(labels)) < len(best.unknown(labels)) {
			best = s
		}
	}
	if unknown := best.unknown(labels); len(unknown) > 0 && len(unknown) == len(labels) {
		return scheme{}, fmt.Errorf("no scheme has the labels %s; say which with -labels", strings.Join(unknown, " "))
	}
	return best, nil
}
