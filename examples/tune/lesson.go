package main

import (
	"slices"

	"github.com/kayan-nlp/kayan/entity"
)

// A lesson is a span that should score more, or less.
type lesson struct {
	entity.Verdict
	sign  float64
	error bool // else it came out right, by little
}

// A scale says where a score decides.
type scale struct {
	threshold, margin float32
	reach             float32 // what lies farther from the decision teaches nothing
}

// lessons are the errors of a sample that a small step would mend, and what is right only by a small step. An error far from its decision
// (the gold may be wrong there, or a list or rule) is not mended by weights; it would push for ever, and all others with it.
func (j *judgement) lessons(verdicts []entity.Verdict, s scale) (all []lesson) {
	blamed := make([]bool, len(verdicts))
	for _, g := range j.missed {
		v := j.proposal(g, verdicts)
		if v == nil || s.lostBy(*v) > s.reach {
			continue
		}
		all = append(all, lesson{*v, 1, true})
		for i, o := range verdicts {
			blamed[i] = blamed[i] || o.Chosen && v.Start < o.End && o.Start < v.End && (o.Type == noEntity || j.isWrong(o))
		}
	}
	for i, v := range verdicts {
		near := v.Score < s.threshold+s.reach && v.Score >= s.threshold-s.reach
		switch m := j.mark(j.sample, v.Span); {
		case blamed[i], v.Chosen && near && j.isWrong(v):
			all = append(all, lesson{v, -1, true})
		case !near || v.Type == noEntity || !slices.Contains(j.kinds, m.kind):
		case v.Chosen && slices.Contains(j.right, m):
			all = append(all, lesson{v, 1, false})
		case v.Score < s.threshold && !j.neutral(v.Span) && !slices.ContainsFunc(j.gold, m.overlaps):
			all = append(all, lesson{v, -1, false})
		}
	}
	return all
}

func (j *judgement) isWrong(v entity.Verdict) bool {
	return slices.ContainsFunc(j.wrong, func(w entity.Verdict) bool { return w.Span == v.Span })
}

// proposal returns the best proposal of a missed span, nil if no rule proposed it.
func (j *judgement) proposal(g mark, verdicts []entity.Verdict) (best *entity.Verdict) {
	for i := range verdicts {
		v := &verdicts[i]
		if v.Type != noEntity && !v.Chosen && j.mark(j.sample, v.Span) == g && (best == nil || v.Score > best.Score) {
			best = v
		}
	}
	return best
}

// lostBy returns how much more a span must score, or what it lost to must score less, for it to be chosen.
func (s scale) lostBy(v entity.Verdict) float32 {
	if v.Score < s.threshold {
		return s.threshold - v.Score
	}
	if v.By == nil {
		return 0
	}
	by := v.By.Score - v.Score
	switch inside, outside := v.By.Start <= v.Start && v.End <= v.By.End, v.Start <= v.By.Start && v.By.End <= v.End; {
	case inside && outside:
	case inside:
		by += s.margin
	case outside:
		by -= s.margin
	}
	return max(0, by)
}
