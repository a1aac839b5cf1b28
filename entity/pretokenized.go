package entity

import (
	"slices"
	"strings"
)

// A TokenSpan is a span of a text that came as tokens. The offsets of its Span are those in the tokens joined
// by single spaces.
type TokenSpan struct {
	Span
	First, Last int // the tokens that it touches: tokens[First:Last]
	From        int // byte of the first token at which it begins: behind a proclitic, 2 in وبغداد
	To          int // byte of the last token, tokens[Last-1], behind its last
}

// ExtractTokens finds the outermost entities of a text that is cut into tokens already: those of Extract on
// the tokens joined by single spaces. A token may be anything, a word with its proclitics or a sign; tokens
// that are empty or hold spaces do no harm. For labels of the tokens see [BIO].
func (x *Extractor) ExtractTokens(tokens []string) []TokenSpan {
	spans := x.Extract(strings.Join(tokens, " "))
	found := make([]TokenSpan, 0, len(spans))
	i, begin := 0, 0 // a token, and where it begins in the text
	for _, s := range spans {
		for i < len(tokens)-1 && begin+len(tokens[i]) <= s.Start {
			begin += len(tokens[i]) + 1
			i++
		}
		t := TokenSpan{Span: s, First: i, Last: i + 1, From: s.Start - begin, To: s.End - begin}
		for t.To > len(tokens[t.Last-1]) {
			t.To -= len(tokens[t.Last-1]) + 1
			t.Last++
		}
		found = append(found, t)
	}
	return found
}

// BIO returns the label of each of n tokens: B-TYPE where a span begins, I-TYPE where it goes on, else O. Of
// several spans that touch one token, as in 10/حزيران, the first names it.
func BIO(spans []TokenSpan, n int) []string {
	labels := slices.Repeat([]string{"O"}, n)
	for _, s := range spans {
		for i := s.First; i < min(s.Last, n); i++ {
			switch {
			case labels[i] != "O":
			case i == s.First:
				labels[i] = "B-" + string(s.Type)
			default:
				labels[i] = "I-" + string(s.Type)
			}
		}
	}
	return labels
}
