package importer

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// arrow stands between a keyword and its clean name.
const arrow = "=>"

// readFlashText reads keywords, as lines or as an object of lists. The clean name is the canonical one, if it is Arabic, and
// else the English one.
func readFlashText(r *reader, path string) {
	if r.beginsWithBrace(path) {
		r.readKeywordObject(path)
	} else {
		r.readKeywordLines(path)
	}
}

// beginsWithBrace reports whether the file is an object. Of one that cannot be read whoever reads it next will tell.
func (r *reader) beginsWithBrace(path string) bool {
	s, _, _ := r.openSource(path)
	if s == nil {
		return false
	}
	defer s.closer.Close()
	head, _ := s.Peek(headSize)
	return bytes.HasPrefix(bytes.TrimLeft(head, " \t\r\n"), []byte("{"))
}

// readKeywordLines reads keyword=>clean name, or a keyword a line. Neighbours of one clean name are one entry.
func (r *reader) readKeywordLines(path string) {
	g := r.gather()
	for at, line := range r.textLines(path) {
		keyword, clean, _ := strings.Cut(line, arrow)
		keyword, clean = strings.TrimSpace(keyword), strings.TrimSpace(clean)
		switch {
		case keyword == "":
			r.broken(at, "no keyword")
		case strings.Contains(clean, arrow):
			r.broken(at, "two arrows")
		default:
			g.add(clean, r.cleanEntry(clean), keywordName(keyword))
		}
	}
	g.flush()
}

// readKeywordObject reads {"clean name": ["keyword", …], …}.
func (r *reader) readKeywordObject(path string) {
	for at, raw := range r.streamMembers(path) {
		var member map[string]json.RawMessage
		var keywords []string
		if fault := decode(raw, &member); fault != "" {
			r.broken(at, fault)
			continue
		}
		for clean, list := range member {
			if fault := inWords(json.Unmarshal(list, &keywords)); fault != "" {
				r.broken(at, "the keywords of one clean name should be a list of strings")
				continue
			}
			if len(keywords) == 0 {
				r.drop(NoName)
				continue
			}
			e := r.cleanEntry(clean)
			for _, k := range keywords {
				e.Names = append(e.Names, keywordName(k))
			}
			r.keep(e)
		}
	}
}

// cleanEntry returns the entry of a clean name, without keywords.
func (r *reader) cleanEntry(clean string) (e gazetteer.Entry) {
	e.Type, e.Subtype, _ = r.typeOf()
	if clean = plain(clean); clean == "" {
		return e
	}
	e.ID = derivedID(r.report.Source.Set, clean)
	if hasArabic(clean) {
		e.Names = []gazetteer.Name{{Text: clean}}
	} else {
		e.English = clean
	}
	return e
}

func keywordName(keyword string) gazetteer.Name {
	return gazetteer.Name{Text: keyword, Kind: gazetteer.Variant}
}
