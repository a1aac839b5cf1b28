package importer

import (
	"maps"
	"strings"
)

// labels are the types that other people's labels stand for, where these are plain. What stands for several things in several
// schemes (MISC, PRODUCT) is not among them.
var labels = map[string]string{
	"PER": "PERSON", "PERS": "PERSON", "PEOPLE": "PERSON", "HUMAN": "PERSON",
	"LOC": "PLACE", "LOCATION": "PLACE", "GPE": "PLACE", "FAC": "PLACE", "FACILITY": "PLACE",
	"ORG": "ORGANIZATION", "ORGANISATION": "ORGANIZATION", "COMPANY": "ORGANIZATION/company",
	"NORP": "NATIONALITY", "OCC": "TITLE", "JOBTITLE": "TITLE", "JOB_TITLE": "TITLE",
	"WEA": "WEAPON", "VEH": "WEAPON", "EVE": "EVENT",
	"TIME": "DATE/time", "CARDINAL": "QUANTITY/cardinal", "PERCENT": "QUANTITY/percent", "MONEY": "QUANTITY/money",

	// Stanford's finer types.
	"CITY": "PLACE/city", "COUNTRY": "PLACE/country", "STATE_OR_PROVINCE": "PLACE/admin", "IDEOLOGY": "NATIONALITY",

	// The lists of ANNIE: major:minor, and major alone.
	"LOCATION:CITY": "PLACE/city", "LOCATION:COUNTRY": "PLACE/country", "LOCATION:COUNTRY_ABBREV": "PLACE/country",
	"LOCATION:PROVINCE": "PLACE/admin", "LOCATION:REGION": "PLACE/region", "LOCATION:WATER": "PLACE/water",
	"LOCATION:AIRPORT": "PLACE/airport", "FACILITY:BUILDING": "PLACE/building", "FACILITY:AIRPORT": "PLACE/airport",
	"ORGANIZATION:COMPANY": "ORGANIZATION/company", "ORGANIZATION:GOVERNMENT": "ORGANIZATION/government",
	"ORGANIZATION:TEAM": "ORGANIZATION/sport", "GOVERNMENT": "ORGANIZATION/government",
	"COUNTRY_ADJ": "NATIONALITY/nationality", "PERSON_FULL": "PERSON", "PERSON_FIRST": "given", "SURNAME": "family",
}

// Labels returns the types that labels of other schemes are taken for: those of CoNLL, OntoNotes, ACE, Wojood, Stanford NER and
// GATE, in capitals. The map is the caller's.
func Labels() map[string]string { return maps.Clone(labels) }

// mapped looks labels up in the options, and then in a table; the first label goes before the second.
func (r *reader) mapped(table map[string]string, names ...string) (string, bool) {
	for _, m := range []map[string]string{r.o.Types, table} {
		for _, name := range names {
			if kind, ok := m[name]; ok {
				return kind, true
			}
		}
	}
	return "", false
}

// typeOf returns the type and subtype of entries with a label; the more special ones stand first. wanted is false
// where the options leave them out. With no label it is the type of the options.
func (r *reader) typeOf(names ...string) (kind, subtype string, wanted bool) {
	var all []string
	general := ""
	for _, name := range names {
		if name = plain(name); name != "" {
			all, general = append(all, name, strings.ToUpper(name)), name
		}
	}
	if general == "" {
		kind, subtype = splitType(r.o.Type)
		return kind, subtype, true
	}
	label, known := r.mapped(labels, all...)
	if !known {
		label = strings.ToUpper(general) // small letters would make it a word class
	}
	kind, subtype = splitType(label)
	return kind, subtype, label != ""
}

// splitType splits TYPE/subtype.
func splitType(label string) (kind, subtype string) {
	kind, subtype, _ = strings.Cut(label, "/")
	return kind, subtype
}
