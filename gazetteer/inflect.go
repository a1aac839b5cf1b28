package gazetteer

import (
	"slices"
	"strings"
)

// inflect adds the forms that a header asks for under `# inflect:`.
func inflect(names []Name, how string) []Name {
	switch how {
	case "definite":
		return addForms(names, definiteForms)
	case "nisba":
		return addForms(names, adjectiveForms)
	}
	return names
}

// addForms adds the forms of each name behind the names, each text once.
func addForms(names []Name, forms func(string) []string) []Name {
	seen := map[string]bool{}
	for _, n := range names {
		seen[n.Text] = true
	}
	for _, n := range names {
		for _, form := range forms(n.Text) {
			if !seen[form] {
				seen[form] = true
				names = append(names, Name{Text: form, Kind: Inflected, Weak: n.Weak})
			}
		}
	}
	return names
}

// definiteForms puts the article before every word (noun and adjective: العبوة الناسفة) and before the last
// one alone (idafa: حاملة الطائرات). One of the two is no Arabic, and so never met.
func definiteForms(name string) []string {
	words := strings.Fields(name)
	last := len(words) - 1
	if last < 0 || slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, "ال") }) {
		return nil
	}
	accusative := accusativeForm(words)
	idafa := strings.Join(append(append([]string{}, words[:last]...), "ال"+words[last]), " ")
	for i := range words {
		words[i] = "ال" + words[i]
	}
	return append(accusative, strings.Join(words, " "), idafa)
}

// accusativeForm adds the alef of the indefinite accusative to every word (زورقا مفخخا), unless one of them
// takes none.
func accusativeForm(words []string) []string {
	form := make([]string, len(words))
	for i, w := range words {
		for _, ending := range []string{"ة", "ا", "ى", "ء", "ين", "ان", "ون", "ات"} {
			if strings.HasSuffix(w, ending) {
				return nil
			}
		}
		form[i] = w + "ا"
	}
	return []string{strings.Join(form, " ")}
}

// adjectiveForms returns the gender, number and case forms of an adjective in the masculine singular,
// with and without the article. An adjective in ي takes all regular endings; of another (أفغان, مسلمون)
// only the article is added. All words of a compound agree (كورية شمالية).
func adjectiveForms(adjective string) []string {
	words := strings.Fields(adjective)
	for _, w := range words {
		if !strings.HasSuffix(w, "ي") || strings.HasPrefix(w, "ال") {
			return articleForm(adjective)
		}
	}
	var forms []string
	for _, ending := range []string{"", "ة", "ان", "ين", "ون", "ات", "تان", "تين", "ا"} {
		var plain, definite []string
		for _, w := range words {
			plain = append(plain, w+ending)
			definite = append(definite, "ال"+w+ending)
		}
		if forms = append(forms, strings.Join(plain, " ")); ending != "ا" { // the tanwin excludes the article
			forms = append(forms, strings.Join(definite, " "))
		}
	}
	return forms
}

func articleForm(word string) []string {
	if strings.HasPrefix(word, "ال") || strings.Contains(word, " ") {
		return nil
	}
	return []string{"ال" + word}
}

// nationality derives the adjective of a country. Exceptions, where given, replace the rule; "-" says that
// nobody uses an adjective.
func nationality(country Entry, exceptions []string) (Entry, bool) {
	if len(exceptions) == 1 && exceptions[0] == "-" {
		return Entry{}, false
	}
	if exceptions == nil {
		if strings.Contains(country.Name(), " ") {
			return Entry{}, false // a compound name has no regular adjective
		}
		exceptions = []string{nisba(country.Name())}
	}
	e := Entry{Type: "NATIONALITY", Subtype: "nationality", Country: country.Country, Parent: country.Name(), Source: country.Source}
	for _, x := range exceptions {
		if n := parseName(x, Variant); n.Text != "" {
			e.Names = append(e.Names, n)
		}
	}
	if e.Names == nil {
		return Entry{}, false
	}
	e.Names[0].Kind = Canonical
	e.ID = country.ID + "/adjective"
	e.Names = withoutName(addForms(e.Names, adjectiveForms), country.Names)
	return e, true
}

// nisba makes the adjective of a place: without ال and without the final ة، ا، يا، with ي (سوريا، سوري).
func nisba(place string) string {
	stem := strings.TrimPrefix(place, "ال")
	for _, ending := range []string{"يا", "ية", "ة", "ا", "ي"} {
		if s, ok := strings.CutSuffix(stem, ending); ok {
			stem = s
			break
		}
	}
	return stem + "ي"
}

// withoutName drops inflected forms that are the name of the country itself (سوريا is no tanwin of سوري).
func withoutName(forms, country []Name) []Name {
	names := map[string]bool{}
	for _, n := range country {
		names[n.Text] = true
	}
	kept := forms[:0]
	for _, f := range forms {
		if f.Kind != Inflected || !names[f.Text] {
			kept = append(kept, f)
		}
	}
	return kept
}
