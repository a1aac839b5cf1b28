package format_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity/format"
	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

func TestPatterns(t *testing.T) {
	entries := []gazetteer.Entry{
		{ID: "p/1", Type: "PLACE", Names: []gazetteer.Name{{Text: "تل \"زعتران\""}, {Text: "زعتران", Weak: true}}},
		{ID: "w/1", Type: "month", Names: []gazetteer.Name{{Text: "تموز"}}},
		{Type: "PERSON", Names: []gazetteer.Name{{Text: "عدنان حلمي"}}},
	}
	var b strings.Builder
	n, err := format.WritePatterns(&b, slices.Values(entries))
	require.NoError(t, err)
	assert.Equal(t, 2, n)
	assert.Equal(t, `{"label":"PLACE","pattern":"تل \"زعتران\"","id":"p/1"}`+"\n"+`{"label":"PERSON","pattern":"عدنان حلمي"}`+"\n", b.String())
	_, err = format.WritePatterns(full{}, slices.Values(entries))
	assert.ErrorIs(t, err, errFull)
}

// The default list comes back through the importer of such files: as many names, found under their labels.
func TestPatternsReadBack(t *testing.T) {
	path := filepath.Join(t.TempDir(), "patterns.jsonl")
	file, err := os.Create(path)
	require.NoError(t, err)
	n, err := format.WritePatterns(file, gazetteer.Default().All())
	require.NoError(t, err)
	require.NoError(t, file.Close())
	assert.Greater(t, n, 50000)
	index, err := importer.Index(path, importer.Options{}, nil)
	require.NoError(t, err)
	term := index.Lookup("بغداد").First()
	assert.Equal(t, "PLACE", term.Type())
	assert.Equal(t, "places-iq/بغداد", term.Entry().ID)
}
