package entity

import (
	"cmp"
	"slices"
)

// The overlap policy. Of the candidates
//
//	[وزير [الدفاع] [العراقي]] [خالد [العبيدي]]
//
//	(a) those of types not asked for and those below the threshold leave first, so that nothing hides
//	    behind them;
//	(b) of two, one inside the other, the outer stays, unless it scores below the inner by more than the
//	    margin; of two of the same words the better one stays;
//	(c) among those that still overlap, the set with the greatest sum of score × words wins;
//	    ties: fewer spans, then longer, then earlier;
//	(d) what overlaps none of the winners gets the same chance again, until nothing is left.
//
// The nested result adds, inside each chosen span whose type holds others, what the same policy chooses
// among the candidates that lie wholly inside it.
type resolver struct {
	order   []int // candidates, sorted
	sorted  []int
	counts  []int  // first word → place in sorted
	byStart []int  // for nested: all that may be chosen
	left    []int  // those of the round before it began
	covered []bool // words of the chosen ones
	chosen  []int  // of one round
	all     []int  // of all rounds
	best    []dpCell

	recorder *recorder // nil but for explanations
}

// A dpCell is the best set among the first candidates. The sum is wide: over a long text the weight of one
// span must not be lost in it.
type dpCell struct {
	sum          float64
	spans, words int
	take         bool
}

// beats reports whether a is the better set: the greater sum, then fewer spans, then more words.
func (a dpCell) beats(b dpCell) bool {
	switch {
	case a.sum != b.sum:
		return a.sum > b.sum
	case a.spans != b.spans:
		return a.spans < b.spans
	}
	return a.words > b.words
}

// holds reports whether spans of a type hold others: [وزير [الدفاع]], but a person's name is one thing.
func holds(t Type) bool {
	switch t {
	case Person, Nationality, Date, none:
		return false
	}
	return true
}

// resolve chooses among all candidates. The result, indices into cands in text order, is valid until the
// next call.
func (r *resolver) resolve(cands []candidate, threshold, margin float32) []int {
	r.order, r.left = r.order[:0], r.left[:0]
	r.recorder.choose()
	for i := range cands {
		if cands[i].score < threshold {
			r.recorder.lose(i, whyBelow, -1)
			continue
		}
		r.order = append(r.order, i)
	}
	return r.chooseAll(cands, margin)
}

// chooseAll applies (b), (c) and (d) to r.order. Each round chooses at least one, and (d) offers only what
// lost to an outer span that lost in turn, so that rounds are few.
func (r *resolver) chooseAll(cands []candidate, margin float32) []int {
	r.all = r.all[:0]
	least := r.uncover(cands)
	for len(r.order) > 0 {
		r.left = append(r.left[:0], r.order...)
		for _, i := range r.choose(cands, margin) {
			r.all = append(r.all, i)
			r.cover(&cands[i], least)
		}
		if len(r.all) > len(r.chosen) { // of several rounds
			slices.SortFunc(r.all, func(i, j int) int { return cmp.Compare(cands[i].start, cands[j].start) })
		}
		r.order = r.order[:0]
		for _, i := range r.left {
			if r.free(&cands[i], least) {
				r.order = append(r.order, i)
			}
		}
	}
	r.recorder.settle(cands, r.all)
	return r.all
}

// Why a candidate was not chosen.
const (
	whyBelow = "below the threshold"
	whySame  = "another type or reading of the same words is better"
	whyOuter = "inside another span"
	whyInner = "a span inside it is better by more than the margin"
	whySet   = "overlaps a span of a better set"
)

// uncover forgets which words are covered, and returns the first that may be: no candidate of r.order stands before it.
func (r *resolver) uncover(cands []candidate) (least int) {
	if len(r.order) == 0 {
		return 0
	}
	least, most := cands[r.order[0]].first, 0
	for _, i := range r.order {
		least, most = min(least, cands[i].first), max(most, cands[i].last)
	}
	r.covered = append(r.covered[:0], make([]bool, most-least)...)
	return least
}

// cover notes the words of a chosen candidate.
func (r *resolver) cover(c *candidate, least int) {
	for i := c.first; i < c.last; i++ {
		r.covered[i-least] = true
	}
}

// free reports whether a candidate covers no word that a chosen one does.
func (r *resolver) free(c *candidate, least int) bool {
	return !slices.Contains(r.covered[c.first-least:c.last-least], true)
}

// firstBehind returns the place in chosen, which are sorted and do not overlap, of the first that ends behind
// start.
func firstBehind(cands []candidate, chosen []int, start int) int {
	n, _ := slices.BinarySearchFunc(chosen, start, func(o, start int) int { return cmp.Compare(cands[o].end, start+1) })
	return n
}

// choose applies (b) and (c) to r.order.
func (r *resolver) choose(cands []candidate, margin float32) []int {
	r.sortOuterFirst(cands)
	r.dropDoubles(cands)
	r.dropNested(cands, margin)
	return r.bestSet(cands)
}

// sortOuterFirst sorts r.order by start, the longer first, then the better. Candidates are counted by their first word, so that
// only those of one word need be compared.
func (r *resolver) sortOuterFirst(cands []candidate) {
	if len(r.order) == 0 {
		return
	}
	least, most := cands[r.order[0]].first, 0
	for _, i := range r.order {
		least, most = min(least, cands[i].first), max(most, cands[i].first)
	}
	r.counts = append(r.counts[:0], make([]int, most-least+2)...)
	for _, i := range r.order {
		r.counts[cands[i].first-least+1]++
	}
	for w := 1; w < len(r.counts); w++ {
		r.counts[w] += r.counts[w-1]
	}
	r.sorted = append(r.sorted[:0], r.order...)
	for _, i := range r.order {
		n := &r.counts[cands[i].first-least]
		r.sorted[*n] = i
		*n++
	}
	r.order, r.sorted = r.sorted, r.order
	for n := 1; n < len(r.order); n++ {
		for m := n; m > 0 && standsBefore(cands, r.order[m], r.order[m-1]); m-- {
			r.order[m], r.order[m-1] = r.order[m-1], r.order[m]
		}
	}
}

// standsBefore reports whether candidate i stands before j.
func standsBefore(cands []candidate, i, j int) bool {
	a, b := &cands[i], &cands[j]
	switch {
	case a.start != b.start:
		return a.start < b.start
	case a.end != b.end:
		return a.end > b.end
	case a.score != b.score:
		return a.score > b.score
	}
	return i < j
}

// dropDoubles keeps the best of the candidates over the same words.
func (r *resolver) dropDoubles(cands []candidate) {
	kept := r.order[:0]
	for _, i := range r.order {
		if n := len(kept); n > 0 && cands[kept[n-1]].start == cands[i].start && cands[kept[n-1]].end == cands[i].end {
			r.recorder.lose(i, whySame, kept[n-1])
			continue
		}
		kept = append(kept, i)
	}
	r.order = kept
}

// dropNested applies (b): first the outer ones that a much better inner one refutes, then the inner ones.
func (r *resolver) dropNested(cands []candidate, margin float32) {
	for n, o := range r.order {
		outer := &cands[o]
		for _, i := range r.order[n+1:] {
			if cands[i].start >= outer.end {
				break
			}
			if cands[i].end <= outer.end && cands[i].score > outer.score+margin {
				outer.depth = -1
				r.recorder.lose(o, whyInner, i)
				break
			}
		}
	}
	kept := r.order[:0]
	reach, widest := -1, -1 // the widest outer span so far; those sorted before start no later
	for _, i := range r.order {
		c := &cands[i]
		if c.depth < 0 {
			c.depth = 0
			continue
		}
		if c.end <= reach {
			r.recorder.lose(i, whyOuter, widest)
			continue
		}
		kept = append(kept, i)
		reach, widest = c.end, i
	}
	r.order = kept
}

// bestSet applies (c) by dynamic programming. No candidate lies inside another, so that they are sorted by
// start and by end at once.
func (r *resolver) bestSet(cands []candidate) []int {
	n := len(r.order)
	r.best = append(r.best[:0], make([]dpCell, n+1)...)
	before := 0 // how many end before the current one starts
	for k, i := range r.order {
		c := &cands[i]
		for before < k && cands[r.order[before]].end <= c.start {
			before++
		}
		with, without := r.best[before], r.best[k]
		with.sum += float64(c.score) * float64(c.words())
		with.spans, with.words, with.take = with.spans+1, with.words+c.words(), true
		without.take = false
		r.best[k+1] = without
		if with.beats(without) {
			r.best[k+1] = with
		}
	}
	r.chosen = r.chosen[:0]
	for k := n; k > 0; k-- {
		if !r.best[k].take {
			r.recorder.lose(r.order[k-1], whySet, -1)
			continue
		}
		i := r.order[k-1]
		r.chosen = append(r.chosen, i)
		for k > 1 && cands[r.order[k-2]].end > cands[i].start {
			k--
			r.recorder.lose(r.order[k-1], whySet, -1)
		}
	}
	slices.Reverse(r.chosen)
	return r.chosen
}
