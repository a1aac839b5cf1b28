package main

import (
	"cmp"
	"slices"
)

// An item is a word and how often it was met.
type item struct {
	text  string // as it was first written
	kind  string // type or types
	lists string // that have it, each with its spelling
	note  string // what else it is known as
	count int
}

// A tally counts words.
type tally struct{ items map[string]*item }

func newTally() *tally { return &tally{map[string]*item{}} }

// add counts a word by its key and type; what it says of it is kept from the first time.
func (t *tally) add(key string, i item) {
	key += "\x00" + i.kind
	if t.items[key] == nil {
		t.items[key] = &i
	}
	t.items[key].count++
}

// top returns the n most frequent words, in the order of their letters where they are equally frequent.
func (t *tally) top(n int) []item {
	var all []item
	for _, i := range t.items {
		all = append(all, *i)
	}
	slices.SortFunc(all, func(a, b item) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(a.text, b.text), cmp.Compare(a.kind, b.kind))
	})
	return all[:min(n, len(all))]
}
