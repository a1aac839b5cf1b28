package normalize_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/normalize"
)

// A word of the key must map to what a reader sees as that word in the source.
func TestToSource(t *testing.T) {
	cases := []struct{ name, source, find, want string }{
		{"nothing changed", "في بغداد اليوم", "بغداد", "بغداد"},
		{"marks belong to the letter before", "فِي بَغْدَادَ ٱليومَ", "بغداد", "بَغْدَادَ"},
		{"a word before marks", "فِي بَغْدَادَ", "في", "فِي"},
		{"trailing tatweel is inside", "بغدادـــ هنا", "بغداد", "بغدادـــ"},
		{"controls at the edges are outside", "\u200Fبغداد\u200F", "بغداد", "بغداد"},
		{"controls inside are inside", "بغ\u200Fداد", "بغداد", "بغ\u200Fداد"},
		{"a mark behind a control is inside, a control behind it outside", "بغداد\u200F\u064E\u200E", "بغداد", "بغداد\u200F\u064E"},
		{"presentation forms", "في ﺑﻐﺪﺍﺩ هنا", "بغداد", "ﺑﻐﺪﺍﺩ"},
		{"behind presentation forms", "ﺑﻐﺪﺍﺩ هنا", "هنا", "هنا"},
		{"a part of a ligature is the whole", "عبدﷲ", "لله", "ﷲ"},
		{"the start of a ligature is the whole", "ﷺ", "صلى", "ﷺ"},
		{"a part of a ligature takes its marks", "ﷲ\u064e هنا", "الل", "ﷲ\u064e"},
		{"digits", "سنة ١٩٩٠م", "1990", "١٩٩٠"},
		{"composed letters", "مسو\u064F\u0654ولون", "مسؤول", "مسو\u064F\u0654ول"},
		{"invalid bytes before", "\xff\xffبغداد", "بغداد", "بغداد"},
		{"exotic space", "بغداد\u00A0الكرخ", "الكرخ", "الكرخ"},
	}
	for _, c := range cases {
		text := normalize.New(c.source, normalize.MatchKey)
		at := strings.Index(text.Key(), c.find)
		require.GreaterOrEqual(t, at, 0, c.name)
		span := text.ToSource(normalize.KeySpan{Start: at, End: at + len(c.find)})
		assert.Equal(t, c.want, c.source[span.Start:span.End], c.name)
		back := text.ToKey(span)
		assert.Contains(t, text.Key()[back.Start:back.End], c.find, c.name)
	}
}

func TestToSourceEmpty(t *testing.T) {
	text := normalize.New("\u200Fأَحمد", normalize.MatchKey)
	assert.Equal(t, normalize.SourceSpan{Start: 3, End: 3}, text.ToSource(normalize.KeySpan{}))
	assert.Equal(t, normalize.KeySpan{}, text.ToKey(normalize.SourceSpan{}))
}

func TestResetAllocatesNothing(t *testing.T) {
	source := strings.Repeat("وَصَلَ إِلى بَغــداد ١٩٩٠ ", 50)
	text := normalize.New(source, normalize.MatchKey)
	assert.Zero(t, testing.AllocsPerRun(100, func() { text.Reset(source, normalize.MatchKey) }))
}

func TestOffsets(t *testing.T) {
	source := "أ🇮\xffb"
	var got [][2]int
	o := normalize.NewOffsets(source)
	for _, at := range []int{0, 2, 6, 7, 8, 99, 2} {
		runes, utf16 := o.At(at)
		got = append(got, [2]int{runes, utf16})
	}
	assert.Equal(t, [][2]int{{0, 0}, {1, 1}, {2, 3}, {3, 4}, {4, 5}, {4, 5}, {1, 1}}, got)
}

func TestOffsetsBack(t *testing.T) {
	source := "أ🇮\xffb"
	o := normalize.NewOffsets(source)
	var got [][2]int
	for n := 0; n <= 6; n++ {
		got = append(got, [2]int{o.Byte(n), o.FromUTF16(n)})
	}
	assert.Equal(t, [][2]int{{0, 0}, {2, 2}, {6, 6}, {7, 6}, {8, 7}, {8, 8}, {8, 8}}, got)
	assert.Equal(t, 2, o.Byte(1), "going back starts again")
	assert.Equal(t, []int{6, 6, 6}, []int{o.FromUTF16(2), o.FromUTF16(2), o.FromUTF16(3)})
	text := normalize.New("أب", normalize.MatchKey)
	assert.Equal(t, normalize.SourceSpan{Start: 0, End: 4}, text.ToSource(normalize.KeySpan{Start: -5, End: 100}))
	assert.Equal(t, normalize.KeySpan{Start: 4, End: 4}, text.ToKey(normalize.SourceSpan{Start: 99, End: 100}))
}

// Words end where letters and marks end, whichever way the letters are read.
func TestSegmentsOfEveryCharacter(t *testing.T) {
	for r := rune(0); r < 0x10000; r++ {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		for _, before := range []string{"", "بغداد", "في"} {
			key := []byte(before + string(r) + "حلب الشام")
			var words []string
			for _, s := range normalize.AppendSegments(nil, key) {
				if s.Kind == normalize.Word {
					words = append(words, string(key[s.Start:s.End]))
				}
			}
			want := strings.FieldsFunc(string(key), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
			if !slices.Equal(want, words) {
				t.Fatalf("%q: %q, want %q", key, words, want)
			}
		}
	}
}
