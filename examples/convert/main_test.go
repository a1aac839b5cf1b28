package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/entity/format"
	"github.com/kayan-nlp/kayan/examples/internal/clitest"
)

// call runs the program.
func call(args ...string) (out, errs string, status int) {
	var stdout, stderr bytes.Buffer
	status = run(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), status
}

// source writes shipped documents as lines, and returns their texts by name.
func source(t *testing.T) (path string, texts map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	texts = map[string]string{}
	var b bytes.Buffer
	f, err := format.Named("documents")
	require.NoError(t, err)
	w := f.NewWriter(&b, format.Options{})
	for i, d := range entitytest.Documents() {
		if i%10 != 0 {
			continue // a tenth has all that there is
		}
		require.NoError(t, w.Write(d.Formatted()))
		texts[d.ID] = d.Text
		require.NoError(t, os.WriteFile(d.ID, []byte(d.Text), 0o644)) // where jsonl looks for the text
	}
	require.NoError(t, os.WriteFile("all.jsonl", b.Bytes(), 0o644))
	return "all.jsonl", texts
}

// convert writes files of one format from those of another, and returns them.
func convert(t *testing.T, from, to string, files []string, args ...string) []string {
	t.Helper()
	f, err := format.Named(to)
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "out"+f.Suffix)
	_, errs, status := call(append(append([]string{"-from", from, "-to", to, "-subtypes", "-o", path}, args...), files...)...)
	require.Zero(t, status, "%s to %s: %s", from, to, errs)
	require.Empty(t, errs)
	if !f.OneAFile {
		return []string{path}
	}
	found, err := filepath.Glob(filepath.Join(path, "*"+f.Suffix))
	require.NoError(t, err)
	return found
}

// spans lists the outermost spans of a file of documents, by the text they are of.
func spans(t *testing.T, path string) map[string][]string {
	t.Helper()
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	all := map[string][]string{}
	for line := range strings.Lines(string(data)) {
		var d struct {
			Text  string
			Spans []struct {
				Start, End, Depth int
				Type              string
			}
		}
		require.NoError(t, json.Unmarshal([]byte(line), &d))
		all[d.Text] = []string{}
		for _, s := range d.Spans {
			if s.Depth == 0 {
				all[d.Text] = append(all[d.Text], s.Type+" "+d.Text[s.Start:s.End])
			}
		}
	}
	return all
}

// Every format becomes every other, and the texts and outermost spans are those that were there at first.
func TestEveryFormatToEveryOther(t *testing.T) {
	path, texts := source(t)
	want := spans(t, path)
	require.Len(t, want, len(texts))
	var names []string
	for _, f := range format.Formats() {
		if f.Readable() && f.Name != "conll" {
			names = append(names, f.Name)
		}
	}
	require.Len(t, names, 9)
	for _, from := range names {
		first := convert(t, "documents", from, []string{path})
		for _, to := range names {
			second := convert(t, from, to, first)
			third := convert(t, to, "documents", second)
			got := spans(t, third[0])
			for text, marked := range want {
				if len(marked) == 0 && (from == "jsonl" || to == "jsonl") {
					require.NotContains(t, got, text, "a document without spans leaves no line")
					continue
				}
				require.Equal(t, marked, got[text], "%s to %s", from, to)
			}
		}
	}
}

func TestBundles(t *testing.T) {
	_, texts := source(t)
	bundled, err := filepath.Glob(filepath.Join(root, "testdata", "brat", "*.ann"))
	require.NoError(t, err)
	require.NotEmpty(t, bundled)
	got := spans(t, convert(t, "brat", "documents", bundled, "-unbundle")[0])
	assert.Len(t, got, len(entitytest.Documents()))
	for _, text := range texts {
		assert.Contains(t, got, text)
	}
}

// root is that of the module, before tests change the folder.
var root = func() string {
	dir, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		return ".."
	}
	return dir
}()

func TestLenient(t *testing.T) {
	t.Chdir(t.TempDir())
	lines := `{"text":"بغداد","label":[[0,5,"PLACE"]]}` + "\n" + `{"text":"دمشق","label":[[0,5,"PLACE"]]}` + "\n" + `{"te` + "\n"
	require.NoError(t, os.WriteFile("a.jsonl", []byte(lines), 0o644))
	out, errs, status := call("-from", "doccano", "-to", "text", "a.jsonl")
	assert.Equal(t, 1, status)
	assert.Equal(t, "[بغداد|PLACE]\n", out, "what stood before the fault")
	assert.Equal(t, "a.jsonl:2: span 1: 0-5 is outside the text or inside a character\n", errs)
	out, errs, status = call("-from", "doccano", "-to", "text", "-lenient", "a.jsonl")
	assert.Zero(t, status)
	assert.Equal(t, "[بغداد|PLACE]\nدمشق\n", out)
	assert.Equal(t, "a.jsonl: 2 skipped, the first: a.jsonl:2: span 1: 0-5 is outside the text or inside a character\n", errs)
}

func TestLabels(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("a.conll", []byte("بغداد B-LOC\nهنا O\nو+ O\nدمشق B-SITE\n"), 0o644))
	_, errs, status := call("-from", "conll", "-to", "text", "a.conll")
	assert.Equal(t, 1, status)
	assert.Equal(t, "a.conll:1: unknown label \"LOC\"\n", errs)
	out, _, status := call("-from", "conll", "-to", "text", "-label", "LOC=PLACE", "-any-label", "a.conll")
	assert.Zero(t, status)
	assert.Equal(t, "[بغداد|PLACE] هنا و[دمشق|SITE]\n", out)
}

func TestOptions(t *testing.T) {
	path, _ := source(t)
	out, _, status := call("-from", "documents", "-to", "conll2003", "-bioes", "-whole", path)
	assert.Zero(t, status)
	assert.Contains(t, out, "\tS-PLACE\n")
	out, _, status = call("-from", "documents", "-to", "jsonl", "-offsets", "all", path)
	assert.Zero(t, status)
	for _, row := range clitest.Rows(t, out) {
		assert.Contains(t, row, "utf16Start")
	}
	out, _, status = call("-list")
	assert.Zero(t, status)
	assert.Contains(t, out, "brat ")
}

func TestPatterns(t *testing.T) {
	t.Chdir(t.TempDir())
	require.NoError(t, os.WriteFile("ships.tsv", []byte("# set: ships\n# type: SHIP\nname\nنجمة الشمال\n"), 0o644))
	out, errs, status := call("-to", "patterns", "ships.tsv")
	assert.Zero(t, status, errs)
	assert.Equal(t, `{"label":"SHIP","pattern":"نجمة الشمال","id":"ships/نجمة_الشمال"}`+"\n", out)
	_, errs, status = call("-to", "patterns", "-o", "out.jsonl")
	assert.Zero(t, status, errs)
	info, err := os.Stat("out.jsonl")
	require.NoError(t, err)
	assert.Greater(t, info.Size(), int64(1<<20), "the default list")
	_, _, status = call("-to", "patterns", "none.tsv")
	assert.Equal(t, 1, status)
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{
		{}, {"-from", "pdf", "-to", "brat"}, {"-from", "text", "-to", "brat"}, {"-from", "brat", "-to", "pdf"}, {"-unknown"},
		{"-from", "brat", "-to", "jsonl", "-offsets", "lines"}, {"-from", "brat", "-to", "jsonl", "-label", "LOC"},
	} {
		out, errs, status := call(args...)
		assert.Empty(t, out, args)
		assert.Contains(t, errs, "Usage", args)
		assert.Equal(t, 2, status, args)
	}
}

func TestFiles(t *testing.T) {
	path, _ := source(t)
	_, errs, status := call("-from", "documents", "-to", "brat", path)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, "brat holds one document a file: name a folder by -o")
	_, errs, status = call("-from", "documents", "-to", "brat", "-o", "out", path, path)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, `two documents "agency-01"`)
	_, errs, status = call("-from", "documents", "-to", "text", "none.jsonl")
	assert.Equal(t, 1, status)
	assert.Equal(t, "open none.jsonl: no such file or directory\n", errs)
	require.NoError(t, os.WriteFile("empty", nil, 0o644))
	out, _, status := call("-from", "documents", "-to", "labelstudio", "empty")
	assert.Zero(t, status)
	assert.Equal(t, "[]\n", out)
	_, errs, status = call("-from", "brat", "-to", "text", "none/a.ann")
	assert.Equal(t, 1, status)
	assert.Equal(t, 1, strings.Count(errs, "\n"))
	assert.Equal(t, "a_b_c", fileName("a/b:c"))
	assert.Equal(t, "document", fileName(".."))
}
