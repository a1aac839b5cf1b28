package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

// Every measure on a gold of known counts: right, too long, another type, false, missed.
func TestAdd(t *testing.T) {
	d := document{text: strings.Repeat("x", 60), gold: []mark{{0, 5, entity.Person}, {10, 15, entity.Place}, {20, 25, entity.Place}, {50, 55, entity.Event}}}
	c := newConvention(false, nil)
	r := newResult("made", c.kinds)
	r.add(c, d, []entity.Span{{Start: 0, End: 5, Type: entity.Person}, {Start: 10, End: 18, Type: entity.Place}, {Start: 20, End: 25, Type: entity.Person}, {Start: 30, End: 35, Type: entity.Date}})
	for measure, want := range map[string]count{
		"strict": {1, 3, 1, 3}, "neutral": {1, 3, 1, 3}, "overlap": {2, 2, 2, 2}, "bounds": {2, 2, 2, 2},
	} {
		assert.Equal(t, want, *r.counts[measure][""], measure)
	}
	assert.Equal(t, count{1, 1, 1, 0}, *r.counts["strict"][entity.Person])
}

func TestBrokenGold(t *testing.T) {
	for text, want := range map[string]string{
		`{"text":"abc","spans":[{"start":1,"end":9,"type":"PLACE","text":"bc"}]}`:                                                "line 1: span 1-9 is outside the text of 3 bytes",
		`{"text":"abc","spans":[{"start":1,"end":2,"type":"PLACE","text":"c"}]}`:                                                 `line 1: span 1-2: "b" stands there, not "c"`,
		`{"text":"abc","spans":[{"start":0,"end":1,"type":"SHIP","text":"a"}]}`:                                                  `line 1: span 0-1: unknown label "SHIP"`,
		`{"text":"abc","spans":[{"start":0,"end":2,"type":"PLACE","text":"ab"},{"start":1,"end":3,"type":"PLACE","text":"bc"}]}`: "line 1: spans 0-2 and 1-3 cross",
		"{}\n{": "line 2: unexpected end of JSON input",
	} {
		_, err := readJSON(strings.NewReader(text))
		assert.EqualError(t, err, want)
	}
	for text, want := range map[string]string{"ا O\nب\n": `line 2: "ب": want a token and a label`, "ا O\nب B-SHIP\n": "line 2: anercorp has no label SHIP"} {
		_, err := readCoNLL(strings.NewReader(text), "anercorp")
		assert.EqualError(t, err, want)
	}
}

// The figures are those of the scorer beside the corpora.
func TestCorpora(t *testing.T) {
	shared := os.Getenv("KAYAN_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	paths, err := filepath.Glob(filepath.Join(shared, "corpora", "*.conll"))
	require.NoError(t, err)
	if len(paths) == 0 {
		t.Skipf("no corpora in %s, set KAYAN_SHARED", shared)
	}
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip(err)
	}
	extract := filepath.Join(t.TempDir(), "extract")
	require.NoError(t, exec.Command("go", "build", "-o", extract, "../extract").Run())
	for _, path := range paths {
		want := peer(t, filepath.Join(shared, "eval", "conll_score.py"), extract, path)
		in, err := os.Open(path)
		require.NoError(t, err)
		r, err := evaluate(path, "", in)
		require.NoError(t, errors.Join(err, in.Close()))
		for theirs, c := range map[string]*count{
			"PER": r.counts["strict"][entity.Person], "LOC": r.counts["strict"][entity.Place], "ORG": r.counts["strict"][entity.Organization],
			"strict": r.counts["strict"][""], "neutral": r.counts["neutral"][""], "lenient": r.counts["overlap"][""],
		} {
			assert.InDeltaSlice(t, want[theirs], []float64{c.precision(), c.recall(), c.f1()}, 0.0005, path+" "+theirs)
		}
	}
}

// peer runs the scorer on what the extract program finds.
func peer(t *testing.T, score, extract, gold string) map[string][]float64 {
	text := filepath.Join(t.TempDir(), "text")
	require.NoError(t, exec.Command("python3", score, gold, "--emit", text).Run())
	out, err := exec.Command(extract, "-lines", "-types", "PERSON,PLACE,ORGANIZATION,MILITARY_UNIT,NATIONALITY", "-format", "jsonl", text).Output()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(text+".jsonl", out, 0o644))
	out, err = exec.Command("python3", score, gold, text+".jsonl", "--json").Output()
	require.NoError(t, err)
	figures := map[string][]float64{}
	require.NoError(t, json.Unmarshal(out, &figures))
	require.Len(t, figures, 6)
	return figures
}

func TestRun(t *testing.T) {
	var out, errs bytes.Buffer
	assert.Equal(t, 0, run([]string{"-format", "csv", "../../testdata/documents.jsonl"}, &out, &errs), errs.String())
	assert.Contains(t, out.String(), "documents.jsonl,strict,MILITARY_UNIT,57,")
	assert.Equal(t, 2, run([]string{"-format", "pdf"}, &out, &errs))
	assert.Equal(t, 1, run([]string{"none.conll"}, &out, &errs))
	assert.Contains(t, errs.String(), "open none.conll")
}
