package entity

import (
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// A UnitValue holds the parts of a military unit's name.
type UnitValue struct {
	Name        string `json:"name,omitempty"`    // an honorary name, or the place of a command
	Echelon     string `json:"echelon,omitempty"` // army, corps, division, brigade, regiment, battalion, company, platoon …
	Numbers     []int  `json:"numbers,omitempty"`
	Branch      string `json:"branch,omitempty"`
	Nationality string `json:"nationality,omitempty"`
	Parent      string `json:"parent,omitempty"` // the unit it belongs to, with that one's own parent
}

// commandKey is the folded word that makes the command of a unit: قيادة الفرقة الثامنة.
const commandKey = "قيادة"

// unitValue reads the parts of the first unit, and a parent unit behind it. What is neither echelon, number, branch nor nation is
// the name; without an echelon there is nothing to read.
func unitValue(rs []reading) (any, bool) {
	if len(rs) > 1 && rs[1].class == "echelon" && rs[0].key == commandKey {
		return UnitValue{Echelon: "command", Parent: joinSurfaces(rs[1:])}, true
	}
	var v UnitValue
	var name, branch []string
	for i, r := range rs {
		n, numbered := ordinalAt(rs, i)
		switch {
		case r.class == "echelon" && v.Echelon != "" && len(name) == 0:
			v.Parent = joinSurfaces(rs[i:])
			rs = rs[:i]
		case r.class == "echelon" && v.Echelon == "":
			v.Echelon = echelonOf(r)
		case numbered:
			v.Numbers = append(v.Numbers, n)
		case r.class == "branch":
			branch = append(branch, r.surface)
		case r.subtype == "nationality":
			v.Nationality = r.surface
		case namesUnit(r):
			name = append(name, r.surface)
		}
		if v.Parent != "" {
			break
		}
	}
	if v.Echelon == "" || len(rs) == 1 {
		return nil, false
	}
	v.Name, v.Branch = strings.Join(name, " "), strings.Join(branch, " ")
	return v, true
}

// echelonOf returns the value of an echelon, where the list has a finer word than the subtype.
func echelonOf(r reading) string {
	if r.value != "" {
		return r.value
	}
	return r.subtype
}

// namesUnit reports whether a word that is no other part of a unit can be one of its name.
func namesUnit(r reading) bool {
	return r.kind == normalize.Word && r.key != "و" && r.key != "رقم" && r.key != "ال" && !strings.HasPrefix(r.class, "ordinal")
}

func joinSurfaces(rs []reading) string {
	var words []string
	for _, r := range rs {
		words = append(words, r.surface)
	}
	return strings.Join(words, " ")
}
