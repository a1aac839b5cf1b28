package gazetteer_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// wordText is longer than what is asked for at a time.
var wordText = strings.Repeat("وصل وزير الدفاع العراقي إلى مدينة الموصل وبغداد، ثم عاد للواء الثلاثين\nفي كوريا الشمالية و كوريا\nالشمالية وبرئيس الوزراء. ", 60)

// Asked for some words, a gazetteer says of them what it says of all.
func TestAppendHitsAt(t *testing.T) {
	x := gazetteer.Default()
	key := []byte(normalize.Key(wordText))
	segs := normalize.AppendSegments(nil, key)
	all := x.AppendHits(nil, key, segs)
	require.NotEmpty(t, all)
	for _, step := range []int{1, 2, 7} {
		var at []int
		var want []gazetteer.Hit
		for n := 0; n < len(segs); n += step {
			at = append(at, n)
		}
		for _, h := range all {
			if h.First%step == 0 {
				want = append(want, h)
			}
		}
		assert.Equal(t, want, x.AppendHitsAt(nil, key, segs, at), step)
	}
	assert.Empty(t, x.AppendHitsAt(nil, key, segs, nil))
	assert.Empty(t, gazetteer.NewIndex(nil).AppendHitsAt(nil, key, segs, []int{0}))
}

// Each word by itself, whatever stands beside it.
func TestAppendWords(t *testing.T) {
	x := gazetteer.Default()
	key := []byte(normalize.Key(wordText))
	segs := normalize.AppendSegments(nil, key)
	var want []gazetteer.Hit
	for n := range segs {
		for _, h := range x.AppendHits(nil, key, segs[n:n+1]) {
			h.First, h.Last = n, n+1
			want = append(want, h)
		}
	}
	require.NotEmpty(t, want)
	assert.Equal(t, want, x.AppendWords(nil, key, segs))
	assert.Empty(t, gazetteer.NewIndex(nil).AppendWords(nil, key, segs))
}
