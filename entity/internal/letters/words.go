package letters

import (
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// Words returns what the table is trained on: the words of foreign given and family names, and those of the word classes, sorted.
// What is both is ordinary.
func Words(x *gazetteer.Index) (names, words []string) {
	foreign, ordinary := map[string]bool{}, map[string]bool{}
	for e := range x.All() {
		into := ordinary
		switch name := e.Type == "given" || e.Type == "family"; {
		case name && strings.HasSuffix(e.Source, "-foreign"):
			into = foreign
		case name || gazetteer.IsLabel(e.Type):
			continue
		}
		for _, n := range e.Names {
			for _, w := range strings.Fields(normalize.Key(n.Text)) {
				if len(w) > len("ابج")-1 {
					into[w] = true
				}
			}
		}
	}
	for w := range foreign {
		if !ordinary[w] {
			names = append(names, w)
		}
	}
	for w := range ordinary {
		words = append(words, w)
	}
	slices.Sort(names)
	slices.Sort(words)
	return names, words
}
