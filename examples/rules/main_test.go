package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const mine = `rule mine.ship
  score 5
  match {SHIP "زعنفونة" #any}
  fires غرقت [زعنفونة الأمل]
  never غرقت
  why   -

rule mine.twin
  score 5
  match {SHIP "زعنفونة" #noun}
  fires غرقت [زعنفونة الأمل]
  never غرقت
  why   -

rule mine.alone
  score 5
  match {SHIP "قرقوطة" #noun}
  fires غرقت [قرقوطة الأمل]
  never غرقت
  why   -

rule mine.silent
  score 5
  match {SHIP "برطعونة"}
  fires [برطعونة]
  never غرقت
  why   -
`

// call runs the program with these rules on a text.
func call(t *testing.T, rules, text string, args ...string) (out, errs string, status int) {
	t.Helper()
	dir := t.TempDir()
	ruleFile, textFile := filepath.Join(dir, "mine.rules"), filepath.Join(dir, "a.txt")
	require.NoError(t, os.WriteFile(ruleFile, []byte(rules), 0o644))
	require.NoError(t, os.WriteFile(textFile, []byte(text), 0o644))
	var stdout, stderr bytes.Buffer
	status = run(append(args, "-rules", ruleFile, textFile), &stdout, &stderr)
	return stdout.String(), stderr.String(), status
}

func TestCSV(t *testing.T) {
	out, errs, status := call(t, mine, strings.Repeat("غرقت زعنفونة الأمل\n", 5)+"غرقت قرقوطة الأمل", "-csv")
	assert.Empty(t, errs)
	assert.Zero(t, status)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	require.NoError(t, err)
	got := map[string][]string{}
	for _, r := range rows {
		got[r[0]] = r[2:]
	}
	assert.Equal(t, []string{"5", "5", "0", "0", "0", "-", "mine.twin"}, got["mine.ship"])
	assert.Equal(t, []string{"5", "5", "0", "0", "0", "-", "mine.ship"}, got["mine.twin"])
	assert.Equal(t, []string{"1", "1", "1", "0", "0", "-", ""}, got["mine.alone"])
	assert.Equal(t, []string{"0", "0", "0", "0", "0", "-", ""}, got["mine.silent"])
	assert.NotEqual(t, "-", got["place.listed"][5], "the fixtures have places")
}

func TestText(t *testing.T) {
	out, _, status := call(t, mine, strings.Repeat("غرقت زعنفونة الأمل\n", 5))
	assert.Zero(t, status)
	_, silent, ok := strings.Cut(out, "\nnever fired: ")
	require.True(t, ok)
	silent, pairs, ok := strings.Cut(silent, "\nalways together, 5 times or more: ")
	require.True(t, ok)
	assert.Contains(t, silent, "mine.silent")
	assert.NotContains(t, silent, "mine.ship")
	assert.Contains(t, pairs, "  mine.ship  mine.twin  5\n")
}

func TestFaults(t *testing.T) {
	out, errs, status := call(t, "rule a\nmatch <\n", "")
	assert.Empty(t, out)
	assert.Equal(t, 1, status)
	assert.Contains(t, errs, `mine.rules:2:7: want ">" that closes this`)
	assert.Equal(t, 2, run([]string{"-colour"}, &bytes.Buffer{}, &bytes.Buffer{}))
	assert.Equal(t, 1, run([]string{"no such file"}, &bytes.Buffer{}, &bytes.Buffer{}))
}

// A line of any length is read in pieces, and nothing of it is lost.
func TestPieces(t *testing.T) {
	for _, line := range []string{strings.Repeat("كتاب ", 30_000), strings.Repeat("ك", 100_000), strings.Repeat("\x80", 200_000)} {
		rest, whole := []byte(line), ""
		for len(rest) > 0 {
			n, token, err := pieces(rest[:min(len(rest), longest)], len(rest) <= longest)
			require.NoError(t, err)
			require.Positive(t, n)
			whole, rest = whole+string(token), rest[n:]
		}
		assert.Equal(t, line, whole)
	}
}
