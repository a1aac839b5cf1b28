package entitytest

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// Parse reads the notation of the package comment: the plain text and its spans, sorted, outer before inner.
// Name, rule and score of the spans are empty. The error tells the byte offset of the fault.
func Parse(markup string) (text string, spans []entity.Span, err error) {
	text, marked, err := parse(markup)
	for _, m := range marked {
		spans = append(spans, m.Span)
	}
	return text, spans, err
}

// A marked is a span and the value that the markup gives it.
type marked struct {
	entity.Span
	value string
}

func parse(markup string) (text string, spans []marked, err error) {
	var b strings.Builder
	var open []marked
	for i := 0; i < len(markup); {
		rest := markup[i:]
		switch {
		case strings.HasPrefix(rest, "[["):
			open = append(open, marked{Span: entity.Span{Start: b.Len(), Depth: len(open)}})
			i += 2
		case rest[0] == '|' && len(open) > 0:
			end := strings.Index(rest, "]]")
			if end < 0 {
				return "", nil, fmt.Errorf("byte %d: ]] is missing", i)
			}
			s := open[len(open)-1]
			open = open[:len(open)-1]
			if err := s.readLabel(rest[1:end]); err != nil {
				return "", nil, fmt.Errorf("byte %d: %w", i, err)
			}
			if s.End = b.Len(); s.End == s.Start {
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
	slices.SortFunc(spans, func(a, b marked) int { return outerFirst(a.Span, b.Span) })
	return text, spans, nil
}

// readLabel reads TYPE/subtype#entity=value, of which all but the type may be missing.
func (m *marked) readLabel(label string) error {
	label, m.value, _ = strings.Cut(label, "=")
	if m.value != "" && !json.Valid([]byte(m.value)) {
		return fmt.Errorf("the value %s is no JSON", m.value)
	}
	label, number, ok := strings.Cut(label, "#")
	if ok {
		n, err := strconv.Atoi(number)
		if err != nil || n < 1 {
			return fmt.Errorf("%q is no number of an entity", number)
		}
		m.Entity = n
	}
	label, m.Subtype, _ = strings.Cut(label, "/")
	m.Type = entity.Type(label)
	return nil
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

// Markup writes a text and its spans in the notation, with subtypes where they are set, and the numbers of entities that several
// spans share. Spans that cross others are left out.
func Markup(text string, spans []entity.Span) string {
	sorted := slices.Clone(spans)
	slices.SortStableFunc(sorted, outerFirst)
	shared := mentions(spans)
	var b strings.Builder
	var open []entity.Span
	at := 0
	closeUntil := func(limit int) {
		for len(open) > 0 && open[len(open)-1].End <= limit {
			s := open[len(open)-1]
			open = open[:len(open)-1]
			b.WriteString(text[at:s.End] + "|" + label(s))
			if shared[s.Entity] > 1 {
				fmt.Fprintf(&b, "#%d", s.Entity)
			}
			b.WriteString("]]")
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

// mentions counts the spans of each entity that has a number.
func mentions(spans []entity.Span) map[int]int {
	count := map[int]int{}
	for _, s := range spans {
		if s.Entity > 0 {
			count[s.Entity]++
		}
	}
	return count
}

func label(s entity.Span) string {
	if s.Subtype == "" {
		return string(s.Type)
	}
	return string(s.Type) + "/" + s.Subtype
}
