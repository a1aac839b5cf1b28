package main

import (
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

func TestGroups(t *testing.T) {
	for _, c := range []struct {
		what       string
		gold, ours []mention
		want       []string
	}{
		{"right", []mention{at(0, 5, "PLACE")}, []mention{at(0, 5, "PLACE")}, nil},
		{"missed and false", []mention{at(0, 5, "PLACE")}, []mention{at(6, 9, "PLACE")}, []string{"missed", "false name"}},
		{"too long", []mention{at(0, 5, "PLACE")}, []mention{at(0, 9, "PLACE")}, []string{"boundary"}},
		{"another type", []mention{at(0, 5, "PLACE")}, []mention{at(0, 5, "PERSON")}, []string{"wrong type"}},
		{"both", []mention{at(0, 5, "PLACE")}, []mention{at(0, 6, "PERSON")}, []string{"type and boundary"}},
		{"one in two", []mention{at(0, 9, "PLACE")}, []mention{at(0, 4, "PLACE"), at(5, 9, "PLACE")}, []string{"boundary", "boundary"}},
		{"two in one", []mention{at(0, 4, "PLACE"), at(5, 9, "PERSON")}, []mention{at(0, 9, "PLACE")}, []string{"boundary", "type and boundary"}},
		{"the partner is the most alike", []mention{at(0, 9, "PLACE")}, []mention{at(0, 2, "PERSON"), at(3, 5, "PLACE")}, []string{"boundary", "type and boundary"}},
		{"subtype", []mention{at(0, 5, "PLACE").sub("city")}, []mention{at(0, 5, "PLACE").sub("road")}, []string{"wrong subtype"}},
		{"no subtype in the gold", []mention{at(0, 5, "PLACE")}, []mention{at(0, 5, "PLACE").sub("road")}, nil},
		{"value", []mention{at(0, 5, "DATE").means("1")}, []mention{at(0, 5, "DATE").means("2")}, []string{"wrong value"}},
		{"no value", []mention{at(0, 5, "DATE").means("1")}, []mention{at(0, 5, "DATE")}, []string{"wrong value"}},
		{"inside", []mention{at(0, 9, "TITLE"), at(0, 4, "PLACE").deep(1)}, []mention{at(0, 9, "TITLE"), at(5, 9, "PLACE").deep(1)}, []string{"missed inside", "false inside"}},
		{"inside for one, outside for the other", []mention{at(0, 9, "TITLE"), at(0, 4, "PLACE").deep(1)}, []mention{at(0, 4, "PLACE")}, []string{"type and boundary"}},
	} {
		s := set{docs: []document{{text: "abcdefghijkl", gold: c.gold, ours: c.ours}}}
		var got []string
		for _, f := range faults(s, newConvention(s, entity.Types(), nil), nil) {
			got = append(got, f.group)
		}
		assert.Equal(t, c.want, got, c.what)
	}
}

// Every gold span and every span of ours is in one cell.
func TestConfusionSums(t *testing.T) {
	for _, o := range outcomesOfFixtures(t) {
		rows, columns := 0, 0
		for cell, n := range o.result.confused {
			if cell[0] != nothing {
				rows += n
			}
			if cell[1] != nothing {
				columns += n
			}
		}
		all := o.result.counts["strict"][""]
		assert.Equal(t, all.found+all.missed, rows, o.set.name)
		assert.Equal(t, all.right+all.wrong, columns, o.set.name)
	}
}

func TestConfusionTable(t *testing.T) {
	c := confusion{{"PLACE", "PERSON"}: 2, {"PERSON", "PERSON"}: 3, {"-", "PERSON"}: 1}
	assert.Equal(t, [][]string{
		{"gold \\ ours", "PERSON", "PLACE", "-"}, {"PERSON", "3", "0", "0"}, {"PLACE", "2", "0", "0"}, {"-", "1", "0", "0"},
	}, c.table(entity.Types()))
}

func outcomesOfFixtures(t *testing.T) []outcome {
	t.Helper()
	all, err := assessedFixtures()
	require.NoError(t, err)
	require.NotEmpty(t, all)
	return all
}

var assessedFixtures = sync.OnceValues(func() ([]outcome, error) {
	e, err := newEngine(options{profile: "balanced"})
	if err != nil {
		return nil, err
	}
	return assessor{engine: e, faults: true}.own(fixtures())
})
