package main

import (
	"slices"

	"github.com/kayan-nlp/kayan/entity"
)

// A count holds spans that are right, wrong and missed.
type count struct{ right, wrong, missed int }

func (c count) plus(o count) count {
	return count{c.right + o.right, c.wrong + o.wrong, c.missed + o.missed}
}

func (c count) f1() float64 {
	if c.right == 0 {
		return 0
	}
	return 2 * float64(c.right) / float64(2*c.right+c.wrong+c.missed)
}

// noEntity is the type of what rules leave out of the result.
const noEntity entity.Type = "-"

// A judgement compares what was chosen in a sample with its gold.
type judgement struct {
	convention
	*sample
	count
	right   []mark // ours that are gold
	ignored []mark // ours of which the gold does not speak
	wrong   []entity.Verdict
	missed  []mark
}

func (c convention) judge(s *sample, verdicts []entity.Verdict) *judgement {
	j := &judgement{convention: c, sample: s}
	for _, v := range verdicts {
		if v.Chosen && v.Type != noEntity {
			j.chosen(v)
		}
	}
	for _, g := range s.gold {
		if !slices.Contains(j.right, g) && !slices.ContainsFunc(j.ignored, g.same) && slices.Contains(c.kinds, g.kind) {
			j.missed = append(j.missed, g)
		}
	}
	j.count = count{len(j.right), len(j.wrong), len(j.missed)}
	return j
}

func (j *judgement) chosen(v entity.Verdict) {
	m := j.mark(j.sample, v.Span)
	switch {
	case m.end > 0 && slices.Contains(j.gold, m) && !slices.Contains(j.right, m):
		j.right = append(j.right, m)
	case j.neutral(v.Span):
		j.ignored = append(j.ignored, m)
	case slices.Contains(j.kinds, m.kind):
		j.wrong = append(j.wrong, v)
	}
}
