package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// brokenTokens tells what is wrong with the spans of tokens, "" if nothing is: they are those of the joined text, and
// tokens and offsets lead to the same surface.
func brokenTokens(x *entity.Extractor, tokens []string) string {
	spans := x.ExtractTokens(tokens)
	joined := x.Extract(strings.Join(tokens, " "))
	if len(spans) != len(joined) {
		return fmt.Sprintf("%d spans, %d in the joined text", len(spans), len(joined))
	}
	for i, s := range spans {
		if s.Span != joined[i] {
			return "other spans than in the joined text"
		}
		if s.First < 0 || s.Last <= s.First || s.Last > len(tokens) {
			return "tokens outside the text"
		}
		if surface := tokenSurface(tokens[s.First:s.Last], s.From, s.To); surface != s.Text {
			return fmt.Sprintf("tokens hold %q, the span %q", surface, s.Text)
		}
	}
	if labels := entity.BIO(spans, len(tokens)); len(labels) != len(tokens) {
		return "not a label a token"
	}
	return ""
}

// tokenSurface joins tokens from byte from of the first to byte to of the last.
func tokenSurface(tokens []string, from, to int) string {
	last := len(tokens) - 1
	all := append([]string(nil), tokens...)
	all[last] = all[last][:to]
	all[0] = all[0][from:]
	return strings.Join(all, " ")
}

func TestExtractTokens(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	for _, c := range []struct {
		tokens []string
		want   string // first:last from:to surface, of each span
	}{
		{nil, ""},
		{[]string{"", ""}, ""},
		{[]string{"وبغداد"}, "0:1 2:12 بغداد;"},
		{[]string{"وصل", "اللواء", "عدنان", "الساعدي", "."}, "1:2 0:12 اللواء;2:4 0:14 عدنان الساعدي;"},
		{[]string{"", "عاد", "", "للعراق", "،"}, "3:4 2:12 لعراق;"},
		{[]string{"من بغداد إلى", "دمشق"}, "0:1 5:15 بغداد;1:2 0:8 دمشق;"},
		{[]string{"بغداد،", "دمشق"}, "0:1 0:10 بغداد;1:2 0:8 دمشق;"},
	} {
		got := ""
		for _, s := range x.ExtractTokens(c.tokens) {
			got += fmt.Sprintf("%d:%d %d:%d %s;", s.First, s.Last, s.From, s.To, s.Text)
		}
		assert.Equal(t, c.want, got, "%q", c.tokens)
		assert.Empty(t, brokenTokens(x, c.tokens), "%q", c.tokens)
	}
	for _, d := range entitytest.Documents() {
		assert.Empty(t, brokenTokens(x, strings.Fields(d.Text)), d.ID)
	}
	for name, text := range hostile {
		assert.Empty(t, brokenTokens(x, strings.Split(text, " ")), name)
	}
}

func TestBIO(t *testing.T) {
	spans := []entity.TokenSpan{
		{Span: entity.Span{Type: "A"}, First: 0, Last: 2},
		{Span: entity.Span{Type: "B"}, First: 1, Last: 3},
		{Span: entity.Span{Type: "C"}, First: 4, Last: 9},
	}
	assert.Equal(t, []string{"B-A", "I-A", "I-B", "O", "B-C"}, entity.BIO(spans, 5))
	assert.Empty(t, entity.BIO(spans, 0))
}

func ExampleExtractor_ExtractTokens() {
	x, err := entity.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	tokens := []string{"زار", "عدنان", "الساعدي", "دمشق", "وبغداد", "."}
	spans := x.ExtractTokens(tokens)
	for _, s := range spans {
		fmt.Println(s.Type, s.First, s.Last, tokens[s.First][s.From:])
	}
	fmt.Println(entity.BIO(spans, len(tokens)))
	// Output:
	// PERSON 1 3 عدنان
	// PLACE 3 4 دمشق
	// PLACE 4 5 بغداد
	// [O B-PERSON I-PERSON B-PLACE B-PLACE O]
}
