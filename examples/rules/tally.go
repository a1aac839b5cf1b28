package main

import (
	"cmp"
	"slices"

	"github.com/kayan-nlp/kayan/entity"
)

// A row is what one rule did.
type row struct {
	rule     string
	where    string
	proposed int // spans
	chosen   int
	only     int // spans that no other rule proposed
	right    int // spans of the fixtures that were chosen, and are gold
	wrong    int // that were chosen and are not
}

// A tally counts what rules do. It grows with the rules, not with the text.
type tally struct {
	rows     []row
	byRule   map[string]int
	together map[[2]int]int // spans that both rules proposed
}

func newTally(rules []entity.Rule) *tally {
	t := &tally{byRule: map[string]int{}, together: map[[2]int]int{}}
	for _, r := range rules {
		t.byRule[r.ID] = len(t.rows)
		t.rows = append(t.rows, row{rule: r.ID, where: place(r)})
	}
	return t
}

// add counts one text. Gold is nil where nobody marked the text.
func (t *tally) add(e entity.Explanation, gold []entity.Span, marked bool) {
	for _, v := range e.Verdicts {
		var numbers []int
		for _, id := range v.Rules {
			if n, ok := t.byRule[id]; ok {
				numbers = append(numbers, n)
			}
		}
		slices.Sort(numbers)
		for i, n := range numbers {
			t.rows[n].count(v, gold, marked)
			for _, m := range numbers[i+1:] {
				t.together[[2]int{n, m}]++
			}
		}
	}
}

func (r *row) count(v entity.Verdict, gold []entity.Span, marked bool) {
	r.proposed++
	if len(v.Rules) == 1 {
		r.only++
	}
	if !v.Chosen {
		return
	}
	r.chosen++
	switch {
	case !marked || v.Type == noEntity:
	case slices.ContainsFunc(gold, func(g entity.Span) bool { return g.Start == v.Start && g.End == v.End && g.Type == v.Type }):
		r.right++
	default:
		r.wrong++
	}
}

// noEntity is the type of what rules leave out of the result.
const noEntity entity.Type = "-"

// silent returns the rules that never proposed anything.
func (t *tally) silent() (all []row) {
	for _, r := range t.rows {
		if r.proposed == 0 {
			all = append(all, r)
		}
	}
	return all
}

// fewest is how often two rules must have proposed the same spans to be called a pair.
const fewest = 5

// pairs returns the rules that proposed exactly the same spans.
func (t *tally) pairs() (all [][2]int) {
	for pair, n := range t.together {
		if n >= fewest && t.rows[pair[0]].proposed == n && t.rows[pair[1]].proposed == n {
			all = append(all, pair)
		}
	}
	slices.SortFunc(all, func(a, b [2]int) int { return cmp.Or(a[0]-b[0], a[1]-b[1]) })
	return all
}
