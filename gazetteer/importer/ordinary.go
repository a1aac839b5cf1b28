package importer

import "github.com/kayan-nlp/kayan/gazetteer"

// nameClasses are the word classes whose words are names; all others are of ordinary words.
var nameClasses = map[string]bool{"given": true, "family": true, "divine": true, "name-particle": true}

// ordinary reports whether the default gazetteer has a word in a class of ordinary words: particles, verbs, heads of names,
// months, numbers, and those counted in news.
func ordinary(word string) bool {
	for term := range gazetteer.Default().Lookup(word).All() {
		if t := term.Type(); !gazetteer.IsLabel(t) && !nameClasses[t] {
			return true
		}
	}
	return false
}
