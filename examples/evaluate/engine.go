package main

import (
	"encoding/json"
	"fmt"
	"time"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

// An engine makes extractors for the types of a convention.
type engine struct {
	options   []entity.Option
	known     []entity.Type // our ten types, then those of a user's lists and rules
	reference time.Time     // for documents without a date
}

func newEngine(o options) (*engine, error) {
	e := &engine{reference: o.reference}
	indexes, err := cli.Gazetteers(o.gazetteers, o.stderr)
	if err != nil {
		return nil, err
	}
	for _, index := range indexes {
		e.options = append(e.options, entity.WithGazetteer(index))
	}
	rules, err := cli.Rules(o.rules)
	if err != nil {
		return nil, err
	}
	for _, r := range rules {
		e.options = append(e.options, entity.WithRules(r))
	}
	e.options = append(e.options, entity.WithProfile(entity.Profile(o.profile)))
	x, err := entity.New(e.options...)
	if err != nil {
		return nil, err
	}
	e.known = entity.Types()
	for _, t := range x.Types() {
		if !contains(e.known, t) {
			e.known = append(e.known, t)
		}
	}
	return e, nil
}

// extractor looks for what the convention scores.
func (e *engine) extractor(c convention) (*entity.Extractor, error) {
	return entity.New(append(e.options[:len(e.options):len(e.options)], entity.WithTypes(c.wanted()...))...)
}

// find fills a set with what the extractor finds.
func (e *engine) find(s set, x *entity.Extractor) (set, error) {
	docs := make([]document, len(s.docs))
	for i, d := range s.docs {
		calendar, err := e.calendar(d)
		if err != nil {
			return s, fmt.Errorf("%s: %w", d.id, err)
		}
		d.ours = nil
		for _, span := range x.Nested(d.text) {
			m := mention{Span: span}
			if v, ok := span.Value(calendar); ok {
				if m.value, err = json.Marshal(v); err != nil {
					return s, fmt.Errorf("%s: %w", d.id, err)
				}
			}
			d.ours = append(d.ours, m)
		}
		docs[i] = d
	}
	s.docs = docs
	return s, nil
}

// calendar counts from the day of the document.
func (e *engine) calendar(d document) (entity.Calendar, error) {
	c := entity.Calendar{Reference: e.reference, WeekStart: time.Saturday}
	if d.date == "" {
		return c, nil
	}
	day, err := time.Parse(time.DateOnly, d.date)
	if err != nil {
		return c, fmt.Errorf("date %q: want a day like 2021-08-08", d.date)
	}
	c.Reference = day
	return c, nil
}

// fixtures are the shipped documents by genre and the cases by topic.
func fixtures() []set {
	var sets []set
	for _, kind := range []struct {
		name string
		all  []entitytest.Document
	}{{"documents", entitytest.Documents()}, {"cases", entitytest.Cases()}} {
		at := map[string]int{}
		for _, a := range kind.all {
			if _, seen := at[a.Genre]; !seen {
				at[a.Genre] = len(sets)
				sets = append(sets, set{name: kind.name + "/" + a.Genre})
			}
			docs, _ := marked([]entitytest.Document{a}, nil)
			s := &sets[at[a.Genre]]
			s.docs = append(s.docs, docs...)
		}
	}
	return sets
}

// An outcome is what came of a set.
type outcome struct {
	set    set
	result result
	faults []fault
}

// An assessor scores sets.
type assessor struct {
	engine *engine
	asked  []entity.Type // nil: all
	faults bool          // to be found, too
}

// own scores what the engine finds; it fills the sets with it.
func (a assessor) own(sets []set) ([]outcome, error) {
	var all []outcome
	for _, s := range sets {
		c := newConvention(s, a.engine.known, a.asked)
		x, err := a.engine.extractor(c)
		if err != nil {
			return nil, err
		}
		if s, err = a.engine.find(s, x); err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		all = append(all, a.outcome(s, c, x))
	}
	return all, nil
}

// given scores what the sets are filled with.
func (a assessor) given(sets []set) (all []outcome) {
	for _, s := range sets {
		all = append(all, a.outcome(s, newConvention(s, a.engine.known, a.asked), nil))
	}
	return all
}

func (a assessor) outcome(s set, c convention, x *entity.Extractor) outcome {
	o := outcome{set: s, result: score(s, c)}
	if a.faults {
		o.faults = faults(s, c, x)
	}
	return o
}

func results(all []outcome) (some []result) {
	for _, o := range all {
		some = append(some, o.result)
	}
	return some
}

func allFaults(all []outcome) (some []fault) {
	for _, o := range all {
		some = append(some, o.faults...)
	}
	return some
}
