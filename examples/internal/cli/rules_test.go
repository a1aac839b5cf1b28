package cli

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestRules(t *testing.T) {
	dir := t.TempDir()
	good, bad := filepath.Join(dir, "good.rules"), filepath.Join(dir, "bad.rules")
	require.NoError(t, os.WriteFile(good, []byte("rule mine.ship\n  score 5\n  match {SHIP \"زعنفونة\" #any}\n  fires غرقت [زعنفونة الأمل]\n  never غرقت\n  why   -\n"), 0o644))
	require.NoError(t, os.WriteFile(bad, []byte("rule x\n"), 0o644))
	all, err := Rules([]string{good, good})
	require.NoError(t, err)
	require.Len(t, all, 2)
	assert.Equal(t, "mine.ship", all[0].All()[0].ID)
	_, err = Rules([]string{good, bad})
	assert.ErrorContains(t, err, bad+":1")
	_, err = Rules([]string{filepath.Join(dir, "none")})
	assert.ErrorIs(t, err, os.ErrNotExist)
	none, err := Rules(nil)
	assert.Empty(t, none)
	assert.NoError(t, err)
}
