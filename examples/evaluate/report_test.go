package main

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

// The report is what the program says today. Names of files are in the message, their differences in the diff of the command.
func TestReportIsInStep(t *testing.T) {
	all := outcomesOfFixtures(t)
	want, err := reportFiles(all, printing{known: entity.Types()})
	require.NoError(t, err)
	dir := filepath.Join("..", "..", "testdata", "accuracy")
	old, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	var stale []string
	for name, text := range want {
		got, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || string(got) != string(text) {
			stale = append(stale, name)
		}
	}
	for _, path := range old {
		if name := filepath.Base(path); want[name] == nil && name != corporaFile {
			stale = append(stale, name)
		}
	}
	slices.Sort(stale)
	assert.Empty(t, stale, "not in step; run, from the root of the module: %s", reportCommand)

	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	require.NoError(t, err)
	tables, err := readmeTables(dir, all, entity.Types())
	require.NoError(t, err)
	fresh, err := between(string(readme), tables)
	require.NoError(t, err)
	assert.True(t, fresh == string(readme), "the tables of README.md are not in step; run, from the root of the module: %s", reportCommand)
}

// The command writes the same files every time, removes those of sets that are no more, and leaves other people's alone.
func TestWriteReport(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	dir := t.TempDir()
	report, readme := filepath.Join(dir, "accuracy"), filepath.Join(dir, "README.md")
	require.NoError(t, os.WriteFile(readme, []byte("before\n"+tableBegin+"old\n"+tableEnd+"\nafter\n"), 0o644))
	require.NoError(t, os.Mkdir(report, 0o755))
	for _, name := range []string{"documents-gone.txt", "notes.md"} {
		require.NoError(t, os.WriteFile(filepath.Join(report, name), nil, 0o644))
	}
	gold := filepath.Join(dir, "made-dev.conll")
	require.NoError(t, os.WriteFile(gold, []byte("سافر O\nإلى O\nدهوك B-LOC\n"), 0o644))
	_, errs, status := call(t, "-report", report, "-readme", readme, "-measured", "2024-05-06", gold)
	require.Empty(t, errs)
	require.Zero(t, status)
	assert.NoFileExists(t, filepath.Join(report, "documents-gone.txt"))
	assert.FileExists(t, filepath.Join(report, "notes.md"))

	corpora, err := os.Open(filepath.Join(report, corporaFile))
	require.NoError(t, err)
	rows, err := csv.NewReader(corpora).ReadAll()
	require.NoError(t, err)
	require.NoError(t, corpora.Close())
	assert.Equal(t, []string{"made", "dev", "2024-05-06", "go run ./examples/evaluate -report " + report + " -measured 2024-05-06 made-dev.conll",
		"strict", "PLACE", "1", "1", "1.000", "1.000", "1.000"}, rows[1])

	first := read(t, report, readme)
	assert.Regexp(t, `(?s)^before\n<!-- accuracy.*\| `+"`PLACE`"+` \| \d+ \| .*\| made \| dev \| 2024-05-06 \| 1 \| 1.000 \| 1.000 \| 1.000 \| 1.000 \| 1.000 \|\n<!-- end of accuracy -->\nafter\n$`, first["README.md"])
	_, _, status = call(t, "-report", report, "-readme", readme)
	assert.Zero(t, status)
	assert.Equal(t, first, read(t, report, readme), "without corpora their file stays")
}

func read(t *testing.T, dir, readme string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	require.NoError(t, err)
	all := map[string]string{}
	for _, path := range append(paths, readme) {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		all[filepath.Base(path)] = string(text)
	}
	return all
}

func TestBetween(t *testing.T) {
	got, err := between("a "+tableBegin+"b"+tableEnd+" c", "new\n")
	require.NoError(t, err)
	assert.Equal(t, "a "+tableBegin+"new\n"+tableEnd+" c", got)
	for _, text := range []string{"a", tableBegin, tableEnd + tableBegin} {
		_, err = between(text, "new")
		assert.ErrorContains(t, err, "want the markers <!-- accuracy")
	}
}

func TestCorpusOf(t *testing.T) {
	for name, want := range map[string][2]string{"a-dev.conll": {"a", "dev"}, "a-b-test.txt": {"a-b", "test"}, "a": {"a", "all"}} {
		corpus, split := corpusOf(name)
		assert.Equal(t, want, [2]string{corpus, split})
	}
}

// The totals are the sums of the sets, in every measure.
func TestTotals(t *testing.T) {
	all := outcomesOfFixtures(t)
	sums := totals(all)
	require.Len(t, sums, 2)
	var want count
	for _, o := range all {
		if strings.HasPrefix(o.set.name, "cases/") {
			want = want.plus(o.result.counts["values"][""])
		}
	}
	assert.Equal(t, want, sums[1].counts["values"][""])
	assert.Positive(t, want.found)
}
