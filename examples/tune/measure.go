package main

import (
	"runtime"
	"sync"

	"github.com/kayan-nlp/kayan/entity"
)

// An item is a sample with what its source says of it.
type item struct {
	*sample
	source int
	view   convention
	worth  float64 // so that every source has the same weight
	half   int     // of the gold: what moves a weight is to be true of both
}

// items are the samples of all sources that keep passes.
func items(sources []source, keep func(*sample) bool) (all []item) {
	total := 0
	for _, s := range sources {
		total += len(s.samples)
	}
	for n, s := range sources {
		worth := float64(total) / float64(len(sources)*max(1, len(s.samples)))
		for _, one := range s.samples {
			if keep(one) {
				all = append(all, item{one, n, s.view, worth, int(one.hash() >> 8 & 1)})
			}
		}
	}
	return all
}

// A score counts by source and half.
type score [][2]count

// measure scores values on samples.
func (t table) measure(v values, all []item) (score, error) {
	xs, err := t.extractors(v, all)
	if err != nil {
		return nil, err
	}
	return countAll(xs, all), nil
}

// countAll scores extractors, by the keys of their views, on samples.
func countAll(xs map[string]*entity.Extractor, all []item) (s score) {
	parts := make([]count, len(all))
	var work sync.WaitGroup
	workers := runtime.GOMAXPROCS(0)
	for w := range workers {
		work.Go(func() {
			for i := w; i < len(all); i += workers {
				it := all[i]
				parts[i] = it.view.judge(it.sample, verdicts(xs[it.view.key()].Extract(it.text))).count
			}
		})
	}
	work.Wait()
	for i, it := range all {
		for len(s) <= it.source {
			s = append(s, [2]count{})
		}
		s[it.source][it.half] = s[it.source][it.half].plus(parts[i])
	}
	return s
}

// verdicts makes verdicts of a result.
func verdicts(spans []entity.Span) (all []entity.Verdict) {
	for _, s := range spans {
		all = append(all, entity.Verdict{Span: s, Chosen: true})
	}
	return all
}

func (s score) of(source int) count { return s[source][0].plus(s[source][1]) }

// f1 is the mean of the F1 of all sources.
func (s score) f1() float64 { return s.mean(func(h [2]count) count { return h[0].plus(h[1]) }) }

func (s score) mean(pick func([2]count) count) (mean float64) {
	n := 0
	for _, halves := range s {
		if c := pick(halves); c != (count{}) {
			mean += c.f1()
			n++
		}
	}
	return mean / float64(max(1, n))
}

// losesTo reports whether the score is worse than another in either half.
func (s score) losesTo(o score) bool {
	for half := range 2 {
		pick := func(h [2]count) count { return h[half] }
		if s.mean(pick) < o.mean(pick) {
			return true
		}
	}
	return false
}
