package main

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var update = flag.Bool("update", false, "write the golden files anew")

var here, _ = os.Getwd() // that of the package, when the tests begin

// call runs the program in the folder of the test files.
func call(t *testing.T, args ...string) (out, errs string, status int) {
	t.Helper()
	t.Chdir(filepath.Join(here, "testdata"))
	var stdout, stderr bytes.Buffer
	status = evaluate(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), status
}

// file writes a file of a test.
func file(t *testing.T, name, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	return path
}

// Every output on a gold that has each kind of error once, and is scored against predictions of a file, so that no change of the
// engine is seen here. go test ./examples/evaluate -run Golden -update writes them.
func TestGolden(t *testing.T) {
	page := filepath.Join(t.TempDir(), "page.html")
	for name, args := range map[string][]string{
		"figures.txt":   {"-subtypes"},
		"figures.csv":   {"-format", "csv"},
		"confusion.txt": {"-table", "confusion"},
		"confusion.csv": {"-table", "confusion", "-format", "csv"},
		"errors.txt":    {"-table", "errors", "-limit", "1"},
		"errors.csv":    {"-table", "errors", "-format", "csv"},
		"changes.txt":   {"-table", "changes,went,came", "-compare", "other.jsonl"},
		"came.csv":      {"-table", "came", "-format", "csv", "-compare", "other.jsonl"},
		"went.csv":      {"-table", "went", "-format", "csv", "-compare", "other.jsonl"},
		"changes.csv":   {"-table", "changes", "-format", "csv", "-compare", "other.jsonl"},
		"page.html":     {"-compare", "other.jsonl", "-html", page},
	} {
		t.Run(name, func(t *testing.T) {
			out, errs, status := call(t, append(args, "-pred", "spans.jsonl", "gold.txt")...)
			assert.Empty(t, errs)
			require.Zero(t, status)
			if name == "page.html" {
				text, err := os.ReadFile(page)
				require.NoError(t, err)
				out = string(text)
			}
			path := filepath.Join("golden", name)
			if *update {
				require.NoError(t, os.WriteFile(path, []byte(out), 0o644))
			}
			want, err := os.ReadFile(path)
			require.NoError(t, err)
			assert.Equal(t, string(want), out)
		})
	}
}

func TestSeveralTables(t *testing.T) {
	out, _, status := call(t, "-table", "confusion,figures", "-types", "DATE,TITLE", "-pred", "spans.jsonl", "gold.txt")
	assert.Zero(t, status)
	assert.Contains(t, out, "confusion of gold.txt\ngold \\ ours  TITLE  DATE\nTITLE        2      0\nDATE         0      1\n\nset  ")
	assert.NotContains(t, out, "chains", "no type that is asked for has chains")
	assert.NotContains(t, out, "PERSON")
}

func TestUsage(t *testing.T) {
	for want, args := range map[string][]string{
		`-format "pdf": want text or csv`:                                            {"-format", "pdf"},
		`-table "all": want some of figures, confusion, errors, changes, went, came`: {"-table", "figures,all"},
		"-format csv: want one -table":                                               {"-format", "csv", "-table", "figures,errors"},
		"-table changes, went and came: want -compare":                               {"-table", "changes"},
		`-gold "xml": want conll, jsonl, documents or cases`:                         {"-gold", "xml"},
		"-sentences 0: want 1 or more":                                               {"-sentences", "0"},
		"-labels and -map: want one of them":                                         {"-labels", "wojood", "-map", "m"},
		`-labels "x": want one of anercorp, aqmar, wojood, ontonotes, kayan`:         {"-labels", "x"},
		"-fixtures: want no files":                                                   {"-fixtures", "gold.txt"},
		`-profile "x": want precision, balanced or recall`:                           {"-profile", "x"},
		`-date "8.8.21": want a day like 2021-08-08`:                                 {"-date", "8.8.21"},
		"-readme and -measured: want -report":                                        {"-readme", "README.md"},
		"-report stands with -readme, -measured and GOLD only":                       {"-report", "d", "-fixtures"},
		`-measured "": want the day of the figures, like 2021-08-08`:                 {"-report", "d", "gold.txt"},
		"flag provided but not defined: -none":                                       {"-none"},
		`invalid value "x" for flag -limit: parse error`:                             {"-limit", "x"},
	} {
		var out, errs bytes.Buffer
		assert.Equal(t, 2, evaluate(args, &out, &errs), want)
		assert.Contains(t, errs.String(), want)
		assert.Empty(t, out.String())
	}
	var out, errs bytes.Buffer
	assert.Zero(t, evaluate([]string{"-help"}, &out, &errs))
	assert.Contains(t, errs.String(), "-compare FILE")
}

// What cannot be read or written is told by file and reason; other files are scored all the same.
func TestFileErrors(t *testing.T) {
	dir := t.TempDir()
	broken := file(t, "broken.conll", "ا O\nب B-LOC|E-LOC\n")
	ships := file(t, "ships.map", "SHIP VESSEL\n")
	twice := file(t, "twice.map", "# mine\nSHIP WEAPON\nSHIP\n")
	rules := file(t, "my.rules", "rule x\n")
	for want, args := range map[string][]string{
		"open none.conll: no such file or directory\n":                       {"none.conll", "gold.txt"},
		broken + ": line 2: \"B-LOC|E-LOC\" is no BIO label\n":               {broken, "gold.txt"},
		"evaluate: open none.jsonl: no such file or directory\n":             {"-pred", "none.jsonl", "gold.txt"},
		"evaluate: gold.txt: line 3: \"[[أمس|DATE/date={":                    {"-pred", "gold.txt", "gold.txt"},
		"evaluate: open none.map: no such file or directory\n":               {"-map", "none.map", "gold.txt"},
		"evaluate: no type \"VESSEL\"; known are [PERSON PLACE ORGANIZATION": {"-map", ships, "gold.txt"},
		"evaluate: " + twice + ": line 3: label SHIP stands there twice\n":   {"-map", twice, "gold.txt"},
		"evaluate: no type \"SHIP\"; known are [PERSON PLACE ORGANIZATION":   {"-types", "SHIP", "gold.txt"},
		"evaluate: " + rules + ":1":                                          {"-rules", rules, "gold.txt"},
		"evaluate: open none.tsv: no such file or directory\n":               {"-gazetteer", "none.tsv", "gold.txt"},
		"evaluate: open " + filepath.Join(dir, "no", "x") + ": no such file": {"-save", filepath.Join(dir, "no", "x"), "gold.txt"},
		"evaluate: other.jsonl: 4 documents, the gold has 8\n":               {"-compare", "other.jsonl", "gold.txt", "gold.txt"},
	} {
		t.Run(want, func(t *testing.T) {
			out, errs, status := call(t, args...)
			assert.Equal(t, 1, status)
			assert.Contains(t, errs, want)
			if args[len(args)-1] == "gold.txt" && args[0][0] != '-' {
				assert.Contains(t, out, "gold.txt  strict   all")
			}
		})
	}
}

func TestFixtures(t *testing.T) {
	out, errs, status := call(t, "-fixtures", "-format", "csv")
	assert.Empty(t, errs)
	assert.Zero(t, status)
	assert.Contains(t, out, "\ndocuments/communique,strict,MILITARY_UNIT,")
	assert.Contains(t, out, "\ncases/dates,values,DATE,")
	assert.Contains(t, out, "\ncases/chains,chains,all,")
}

// Types of a user's own: their labels in the gold, their rules and lists in the engine.
func TestOwnTypes(t *testing.T) {
	rules := file(t, "my.rules", "rule mine.ship\n  score 5\n  match {SHIP \"زعنفونة\" #any}\n  fires غرقت [زعنفونة الأمل]\n  never غرقت\n  why   -\n")
	names := file(t, "my.tsv", "# set: stars\n# type: STAR\nname\nقرقوط الليل\n")
	gold := file(t, "gold.conll", "غرقت O\nزعنفونة B-vessel\nالأمل I-vessel\n. O\n\nرأى O\nقرقوط B-sun\nالليل I-sun\nفي O\nدهوك B-town\n")
	labels := file(t, "my.map", "vessel SHIP\nsun STAR\ntown\n")
	out, errs, status := call(t, "-rules", rules, "-gazetteer", names, "-map", labels, "-format", "csv", gold)
	require.Empty(t, errs)
	require.Zero(t, status)
	assert.Contains(t, out, gold+",strict,SHIP,1,1,1.000,1.000,1.000\n"+gold+",strict,STAR,1,1,1.000,1.000,1.000\n")
	assert.NotContains(t, out, "PLACE,1,")
	_, errs, status = call(t, "-map", labels, gold)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "no type \"SHIP\"")
	_, errs, status = call(t, "-rules", rules, "-gazetteer", names, "-labels", "wojood", gold)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, gold+": line 2: wojood has no label vessel\n")
}

// -gold reads a file as what it is said to be.
func TestGoldForm(t *testing.T) {
	_, errs, status := call(t, "-gold", "documents", "gold.txt")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "gold.txt: documents: document 1 : unknown header \"What the figures of")
	_, errs, status = call(t, "-gold", "jsonl", "gold.txt")
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "gold.txt: line 1: invalid character")
}
