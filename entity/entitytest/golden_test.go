package entitytest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

// told is a TB that keeps what it is told.
type told struct{ message string }

func (r *told) Helper()                           {}
func (r *told) Fatalf(format string, args ...any) { r.message = fmt.Sprintf(format, args...) }

// extracts finds what it holds.
type extracts []entity.Span

func (e extracts) Extract(string) []entity.Span { return e }

var city = extracts{{Start: 0, End: 10, Type: "PLACE", Subtype: "city", Text: "بغداد", Rule: "r"}}

func TestGolden(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "golden.txt")
	var r told
	golden(&r, file, "أ\nب\n", false)
	assert.Contains(t, r.message, "golden.txt")
	assert.Contains(t, r.message, "go test -entitytest.update")

	r = told{}
	golden(&r, file, "أ\nب\n", true)
	golden(&r, file, "أ\nب\n", false)
	assert.Empty(t, r.message)

	golden(&r, file, "أ\nج\n\n", false)
	assert.Equal(t, file+"\n- line 2 \u2068ب\u2069\n+ line 2 \u2068ج\u2069\n+ line 4 \u2068\u2069\nto write it: go test -entitytest.update", r.message)
}

func TestGoldenReadsBothLineEnds(t *testing.T) {
	file := filepath.Join(t.TempDir(), "golden.txt")
	require.NoError(t, os.WriteFile(file, []byte("أ\r\nب\r\n"), 0o644))
	var r told
	golden(&r, file, "أ\nب\n", false)
	assert.Empty(t, r.message)
}

func TestGoldenCannotWrite(t *testing.T) {
	file := filepath.Join(t.TempDir(), "golden.txt")
	require.NoError(t, os.WriteFile(file, nil, 0o644))
	var r told
	golden(&r, filepath.Join(file, "below.txt"), "", true)
	assert.NotEmpty(t, r.message)
}

func TestGoldenSpans(t *testing.T) {
	file := filepath.Join(t.TempDir(), "golden.txt")
	require.NoError(t, os.WriteFile(file, []byte("بغداد"), 0o644))
	var r told
	goldenSpans(&r, city, file, false)
	assert.Equal(t, "بغداد\n+ 0-10 PLACE/city \u2068بغداد\u2069 r\n", r.message)

	r = told{}
	goldenSpans(&r, city, file, true)
	goldenSpans(&r, city, file, false)
	assert.Empty(t, r.message)
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "[[بغداد|PLACE/city]]", string(data))

	require.NoError(t, os.WriteFile(file, []byte("[[بغداد"), 0o644))
	goldenSpans(&r, city, file, true)
	assert.Equal(t, file+": 1 spans are not closed", r.message)
	r = told{}
	goldenSpans(&r, city, filepath.Join(t.TempDir(), "none"), false)
	assert.Contains(t, r.message, "none")
}

// The flag keeps out of the way of a flag -update that the importing test has.
func TestUpdateFlag(t *testing.T) {
	assert.NotNil(t, flag.Lookup(updateFlag))
	assert.Nil(t, flag.Lookup("update"))
	assert.NotPanics(t, func() { registerUpdate() })
}
