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

// A lesson is a span that should score more, or less.
type lesson struct {
	verdict entity.Verdict
	sign    float64
	narrow  bool // it is right as it is, by little
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
	lessons []lesson
}

// judge counts, and collects the lessons of a sample: the chosen spans that are wrong, and the proposed spans that are gold and lost. A
// gold span that no rule proposed teaches nothing.
func (c convention) judge(s *sample, verdicts []entity.Verdict) *judgement {
	j := &judgement{convention: c, sample: s}
	for _, v := range verdicts {
		if v.Chosen && v.Type != noEntity {
			j.chosen(v)
		}
	}
	for _, g := range s.gold {
		if !slices.Contains(j.right, g) && !slices.ContainsFunc(j.ignored, g.same) && slices.Contains(c.kinds, g.kind) {
			j.count.missed++
			j.learnMissed(g, verdicts)
		}
	}
	return j
}

func (j *judgement) chosen(v entity.Verdict) {
	m := j.mark(j.sample, v.Span)
	switch {
	case m.end > 0 && slices.Contains(j.gold, m) && !slices.Contains(j.right, m):
		j.right = append(j.right, m)
		j.count.right++
	case j.neutral(v.Span):
		j.ignored = append(j.ignored, m)
	case slices.Contains(j.kinds, m.kind):
		j.count.wrong++
		j.lessons = append(j.lessons, lesson{verdict: v, sign: -1})
	}
}

// learnMissed: the best proposal of a missed span should score more, and what says that no entity is there should score less.
func (j *judgement) learnMissed(g mark, verdicts []entity.Verdict) {
	best := -1
	for i, v := range verdicts {
		if v.Type != noEntity && !v.Chosen && j.mark(j.sample, v.Span) == g && (best < 0 || v.Score > verdicts[best].Score) {
			best = i
		}
	}
	if best < 0 {
		return
	}
	j.lessons = append(j.lessons, lesson{verdict: verdicts[best], sign: 1})
	for _, v := range verdicts {
		if v.Type == noEntity && v.Chosen && v.Start < verdicts[best].End && verdicts[best].Start < v.End {
			j.lessons = append(j.lessons, lesson{verdict: v, sign: -1})
		}
	}
}

// learnNarrow adds what is right by little: gold that was chosen little above the threshold, and what is none and lies little below.
func (j *judgement) learnNarrow(verdicts []entity.Verdict, threshold, margin float32) {
	for _, v := range verdicts {
		switch m := j.mark(j.sample, v.Span); {
		case v.Type == noEntity || !slices.Contains(j.kinds, m.kind):
		case v.Chosen && v.Score < threshold+margin && slices.Contains(j.right, m):
			j.lessons = append(j.lessons, lesson{v, 1, true})
		case v.Score < threshold && v.Score >= threshold-margin && !j.neutral(v.Span) && !slices.ContainsFunc(j.gold, m.overlaps):
			j.lessons = append(j.lessons, lesson{v, -1, true})
		}
	}
}
