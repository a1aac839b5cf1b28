package main

import (
	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// A name is a listed name that stands in a text, at segments first to last.
type name struct {
	first, last int
	proclitic   bool // behind one
	respelled   bool
	weak        bool
	label       string // type or word class
	list        string
	term        gazetteer.Term
}

func (n name) single() bool { return n.last == n.first+1 }

// A lexicon finds the names of several gazetteers, one upon the other.
type lexicon struct {
	layers  []*gazetteer.Index
	classes [][]gazetteer.Entry // of each layer
	found   []gazetteer.Hit
}

func newLexicon(layers ...*gazetteer.Index) *lexicon {
	l := &lexicon{layers: gazetteer.Stack(layers...)}
	for _, x := range l.layers {
		classes := make([]gazetteer.Entry, x.Classes()+1) // the last is that of broken files
		for i := range x.Classes() {
			classes[i] = x.Class(i)
		}
		l.classes = append(l.classes, classes)
	}
	return l
}

// names returns the names in a text.
func (l *lexicon) names(key []byte, segments []normalize.Segment) []name {
	var all []name
	for i, x := range l.layers {
		l.found = x.AppendHits(l.found[:0], key, segments)
		for _, h := range l.found {
			for term := range h.Terms.All() {
				class := l.classes[i][term.Class()]
				all = append(all, name{h.First, h.Last, h.Prefix > 0, h.Loose, term.Weak(), class.Type, class.Source, term})
			}
		}
	}
	return allowed(knownWhole(all))
}

// knownWhole drops, where one gazetteer knows a word as it stands, what another found by splitting or respelling it. Extraction
// does so too.
func knownWhole(all []name) []name {
	known := map[int]bool{}
	for _, n := range all {
		known[n.first] = known[n.first] || n.single() && !n.proclitic && !n.respelled
	}
	kept := all[:0]
	for _, n := range all {
		if !known[n.first] || !n.single() || !n.proclitic && !n.respelled {
			kept = append(kept, n)
		}
	}
	return kept
}

// allowed drops the entities that a gazetteer denies.
func allowed(all []name) []name {
	denied := map[[2]int]bool{}
	for _, n := range all {
		if n.label == gazetteer.TypeDeny {
			denied[[2]int{n.first, n.last}] = true
		}
	}
	kept := all[:0]
	for _, n := range all {
		if n.label != gazetteer.TypeDeny && (!gazetteer.IsLabel(n.label) || !denied[[2]int{n.first, n.last}]) {
			kept = append(kept, n)
		}
	}
	return kept
}
