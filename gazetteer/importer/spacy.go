package importer

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// A spacyPattern is a line of the patterns of an EntityRuler or SpanRuler.
type spacyPattern struct {
	Label   string          `json:"label"`
	Pattern json.RawMessage `json:"pattern"`
	ID      string          `json:"id"`
}

// wordAttributes are what a token is compared by that names a word. Others, and operators, make a pattern of it.
var wordAttributes = map[string]bool{"TEXT": true, "ORTH": true, "LOWER": true, "NORM": true}

// errPattern says that a pattern stands for more than one name.
var errPattern = errors.New("a pattern")

// readSpaCy reads patterns; neighbours of one label and id are names of one entry.
func readSpaCy(r *reader, path string) {
	g := r.gather()
	for at, line := range r.lines(path) {
		var p spacyPattern
		if fault := decode(line, &p); fault != "" {
			r.broken(at, fault)
			continue
		}
		text, err := p.text()
		kind, subtype, wanted := r.typeOf(p.Label)
		switch {
		case errors.Is(err, errPattern):
			r.refuse(at, Pattern, err.Error())
		case err != nil:
			r.broken(at, err.Error())
		case !wanted:
			r.drop(Unwanted)
		default:
			g.add(p.ID, gazetteer.Entry{ID: p.ID, Type: kind, Subtype: subtype}, gazetteer.Name{Text: text, Kind: gazetteer.Variant})
		}
	}
	g.flush()
}

// text returns the name that a pattern is.
func (p *spacyPattern) text() (string, error) {
	if len(p.Pattern) == 0 {
		return "", errors.New("no pattern")
	}
	if p.Pattern[0] == '"' {
		var text string
		err := json.Unmarshal(p.Pattern, &text)
		return text, err
	}
	var tokens []map[string]json.RawMessage
	if fault := inWords(json.Unmarshal(p.Pattern, &tokens)); fault != "" {
		return "", errors.New("pattern: " + fault)
	}
	var words []string
	for _, t := range tokens {
		word, err := tokenWord(t)
		if err != nil {
			return "", err
		}
		words = append(words, word)
	}
	return strings.Join(words, " "), nil
}

// tokenWord returns the word that a token pattern stands for.
func tokenWord(token map[string]json.RawMessage) (word string, err error) {
	if len(token) != 1 {
		return "", fmt.Errorf("%w: a token of %d conditions", errPattern, len(token))
	}
	for attribute, value := range token {
		if !wordAttributes[strings.ToUpper(attribute)] {
			return "", fmt.Errorf("%w: %s says of no word what it is", errPattern, plain(attribute))
		}
		if json.Unmarshal(value, &word) != nil {
			return "", fmt.Errorf("%w: %s of several words", errPattern, plain(attribute))
		}
	}
	return word, nil
}
