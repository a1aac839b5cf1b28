package main

import (
	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/normalize"
)

// A role says what the words of a label can be in a name. The greater role includes the smaller ones.
type role uint8

const (
	foreign role = iota // nothing
	beside              // a part, beside other words of the name
	alone               // a part, and by itself a name too
	whole               // a listed name of the type
)

// A part is a label whose words stand in names of a type: an entity type or a word class.
type part struct {
	label string
	role  role
	why   string
}

// parts are, for each type, what its names are made of. Ordinary nouns are not among them, though names of bodies are full of
// them: they would explain everything.
var parts = map[entity.Type][]part{
	entity.Person: {
		{"PERSON", whole, "the listed person"},
		{"given", alone, "a given name names somebody who was introduced before"},
		{"family", alone, "so does a surname"},
		{"name-particle", beside, "أبو، بن، آل، فان join the names around them"},
		{"divine", beside, "the second part of names with عبد"},
		{"ordinal", beside, "the regnal number of kings and popes"},
	},
	entity.Place: {
		{"PLACE", whole, "the listed place"},
		{"place-head", beside, "محافظة، نهر، مطار belong to the name"},
		{"place-word", beside, "مدينة، شمال: outside by our guideline, inside by that of others"},
		{"place-pair", beside, "a head in the dual, before two places"},
		{"facility-adjective", beside, "مطار البصرة الدولي، الضفة الغربية"},
		{"NATIONALITY", beside, "الحدود العراقية، البحر العربي"},
		{"PERSON", beside, "facilities are named after people"},
		{"given", beside, "as PERSON: مخيم جابر"},
		{"family", beside, "as PERSON"},
		{"name-particle", beside, "أبو، بني، سان begin names of towns"},
	},
	entity.Organization: {
		{"ORGANIZATION", whole, "the listed body"},
		{"MILITARY_UNIT", whole, "flat schemes have no other type for forces"},
		{"state-body", alone, "الحكومة، الخارجية, where they are annotated at all"},
		{"body-head", beside, "وزارة، حزب، شركة begin the name"},
		{"portfolio", beside, "what a ministry is for"},
		{"NATIONALITY", beside, "الحكومة العراقية"},
		{"PLACE", beside, "جامعة البصرة"},
		{"place-head", beside, "bodies of a governorate or a river"},
		{"PERSON", beside, "universities, foundations and brigades are named after people"},
		{"given", beside, "as PERSON"},
		{"family", beside, "as PERSON: firms"},
		{"EVENT", beside, "the committee of a cup, the foundation of a revolution"},
		{"facility-adjective", beside, "الدولي، المركزي، العسكري"},
		{"echelon", beside, "units: لواء، كتيبة"},
		{"named-echelon", beside, "كتائب، عصائب before the name of a group"},
		{"branch", beside, "المشاة، المدفعية"},
		{"force-head", beside, "قوات، شرطة"},
		{"force-adjective", beside, "المسلحة، الوطنية"},
		{"plain-head", beside, "مجموعة، وحدة، مكتب"},
		{"ordinal", beside, "the number of a unit or a channel"},
		{"function", beside, "prepositions inside long names"},
	},
}

// ruleWords are words of names that stand in the rules alone, and in no list.
var ruleWords = map[entity.Type][]string{
	entity.Person: {"عبد", "أمة"}, // before a divine name
}

// roles returns the table of a type by label.
func roles(kind entity.Type) map[string]role {
	all := map[string]role{}
	for _, p := range parts[kind] {
		all[p.label] = p.role
	}
	return all
}

// A typing holds the tables of a type, made ready.
type typing struct {
	roles map[string]role
	words map[string]bool // by key
}

var typings = func() map[entity.Type]typing {
	all := map[entity.Type]typing{}
	for _, kind := range kinds {
		words := map[string]bool{}
		for _, w := range ruleWords[kind] {
			words[normalize.Key(w)] = true
		}
		all[kind] = typing{roles(kind), words}
	}
	return all
}()
