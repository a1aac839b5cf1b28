package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestTableIsInStep(t *testing.T) {
	out := filepath.Join(t.TempDir(), "table.go")
	require.NoError(t, run("../../folds.txt", out))
	want, err := os.ReadFile(out)
	require.NoError(t, err)
	got, err := os.ReadFile("../../table.go")
	require.NoError(t, err)
	assert.Equal(t, string(want), string(got), "run: go generate ./normalize")
}

func TestBrokenRows(t *testing.T) {
	var errs []string
	for _, line := range []string{"0640", "XYZ ; tatweel ; ;", "0640 ; stretch ; ;", "0640 ; alef ; G ;", "110000 ; mark ; ;"} {
		errs = append(errs, addRow(map[rune]fold{}, line).Error())
	}
	assert.Equal(t, []string{
		"want four fields: code points ; rule ; replacement ; why",
		`strconv.ParseUint: parsing "XYZ": invalid syntax`,
		`unknown rule "stretch"`,
		`strconv.ParseUint: parsing "G": invalid syntax`,
		"110000 is no code point",
	}, errs)
}
