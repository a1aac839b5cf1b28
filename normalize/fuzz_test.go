package normalize_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/kayan-nlp/kayan/normalize"
)

func FuzzKey(f *testing.F) {
	for _, c := range keyCases {
		f.Add(c.in, "و\u0654")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		key := normalize.Key(a)
		if again := normalize.Key(key); again != key {
			t.Fatalf("key of %+q is %+q, whose key is %+q", a, key, again)
		}
		if !utf8.ValidString(key) {
			t.Fatalf("key of %+q is not valid: %+q", a, key)
		}
		if want, got := key+" "+normalize.Key(b), normalize.Key(a+" "+b); got != want {
			t.Fatalf("key of %+q and %+q joined is %+q, not %+q", a, b, got, want)
		}
		if !utf8.ValidString(a) || strings.ContainsFunc(a, func(r rune) bool { return r >= 0x80 && !inArabicScript(r) }) {
			return
		}
		if nfc, nfd := normalize.Key(norm.NFC.String(a)), normalize.Key(norm.NFD.String(a)); nfc != nfd {
			t.Fatalf("%+q: key of NFC %+q, of NFD %+q", a, nfc, nfd)
		}
	})
}

func FuzzOffsetMap(f *testing.F) {
	for _, c := range keyCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, source string) {
		text := normalize.New(source, normalize.MatchKey)
		key := text.Key()
		last := 0
		for i, r := range key {
			k := normalize.KeySpan{Start: i, End: i + utf8.RuneLen(r)}
			s := text.ToSource(k)
			if s.Start < 0 || s.End > len(source) || s.Start >= s.End {
				t.Fatalf("%+q: key %v maps to %v", source, k, s)
			}
			if s.Start < last {
				t.Fatalf("%+q: key %v maps back before %d: %v", source, k, last, s)
			}
			last = s.Start
			if !onBoundary(source, s.Start) || !onBoundary(source, s.End) {
				t.Fatalf("%+q: key %v maps inside a character: %v", source, k, s)
			}
			if back := text.ToKey(s); back.Start > k.Start || back.End < k.End {
				t.Fatalf("%+q: key %v maps to %v and back to %v", source, k, s, back)
			}
			if norm := normalize.Key(source[s.Start:s.End]); !strings.ContainsRune(norm, r) && r != 'آ' && r != 'ا' {
				t.Fatalf("%+q: key %q stands for %q", source, r, source[s.Start:s.End])
			}
		}
	})
}

// onBoundary reports whether offset i starts a character or an invalid byte of s.
func onBoundary(s string, i int) bool {
	if i == len(s) || utf8.RuneStart(s[i]) {
		return true
	}
	for back := 1; back < utf8.UTFMax && i >= back; back++ {
		if _, size := utf8.DecodeRuneInString(s[i-back:]); size > back {
			return false
		}
	}
	return true
}

// Whatever the text, the key of Arabic script, ASCII and General Punctuation holds no mark and no control,
// but for the signs that enclose digits.
func FuzzKeyIsClean(f *testing.F) {
	for _, c := range keyCases {
		f.Add(c.in)
	}
	f.Fuzz(func(t *testing.T, in string) {
		if want, got := normalize.Key(in), normalize.Key(swapShadda(in)); got != want {
			t.Fatalf("%+q: key %+q, with shadda and vowel swapped %+q", in, want, got)
		}
		for _, r := range normalize.Key(in) {
			switch {
			case r < 0x80, 0x600 <= r && r <= 0x605, r == 0x6DD, r == 0x890, r == 0x891, r == 0x8E2:
			case (inArabicScript(r) || 0x2000 <= r && r <= 0x206F) && unicode.In(r, unicode.Mn, unicode.Cf):
				t.Fatalf("%+q: %U is left in the key", in, r)
			}
		}
	})
}

// swapShadda exchanges shadda and the vowel behind it, as NFC does.
func swapShadda(s string) string {
	runes := []rune(s)
	if string(runes) != s {
		return s // not valid: runes would not give it back
	}
	for i := 0; i+1 < len(runes); i++ {
		if runes[i] == '\u0651' && '\u064B' <= runes[i+1] && runes[i+1] <= '\u0650' {
			runes[i], runes[i+1] = runes[i+1], runes[i]
			i++
		}
	}
	return string(runes)
}

// Every invalid byte stays one U+FFFD: none is dropped, none joins others to a character, whatever is deleted
// between them.
func FuzzInvalidBytes(f *testing.F) {
	for _, c := range keyCases {
		f.Add(c.in)
	}
	f.Add("\xd8\u064e\xa7")
	f.Fuzz(func(t *testing.T, in string) {
		want := 0
		for _, r := range in {
			if r == utf8.RuneError {
				want++
			}
		}
		for _, rules := range ruleSets {
			if got := strings.Count(normalize.Fold(in, rules), "\uFFFD"); got != want {
				t.Fatalf("%+q, %v: %d U+FFFD, not %d", in, rules, got, want)
			}
		}
	})
}
