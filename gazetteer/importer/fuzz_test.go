package importer_test

import (
	"bytes"
	"io"
	"os"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// FuzzImport reads whatever bytes in every format. Reading never panics, every entry that is kept can be used, and the report adds up.
func FuzzImport(f *testing.F) {
	for path := range fixtures {
		text, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(text)
	}
	for _, s := range samples {
		f.Add([]byte(s.text(3)))
	}
	f.Add(zipped(f, []byte(samples[0].text(3))))
	f.Add([]byte("one.lst:location:city\ntwo.lst\n"))
	o := importer.Options{Type: "PLACE", MaxRecord: 4096, Languages: []string{"ar", "en"}}
	f.Fuzz(func(t *testing.T, text []byte) {
		open := func(string) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(text)), nil }
		importer.Detect("f.json", text)
		for _, format := range importer.Formats() {
			for _, path := range []string{"f.def", "f.lst"} {
				o.Alternates = map[bool]string{true: "alternates"}[path == "f.lst"]
				check(t, format, open, path, o)
			}
		}
	})
}

func check(t *testing.T, format importer.Format, open importer.Opener, path string, o importer.Options) {
	var report importer.Report
	kept, failed := 0, 0
	for e, err := range format.Read(open, path, o, &report) {
		if err != nil {
			var line *gazetteer.LineError
			require.ErrorAs(t, err, &line)
			require.Positive(t, line.Line)
			require.NotEmpty(t, line.Reason)
			failed++
			continue
		}
		kept++
		require.NotEmpty(t, e.ID)
		require.NotEmpty(t, e.Type)
		require.NotEmpty(t, e.Names)
		require.Equal(t, gazetteer.Canonical, e.Names[0].Kind)
		for _, n := range e.Names {
			require.NotEmpty(t, n.Text)
			require.True(t, utf8.ValidString(n.Text))
		}
		for _, field := range append(e.Refs, e.ID, e.Type, e.Subtype, e.Country, e.Parent, e.English, e.Value, e.Source) {
			require.True(t, utf8.ValidString(field), "%q", field)
		}
	}
	read := report.Kept
	for _, n := range report.Dropped {
		read += n
	}
	require.Equal(t, [3]int{kept, failed, read}, [3]int{report.Kept, report.Errors, report.Read}, format.Name)
}
