package main

import (
	"cmp"
	"maps"
	"slices"
)

// The search decides how much of the fit is kept. A perceptron counts errors one by one; what is wanted is the F1 of whole sources, and no
// fixture lost. So the way from the table to the fit is gone as far as it pays, and then every row tries what the fit says of it and a few
// steps to both sides (minimum error rate training, Och 2003). What moves must pay for its way, and must not cost on either half of the
// gold.
type search struct {
	table table
	all   []item
	price float64 // F1 that a weight must gain to move by 1
	start values
	now   values
	best  score // of now
	moved []move
	guard *guard
}

// A move is a row that was set anew, and the gain in F1.
type move struct {
	name     string // "" for the way to the fit
	from, to float64
	gain     float64
}

func newSearch(t table, all []item, price float64) (*search, error) {
	s := &search{table: t, all: all, price: price, start: t.values(), now: t.values()}
	var err error
	if s.guard, err = newGuard(t, all); err != nil {
		return nil, err
	}
	s.best, err = t.measure(s.now, all)
	return s, err
}

// worth is what the search wants most of.
func (s *search) worth(v values, is score) float64 { return is.f1() - s.price*v.distance(s.start) }

// try measures values, and reports whether they are allowed and better than those of the moment.
func (s *search) try(v values) (score, bool, error) {
	xs, err := s.table.extractors(v, s.all)
	if err != nil || !s.guard.holds(xs[own.key()], v) {
		return nil, false, err
	}
	is := countAll(xs, s.all)
	return is, s.worth(v, is) > s.worth(s.now, s.best)+1e-9 && !is.losesTo(s.best), nil
}

// parts of the way to the fit that are tried, and steps of a row.
var (
	parts = []float64{1, 0.5, 0.25}
	steps = []float64{0.05, 0.1, 0.2, 0.4}
)

// way goes toward the fit as far as it pays.
func (s *search) way(fit values) error {
	for _, part := range parts {
		v := s.start.toward(fit, part)
		is, better, err := s.try(v)
		if err != nil {
			return err
		}
		if better {
			s.moved = append(s.moved, move{"", 0, part, is.f1() - s.best.f1()})
			s.now, s.best = v, is
			return nil
		}
	}
	return nil
}

// sweep tries every row that may move, those with the most errors first.
func (s *search) sweep(f *fitter, fit values) error {
	var names []string
	for _, row := range s.table.All() {
		if f.moves(row.Name) {
			names = append(names, row.Name)
		}
	}
	errors := func(name string) int { return f.seen[name].missed + f.seen[name].wrong }
	slices.SortStableFunc(names, func(a, b string) int { return cmp.Compare(errors(b), errors(a)) })
	for _, name := range names {
		if err := s.row(name, fit[name]); err != nil {
			return err
		}
	}
	return nil
}

// row takes the best of the values that one row may have.
func (s *search) row(name string, fit float64) error {
	from, before := s.now, s.best.f1()
	for _, to := range candidates(from[name], fit) {
		v := from.set(name, to)
		if !v.heldBy(s.start) {
			continue
		}
		is, better, err := s.try(v)
		if err != nil {
			return err
		}
		if better {
			s.now, s.best = v, is
		}
	}
	if s.now[name] != from[name] {
		s.moved = append(s.moved, move{name, from[name], s.now[name], s.best.f1() - before})
	}
	return nil
}

// candidates are the values that a row tries.
func candidates(now, fit float64) []float64 {
	all := []float64{decimals(fit), decimals((now + fit) / 2)}
	for _, step := range steps {
		all = append(all, decimals(now+step), decimals(now-step))
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(w float64) bool { return w == now })
}

// heldBy reports whether values keep to what they mean.
func (v values) heldBy(start values) bool {
	held := maps.Clone(v)
	held.hold(start)
	return held.distance(v) == 0
}
