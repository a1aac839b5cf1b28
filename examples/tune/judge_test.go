package main

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

// A corpus that marks persons and places teaches of these alone: a nationality and a government are ignored, a head before a place is no
// fault, a date is not looked for.
func TestForeignGold(t *testing.T) {
	s, err := readCorpus("made", "anercorp", strings.NewReader(corpus))
	require.NoError(t, err)
	require.Len(t, s.samples, 2)
	x, err := entity.New(s.view.options()...)
	require.NoError(t, err)
	var n count
	types := map[entity.Type]bool{}
	for _, one := range s.samples {
		spans := x.Extract(one.text)
		for _, span := range spans {
			types[span.Type] = true
		}
		n = n.plus(s.view.judge(one, verdicts(spans)).count)
	}
	assert.Equal(t, count{right: 3}, n)
	assert.True(t, types[entity.Nationality] && types[entity.Organization], "there is something to be ignored: %v", types)
	assert.False(t, types[entity.Date])
}

// Where the labels are our own, everything counts.
func TestOwnGold(t *testing.T) {
	s, err := readCorpus("made", "kayan", strings.NewReader("التقى O\nوفد O\nعراقي O\nعدنان B-PERSON\nالساعدي I-PERSON\n"))
	require.NoError(t, err)
	x, err := entity.New(s.view.options()...)
	require.NoError(t, err)
	assert.Equal(t, count{right: 1, wrong: 1}, s.view.judge(s.samples[0], verdicts(x.Extract(s.samples[0].text))).count)
}

// lessonsOf returns the lessons of verdicts on a sample whose gold is a place at 0-4: type, end, sign, whether it is an error.
func lessonsOf(verdicts ...entity.Verdict) (all []lesson) {
	s := &sample{text: strings.Repeat("x", 30), gold: []mark{{0, 4, entity.Place}}}
	for _, l := range own.judge(s, verdicts).lessons(verdicts, scale{2, 1.5, 0.3}) {
		l.Verdict = entity.Verdict{Span: entity.Span{Start: l.Start, End: l.End, Type: l.Type}}
		all = append(all, l)
	}
	return all
}

func verdict(start, end int, typ entity.Type, score float32, by *entity.Verdict) entity.Verdict {
	v := entity.Verdict{Span: entity.Span{Start: start, End: end, Type: typ, Score: score}, Chosen: by == nil && score >= 2}
	if by != nil {
		v.By = &by.Span
	}
	return v
}

func of(start, end int, typ entity.Type, sign float64, error bool) lesson {
	return lesson{entity.Verdict{Span: entity.Span{Start: start, End: end, Type: typ}}, sign, error}
}

func TestLessons(t *testing.T) {
	right := verdict(0, 4, entity.Place, 2.1, nil)
	sure := verdict(0, 4, entity.Place, 4, nil)
	other := verdict(0, 4, entity.Person, 2.5, nil)
	outer := verdict(0, 8, entity.Person, 3, nil)
	nothing := verdict(0, 8, noEntity, 2.5, nil)
	for name, c := range map[string]struct {
		verdicts []entity.Verdict
		want     []lesson
	}{
		"missed, little below the threshold": {[]entity.Verdict{verdict(0, 4, entity.Place, 1.8, nil)}, []lesson{of(0, 4, entity.Place, 1, true)}},
		"missed, far below":                  {[]entity.Verdict{verdict(0, 4, entity.Place, 1.5, nil)}, nil},
		"not proposed":                       {nil, nil},
		"right by little":                    {[]entity.Verdict{right}, []lesson{of(0, 4, entity.Place, 1, false)}},
		"right":                              {[]entity.Verdict{sure}, nil},
		"wrong by little":                    {[]entity.Verdict{sure, verdict(9, 12, entity.Place, 2.2, nil)}, []lesson{of(9, 12, entity.Place, -1, true)}},
		"wrong by much":                      {[]entity.Verdict{sure, verdict(9, 12, entity.Place, 3, nil)}, nil},
		"rightly below, by little":           {[]entity.Verdict{sure, verdict(9, 12, entity.Place, 1.9, nil)}, []lesson{of(9, 12, entity.Place, -1, false)}},
		"rightly below, by much":             {[]entity.Verdict{sure, verdict(9, 12, entity.Place, 1, nil)}, nil},
		"another type is better by little":   {[]entity.Verdict{other, verdict(0, 4, entity.Place, 2.4, &other)}, []lesson{of(0, 4, entity.Place, 1, true), of(0, 4, entity.Person, -1, true)}},
		"inside another":                     {[]entity.Verdict{outer, verdict(0, 4, entity.Place, 3, &outer)}, nil},
		"inside another, nearly refuted":     {[]entity.Verdict{outer, verdict(0, 4, entity.Place, 4.4, &outer)}, []lesson{of(0, 4, entity.Place, 1, true), of(0, 8, entity.Person, -1, true)}},
		"inside what is no entity":           {[]entity.Verdict{nothing, verdict(0, 4, entity.Place, 3.9, &nothing)}, []lesson{of(0, 4, entity.Place, 1, true), of(0, 8, noEntity, -1, true)}},
	} {
		assert.Equal(t, c.want, lessonsOf(c.verdicts...), name)
	}
}

func TestHold(t *testing.T) {
	start := values{"head": 2, "loose": -0.2, "hit.given": 1.1, "hit.given.weak": 0.5, "threshold.weak": 1}
	now := values{"head": -0.5, "loose": 0.1, "hit.given": 0.6, "hit.given.weak": 0.8, "threshold.weak": 1}
	assert.False(t, now.heldBy(start))
	assert.True(t, start.heldBy(start))
	now.hold(start)
	assert.InDeltaMapValues(t, values{"head": 0, "loose": 0, "hit.given": 0.7, "hit.given.weak": 0.7, "threshold.weak": 1}, now, 1e-9)
}

// What must stay is seen to be lost: a fixture that came out exactly, and an example of a rule.
func TestGuard(t *testing.T) {
	planted, gold := spoiled(t, nil, "places")
	all := items(gold, func(*sample) bool { return true })
	g, err := newGuard(planted, all)
	require.NoError(t, err)
	assert.Len(t, g.fixtures, len(all))
	assert.Greater(t, len(g.rules), 100)
	holds := func(row string, to float64) bool {
		v := planted.values().set(row, to)
		xs, err := planted.extractors(v, all)
		require.NoError(t, err)
		return g.holds(xs[own.key()], v)
	}
	assert.True(t, holds("head", 2.2), "the same")
	assert.False(t, holds("listed", 0.1), "fixtures are lost")
	g.fixtures = nil
	assert.False(t, holds("unit", 0.1), "a rule does not fire where it must")
	assert.False(t, holds("shape.name", 5), "a rule fires where it must not")
}
