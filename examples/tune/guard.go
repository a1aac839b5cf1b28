package main

import (
	"slices"
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// A guard holds what must stay as it is: the fixtures that come out exactly, nested spans and subtypes included, and the sentences of the
// rules.
type guard struct {
	fixtures []item
	rules    []example
}

// newGuard keeps what holds under the table.
func newGuard(t table, all []item) (*guard, error) {
	rules, err := examples()
	if err != nil {
		return nil, err
	}
	x, err := entity.New(entity.WithWeights(t.Weights))
	if err != nil {
		return nil, err
	}
	g := &guard{}
	for _, it := range all {
		if it.ours && it.exact(x) {
			g.fixtures = append(g.fixtures, it)
		}
	}
	for _, e := range rules {
		if e.holds(x, t.values()) {
			g.rules = append(g.rules, e)
		}
	}
	return g, nil
}

func (s *sample) exact(x *entity.Extractor) bool {
	return entitytest.Diff(s.nested, x.Nested(s.text)) == ""
}

// holds reports whether all stays as it is with an extractor of other values.
func (g *guard) holds(x *entity.Extractor, v values) bool {
	return !slices.ContainsFunc(g.fixtures, func(it item) bool { return !it.exact(x) }) &&
		!slices.ContainsFunc(g.rules, func(e example) bool { return !e.holds(x, v) })
}

// An example is a sentence of a rule, with the spans that it proposes there above the threshold: none where it must not fire.
type example struct {
	rule entity.Rule
	text string
	want []string
}

// examples are those of all embedded rules.
func examples() ([]example, error) {
	rules, err := entity.DefaultRules()
	if err != nil {
		return nil, err
	}
	var all []example
	for _, r := range rules.All() {
		for _, text := range r.Fires {
			one := example{rule: r, text: strings.NewReplacer("[", "", "]", "").Replace(text)}
			for _, part := range strings.Split(text, "[")[1:] {
				span, _, _ := strings.Cut(part, "]")
				one.want = append(one.want, span)
			}
			all = append(all, one)
		}
		for _, text := range r.Never {
			all = append(all, example{rule: r, text: text})
		}
	}
	return all, nil
}

// holds reports whether the rule does in the sentence what it should.
func (e example) holds(x *entity.Extractor, v values) bool {
	var proposed []string
	for _, verdict := range x.Explain(e.text).Verdicts {
		if slices.Contains(verdict.Rules, e.rule.ID) && e.alone(verdict, v) >= v["threshold"]-1e-6 {
			proposed = append(proposed, verdict.Text)
		}
	}
	if e.want == nil {
		return proposed == nil
	}
	return !slices.ContainsFunc(e.want, func(span string) bool { return !slices.Contains(proposed, span) })
}

// alone is what a span scores by the rule and its words.
func (e example) alone(verdict entity.Verdict, v values) float64 {
	sum, err := strconv.ParseFloat(e.rule.Score, 64)
	if err != nil {
		sum = v[e.rule.Score]
	}
	for _, piece := range verdict.Evidence {
		if ofWords(piece.Name) {
			sum += float64(piece.Weight)
		}
	}
	return sum
}

// ofWords reports whether evidence is what words bring, not rules.
func ofWords(name string) bool {
	switch name {
	case "loose", "ordinary", "split":
		return true
	}
	return strings.HasPrefix(name, "hit.") || strings.HasPrefix(name, "shape.")
}
