package conll

import (
	"regexp"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// Corpora mark whole tokens, and some leave the head of a place inside, others out: these functions bring our spans and theirs to one form.

var (
	proclitics = regexp.MustCompile(`^[وفبكل]{0,3}(ال?)?$`)
	letter     = regexp.MustCompile(`\p{L}`)
	marks      = regexp.MustCompile("[\u064b-\u065f\u0670\u0640]")
	attached   = regexp.MustCompile(`^[وف]?[بلك]?(ال|ل)?`)
	heads      = strings.Fields("مدينة بلدة قرية ضاحية عاصمة شمال جنوب شرق غرب وسط شمالي جنوبي شرقي غربي")
)

// WholeTokens widens a span to the tokens that it touches. It is not ok where that takes in more than a proclitic, or where there are none.
func WholeTokens(text string, tokens []normalize.SourceSpan, span normalize.SourceSpan) (whole normalize.SourceSpan, ok bool) {
	touched := touching(tokens, span)
	if len(touched) == 0 {
		return whole, false
	}
	whole = normalize.SourceSpan{Start: touched[0].Start, End: touched[len(touched)-1].End}
	left := marks.ReplaceAllString(text[min(whole.Start, span.Start):span.Start], "")
	right := marks.ReplaceAllString(text[span.End:max(whole.End, span.End)], "")
	return whole, proclitics.MatchString(left) && !letter.MatchString(right)
}

// WithoutHeads takes heads off a place, but for its last token.
func WithoutHeads(text string, tokens []normalize.SourceSpan, place normalize.SourceSpan) normalize.SourceSpan {
	touched := touching(tokens, place)
	for len(touched) > 1 && bareHead(text[touched[0].Start:touched[0].End]) {
		touched = touched[1:]
		place.Start = touched[0].Start
	}
	return place
}

func touching(tokens []normalize.SourceSpan, span normalize.SourceSpan) (touched []normalize.SourceSpan) {
	for _, t := range tokens {
		if t.Start < span.End && span.Start < t.End {
			touched = append(touched, t)
		}
	}
	return touched
}

func bareHead(token string) bool {
	return slices.Contains(heads, attached.ReplaceAllString(marks.ReplaceAllString(token, ""), ""))
}
