package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/examples/internal/clitest"
)

// call runs the program on files made of texts, by name.
func call(t *testing.T, files map[string]string, args ...string) (out, errs string, status int) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, text := range files {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
	var stdout, stderr bytes.Buffer
	status = run(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), status
}

func TestText(t *testing.T) {
	out, errs, status := call(t, map[string]string{"a.txt": "عاد إلى بغداد\n"}, "a.txt")
	assert.Equal(t, "عاد إلى [بغداد|PLACE]\n", out)
	assert.Empty(t, errs)
	assert.Zero(t, status)
}

func TestJSONL(t *testing.T) {
	out, _, status := call(t, map[string]string{"a.txt": "\ufeffعاد للعراق أمس 🙂 مع 12 جنديا\r\n"},
		"-format", "jsonl", "-date", "2021-08-08", "a.txt")
	assert.Zero(t, status)
	assert.Equal(t, []map[string]any{
		{"doc": "a.txt", "start": 12.0, "end": 22.0, "type": "PLACE", "subtype": "country", "text": "لعراق", "name": "العراق",
			"id": "countries/IQ/العراق", "prefix": "ل", "rule": "place.listed", "score": 2.3, "depth": 0.0, "entity": 1.0},
		{"doc": "a.txt", "start": 23.0, "end": 29.0, "type": "DATE", "subtype": "date", "text": "أمس", "name": "أمس", "rule": "date.word",
			"score": 3.0, "depth": 0.0, "entity": 2.0, "value": map[string]any{"from": "2021-08-07", "to": "2021-08-07"}},
		{"doc": "a.txt", "start": 40.0, "end": 53.0, "type": "QUANTITY", "subtype": "cardinal", "text": "12 جنديا", "name": "12 جنديا",
			"rule": "quantity.count", "score": 3.0, "depth": 0.0, "entity": 3.0, "value": map[string]any{"number": 12.0, "unit": "جنديا"}},
	}, withoutNoise(clitest.Rows(t, out)))
}

// withoutNoise rounds scores, which are float32.
func withoutNoise(all []map[string]any) []map[string]any {
	for _, row := range all {
		row["score"] = float64(int(row["score"].(float64)*10+0.5)) / 10
	}
	return all
}

func TestAllOffsets(t *testing.T) {
	out, _, status := call(t, map[string]string{"a.txt": "🙂 هنا\n🙂 بغداد\n"}, "-format", "jsonl", "-offsets", "all", "-lines", "a.txt")
	assert.Zero(t, status)
	all := clitest.Rows(t, out)
	require.Len(t, all, 1)
	assert.Equal(t, "a.txt:2", all[0]["doc"])
	assert.Equal(t, []any{17.0, 27.0, 8.0, 13.0, 10.0, 15.0},
		[]any{all[0]["start"], all[0]["end"], all[0]["runeStart"], all[0]["runeEnd"], all[0]["utf16Start"], all[0]["utf16End"]})
}

func TestInvalidBytes(t *testing.T) {
	text := "\xff\xfe عاد إلى بغ\xffداد بغداد"
	out, _, status := call(t, map[string]string{"a.txt": text}, "-format", "jsonl", "a.txt")
	assert.Zero(t, status)
	all := clitest.Rows(t, out)
	require.Len(t, all, 1)
	assert.Equal(t, "بغداد", text[int(all[0]["start"].(float64)):int(all[0]["end"].(float64))])
}

func TestCoNLL(t *testing.T) {
	out, _, _ := call(t, map[string]string{"a.txt": "عاد للعراق. وصل اللواء 30.\n"}, "-format", "conll", "a.txt")
	assert.Equal(t, "عاد\tO\nل+\tO\nلعراق\tB-PLACE\n.\tO\n\nوصل\tO\nاللواء\tB-MILITARY_UNIT\n30\tI-MILITARY_UNIT\n.\tO\n\n", out)
}

func TestOtherFormats(t *testing.T) {
	files := map[string]string{"a.txt": "🙂 هنا\nعاد للعراق\n"}
	out, _, status := call(t, files, "-format", "brat", "-lines", "a.txt")
	assert.Zero(t, status)
	assert.Contains(t, out, "T1\tPLACE 11 16\tلعراق\nA1\tSubtype T1 country\n", "code points of the file")
	for name, want := range map[string]string{
		"spacy": `"ents":[{"start":11,"end":16,"label":"PLACE"`, "webanno": "\t12-17\tلعراق\tcountries/IQ/العراق\tPLACE\t",
		"html": `<mark data-type="PLACE"`, "doccano": `[[11,16,"PLACE"]]`, "labelstudio": `"labels":["PLACE"]`, "ansi": "\x1b[32mلعراق",
	} {
		out, errs, status := call(t, files, "-format", name, "a.txt")
		assert.Zero(t, status, errs)
		assert.Contains(t, out, want, name)
	}
}

func TestNestedAndTypes(t *testing.T) {
	files := map[string]string{"a.txt": "رحبت الحكومة العراقية"}
	out, _, _ := call(t, files, "-format", "jsonl", "-nested", "a.txt")
	assert.Equal(t, []string{"ORGANIZATION", "NATIONALITY"}, column(clitest.Rows(t, out), "type"))
	out, _, _ = call(t, files, "-format", "jsonl", "-types", "NATIONALITY", "a.txt")
	assert.Equal(t, []string{"NATIONALITY"}, column(clitest.Rows(t, out), "type"))
}

func column(all []map[string]any, key string) []string {
	var values []string
	for _, row := range all {
		values = append(values, row[key].(string))
	}
	return values
}

func TestUserFiles(t *testing.T) {
	out, errs, status := call(t, map[string]string{
		"a.txt":      "غرقت نجمة الشمال",
		"ships.tsv":  "# set: ships\n# type: SHIP\nname\nنجمة الشمال\n",
		"ship.rules": "rule ship\nscore listed\nmatch {SHIP <SHIP!>}\nfires غرقت [نجمة الشمال]\nnever غرق\nwhy -\n",
	}, "-format", "jsonl", "-types", "SHIP", "-gazetteer", "ships.tsv", "-rules", "ship.rules", "a.txt")
	assert.Empty(t, errs)
	assert.Zero(t, status)
	assert.Equal(t, []string{"نجمة الشمال"}, column(clitest.Rows(t, out), "text"))
	out, _, status = call(t, map[string]string{"a.txt": "غرقت نجمة الشمال", "ships.tsv": "# type: SHIP\nname\nنجمة الشمال\n"},
		"-format", "jsonl", "-types", "SHIP", "-gazetteer", "ships.tsv", "a.txt")
	assert.Zero(t, status, "a list alone brings its type")
	assert.Equal(t, []string{"نجمة الشمال"}, column(clitest.Rows(t, out), "text"))
	out, errs, status = call(t, map[string]string{
		"a.txt":       "غرقت نجمة الشمال",
		"ships.jsonl": "{\"label\":\"SHIP\",\"pattern\":\"نجمة الشمال\"}\n{\"label\":\n",
	}, "-format", "jsonl", "-types", "SHIP", "-gazetteer", "ships.jsonl", "a.txt")
	assert.Zero(t, status, "a list of another program; its good lines are used")
	assert.Contains(t, errs, "ships.jsonl:2: ")
	assert.Equal(t, []string{"نجمة الشمال"}, column(clitest.Rows(t, out), "text"))
}

func TestMissingFile(t *testing.T) {
	out, errs, status := call(t, map[string]string{"a.txt": "بغداد", "b.txt": "دمشق"}, "a.txt", "none.txt", "b.txt")
	assert.Equal(t, "[بغداد|PLACE]\n[دمشق|PLACE]\n", out)
	assert.Equal(t, "open none.txt: no such file or directory\n", errs)
	assert.Equal(t, 1, status)
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{"-format", "pdf"}, {"-offsets", "lines"}, {"-date", "yesterday"}, {"-week", "noday"}, {"-types", "CITY"}, {"-unknown"},
	} {
		out, errs, status := call(t, nil, args...)
		assert.Empty(t, out, args)
		assert.Contains(t, errs, "Usage", args)
		assert.Equal(t, 2, status, args)
	}
	for _, args := range [][]string{{"-gazetteer", "none.tsv"}, {"-rules", "none.rules"}} {
		_, errs, status := call(t, nil, args...)
		assert.Equal(t, 1, strings.Count(errs, "\n"), args)
		assert.Contains(t, errs, args[1])
		assert.Equal(t, 1, status, args)
	}
}

// failing is a standard output that is closed.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestClosedOutput(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt")
	require.NoError(t, os.WriteFile(path, []byte("بغداد"), 0o644))
	var stderr bytes.Buffer
	assert.Equal(t, 1, run([]string{path}, failing{}, &stderr))
	assert.Equal(t, 1, strings.Count(stderr.String(), "\n"), "one line: %s", stderr.String())
	assert.Contains(t, stderr.String(), "standard output")
}

func TestExplainGoesToStandardError(t *testing.T) {
	out, errs, _ := call(t, map[string]string{"a.txt": "عاد إلى بغداد"}, "-explain", "a.txt")
	assert.Equal(t, "عاد إلى [بغداد|PLACE]\n", out)
	assert.Contains(t, errs, "a.txt at byte 0\n1 normalize\n")
	assert.Contains(t, errs, "+ 14-24 PLACE \u2068بغداد\u2069 4.36: chosen\n")
}

func TestLinesKeepEmptyOnes(t *testing.T) {
	out, _, _ := call(t, map[string]string{"a.txt": "بغداد\n\nدمشق"}, "-lines", "a.txt")
	assert.Equal(t, "[بغداد|PLACE]\n\n[دمشق|PLACE]\n", out)
}
