package main

import "github.com/kayan-nlp/kayan/entity"

// A knowledge counts mentions of a type by what is known of them. Mentions are the sum of explained, partly and nothing.
type knowledge struct {
	mentions  int
	listed    int // the whole mention is one listed name of the type; these are explained as well
	strong    int // of the listed ones, those whose name is strong
	explained int // every word is
	partly    int
	nothing   int
}

// explain counts the mentions of a type, and the words that nothing explains.
func (k *knowledge) explain(t text, kind entity.Type, m mention, missing *tally) {
	known := explained(t, typings[kind], m)
	n := 0
	for i, ok := range known {
		if ok {
			n++
			continue
		}
		w := t.words[m.first+i]
		missing.add(w.key, item{text: w.text, kind: string(kind), note: labelsAt(t, m.first+i)})
	}
	k.mentions++
	if listed, strong := isListed(t, typings[kind], m); listed {
		k.listed++
		if strong {
			k.strong++
		}
	}
	switch n {
	case len(known):
		k.explained++
	case 0:
		k.nothing++
	default:
		k.partly++
	}
}

// isListed reports whether a mention is a listed name of its type, from its first word to its last, and whether a strong one.
func isListed(t text, table typing, m mention) (listed, strong bool) {
	for _, n := range t.names {
		if n.first == m.first && n.last == m.last && table.roles[n.label] == whole {
			listed, strong = true, strong || !n.weak
		}
	}
	return listed, strong
}

// explained tells which words of a mention are explained: they lie in a name that a name of the type can be or have as a part. Names that
// reach beyond the mention are something else.
func explained(t text, table typing, m mention) []bool {
	known := make([]bool, m.last-m.first)
	least := beside
	if len(known) == 1 {
		least = alone
	}
	for _, n := range t.names {
		if n.first < m.first || n.last > m.last {
			continue
		}
		if r := table.roles[n.label]; r >= least || r == beside && n.last-n.first > 1 {
			for i := n.first; i < n.last; i++ {
				known[i-m.first] = true
			}
		}
	}
	for i := range known {
		known[i] = known[i] || len(known) > 1 && table.words[t.words[m.first+i].key]
	}
	return known
}

// labelsAt returns the labels of all names of the single word i, in order.
func labelsAt(t text, i int) string {
	var labels []string
	for _, n := range t.names {
		if n.first == i && n.last == i+1 {
			labels = append(labels, n.label)
		}
	}
	return unique(labels)
}
