package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A count holds our spans, right and wrong, and those of the gold, found and missed.
type count struct{ right, wrong, found, missed int }

func (c count) precision() float64 { return share(c.right, c.wrong) }
func (c count) recall() float64    { return share(c.found, c.missed) }

func (c count) f1() float64 {
	p, r := c.precision(), c.recall()
	if p+r == 0 {
		return 0
	}
	return 2 * p * r / (p + r)
}

func share(yes, no int) float64 {
	if yes+no == 0 {
		return 0
	}
	return float64(yes) / float64(yes+no)
}

func (c count) plus(o count) count {
	return count{c.right + o.right, c.wrong + o.wrong, c.found + o.found, c.missed + o.missed}
}

// counts are those of a measure by label: TYPE, TYPE/subtype, and the empty label for the sum.
type counts map[string]count

// gold counts a span of the gold, ours one of ours.
func (all counts) gold(s scored, found bool) {
	for _, label := range s.labels() {
		all.one(label, found, count{found: 1}, count{missed: 1})
	}
}

func (all counts) ours(s scored, right bool) {
	for _, label := range s.labels() {
		all.one(label, right, count{right: 1}, count{wrong: 1})
	}
}

func (all counts) one(label string, yes bool, ifSo, ifNot count) {
	if !yes {
		ifSo = ifNot
	}
	all[label] = all[label].plus(ifSo)
}

// A result holds the counts of a set by measure.
type result struct {
	set      string
	measures []string // that say something of the set, in order
	counts   map[string]counts
	confused confusion
}

func newResult(name string) result {
	return result{set: name, counts: map[string]counts{}, confused: confusion{}}
}

// of returns the counts of a measure, which is in the result from then on.
func (r *result) of(measure string) counts {
	if r.counts[measure] == nil {
		r.measures, r.counts[measure] = append(r.measures, measure), counts{}
	}
	return r.counts[measure]
}

// add adds the counts of another set.
func (r *result) add(o result) {
	for _, m := range o.measures {
		sum := r.of(m)
		for label, c := range o.counts[m] {
			sum[label] = sum[label].plus(c)
		}
	}
	for cell, n := range o.confused {
		r.confused[cell] += n
	}
}

// labels returns those of a measure in the order of a report. The strict sum is told of an empty set, too.
func (r result) labels(measure string, known []entity.Type) []string {
	rank := order(known)
	labels := slices.SortedFunc(maps.Keys(r.counts[measure]), func(a, b string) int {
		return cmp.Or(rank(a)-rank(b), strings.Compare(a, b))
	})
	if len(labels) == 0 && measure == "strict" {
		labels = []string{""}
	}
	return labels
}

func typeOf(label string) string {
	t, _, _ := strings.Cut(label, "/")
	return t
}

// score scores what was found in a set.
func score(s set, c convention) result {
	r := newResult(s.name)
	for _, m := range measures {
		if m.when != nil && !m.when(s) {
			continue
		}
		to := r.of(m.name)
		for _, d := range s.docs {
			ours, covered := c.ours(d)
			m.add(to, c.gold(d), ours, covered)
		}
	}
	r.addMeaning(s, c)
	for _, d := range s.docs {
		for _, p := range align(c.sides(d)) {
			r.confused.add(p)
		}
	}
	return r
}
