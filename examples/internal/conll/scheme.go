package conll

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/gazetteer"
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

// ReadScheme reads a label map of one's own: a line LABEL TYPE for each label, LABEL alone for one that is none of our types. Lines that
// begin with # are comments. The error names the line.
func ReadScheme(r io.Reader, name string) (Scheme, error) {
	s := Scheme{Name: name}
	seen := map[string]bool{}
	in := bufio.NewScanner(r)
	for n := 1; in.Scan(); n++ {
		fields := strings.Fields(in.Text())
		if len(fields) == 0 || fields[0][0] == '#' {
			continue
		}
		switch {
		case len(fields) > 2:
			return s, fmt.Errorf("line %d: %q: want a label and a type", n, in.Text())
		case seen[fields[0]]:
			return s, fmt.Errorf("line %d: label %s stands there twice", n, fields[0])
		case len(fields) == 2 && !gazetteer.IsLabel(fields[1]):
			return s, fmt.Errorf("line %d: %s is no type", n, fields[1])
		}
		seen[fields[0]] = true
		s.labels += strings.Join(fields, "=") + " "
	}
	if err := in.Err(); err != nil {
		return s, err
	}
	if len(seen) == 0 {
		return s, errors.New("no labels")
	}
	return s, nil
}

// Own reports whether the labels are ours, and the gold follows our guideline.
func (s Scheme) Own() bool { return s.Name == "kayan" }

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
