package entity_test

import (
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

// embeddedTable returns the text of the embedded table.
func embeddedTable(t *testing.T) string {
	t.Helper()
	table, err := os.ReadFile("weights.tsv")
	require.NoError(t, err)
	return string(table)
}

// Every fault of a table is named with file, line and reason; a table with a fault yields nothing.
func TestBrokenWeights(t *testing.T) {
	table := embeddedTable(t)
	end := strings.Count(table, "\n")
	for more, want := range map[string]string{
		"name\t1\n":                 "mine.tsv:%d: want evidence, weight, reason",
		"name\t1\t\n":               "mine.tsv:%d: want evidence, weight, reason",
		"\t1\treason\n":             "mine.tsv:%d: want evidence, weight, reason",
		"name\tmuch\treason\n":      `mine.tsv:%d: want a number, not "much"`,
		"name\tNaN\treason\n":       `mine.tsv:%d: want a number, not "NaN"`,
		"name\t1e99\treason\n":      `mine.tsv:%d: want a number, not "1e99"`,
		"threshold\t1\tonce more\n": `mine.tsv:%d: want one row "threshold": this is the second`,
	} {
		w, err := entity.ReadWeights(strings.NewReader(table+more), "mine.tsv")
		assert.EqualError(t, err, fmt.Sprintf(want, end+1), more)
		assert.Nil(t, w)
	}
	_, err := entity.ReadWeights(strings.NewReader(strings.Replace(table, "\nmargin\t", "\n# ", 1)), "mine.tsv")
	assert.EqualError(t, err, fmt.Sprintf("mine.tsv:%d: want a row %q before the end", end, "margin"))
	_, err = entity.ReadWeights(strings.NewReader(table+"a\nb\n"), "mine.tsv")
	var fault *entity.WeightsError
	require.ErrorAs(t, err, &fault)
	assert.Equal(t, entity.WeightsError{File: "mine.tsv", Line: end + 1, Reason: "want evidence, weight, reason"}, *fault)
	assert.Contains(t, err.Error(), fmt.Sprintf("mine.tsv:%d: ", end+2))
	broken := errors.New("broken")
	_, err = entity.ReadWeights(iotest.ErrReader(broken), "mine.tsv")
	assert.ErrorIs(t, err, broken)
}

// What nothing asks for is refused where rules and lists are known; what a rule or a list of one's own asks for is not.
func TestUnknownWeights(t *testing.T) {
	table := embeddedTable(t)
	end := strings.Count(table, "\n")
	w, err := entity.ReadWeights(strings.NewReader(table+"ship\t4\ta ship with its berth\n"), "mine.tsv")
	require.NoError(t, err)
	_, err = entity.New(entity.WithWeights(w))
	assert.EqualError(t, err, fmt.Sprintf("mine.tsv:%d: want a row that a rule or a list asks for, not %q", end+1, "ship"))
	rules, err := entity.ReadRules(strings.NewReader("rule mine.ship\nscore ship\nmatch {SHIP \"زعنفونة\" #noun}\nfires [زعنفونة الأمل]\nnever غرقت\nwhy -\n"), "mine.rules")
	require.NoError(t, err)
	x, err := entity.New(entity.WithWeights(w), entity.WithRules(rules))
	require.NoError(t, err)
	spans := x.Extract("غرقت زعنفونة الأمل")
	require.Len(t, spans, 1)
	assert.Greater(t, spans[0].Score, float32(4))
	_, err = entity.New(entity.WithRules(rules))
	assert.EqualError(t, err, `mine.rules:2:7: want a number or an evidence of the weights table, not "ship"`)
	w, err = entity.ReadWeights(strings.NewReader(table+"hit.echelon\t0.1\ta class of words may say something too\n"), "mine.tsv")
	require.NoError(t, err)
	_, err = entity.New(entity.WithWeights(w))
	assert.NoError(t, err)
}

func TestTooManyWeights(t *testing.T) {
	table := embeddedTable(t)
	for i := range 64 {
		table += fmt.Sprintf("row%d\t1\treason\n", i)
	}
	w, err := entity.ReadWeights(strings.NewReader(table), "mine.tsv")
	require.NoError(t, err)
	_, err = entity.New(entity.WithWeights(w))
	assert.EqualError(t, err, "mine.tsv: more than 64 kinds of evidence")
}

// The embedded table is written as it is read, and what is written is read again.
func TestWeightsRoundTrip(t *testing.T) {
	w, err := entity.DefaultWeights()
	require.NoError(t, err)
	assert.Equal(t, embeddedTable(t), w.String())
	other, err := w.With(map[string]float32{"head": 1.23456, "split": -0.001})
	require.NoError(t, err)
	var b strings.Builder
	n, err := other.WriteTo(&b)
	require.NoError(t, err)
	assert.EqualValues(t, b.Len(), n)
	assert.Contains(t, b.String(), "\nhead\t1.23\ta head noun and what it heads\n")
	assert.Contains(t, b.String(), "\nsplit\t0\tfound behind a proclitic\n")
	assert.Equal(t, embeddedTable(t), w.String(), "a table does not change")
	again, err := entity.ReadWeights(strings.NewReader(b.String()), "mine.tsv")
	require.NoError(t, err)
	assert.Equal(t, b.String(), again.String())
	_, err = w.With(map[string]float32{"heed": 1})
	assert.EqualError(t, err, `weights.tsv has no row "heed"`)
	_, err = w.With(map[string]float32{"head": float32(math.Inf(1))})
	assert.EqualError(t, err, `want a number for "head", not +Inf`)
}

// A table is used for rules, words and thresholds alike; other extractors keep theirs.
func TestWithWeights(t *testing.T) {
	w, err := entity.DefaultWeights()
	require.NoError(t, err)
	const text = "زار محافظة بابل"
	for name, more := range map[string]float32{"head": 5, "hit.list": 4} {
		i := slices.IndexFunc(w.All(), func(row entity.Weight) bool { return row.Name == name })
		other, err := w.With(map[string]float32{name: w.All()[i].Value + more})
		require.NoError(t, err)
		x, err := entity.New(entity.WithWeights(other))
		require.NoError(t, err)
		want, got := entity.Extract(text), x.Extract(text)
		require.Len(t, got, 1)
		assert.InDelta(t, want[0].Score+more, got[0].Score, 1e-4, name)
	}
	high, err := w.With(map[string]float32{"threshold": 50})
	require.NoError(t, err)
	x, err := entity.New(entity.WithWeights(high))
	require.NoError(t, err)
	assert.Empty(t, x.Extract(text))
	assert.Len(t, entity.Extract(text), 1)
}
