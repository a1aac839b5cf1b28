package importer

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// An ftmEntity is a line of FollowTheMoney. Its properties are lists of strings, and of whole entities where these are nested.
type ftmEntity struct {
	ID         string                     `json:"id"`
	Schema     string                     `json:"schema"`
	Caption    string                     `json:"caption"`
	Properties map[string]json.RawMessage `json:"properties"`
}

// schemata are the types of those that have names of their own. The others (Address, Ownership, Passport …) are left out.
var schemata = map[string]string{
	"Person":       "PERSON/full",
	"Organization": "ORGANIZATION", "LegalEntity": "ORGANIZATION", "Company": "ORGANIZATION/company", "PublicBody": "ORGANIZATION/government",
	"Vessel": "WEAPON/vessel", "Airplane": "WEAPON/aircraft", "Vehicle": "WEAPON",
	"Position": "TITLE/office", "Event": "EVENT",
}

// armedTopics make a military unit of a body.
var armedTopics = map[string]string{"mil": "MILITARY_UNIT", "gov.security": "MILITARY_UNIT", "crime.terror": "MILITARY_UNIT/armed-group"}

// ftmNames are the properties that hold names, in the order in which they make the first name.
var ftmNames = []struct {
	property string
	kind     gazetteer.Kind
	weak     bool
}{
	{"name", gazetteer.Variant, false},
	{"alias", gazetteer.Alias, false},
	{"abbreviation", gazetteer.Acronym, false},
	{"previousName", gazetteer.Alias, false},
	{"weakAlias", gazetteer.Alias, true},
}

// readFTM reads entities, and of their names the Arabic ones.
func readFTM(r *reader, path string) {
	for at, line := range r.lines(path) {
		var f ftmEntity
		if fault := decode(line, &f); fault != "" {
			r.broken(at, fault)
			continue
		}
		if f.ID == "" || f.Schema == "" {
			r.broken(at, "no id or no schema")
			continue
		}
		label, ok := r.ftmType(&f)
		if !ok {
			r.drop(Unwanted)
			continue
		}
		e, fault := f.entry()
		if fault != "" {
			r.broken(at, fault)
			continue
		}
		e.Type, e.Subtype = splitType(label)
		r.keep(e)
	}
}

// ftmType returns the type of an entity; armed bodies tell themselves by their topics.
func (r *reader) ftmType(f *ftmEntity) (label string, ok bool) {
	label, ok = r.mapped(schemata, f.Schema)
	if _, chosen := r.o.Types[f.Schema]; !chosen && strings.HasPrefix(label, "ORGANIZATION") {
		topics, _ := f.values("topics")
		for _, t := range topics {
			if armed := armedTopics[t]; armed != "" {
				return armed, true
			}
		}
	}
	return label, ok && label != ""
}

// entry returns the entry of an entity, without its type.
func (f *ftmEntity) entry() (e gazetteer.Entry, fault string) {
	e.ID = "ftm/" + f.ID
	for _, n := range ftmNames {
		texts, fault := f.values(n.property)
		if fault != "" {
			return e, fault
		}
		for _, text := range texts {
			switch {
			case hasArabic(text):
				e.Names = append(e.Names, gazetteer.Name{Text: text, Kind: n.kind, Weak: n.weak})
			case e.English == "" && isLatin(text):
				e.English = text
			}
		}
	}
	e.Country, fault = f.country()
	if fault != "" {
		return e, fault
	}
	e.Refs, fault = f.refs()
	return e, fault
}

// values returns the strings of a property. A single string counts as a list of one.
func (f *ftmEntity) values(property string) (values []string, fault string) {
	raw := f.Properties[property]
	switch {
	case len(raw) == 0:
		return nil, ""
	case raw[0] == '"':
		values = make([]string, 1)
		fault = inWords(json.Unmarshal(raw, &values[0]))
	default:
		fault = inWords(json.Unmarshal(raw, &values))
	}
	if fault != "" {
		return nil, "property " + property + ": " + fault
	}
	return values, ""
}

// country returns the country, if there is one only and it is a code of two letters, which those of states that are no more are not.
func (f *ftmEntity) country() (string, string) {
	for _, property := range []string{"country", "jurisdiction", "nationality", "citizenship"} {
		codes, fault := f.values(property)
		if fault != "" {
			return "", fault
		}
		slices.Sort(codes)
		if codes = slices.Compact(codes); len(codes) == 1 && len(codes[0]) == 2 {
			return strings.ToUpper(codes[0]), ""
		}
	}
	return "", ""
}

// refs returns the item of Wikidata, which may be the id itself, and the addresses of the sources.
func (f *ftmEntity) refs() (refs []string, fault string) {
	items, fault := f.values("wikidataId")
	if fault != "" {
		return nil, fault
	}
	for _, id := range append(items, f.ID) {
		if classID.MatchString(id) {
			refs = append(refs, "https://www.wikidata.org/wiki/"+id)
		}
	}
	sources, fault := f.values("sourceUrl")
	for _, s := range sources {
		if s = plain(s); s != "" {
			refs = append(refs, s)
		}
	}
	slices.Sort(refs)
	return slices.Compact(refs), fault
}

// isLatin reports whether a name is written in Latin letters, marks included: Müller is better than nothing.
func isLatin(name string) bool {
	return name != "" && !strings.ContainsFunc(name, func(r rune) bool { return r > 0x24F })
}
