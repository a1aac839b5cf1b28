package conll

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/normalize"
)

func TestWholeTokens(t *testing.T) {
	text, tokens := Join([]Token{{Text: "عاد"}, {Text: "وبغداد"}, {Text: "مدينة"}, {Text: "الموصل"}})
	at := func(words string) normalize.SourceSpan {
		start := strings.Index(text, words)
		return normalize.SourceSpan{Start: start, End: start + len(words)}
	}
	whole, ok := WholeTokens(text, tokens, at("بغداد"))
	assert.True(t, ok)
	assert.Equal(t, at("وبغداد"), whole)
	_, ok = WholeTokens(text, tokens, at("بغد"))
	assert.False(t, ok, "cut inside a word")
	_, ok = WholeTokens(text, nil, at("بغداد"))
	assert.False(t, ok)
	assert.Equal(t, at("الموصل"), WithoutHeads(text, tokens, at("مدينة الموصل")))
	assert.Equal(t, at("مدينة"), WithoutHeads(text, tokens, at("مدينة")), "the last token stays")
}
