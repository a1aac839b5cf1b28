package entity

import "strings"

// Replace returns text with every outermost span replaced by what replacement makes of it; all else stays byte
// for byte. A proclitic is no part of a span and stays before what replaces it: وبغداد gives و and the
// replacement. Of لل, as in للعراق, the first ل stays, and the span has the other: its Name has the article.
func (x *Extractor) Replace(text string, replacement func(Span) string) string {
	var b strings.Builder
	end := 0
	for _, s := range x.Extract(text) {
		b.WriteString(text[end:s.Start])
		b.WriteString(replacement(s))
		end = s.End
	}
	b.WriteString(text[end:])
	return b.String()
}
