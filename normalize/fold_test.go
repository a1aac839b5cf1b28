package normalize_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/kayan-nlp/kayan/normalize"
)

func TestKey(t *testing.T) {
	for _, c := range keyCases {
		assert.Equal(t, c.key, normalize.Key(c.in), c.name)
	}
}

// Compositions are written out in compose.go; x/text must know the same and no other.
func TestComposeEqualsUnicode(t *testing.T) {
	marks := []rune{'\u0653', '\u0654', '\u0655'}
	found := 0
	for base := rune(0x600); base <= 0x6FF; base++ {
		if unicode.IsMark(base) || norm.NFD.String(string(base)) != string(base) {
			continue // NFC would order the marks, or take the letter apart
		}
		for _, mark := range marks {
			in := string(base) + string(mark)
			want := norm.NFC.String(in)
			assert.Equal(t, want, normalize.Fold(in, normalize.Compose), "%U %U", base, mark)
			if want != in {
				found++
			}
		}
	}
	assert.Equal(t, 8, found)
}

func TestEveryCodePoint(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		key := normalize.Key(string(r))
		require.Equal(t, key, normalize.Key(key), "%U: the key of a key is itself", r)
		if unicode.IsLetter(r) && !inArabicScript(r) && !unicode.Is(unicode.Arabic, r) {
			require.Equal(t, string(r), key, "%U: other scripts pass", r)
		}
		if inArabicScript(r) {
			require.Equal(t, key, normalize.Key(norm.NFD.String(string(r))), "%U: NFD", r)
		}
	}
}

func inArabicScript(r rune) bool {
	return r >= 0x600 && r <= 0x6FF || r >= 0x750 && r <= 0x77F || r >= 0x870 && r <= 0x8FF ||
		r >= 0xFB50 && r <= 0xFDFF || r >= 0xFE70 && r <= 0xFEFF || r >= 0x1EE00 && r <= 0x1EEFF
}

func TestClean(t *testing.T) {
	in := "\u200Fأَحْمـــد\u00A0ﺑﻐﺪﺍﺩ ١٢ کی مسو\u064F\u0654ول"
	assert.Equal(t, "أَحْمد بغداد ١٢ کی مسؤ\u064Fول", normalize.Fold(in, normalize.Clean))
}

func TestRules(t *testing.T) {
	assert.Equal(t, "controls+tatweel+spaces+presentation+compose+joiner", normalize.Clean.String())
	assert.Equal(t, "none", normalize.Rules(0).String())
	assert.True(t, normalize.MatchKey.Has(normalize.Clean))
	assert.False(t, normalize.Clean.Has(normalize.Marks))
	assert.Equal(t, "أَ", normalize.Fold("أَ", 0))
}

// Many marks on one letter are read once, whichever they are.
func TestManyMarksAreLinear(t *testing.T) {
	for _, marks := range []string{"\u0653", "\u0654", "\u0653\u064e", "\u0653\u200f", "\u0640"} {
		for _, rules := range []normalize.Rules{normalize.MatchKey, normalize.Clean} {
			in := "ا" + strings.Repeat(marks, 100_000) + "ل" + strings.Repeat(marks, 1000)
			assert.Equal(t, normalize.Fold(in, rules), normalize.Fold(in+" ", rules)[:len(normalize.Fold(in, rules))])
		}
	}
}

func TestSpacingMarksAreMarks(t *testing.T) {
	assert.Equal(t, "بَّ\u064eت", normalize.Fold("ب\uFC60ﹶت", normalize.Clean))
	assert.Equal(t, "بت", normalize.Key("ب\uFC60ﹶت"))
}

func TestBoundaryKeepsParticle(t *testing.T) {
	assert.Equal(t, "آل سعود", normalize.Fold("آل\u200Cسعود", normalize.MatchKey|normalize.Boundary))
	assert.Equal(t, "ا ل", normalize.Fold("آ\u200Cل", normalize.MatchKey|normalize.Boundary))
}

func TestLongRunsOfMarks(t *testing.T) {
	in := "ب" + strings.Repeat("\u064E", 100_000) + "غ"
	text := normalize.New(in, normalize.MatchKey)
	assert.Equal(t, "بغ", text.Key())
	assert.Equal(t, normalize.SourceSpan{Start: 0, End: 2 + 200_000}, text.ToSource(normalize.KeySpan{Start: 0, End: 2}))
}
