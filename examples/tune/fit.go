package main

import (
	"math/rand/v2"

	"github.com/kayan-nlp/kayan/entity"
)

// The fit is an averaged structured perceptron with a margin. In every round each sample is extracted with the weights of the moment; the
// evidence of spans that should have been chosen gains, that of spans that should not loses, also where it went right by little. What a
// right and a wrong span share cancels out. Errors far from their decision teach nothing (a ramp loss, for gold that has faults of its
// own). After every batch the weights are drawn back to the table they began with, so that only what gold asks for again and again moves
// a weight, and are held to what they mean. Their mean over all batches is the result.
type settings struct {
	rounds  int
	seed    uint64
	rate    float64 // how far the mean push of a batch moves a weight
	pull    float64 // the part of its way that a weight is drawn back after a batch
	reach   float64 // how far from its decision a span still teaches
	batch   int     // samples
	atLeast int     // errors that a weight must occur in to move
}

var defaults = settings{rounds: 4, seed: 1, rate: 0.2, pull: 0.05, reach: 0.3, batch: 250, atLeast: 30}

// A tally counts the errors in which a weight speaks for a span that was missed, and for one that is wrong.
type tally struct{ missed, wrong int }

// A fitter moves the weights of a table.
type fitter struct {
	settings
	table table
	now   values
	sum   values
	steps int
	seen  map[string]*tally
}

// newFitter counts the errors that the table makes.
func newFitter(t table, s settings, all []item) (*fitter, error) {
	f := &fitter{settings: s, table: t, now: t.values(), sum: values{}, seen: map[string]*tally{}}
	for name := range f.now {
		f.seen[name] = &tally{}
	}
	return f, f.each(all, func(_ item, l lesson) {
		for _, e := range l.Evidence {
			switch n := f.seen[e.Name]; {
			case n == nil || !l.error: // a number of a rule's own; no error
			case l.sign > 0:
				n.missed++
			default:
				n.wrong++
			}
		}
	})
}

// moves reports whether a row may move: one that adds to scores, rather than measures them, and occurs in enough errors.
func (f *fitter) moves(name string) bool {
	n := f.seen[name]
	return n != nil && !measures(name) && n.missed+n.wrong >= f.atLeast
}

// each calls use for every lesson of some samples under the weights of the moment.
func (f *fitter) each(all []item, use func(item, lesson)) error {
	xs, err := f.table.extractors(f.now, all)
	if err != nil {
		return err
	}
	s := scale{float32(f.now["threshold"]), float32(f.now["margin"]), float32(f.reach)}
	for _, it := range all {
		verdicts := xs[it.view.key()].Explain(it.text).Verdicts
		for _, l := range it.view.judge(it.sample, verdicts).lessons(verdicts, s) {
			use(it, l)
		}
	}
	return nil
}

// round goes through all samples once, in an order of its own.
func (f *fitter) round(n int, all []item) error {
	order := rand.New(rand.NewPCG(f.seed, uint64(n))).Perm(len(all))
	for len(order) > 0 {
		var batch []item
		for _, i := range order[:min(f.batch, len(order))] {
			batch = append(batch, all[i])
		}
		order = order[len(batch):]
		push := values{}
		err := f.each(batch, func(it item, l lesson) { push.add(l.Evidence, l.sign*it.worth) })
		if err != nil {
			return err
		}
		f.step(push, float64(len(batch)))
	}
	return nil
}

func (v values) add(evidence []entity.Evidence, n float64) {
	for _, e := range evidence {
		v[e.Name] += n
	}
}

// step moves the weights by what a batch of samples pushes.
func (f *fitter) step(push values, samples float64) {
	start := f.table.values()
	for name := range f.now {
		if f.moves(name) {
			f.now[name] += f.rate*push[name]/samples - f.pull*(f.now[name]-start[name])
		}
	}
	f.now.hold(start)
	for name, w := range f.now {
		f.sum[name] += w
	}
	f.steps++
}

// mean returns the mean of the weights over all batches.
func (f *fitter) mean() values {
	all := f.table.values()
	for name := range all {
		if f.steps > 0 && f.moves(name) {
			all[name] = f.sum[name] / float64(f.steps)
		}
	}
	return all
}
