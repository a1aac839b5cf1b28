package normalize

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Chunks are for texts beyond two gigabytes; made a few bytes small, they change nothing.
func TestChunksChangeNothing(t *testing.T) {
	for _, source := range []string{
		"وَصَلَ إِلى بَغــدادَ ١٩٩٠ ﷺ ﻷﻣﻢ \u200fحلب\u200f\u064e\u200e\xff نعم", "\u200f\u064e\u064e\u064e\u200e\u200e١١١ﷲ", "ب",
	} {
		var whole, cut Text
		whole.Reset(source, MatchKey)
		for _, reach := range []int{1, 2, 5, 16, 1000} {
			cut.f.edits.reach = reach
			cut.Reset(source, MatchKey)
			assert.Equal(t, whole.Key(), cut.Key())
			for i := 0; i <= len(whole.Key()); i++ {
				assert.Equal(t, whole.f.edits.sourceStart(i), cut.f.edits.sourceStart(i), "%q %d %d", source, reach, i)
				assert.Equal(t, whole.f.edits.sourceEnd(i), cut.f.edits.sourceEnd(i), "%q %d %d", source, reach, i)
			}
			for i := 0; i <= len(source); i++ {
				assert.Equal(t, whole.f.edits.keyAt(i, false), cut.f.edits.keyAt(i, false), "%q %d %d", source, reach, i)
				assert.Equal(t, whole.f.edits.keyAt(i, true), cut.f.edits.keyAt(i, true), "%q %d %d", source, reach, i)
			}
		}
	}
}

// Letters that change into others of the same length leave nothing to remember.
func TestNothingIsStoredWhereNothingMoves(t *testing.T) {
	for _, source := range []string{"وصل إلى بغداد أمس", "NATO 2021", "کاظمی", "آل سعود"} {
		assert.Empty(t, New(source, MatchKey).f.edits.edits, source)
	}
	assert.Len(t, New("بَغ\u200fداد", MatchKey).f.edits.edits, 2)
}
