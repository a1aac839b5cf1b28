package main

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A pair is a gold span and what stands in its place. One of them is nil where the other has no partner.
type pair struct {
	gold, ours *scored
	beside     *scored // of a span without a partner: what shares bytes with it and has a better one
	inside     bool    // it is about a span inside another
}

// sides returns the outermost spans of a document that are compared: what is neutral only where it is right.
func (c convention) sides(d document) (gold, ours []scored) {
	outer := measure{}
	all := outer.part(c.gold(d))
	mine, covered := c.ours(d)
	mine = outer.part(mine)
	for _, g := range all {
		hit := slices.ContainsFunc(mine, func(o scored) bool { return sameMark(g, o) })
		if hit || !hasBounds(covered, g.mark) {
			gold = append(gold, g)
		}
	}
	for _, o := range mine {
		hit := slices.ContainsFunc(all, func(g scored) bool { return sameMark(g, o) })
		if hit || !o.neutral {
			ours = append(ours, o)
		}
	}
	return gold, ours
}

// likenesses are the ways in which two spans can be partners, the best first.
var likenesses = []func(g, o scored) bool{
	sameMark,
	func(g, o scored) bool { return o.end > 0 && o.within(g.mark) },
	func(g, o scored) bool { return g.kind == o.kind && sharesBytes(g, o) },
	sharesBytes,
}

// sharesBytes compares places in the text, so that it is true of spans that are cut inside a word as well.
func sharesBytes(g, o scored) bool { return o.Start < g.End && g.Start < o.End }

// align gives every span one partner at most. Pairs come in the order of the text.
func align(gold, ours []scored) []pair {
	goldTo, oursTo := make([]int, len(gold)), make([]int, len(ours)) // 1 + partner
	for _, like := range likenesses {
		for g := range gold {
			for o := range ours {
				if goldTo[g] == 0 && oursTo[o] == 0 && like(gold[g], ours[o]) {
					goldTo[g], oursTo[o] = o+1, g+1
				}
			}
		}
	}
	var all []pair
	for g := range gold {
		p := pair{gold: &gold[g]}
		if n := goldTo[g]; n > 0 {
			p.ours = &ours[n-1]
		} else if n := slices.IndexFunc(ours, func(o scored) bool { return sharesBytes(gold[g], o) }); n >= 0 {
			p.beside = &ours[n]
		}
		all = append(all, p)
	}
	for o := range ours {
		if oursTo[o] > 0 {
			continue
		}
		p := pair{ours: &ours[o]}
		if n := slices.IndexFunc(gold, func(g scored) bool { return sharesBytes(g, ours[o]) }); n >= 0 {
			p.beside = &gold[n]
		}
		all = append(all, p)
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(a.start(), b.start()) })
	return all
}

// pairs are those of a document, and what is wrong inside of spans.
func (c convention) pairs(d document) []pair {
	all := align(c.sides(d))
	if !c.nested {
		return all
	}
	gold := c.gold(d)
	ours, _ := c.ours(d)
	for i, g := range gold {
		if g.Depth > 0 && !slices.ContainsFunc(ours, func(o scored) bool { return sameMark(g, o) }) {
			all = append(all, pair{gold: &gold[i], inside: true})
		}
	}
	for i, o := range ours {
		if o.Depth > 0 && !slices.ContainsFunc(gold, func(g scored) bool { return sameMark(g, o) }) {
			all = append(all, pair{ours: &ours[i], inside: true})
		}
	}
	slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(a.start(), b.start()) })
	return all
}

func (p pair) start() int {
	switch {
	case p.gold == nil:
		return p.ours.Start
	case p.ours == nil:
		return p.gold.Start
	}
	return min(p.gold.Start, p.ours.Start)
}

// nothing is the row and column of spans without a partner.
const nothing = "-"

// A confusion counts pairs by the types of gold and ours.
type confusion map[[2]string]int

func (all confusion) add(p pair) {
	cell := [2]string{nothing, nothing}
	if p.gold != nil {
		cell[0] = string(p.gold.kind)
	}
	if p.ours != nil {
		cell[1] = string(p.ours.kind)
	}
	all[cell]++
}

// table lays the counts out: a row for each type of the gold, a column for each of ours.
func (all confusion) table(known []entity.Type) [][]string {
	rank := order(append(slices.Clone(known), nothing))
	seen := map[string]bool{}
	for cell := range all {
		seen[cell[0]], seen[cell[1]] = true, true
	}
	labels := slices.SortedFunc(maps.Keys(seen), func(a, b string) int { return cmp.Or(rank(a)-rank(b), strings.Compare(a, b)) })
	rows := [][]string{append([]string{"gold \\ ours"}, labels...)}
	for _, g := range labels {
		row := []string{g}
		for _, o := range labels {
			row = append(row, number(all[[2]string{g, o}]))
		}
		rows = append(rows, row)
	}
	return rows
}
