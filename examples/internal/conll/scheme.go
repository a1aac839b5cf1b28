package conll

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A Scheme is the label set of a corpus. Labels without a type of ours are entities too.
type Scheme struct{ Name, labels string }

// Schemes are the label sets that are known. ANERcorp and AQMAR differ in what they annotate rather than in labels, and
// of files that use few labels several schemes may be true: the first is taken, and the maps of what they share
// are equal.
var Schemes = []Scheme{
	{"anercorp", "PER=PERSON PERS=PERSON LOC=PLACE ORG=ORGANIZATION MISC"},
	{"aqmar", "PER=PERSON LOC=PLACE ORG=ORGANIZATION MISC"},
	{"wojood", "PERS=PERSON PER=PERSON GPE=PLACE LOC=PLACE FAC=PLACE ORG=ORGANIZATION NORP=NATIONALITY OCC=TITLE EVENT=EVENT DATE=DATE " +
		"TIME=DATE LANGUAGE LAW PRODUCT WEBSITE UNIT CURR CARDINAL=QUANTITY ORDINAL PERCENT=QUANTITY QUANTITY=QUANTITY MONEY=QUANTITY"},
	{"ontonotes", "PERSON=PERSON GPE=PLACE LOC=PLACE FAC=PLACE ORG=ORGANIZATION NORP=NATIONALITY EVENT=EVENT DATE=DATE TIME=DATE " +
		"LANGUAGE LAW PRODUCT WORK_OF_ART CARDINAL=QUANTITY ORDINAL PERCENT=QUANTITY QUANTITY=QUANTITY MONEY=QUANTITY"},
	{"kayan", "PERSON=PERSON PLACE=PLACE ORGANIZATION=ORGANIZATION MILITARY_UNIT=MILITARY_UNIT NATIONALITY=NATIONALITY " +
		"TITLE=TITLE WEAPON=WEAPON EVENT=EVENT DATE=DATE QUANTITY=QUANTITY"},
}

// Types returns the map of a scheme; labels without a type of ours map to the empty type.
func (s Scheme) Types() map[string]entity.Type {
	types := map[string]entity.Type{}
	for field := range strings.FieldsSeq(s.labels) {
		label, kind, _ := strings.Cut(field, "=")
		types[label] = entity.Type(kind)
	}
	return types
}

// Unknown returns those of the labels that a scheme does not have, in order.
func (s Scheme) Unknown(labels map[string]bool) []string {
	types := s.Types()
	var unknown []string
	for _, label := range slices.Sorted(maps.Keys(labels)) {
		if _, ok := types[label]; !ok {
			unknown = append(unknown, label)
		}
	}
	return unknown
}

// Named returns the scheme of a name.
func Named(name string) (Scheme, error) {
	var names []string
	for _, s := range Schemes {
		if s.Name == name {
			return s, nil
		}
		names = append(names, s.Name)
	}
	return Scheme{}, fmt.Errorf("-labels %q: want one of %s", name, strings.Join(names, ", "))
}

// Guess returns the scheme that knows the most of the labels.
func Guess(labels map[string]bool) (Scheme, error) {
	best := Schemes[0]
	for _, s := range Schemes[1:] {
		if len(s.Unknown(labels)) < len(best.Unknown(labels)) {
			best = s
		}
	}
	if unknown := best.Unknown(labels); len(unknown) > 0 && len(unknown) == len(labels) {
		return Scheme{}, fmt.Errorf("no scheme has the labels %s; say which with -labels", strings.Join(unknown, " "))
	}
	return best, nil
}
