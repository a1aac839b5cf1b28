package main

import (
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A group is names that are counted together where they hit words outside entities.
type group struct {
	name   string
	labels []string
}

// core is the group of all core types.
const core = "core"

// groups are the core types, all of them together, and words of people's names, which by themselves are no entity.
var groups = []group{
	{"PERSON", []string{"PERSON"}},
	{"PLACE", []string{"PLACE"}},
	{"ORGANIZATION", []string{"ORGANIZATION"}},
	{"MILITARY_UNIT", []string{"MILITARY_UNIT"}},
	{core, []string{string(entity.Person), string(entity.Place), string(entity.Organization), string(entity.MilitaryUnit)}},
	{"given/family", []string{"given", "family"}},
}

// A reading is how a name hits a word: strong or weak, whole or behind a proclitic.
type reading uint8

const (
	strongWhole reading = iota
	strongProclitic
	weakWhole
	weakProclitic
	readings int = iota
)

func (r reading) String() string {
	return [...]string{"strong", "strong behind proclitic", "weak", "weak behind proclitic"}[r]
}

func readingOf(n name) (r reading) {
	if n.proclitic {
		r = strongProclitic
	}
	if n.weak {
		r += weakWhole
	}
	return r
}

// outside counts the words outside entities, and by group and reading those that a name of one word hits. A word counts once in
// a group: strong before weak, whole before split.
type outside struct {
	words int
	hits  map[string][readings]int
}

// count counts a text. The words that core names hit go into the tally of their reading.
func (o *outside) count(t text, hits []*tally) {
	at := namesAt(t)
	for i, w := range t.words {
		if w.inside {
			continue
		}
		o.words++
		for _, g := range groups {
			r, names, ok := g.hit(at[i])
			if !ok {
				continue
			}
			counts := o.hits[g.name]
			counts[r]++
			o.hits[g.name] = counts
			if g.name == core {
				kind, lists := described(names)
				hits[r].add(w.key, item{text: w.text, kind: kind, lists: lists, note: others(at[i], g)})
			}
		}
	}
}

// namesAt returns the names of one word by their word.
func namesAt(t text) [][]name {
	at := make([][]name, len(t.words))
	for _, n := range t.names {
		if n.single() {
			at[n.first] = append(at[n.first], n)
		}
	}
	return at
}

// hit returns the best reading of a word in a group, and the names that are read so.
func (g group) hit(names []name) (best reading, hits []name, ok bool) {
	for _, n := range names {
		if !slices.Contains(g.labels, n.label) {
			continue
		}
		switch r := readingOf(n); {
		case !ok || r < best:
			best, hits, ok = r, append(hits[:0], n), true
		case r == best:
			hits = append(hits, n)
		}
	}
	return best, hits, ok
}

// described returns the types of names, and the lists with the name as each has it: the word may be another spelling of it.
func described(names []name) (kinds, lists string) {
	var k, l []string
	for _, n := range names {
		k, l = append(k, n.label), append(l, n.list+":"+n.term.Text())
	}
	return unique(k), unique(l)
}

// others returns the labels under which a word is known beside those of a group.
func others(names []name, g group) string {
	var labels []string
	for _, n := range names {
		if !slices.Contains(g.labels, n.label) {
			labels = append(labels, n.label)
		}
	}
	return unique(labels)
}

func unique(s []string) string {
	slices.Sort(s)
	return strings.Join(slices.Compact(s), ",")
}
