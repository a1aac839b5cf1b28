package format

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
)

// appendDocument appends a document as one line of JSON: id, what else is known of it, text, and spans, nested ones included, with
// start and end in bytes of the text and the fields of the span lines of jsonl. It is our own form.
func appendDocument(dst []byte, d *Document, s *stream) ([]byte, error) {
	if d.Values == nil {
		if err := d.ComputeValues(s.Calendar); err != nil {
			return dst, err
		}
	}
	d = d.repaired()
	dst = appendQuoted(append(dst, `{"id":`...), d.Name)
	for _, key := range slices.Sorted(maps.Keys(d.Meta)) {
		if reserved[key] {
			return dst, newError(d, "%q is no name for what else is known of a document", key)
		}
		dst = append(appendQuoted(append(dst, ','), key), ':')
		dst = appendQuoted(dst, d.Meta[key])
	}
	dst = appendQuoted(append(dst, `,"text":`...), d.Text)
	dst = append(dst, `,"spans":[`...)
	for i := range d.Spans {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendRange(append(dst, '{'), `"start":`, `,"end":`, d.Spans[i].Start, d.Spans[i].End)
		dst = append(appendSpan(dst, &d.Spans[i], d.value(i), false), '}')
	}
	return append(dst, "]}\n"...), nil
}

// reserved are the keys that a document has anyway.
var reserved = map[string]bool{"id": true, "text": true, "spans": true}

type documentReader struct{ *input }

func newDocumentReader(in *input) Reader { return documentReader{in} }

// Read reads a line.
func (r documentReader) Read() (Document, error) {
	for {
		var fields map[string]json.RawMessage
		if err := r.object(&fields, func() { fields = nil }); err != nil {
			return Document{}, err
		}
		d, spans, reason := documentOf(fields)
		if reason == "" {
			marks, err := r.marks(d.Text, spans)
			if err != nil {
				return Document{}, err
			}
			return d.finish(r.input, marks)
		}
		if err := r.fault(r.line, "%s", reason); err != nil {
			return Document{}, err
		}
	}
}

// documentOf reads the fields of a document. Fields of other kinds than strings are left.
func documentOf(fields map[string]json.RawMessage) (d Document, spans []jsonSpan, reason string) {
	if fields["text"] == nil {
		return d, nil, "no text"
	}
	for key, into := range map[string]any{"id": &d.Name, "text": &d.Text, "spans": &spans} {
		if raw := fields[key]; raw != nil {
			if reason := decode(raw, into); reason != "" {
				return d, nil, fmt.Sprintf("%s: %s", key, reason)
			}
		}
	}
	for key, raw := range fields {
		var value string
		if reserved[key] || decode(raw, &value) != "" {
			continue
		}
		if d.Meta == nil {
			d.Meta = map[string]string{}
		}
		d.Meta[key] = value
	}
	return d, spans, ""
}

// marks checks the spans of the line read last.
func (in *input) marks(text string, spans []jsonSpan) ([]mark, error) {
	var marks []mark
	for i := range spans {
		m, reason := spans[i].mark(in, in.line)
		if reason == "" {
			reason = textFault(text, m.Start, m.End, spans[i].Text)
		}
		if reason == "" {
			marks = append(marks, m)
			continue
		}
		if err := in.fault(in.line, "span %d: %s", i+1, reason); err != nil {
			return nil, err
		}
	}
	return marks, nil
}
