package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// spoiled returns the embedded table with other values, and the cases of a genre as gold.
func spoiled(t *testing.T, v map[string]float32, genre string) (table, []source) {
	t.Helper()
	w, err := entity.DefaultWeights()
	require.NoError(t, err)
	w, err = w.With(v)
	require.NoError(t, err)
	gold := fixtureSource(entitytest.Cases(entitytest.Genre(genre)))
	require.Greater(t, len(gold.samples), 20)
	return table{w}, []source{gold}
}

// small are settings for few samples.
func small() settings {
	s := defaults
	s.rounds, s.batch, s.atLeast = 2, 25, 5
	return s
}

// A weight that was set wrong is set right by gold that contradicts it, from below and from above: the perceptron says where it should go,
// the search goes there, and rows that occur in few errors stay.
func TestLearns(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	for _, c := range []struct {
		row   string
		wrong float32
		genre string
		up    bool
	}{{"head", 0.7, "places", true}, {"unit", 1.8, "units", true}, {"listed", 2.2, "units", false}} {
		planted, gold := spoiled(t, map[string]float32{c.row: c.wrong}, c.genre)
		all := items(gold, func(*sample) bool { return true })
		f, err := newFitter(planted, small(), all)
		require.NoError(t, err)
		for n := range f.rounds {
			require.NoError(t, f.round(n, all))
		}
		start, mean := planted.values(), f.mean()
		assert.True(t, f.moves(c.row), c.row)
		assert.Equal(t, c.up, f.seen[c.row].missed > f.seen[c.row].wrong, c.row)
		assert.Equal(t, c.up, mean[c.row] > start[c.row], "%s: %v", c.row, mean[c.row])
		stay := 0
		for name := range start {
			if !f.moves(name) {
				stay++
				assert.Equal(t, start[name], mean[name], name)
			}
		}
		assert.Greater(t, stay, 20)

		s, err := newSearch(planted, all, 0.0005)
		require.NoError(t, err)
		before := s.best.f1()
		require.NoError(t, s.way(mean))
		require.NoError(t, s.row(c.row, mean[c.row]))
		assert.Equal(t, c.up, s.now[c.row] > start[c.row], "%s: %v", c.row, s.now[c.row])
		assert.Greater(t, s.best.f1(), before+0.01, c.row)
	}
}

const corpus = `وصل O
عدنان B-PER
الساعدي I-PER
إلى O
بغداد B-LOC
أمس O

زار O
وفد O
عراقي O
مدينة B-LOC
الموصل I-LOC
و O
التقى O
ب O
الحكومة O
العراقية O
`

func files(t *testing.T, texts map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range texts {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	return dir
}

// The same gold gives the same table; it has the rows, comments and reasons of the one before, and is read again.
func TestWrittenTable(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := files(t, map[string]string{"a.conll": corpus})
	path := filepath.Join(dir, "a.conll")
	args := []string{"-rounds", "1", "-sweeps", "0", "-min", "2", "-hold", "4", "-fold", "1", "-test", path}
	var first, second, told, errs bytes.Buffer
	require.Zero(t, run(append(args, path), &first, &told), told.String())
	out := filepath.Join(dir, "w.tsv")
	require.Zero(t, run(append(args, "-o", out, path), &second, &errs), errs.String())
	written, err := os.ReadFile(out)
	require.NoError(t, err)
	assert.Equal(t, first.String(), string(written))
	assert.Equal(t, told.String(), errs.String())
	assert.Empty(t, second.String())
	for _, line := range []string{"before    F1 0.", "round 1   F1 0.", "  held out 0.", "  test 1.0000", "fixtures  fitted", "rows occur in fewer than 2 errors and stay"} {
		assert.Contains(t, told.String(), line)
	}
	w, err := entity.ReadWeights(bytes.NewReader(written), out)
	require.NoError(t, err)
	_, err = entity.New(entity.WithWeights(w))
	require.NoError(t, err)
	hand, err := entity.DefaultWeights()
	require.NoError(t, err)
	assert.Equal(t, withoutNumbers(hand.String()), withoutNumbers(string(written)))
	// With nothing to move by, the table stays as it is.
	first.Reset()
	require.Zero(t, run([]string{"-rounds", "0", "-sweeps", "0", "-weights", out}, &first, &errs), errs.String())
	assert.Equal(t, string(written), first.String())
}

func withoutNumbers(table string) (lines []string) {
	for line := range strings.Lines(table) {
		if fields := strings.Split(line, "\t"); len(fields) == 3 && line[0] != '#' {
			line = fields[0] + fields[2]
		}
		lines = append(lines, line)
	}
	return lines
}

// Whatever is wrong with what is given is named.
func TestFaults(t *testing.T) {
	dir := files(t, map[string]string{"good.conll": corpus, "bad.conll": "وصل O\nعدنان\n", "ship.conll": "وصل O\nعدنان B-SHIP\n", "w.tsv": "head\tmuch\tx\n"})
	for _, c := range []struct {
		args   string
		status int
		want   string
	}{
		{"DIR/bad.conll", 1, `bad.conll: line 2: "عدنان": want a token and a label`},
		{"DIR/ship.conll", 1, "ship.conll: no scheme has the labels SHIP"},
		{"-labels aqmar DIR/ship.conll", 1, "ship.conll: line 2: aqmar has no label SHIP"},
		{"-labels ships DIR/good.conll", 2, `-labels "ships": want one of`},
		{"-weights DIR/w.tsv", 1, `w.tsv:1: want a number, not "much"`},
		{"DIR/none.conll", 1, "none.conll: no such file"},
		{"-test DIR/none.conll", 1, "none.conll: no such file"},
		{"-weights DIR/none.tsv", 1, "none.tsv: no such file"},
		{"-rounds 0 -sweeps 0 -o DIR/no/w.tsv", 1, "no: no such file"},
		{"-hold 1", 2, "-hold: want 0, or 2 or more"},
		{"-hold 5 -fold 5", 2, "-fold: want less than -hold"},
		{"-rounds -1", 2, "want 0 or more"},
		{"-price -1", 2, "-price: want 0 or more"},
		{"-colour", 2, "flag provided but not defined"},
	} {
		var out, errs bytes.Buffer
		assert.Equal(t, c.status, run(strings.Fields(strings.ReplaceAll(c.args, "DIR", dir)), &out, &errs), c.args)
		assert.Empty(t, out.String(), c.args)
		assert.Contains(t, errs.String(), c.want, c.args)
	}
}
