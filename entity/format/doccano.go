package format

import (
	"encoding/json"
	"fmt"
	"strconv"
)

// appendDoccano appends a document as a line of doccano's JSON lines for sequence labelling: text, and labels as
// [start, end, label]. Offsets are code points. Nested spans need "allow overlapping spans" in the project. What else is known of
// the document becomes its metadata, as doccano does with unknown keys.
//
// Source: https://doccano.github.io/doccano/tutorial/ (formats of sequence labelling tasks).
func appendDoccano(dst []byte, d *Document, s *stream) ([]byte, error) {
	s.ruler.read(d.Text)
	dst = appendQuoted(append(dst, `{"text":`...), d.Text)
	dst = append(dst, `,"label":[`...)
	for i := range d.Spans {
		if i > 0 {
			dst = append(dst, ',')
		}
		span := &d.Spans[i]
		dst = strconv.AppendInt(append(dst, '['), int64(s.ruler.at(span.Start).units[inRunes]), 10)
		dst = strconv.AppendInt(append(dst, ','), int64(s.ruler.at(span.End).units[inRunes]), 10)
		dst = append(appendQuoted(append(dst, ','), s.label(span)), ']')
	}
	dst = append(dst, ']')
	if d.Name != "" {
		dst = appendField(dst, `,"name":`, d.Name)
	}
	return append(dst, "}\n"...), nil
}

// A doccanoLine is a line in any of the forms that doccano has exported: label or labels as triples, or entities.
type doccanoLine struct {
	Name     string            `json:"name"`
	Text     *string           `json:"text"`
	Data     *string           `json:"data"` // of older exports
	Label    []json.RawMessage `json:"label"`
	Labels   []json.RawMessage `json:"labels"`
	Entities []struct {
		Start int    `json:"start_offset"`
		End   int    `json:"end_offset"`
		Label string `json:"label"`
	} `json:"entities"`
}

// spans returns the labels with offsets in code points.
func (l *doccanoLine) spans() (all []jsonSpan, reason string) {
	for _, e := range l.Entities {
		all = append(all, jsonSpan{Start: &e.Start, End: &e.End, Type: e.Label})
	}
	for i, raw := range append(l.Label, l.Labels...) {
		var j jsonSpan
		triple := []any{&j.Start, &j.End, &j.Type}
		if reason := decode(raw, &triple); reason != "" {
			return nil, fmt.Sprintf("label %d: %s", i+1, reason)
		}
		if len(triple) != 3 {
			return nil, fmt.Sprintf("label %d: want [start, end, label]", i+1)
		}
		all = append(all, j)
	}
	return all, ""
}

type doccanoReader struct {
	*input
	ruler ruler
}

func newDoccanoReader(in *input) Reader { return &doccanoReader{input: in} }

// Read reads a line.
func (r *doccanoReader) Read() (Document, error) {
	for {
		var line doccanoLine
		if err := r.object(&line, func() { line = doccanoLine{} }); err != nil {
			return Document{}, err
		}
		if line.Text == nil {
			line.Text = line.Data
		}
		spans, reason := line.spans()
		if line.Text == nil {
			reason = "no text"
		}
		if reason != "" {
			if err := r.fault(r.line, "%s", reason); err != nil {
				return Document{}, err
			}
			continue
		}
		d := Document{Name: line.Name, Text: *line.Text}
		return r.unitSpans(&r.ruler, d, spans, inRunes)
	}
}

// unitSpans finishes a document whose spans count in a unit.
func (in *input) unitSpans(ruler *ruler, d Document, spans []jsonSpan, u unit) (Document, error) {
	ruler.read(d.Text)
	kept := spans[:0]
	for i, j := range spans {
		reason := j.toBytes(ruler, u)
		if reason == "" {
			kept = append(kept, j)
			continue
		}
		if err := in.fault(in.line, "span %d: %s", i+1, reason); err != nil {
			return Document{}, err
		}
	}
	marks, err := in.marks(d.Text, kept)
	if err != nil {
		return Document{}, err
	}
	return d.finish(in, marks)
}

// toBytes converts the offsets of a span.
func (j *jsonSpan) toBytes(r *ruler, u unit) (reason string) {
	if j.Start == nil || j.End == nil {
		return "no start or end"
	}
	start, ok := r.byteAt(*j.Start, u)
	end, ok2 := r.byteAt(*j.End, u)
	if !ok || !ok2 {
		return fmt.Sprintf("%d-%d is outside the text or inside a character", *j.Start, *j.End)
	}
	j.Start, j.End = &start, &end
	return ""
}
