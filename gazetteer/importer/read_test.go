package importer_test

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// memory opens files that are held in memory.
func memory(files map[string]string) importer.Opener {
	return func(path string) (io.ReadCloser, error) {
		text, ok := files[path]
		if !ok {
			return nil, fs.ErrNotExist
		}
		return io.NopCloser(strings.NewReader(text)), nil
	}
}

// short writes an entry in a line.
func short(e gazetteer.Entry) string {
	var names []string
	for _, n := range e.Names {
		text := n.Text
		if n.Kind != "" && n.Kind != gazetteer.Variant {
			text = string(n.Kind) + ":" + text
		}
		if n.Weak {
			text += "?"
		}
		names = append(names, text)
	}
	fields := []string{e.ID, e.Type + "/" + e.Subtype, strings.Join(names, "|")}
	for _, f := range []struct{ key, value string }{{"country", e.Country}, {"en", e.English}, {"value", e.Value},
		{"source", e.Source}, {"prior", fmt.Sprint(e.Prior)}, {"refs", strings.Join(e.Refs, " ")}} {
		if f.value != "" && f.value != "0" {
			fields = append(fields, f.key+"="+f.value)
		}
	}
	return strings.Join(fields, "; ")
}

// A result is all that came of reading a file.
type result struct {
	Entries []string
	Errors  []string
	Report  importer.Report
}

func read(t testing.TB, format string, open importer.Opener, path string, o importer.Options) (res result) {
	f, ok := importer.ByName(format)
	require.True(t, ok, format)
	for e, err := range f.Read(open, path, o, &res.Report) {
		if err == nil {
			res.Entries = append(res.Entries, short(e))
			continue
		}
		var line *gazetteer.LineError
		require.ErrorAs(t, err, &line)
		res.Errors = append(res.Errors, err.Error())
	}
	sum := res.Report.Kept
	for _, n := range res.Report.Dropped {
		sum += n
	}
	assert.Equal(t, sum, res.Report.Read, "%s: what is read is kept or dropped", path)
	assert.Equal(t, len(res.Entries), res.Report.Kept)
	assert.Equal(t, len(res.Errors), res.Report.Errors)
	return res
}

// readText reads a file of one text.
func readText(t testing.TB, format, text string, o importer.Options) result {
	return read(t, format, memory(map[string]string{"f": text}), "f", o)
}

func TestReadStopsWhereTheConsumerDoes(t *testing.T) {
	for path, format := range fixtures {
		f, _ := importer.ByName(format)
		var report importer.Report
		seen := 0
		for range f.Read(nil, path, importer.Options{Type: "PLACE"}, &report) {
			seen++
			break
		}
		assert.Equal(t, 1, seen, path)
		assert.Equal(t, 1, report.Kept+report.Errors, path)
	}
}

func TestReadCanBeRepeated(t *testing.T) {
	f, _ := importer.ByName("spacy")
	var report importer.Report
	seq := f.Read(nil, "testdata/patterns.jsonl", importer.Options{}, &report)
	for range seq {
	}
	once := report
	for range seq {
	}
	assert.Equal(t, once, report)
	for range f.Read(nil, "testdata/patterns.jsonl", importer.Options{}, nil) {
	}
	for range (importer.Format{}).Read(nil, "x", importer.Options{}, nil) {
		t.Fatal("no format reads nothing")
	}
}

func TestReport(t *testing.T) {
	res := read(t, "gate", nil, "testdata/gate/lists.def", importer.Options{})
	var b strings.Builder
	n, err := res.Report.WriteTo(&b)
	require.NoError(t, err)
	assert.Equal(t, int64(b.Len()), n)
	assert.Equal(t, `testdata/gate/lists.def: 8 read, 5 kept, 0 weak names, 3 errors
  records left out: broken: 2
  records left out: no name that can be used: 1
  names left out: no Arabic letters: 1
`, b.String())
}

func TestFormats(t *testing.T) {
	for _, f := range importer.Formats() {
		assert.NotEmpty(t, f.Doc)
		assert.NotEmpty(t, f.Suffixes)
		known, ok := importer.ByName(f.String())
		assert.True(t, ok)
		assert.Equal(t, f.Name, known.Name)
	}
	assert.Len(t, importer.Formats(), 9)
	_, ok := importer.ByName("xml")
	assert.False(t, ok)
}
