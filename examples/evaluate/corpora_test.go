package main

import (
	"encoding/json"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The figures are those of the scorer beside the corpora.
func TestCorpora(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
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
	e, err := newEngine(options{profile: "balanced"})
	require.NoError(t, err)
	for _, path := range paths {
		want := peer(t, filepath.Join(shared, "eval", "conll_score.py"), extract, path)
		in, err := os.Open(path)
		require.NoError(t, err)
		s, err := plain.read(path, in)
		require.NoError(t, errors.Join(err, in.Close()))
		all, err := assessor{engine: e}.own([]set{s})
		require.NoError(t, err)
		r := all[0].result
		for theirs, c := range map[string]count{
			"PER": r.counts["strict"]["PERSON"], "LOC": r.counts["strict"]["PLACE"], "ORG": r.counts["strict"]["ORGANIZATION"],
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
