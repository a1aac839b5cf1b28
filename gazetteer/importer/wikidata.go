package importer

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// readWikidata reads a dump: an array with an item a line. Most items have no Arabic name; these are told by their bytes and never
// decoded, and of the others no more is decoded than what an entry needs.
func readWikidata(r *reader, path string) {
	w := wikidataReader{reader: r, classes: r.o.Classes}
	if w.classes == nil {
		w.classes = defaultClasses()
	}
	for _, language := range r.o.Languages {
		w.languages = append(w.languages, []byte(language))
		w.marks = append(w.marks, []byte(`"`+language+`"`))
	}
	for at, line := range r.lines(path) {
		line = bytes.Trim(line, " \t,")
		if at.line == 1 {
			line = bytes.TrimLeft(line, "[ ")
		}
		if line = bytes.TrimRight(line, "] "); len(line) > 0 {
			w.item(at, line)
		}
	}
}

type wikidataReader struct {
	*reader
	classes   map[string]Class
	languages [][]byte
	marks     [][]byte // the languages in quotation marks
}

// An item is one line of the dump, cut into the parts that matter but not decoded.
type item struct{ kind, id, labels, aliases, claims, links []byte }

// field returns where the part with a key belongs, nil if nowhere.
func (i *item) field(key []byte) *[]byte {
	switch string(key) {
	case "type":
		return &i.kind
	case "id":
		return &i.id
	case "labels":
		return &i.labels
	case "aliases":
		return &i.aliases
	case "claims":
		return &i.claims
	case "sitelinks":
		return &i.links
	}
	return nil
}

// mentions reports whether one of the languages occurs in raw. Where none does, nothing is named in them.
func (w *wikidataReader) mentions(raw []byte) bool {
	return slices.ContainsFunc(w.marks, func(mark []byte) bool { return bytes.Contains(raw, mark) })
}

// item keeps the entry of a line, or counts why there is none.
func (w *wikidataReader) item(at place, line []byte) {
	if !w.mentions(line) && line[len(line)-1] == '}' {
		w.drop(NoName)
		return
	}
	var it item
	var err error
	for key, value := range members(line, &err) {
		if field := it.field(key); field != nil {
			*field = value
		}
		if it.labels != nil && it.aliases != nil && !w.mentions(it.labels) && !w.mentions(it.aliases) {
			w.drop(NoName) // only described in Arabic
			return
		}
	}
	if err != nil {
		w.broken(at, err.Error())
		return
	}
	e, reason, fault := w.entry(&it)
	switch {
	case fault != "":
		w.broken(at, fault)
	case reason != "":
		w.drop(reason)
	default:
		w.keep(e)
	}
}

// entry makes the entry of an item. reason says why there is none, fault what is broken.
func (w *wikidataReader) entry(it *item) (e gazetteer.Entry, reason, fault string) {
	if string(it.kind) != `"item"` {
		return e, NotAnItem, ""
	}
	var id string
	if fault := decode(it.id, &id); fault != "" || !classID.MatchString(id) {
		return e, "", fmt.Sprintf("id %.40q: want Q and a number", it.id)
	}
	class, ok, fault := w.class(it.claims)
	if fault != "" || !ok {
		return e, Unclassed, fault
	}
	texts, fault := w.texts(it)
	if fault != "" {
		return e, "", fault
	}
	e = gazetteer.Entry{ID: "wikidata/" + id, Type: class.Type, Subtype: class.Subtype, Value: class.Value,
		Prior: countMembers(it.links), Refs: []string{"https://www.wikidata.org/wiki/" + id}}
	e.English, fault = englishOf(it.labels)
	e.Names = texts
	return e, "", fault
}

// texts returns the labels and aliases in the languages, labels first.
func (w *wikidataReader) texts(it *item) (names []gazetteer.Name, fault string) {
	for _, part := range []struct {
		raw  []byte
		kind gazetteer.Kind
	}{{it.labels, gazetteer.Variant}, {it.aliases, gazetteer.Alias}} {
		found := make([][]byte, len(w.languages))
		fault := eachMember(part.raw, func(key, value []byte) {
			if n := slices.IndexFunc(w.languages, func(l []byte) bool { return bytes.Equal(l, key) }); n >= 0 {
				found[n] = value
			}
		})
		for _, raw := range found {
			if fault == "" && raw != nil {
				var values []wikidataText
				values, fault = decodeTexts(raw)
				for _, v := range values {
					names = append(names, gazetteer.Name{Text: v.Value, Kind: part.kind})
				}
			}
		}
		if fault != "" {
			return nil, fault
		}
	}
	return names, ""
}

type wikidataText struct {
	Value string `json:"value"`
}

// decodeTexts decodes one text, as of a label, or a list, as of aliases.
func decodeTexts(raw []byte) (values []wikidataText, fault string) {
	if raw[0] == '[' {
		fault = decode(raw, &values)
		return values, fault
	}
	var one wikidataText
	fault = decode(raw, &one)
	return []wikidataText{one}, fault
}

// englishOf returns the English label, or else the one that is said to hold for all languages.
func englishOf(labels []byte) (string, string) {
	var english, all []byte
	fault := eachMember(labels, func(key, value []byte) {
		switch string(key) {
		case "en":
			english = value
		case "mul":
			all = value
		}
	})
	if english == nil {
		english = all
	}
	if fault != "" || english == nil {
		return "", fault
	}
	var text wikidataText
	fault = decode(english, &text)
	return text.Value, fault
}

// A statement is what a claim says, as far as it says the class.
type statement struct {
	Rank string `json:"rank"`
	Snak struct {
		Value struct {
			Value json.RawMessage `json:"value"`
		} `json:"datavalue"`
	} `json:"mainsnak"`
}

// ranks order statements: of those known, the first of the best rank counts; deprecated ones never do.
var ranks = []string{"preferred", "normal"}

// class returns the first class of an item that is known, those of the better rank first.
func (w *wikidataReader) class(claims []byte) (class Class, ok bool, fault string) {
	var raw []byte
	fault = eachMember(claims, func(key, value []byte) {
		if string(key) == "P31" {
			raw = value
		}
	})
	if fault != "" || raw == nil {
		return Class{}, false, fault
	}
	var statements []statement
	if fault := decode(raw, &statements); fault != "" {
		return Class{}, false, "P31: " + fault
	}
	for _, rank := range ranks {
		for _, s := range statements {
			if s.Rank != rank && (s.Rank != "" || rank != "normal") {
				continue
			}
			if class, ok := w.classes[s.item()]; ok {
				return class, true, ""
			}
		}
	}
	return Class{}, false, ""
}

// item returns the id of the item that a statement names, "" if it names none. Old dumps give its number only.
func (s *statement) item() string {
	var value struct {
		ID     string `json:"id"`
		Number int    `json:"numeric-id"`
	}
	if len(s.Snak.Value.Value) == 0 || json.Unmarshal(s.Snak.Value.Value, &value) != nil {
		return ""
	}
	if value.ID == "" && value.Number > 0 {
		return fmt.Sprintf("Q%d", value.Number)
	}
	return value.ID
}
