package entitytest

import "github.com/kayan-nlp/kayan/entity"

// A Score counts spans found, missed and wrong. The zero Score is ready to use.
type Score struct{ Found, Missed, Wrong int }

// Precision is the share of right spans among those given.
func (s Score) Precision() float64 { return ratio(s.Found, s.Found+s.Wrong) }

// Recall is the share of gold spans that were found.
func (s Score) Recall() float64 { return ratio(s.Found, s.Found+s.Missed) }

// F1 is the harmonic mean of precision and recall.
func (s Score) F1() float64 { return ratio(2*s.Found, 2*s.Found+s.Missed+s.Wrong) }

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// Scores counts by type; the empty type holds the sum.
type Scores map[entity.Type]Score

// Add compares outermost gold spans with predicted ones: same bytes and same type, subtypes aside.
func (all Scores) Add(gold, predicted []entity.Span) {
	for _, g := range gold {
		if g.Depth > 0 {
			continue
		}
		if outermost(predicted, g) {
			all.count(g.Type, Score{Found: 1})
		} else {
			all.count(g.Type, Score{Missed: 1})
		}
	}
	for _, p := range predicted {
		if p.Depth == 0 && !outermost(gold, p) {
			all.count(p.Type, Score{Wrong: 1})
		}
	}
}

func outermost(gold []entity.Span, p entity.Span) bool {
	for _, g := range gold {
		if g.Depth == 0 && g.Start == p.Start && g.End == p.End && g.Type == p.Type {
			return true
		}
	}
	return false
}

func (all Scores) count(t entity.Type, more Score) {
	for _, key := range []entity.Type{t, ""} {
		s := all[key]
		all[key] = Score{s.Found + more.Found, s.Missed + more.Missed, s.Wrong + more.Wrong}
	}
}
