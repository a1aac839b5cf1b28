package entity

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// A program that the look ahead refuses would not have matched; and it refuses most of those that do not.
func TestFollowRefusesNoMatch(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	text, err := os.ReadFile("../testdata/documents.jsonl") // as text: the words are what counts
	require.NoError(t, err)
	d := new(document)
	x.run(d, string(text))
	failed, refused := 0, 0
	for i := range d.words {
		d.round += len(d.words) + 1
		d.ahead.word = noWord
		for p := range x.programs {
			matches := d.machine.match(&x.programs[p], i)
			follows := x.mayFollow(d, &x.follows[p], i)
			require.True(t, follows || !matches, "%s at word %d, %q", x.rules[x.programs[p].rule].ID, i, d.word(i))
			if !matches && d.begins(x, p, i) {
				failed++
				if !follows {
					refused++
				}
			}
		}
	}
	t.Logf("%d of %d programs that fail are refused", refused, failed)
	require.Greater(t, refused, failed/2)
}

// begins reports whether a label at word i begins a program.
func (d *document) begins(x *Extractor, p, i int) bool {
	for _, h := range d.hitsAt(i) {
		for _, q := range x.byLabel[h.label] {
			if q == p {
				return true
			}
		}
	}
	return false
}
