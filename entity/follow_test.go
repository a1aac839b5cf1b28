package entity

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// A program that a word cannot begin, or that the look ahead refuses, would not have matched; and it refuses most of those that do not.
func TestFollowRefusesNoMatch(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	x, err := New()
	require.NoError(t, err)
	d := new(document)
	x.run(d, someText(t))
	failed, refused := 0, 0
	for i := range d.words {
		fit := x.mayFit(d, i)
		for p := range x.programs {
			matches := d.machine.match(&x.programs[p], i)
			begins := d.tokens[i].class.begins.has(p)
			follows := fit.has(p)
			require.True(t, begins && follows || !matches, "%s at word %d, %q", x.rules[x.programs[p].rule].ID, i, d.word(i))
			if !matches && begins {
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
