package entitytest

import (
	"fmt"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// Parse reads the notation of the package comment: the plain text and its spans, sorted, outer before inner.
// Name, rule and score of the spans are empty. The error tells the byte offset of the fault.
func Parse(markup string) (text string, spans []entity.Span, err error) {
	var b strings.Builder
	var open []entity.Span
	for i := 0; i < len(markup); {
		rest := markup[i:]
		switch {
		case strings.HasPrefix(rest, "[["):
			open = append(open, entity.Span{Start: b.Len(), Depth: len(open)})
			i += 2
		case rest[0] == '|' && len(open) > 0:
			end := strings.Index(rest, "]]")
			if end < 0 {
				return "", nil, fmt.Errorf("byte %d: ]] is missing", i)
			}
			s := open[len(open)-1]
			open = open[:len(open)-1]
			label, subtype, _ := strings.Cut(rest[1:end], "/")
			s.End, s.Type, s.Subtype = b.Len(), entity.Type(label), subtype
			if s.End == s.Start {
				return "", nil, fmt.Errorf("byte %d: empty span", i)
			}
			spans = append(spans, s)
			i += end + 2
		case strings.HasPrefix(rest, "]]"):
			return "", nil, fmt.Errorf("byte %d: ]] without a label", i)
		default:
			b.WriteByte(rest[0])
			i++
		}
	}
	if len(open) > 0 {
		return "", nil, fmt.Errorf("%d spans are not closed", len(open))
	}
	text = b.String()
	for i := range spans {
		spans[i].Text = text[spans[i].Start:spans[i].End]
	}
	slices.SortFunc(spans, outerFirst)
	return text, spans, nil
}

func outerFirst(a, b entity.Span) int {
	if a.Start != b.Start {
		return a.Start - b.Start
	}
	if a.End != b.End {
		return b.End - a.End
	}
	return a.Depth - b.Depth
}

// Markup writes a text and its spans in the notation, with subtypes where they are set. Spans that cross
// others are left out.
func Markup(text string, spans []entity.Span) string {
	sorted := slices.Clone(spans)
	slices.SortStableFunc(sorted, outerFirst)
	var b strings.Builder
	var open []entity.Span
	at := 0
	closeUntil := func(limit int) {
		for len(open) > 0 && open[len(open)-1].End <= limit {
			s := open[len(open)-1]
			open = open[:len(open)-1]
			b.WriteString(text[at:s.End] + "|" + label(s) + "]]")
			at = s.End
		}
	}
	for _, s := range sorted {
		closeUntil(s.Start)
		if len(open) > 0 && s.End > open[len(open)-1].End {
			continue
		}
		b.WriteString(text[at:s.Start] + "[[")
		at = s.Start
		open = append(open, s)
	}
	closeUntil(len(text))
	return b.String() + text[at:]
}

func label(s entity.Span) string {
	if s.Subtype == "" {
		return string(s.Type)
	}
	return string(s.Type) + "/" + s.Subtype
}
