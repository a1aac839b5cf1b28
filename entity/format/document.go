package format

import (
	"cmp"
	"encoding/json"
	"slices"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/entity"
)

// A Document is a text and what was found in it.
type Document struct {
	Name  string // as it stands in the output
	Text  string
	Base  int // offset of Text in the input it comes from: added where a format writes offsets into a text that it does not hold
	Runes int // code points before Base
	UTF16 int // UTF-16 units before Base
	Spans []entity.Span
	// Values are what the spans mean, by index: JSON, or nil where a span has no value. If Values is nil, they are computed
	// by formats that write them.
	Values []json.RawMessage
	Meta   map[string]string // what else is known of the document, as genre or date
}

// ComputeValues sets Values to those of the spans.
func (d *Document) ComputeValues(c entity.Calendar) error {
	d.Values = make([]json.RawMessage, len(d.Spans))
	for i, s := range d.Spans {
		v, ok := s.Value(c)
		if !ok {
			continue
		}
		data, err := marshal(v)
		if err != nil {
			return err
		}
		d.Values[i] = data
	}
	return nil
}

// value returns the value of span i, nil if it has none.
func (d *Document) value(i int) json.RawMessage {
	if i >= len(d.Values) {
		return nil
	}
	return d.Values[i]
}

// Outermost returns the document with outermost spans only, as flat formats hold it.
func (d Document) Outermost() Document {
	all := d
	d.Spans, d.Values = nil, nil
	for i, s := range all.Spans {
		if s.Depth == 0 {
			d.Spans = append(d.Spans, s)
			d.Values = append(d.Values, all.value(i))
		}
	}
	return d
}

// repaired returns the document with U+FFFD for each invalid byte of its text, and spans where they lie then: for formats that hold the text
// and count in bytes of it.
func (d *Document) repaired() *Document {
	if utf8.ValidString(d.Text) {
		return d
	}
	var broken []int // invalid bytes
	for i, r := range d.Text {
		if _, size := utf8.DecodeRuneInString(d.Text[i:]); r == utf8.RuneError && size == 1 {
			broken = append(broken, i)
		}
	}
	r := *d
	r.Text, r.Spans = valid(d.Text), slices.Clone(d.Spans)
	for i := range r.Spans {
		s := &r.Spans[i]
		for _, at := range []*int{&s.Start, &s.End} {
			before, _ := slices.BinarySearch(broken, *at)
			*at += before * (len("\uFFFD") - 1)
		}
		s.Text = r.Text[s.Start:s.End]
	}
	return &r
}

// A mark is a span that was read, with its value and the line it stands on.
type mark struct {
	entity.Span
	value json.RawMessage
	line  int
}

// outerFirst orders spans by their start, longer before shorter.
func outerFirst(a, b mark) int {
	return cmp.Or(a.Start-b.Start, b.End-a.End)
}

// setMarks takes spans that were read: it orders them, finds their depth, and cuts their surface. Those that lie outside the text, inside a
// character or across another are faults.
func (d *Document) setMarks(in *input, marks []mark) error {
	slices.SortStableFunc(marks, outerFirst)
	var open []int // ends of the spans around
	for _, m := range marks {
		for len(open) > 0 && open[len(open)-1] <= m.Start {
			open = open[:len(open)-1]
		}
		reason := spanFault(d.Text, m.Start, m.End)
		if reason == "" && len(open) > 0 && m.End > open[len(open)-1] {
			reason = "crosses another span"
		}
		if reason != "" {
			if err := in.fault(m.line, "span %d-%d %s: %s", m.Start, m.End, m.Type, reason); err != nil {
				return err
			}
			continue
		}
		m.Text, m.Depth = d.Text[m.Start:m.End], len(open)
		open = append(open, m.End)
		d.Spans, d.Values = append(d.Spans, m.Span), append(d.Values, m.value)
	}
	return nil
}

// check holds spans to what the formats rely on: inside the text, in order, outer before inner, and none across another.
func (d *Document) check() error {
	var around [16]int
	open := around[:0] // ends of the spans around
	for i := range d.Spans {
		s := &d.Spans[i]
		reason := spanFault(d.Text, s.Start, s.End)
		for len(open) > 0 && open[len(open)-1] <= s.Start {
			open = open[:len(open)-1]
		}
		switch {
		case reason != "":
		case i > 0 && s.Start < d.Spans[i-1].Start:
			reason = "out of order"
		case len(open) > 0 && s.End > open[len(open)-1]:
			reason = "crosses another span, or stands behind one inside it"
		}
		if reason != "" {
			return newError(d, "span %d-%d %s: %s", s.Start, s.End, s.Type, reason)
		}
		open = append(open, s.End)
	}
	return nil
}

// finish returns the document with the spans that were read.
func (d Document) finish(in *input, marks []mark) (Document, error) {
	if err := d.setMarks(in, marks); err != nil {
		return Document{}, err
	}
	return d, nil
}

// spanFault says what is wrong with the offsets of a span; "" if nothing is.
func spanFault(text string, start, end int) string {
	switch {
	case start < 0 || end > len(text):
		return "outside the text"
	case start >= end:
		return "empty"
	case inCharacter(text, start) || inCharacter(text, end):
		return "inside a character"
	}
	return ""
}
