package main

import (
	"io"
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

// measures are what is counted, in the order of the report.
var measures = []string{"strict", "neutral", "overlap", "bounds"}

// A result holds the counts of a file by measure and type; the empty type is the sum.
type result struct {
	file   string
	kinds  []entity.Type
	counts map[string]map[entity.Type]*count
}

func newResult(file string, kinds []entity.Type) result {
	r := result{file, append(slices.Clone(kinds), ""), map[string]map[entity.Type]*count{}}
	for _, m := range measures {
		r.counts[m] = map[entity.Type]*count{}
		for _, k := range r.kinds {
			r.counts[m][k] = &count{}
		}
	}
	return r
}

// gold counts a span of the gold, ours one of ours.
func (r result) gold(measure string, k entity.Type, found bool) {
	for _, c := range []*count{r.counts[measure][k], r.counts[measure][""]} {
		if found {
			c.found++
		} else {
			c.missed++
		}
	}
}

func (r result) ours(measure string, k entity.Type, right bool) {
	for _, c := range []*count{r.counts[measure][k], r.counts[measure][""]} {
		if right {
			c.right++
		} else {
			c.wrong++
		}
	}
}

// evaluate reads a file of gold and scores the extractor on it.
func evaluate(name, labels string, in io.Reader) (result, error) {
	var docs []document
	var err error
	foreign := false
	if strings.HasSuffix(name, ".jsonl") {
		docs, err = readJSON(in)
	} else {
		s, e := readCoNLL(in, labels)
		docs, err, foreign = s.docs, e, s.foreign
	}
	if err != nil {
		return result{}, err
	}
	c := newConvention(foreign, docs)
	x, err := entity.New(entity.WithTypes(c.wanted()...))
	if err != nil {
		return result{}, err
	}
	r := newResult(name, c.kinds)
	for _, d := range docs {
		r.add(c, d, x.Extract(d.text))
	}
	return r, nil
}

// add scores the spans of a document.
func (r result) add(c convention, d document, spans []entity.Span) {
	var gold, mine, covered []mark
	var neutral []bool
	for _, g := range d.gold {
		gold = append(gold, c.withoutHeads(d, g))
	}
	for _, s := range spans {
		m := c.mark(d, s)
		if slices.Contains(c.kinds, m.kind) {
			mine, neutral = append(mine, m), append(neutral, c.neutral(s))
		} else if c.neutral(s) {
			covered = append(covered, m)
		}
	}
	for _, g := range gold {
		hit := slices.Contains(mine, g)
		r.gold("strict", g.kind, hit)
		if hit || !hasBounds(covered, g) {
			r.gold("neutral", g.kind, hit)
		}
		r.gold("overlap", g.kind, slices.ContainsFunc(mine, g.overlapped))
		r.gold("bounds", g.kind, hasBounds(mine, g))
	}
	for i, m := range mine {
		right := m.end > 0 && slices.Contains(gold, m) && !slices.Contains(mine[:i], m)
		r.ours("strict", m.kind, right)
		if right || !neutral[i] {
			r.ours("neutral", m.kind, right)
		}
		r.ours("overlap", m.kind, slices.ContainsFunc(gold, m.overlaps))
		r.ours("bounds", m.kind, m.end > 0 && hasBounds(gold, m))
	}
}

func (m mark) overlapped(by mark) bool { return by.overlaps(m) }

func hasBounds(all []mark, m mark) bool {
	return slices.ContainsFunc(all, func(o mark) bool { return o.start == m.start && o.end == m.end })
}
