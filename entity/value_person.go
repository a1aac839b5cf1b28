package entity

import (
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// A PersonValue holds the parts of a person's name, as they stand in the text.
//
//	أبو مصعب محمد جاسم بن علي الساعدي   kunya, given, middle, nasab, family
type PersonValue struct {
	Given  string   `json:"given,omitempty"`
	Middle []string `json:"middle,omitempty"` // between given and family name: the father's name without بن, second names, initials
	Nasab  []string `json:"nasab,omitempty"`  // father, grandfather and so on, each behind بن, ابن or بنت
	Family string   `json:"family,omitempty"`
	Kunya  string   `json:"kunya,omitempty"`
	Laqab  string   `json:"laqab,omitempty"` // a ruler's number or by-name behind the given name: الثاني, الأكبر
	Nisba  string   `json:"nisba,omitempty"` // behind a chain of fathers, where the family name is one: البخاري
}

// A namePart is one part of a name: particles belong to what follows them.
type namePart struct {
	surface string
	kind    partKind
}

type partKind uint8

const (
	partName partKind = iota
	partKunya
	partNasab
	partLaqab
)

// personValue takes the first part for the given name and the last for the family.
func personValue(rs []reading, subtype string) (any, bool) {
	parts := nameParts(rs)
	switch {
	case len(parts) == 0:
		return nil, false
	case subtype == "kunya":
		return PersonValue{Kunya: joinSurfaces(rs)}, true
	case subtype == "surname" && len(parts) == 1:
		return PersonValue{Family: parts[0].surface}, true
	}
	var v PersonValue
	if parts[0].kind == partKunya {
		v.Kunya, parts = parts[0].surface, parts[1:]
	}
	if len(parts) > 0 && (v.Kunya == "" || len(parts) > 1) {
		v.Given, parts = parts[0].surface, parts[1:]
	}
	v.readRest(parts)
	return v, true
}

// readRest reads what stands behind the given name.
func (v *PersonValue) readRest(parts []namePart) {
	for i, p := range parts {
		switch {
		case p.kind == partLaqab:
			v.Laqab = p.surface
		case i == len(parts)-1:
			v.Family = p.surface
			if v.Nasab != nil && nisbaShaped(p.surface) {
				v.Nisba = p.surface
			}
		case p.kind == partNasab:
			_, father, _ := strings.Cut(p.surface, " ")
			v.Nasab = append(v.Nasab, father)
		default:
			v.Middle = append(v.Middle, p.surface)
		}
	}
}

// nameParts joins the words of a name to its parts.
func nameParts(rs []reading) (parts []namePart) {
	for i := 0; i < len(rs); i++ {
		p := namePart{rs[i].surface, kindOfPart(&rs[i])}
		for i+1 < len(rs) && joined(rs, i, len(parts)) {
			i++
			p.surface += gap(rs[i-1], rs[i]) + rs[i].surface
		}
		parts = append(parts, p)
	}
	return parts
}

// joined reports whether word i and the one behind it belong to one part, of which there are some before.
func joined(rs []reading, i, before int) bool {
	this, next := &rs[i], &rs[i+1]
	switch {
	case this.kind == normalize.Punct && this.key != ".", next.kind == normalize.Punct:
		return true
	case nameLink([]byte(this.key)), this.class == "name-particle" && this.value == "particle":
		return true
	case next.class == "name-particle" && next.value == "suffix":
		return before > 0 && slices.Contains(endings, next.key)
	}
	return slices.Contains(secondHalves, next.key)
}

// gap returns what stands between two words of one part: nothing around a sign.
func gap(before, behind reading) string {
	if before.kind == normalize.Punct || behind.kind == normalize.Punct {
		return ""
	}
	return " "
}

func kindOfPart(r *reading) partKind {
	switch {
	case r.class == "ordinal", slices.Contains(byNames, r.key):
		return partLaqab
	case r.class != "name-particle":
		return partName
	case r.value == "kunya":
		return partKunya
	case r.value == "nasab":
		return partNasab
	}
	return partName
}

func nisbaShaped(word string) bool {
	return strings.HasPrefix(word, "ال") && strings.HasSuffix(word, "ي")
}

var (
	// secondHalves are those of compound names: صلاح الدين, سيف الدولة.
	secondHalves = []string{"الدين", "الله", "الدولة", "الاسلام", "الحق", "الزمان", "الملوك"}
	// endings belong to the family name before them: داود أوغلو.
	endings = []string{"اوغلو", "اوغلي", "زاده", "جونيور"}
	// byNames stand behind the name of a ruler.
	byNames = []string{"الاكبر", "الكبير", "الصغير", "العظيم", "الفاتح"}
)
