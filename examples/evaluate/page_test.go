package main

import (
	"encoding/xml"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

// The page needs nothing from elsewhere and no script, and all that it opens it closes.
func TestPage(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("testdata", "golden", "page.html"))
	require.NoError(t, err)
	assert.NotRegexp(t, `(?i)<script|<link|<img|\bsrc=|\bhref=|url\(|@import|\bon\w+=`, string(text))
	assert.Equal(t, 1, strings.Count(string(text), "<svg "))
	assert.Equal(t, 8*3, strings.Count(string(text), "<rect "), "three bars for each type and for all")
	assert.Contains(t, string(text), `<p class="context" dir="rtl"><bdi>`)
	assert.Contains(t, string(text), "prefers-color-scheme: dark")
	d := xml.NewDecoder(strings.NewReader(regexp.MustCompile(`<meta[^>]*>`).ReplaceAllString(string(text), "")))
	for {
		_, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
	}
}

// What a file says is shown as text, whatever it is.
func TestPageEscapes(t *testing.T) {
	bad := "<script>alert(1)</script>"
	s := set{name: bad, docs: []document{{id: bad, text: bad + " x", gold: []mention{{Span: entity.Span{Start: 0, End: 8, Type: "PLACE", Subtype: bad, Text: bad[:8]}}}}}}
	c := newConvention(s, entity.Types(), nil)
	var b strings.Builder
	require.NoError(t, writePage(&b, []outcome{{s, score(s, c), faults(s, c, nil)}}, nil, printing{known: entity.Types(), limit: -1}))
	assert.NotContains(t, b.String(), "<script")
	assert.Contains(t, b.String(), "&lt;script&gt;")
}

func TestChart(t *testing.T) {
	r := newResult("made")
	r.of("strict")["PLACE"] = count{1, 1, 3, 1}
	r.of("strict")[""] = count{1, 1, 3, 1}
	r.of("strict")["PLACE/city"] = count{1, 1, 3, 1}
	c := newChart(r, printing{known: entity.Types()})
	require.Len(t, c.Rows, 2)
	assert.Equal(t, "PLACE", c.Rows[0].Label)
	assert.Equal(t, []int{250, 375, 300}, []int{c.Rows[0].Bars[0].Width, c.Rows[0].Bars[1].Width, c.Rows[0].Bars[2].Width})
	for _, row := range c.Rows {
		for _, bar := range row.Bars {
			assert.Less(t, bar.X+bar.Width, c.Width)
			assert.Less(t, bar.Y+c.BarHeight(), c.Rows[1].Bars[2].Y+rowStep)
		}
	}
	assert.Greater(t, c.Height, c.Rows[1].Bars[2].Y+c.BarHeight())
}
