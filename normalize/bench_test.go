package normalize_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/normalize"
)

var benchTexts = map[string]string{
	"plain":     strings.Repeat("وصل رئيس الوزراء العراقي إلى بغداد أمس الأحد بعد زيارة استمرت يومين. ", 60),
	"vocalised": strings.Repeat("وَصَلَ رَئِيسُ الوُزَرَاءِ العِرَاقِيُّ إِلَى بَغْدَادَ أَمْسِ الأَحَدِ. ", 60),
}

func BenchmarkReset(b *testing.B) {
	for name, source := range benchTexts {
		b.Run(name, func(b *testing.B) {
			want := normalize.Key(source)
			text := new(normalize.Text)
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				text.Reset(source, normalize.MatchKey)
			}
			if text.Key() != want {
				b.Fatal("the key changed")
			}
		})
	}
}

// BenchmarkValidString is the floor: reading the text once.
func BenchmarkValidString(b *testing.B) {
	for name, source := range benchTexts {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			for b.Loop() {
				if !utf8.ValidString(source) {
					b.Fatal("invalid")
				}
			}
		})
	}
}
