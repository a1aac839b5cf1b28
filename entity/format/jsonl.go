package format

import (
	"encoding/json"
	"io"
	"strconv"

	"github.com/kayan-nlp/kayan/entity"
)

// newSpanWriter writes one JSON object a span, in the form that the extract program promises. start and end are bytes
// of the input; with AllOffsets code points and UTF-16 units stand beside them. Invalid bytes appear as U+FFFD in text fields.
// In the steady state it allocates nothing, if the documents bring their values. The form is our own, and that of the extract program.
func newSpanWriter(w io.Writer, o Options) Writer {
	return &stream{Options: o, w: w, append: appendSpans}
}

func appendSpans(dst []byte, d *Document, s *stream) ([]byte, error) {
	if d.Values == nil && len(d.Spans) > 0 {
		if err := d.ComputeValues(s.Calendar); err != nil {
			return dst, err
		}
	}
	if s.AllOffsets {
		s.ruler.read(d.Text)
	}
	doc := len(dst)
	dst = append(dst, '{')
	if d.Name != "" {
		dst = append(dst, `"doc":`...)
		dst = append(appendQuoted(dst, d.Name), ',')
	}
	behind := len(dst) // what stands before the first span stands before all
	for i := range d.Spans {
		if i > 0 {
			dst = append(dst, dst[doc:behind]...)
		}
		dst = s.appendPlaces(dst, d, &d.Spans[i])
		dst = appendSpan(dst, &d.Spans[i], d.value(i), true)
		dst = append(dst, '}', '\n')
	}
	if len(d.Spans) == 0 {
		return dst[:doc], nil
	}
	return dst, nil
}

// appendPlaces appends the offsets of a span in the input.
func (s *stream) appendPlaces(dst []byte, d *Document, span *entity.Span) []byte {
	dst = appendRange(dst, `"start":`, `,"end":`, d.Base+span.Start, d.Base+span.End)
	if s.AllOffsets {
		from, to := s.ruler.at(span.Start), s.ruler.at(span.End)
		dst = appendRange(dst, `,"runeStart":`, `,"runeEnd":`, d.Runes+from.units[inRunes], d.Runes+to.units[inRunes])
		dst = appendRange(dst, `,"utf16Start":`, `,"utf16End":`, d.UTF16+from.units[inUTF16], d.UTF16+to.units[inUTF16])
	}
	return dst
}

func appendRange(dst []byte, first, second string, start, end int) []byte {
	dst = strconv.AppendInt(append(dst, first...), int64(start), 10)
	return strconv.AppendInt(append(dst, second...), int64(end), 10)
}

// appendSpan appends the fields of a span behind its offsets. score is written by force where it is part of a contract.
func appendSpan(dst []byte, s *entity.Span, value json.RawMessage, score bool) []byte {
	dst = append(dst, `,"type":`...)
	dst = appendQuoted(dst, string(s.Type))
	dst = appendField(dst, `,"subtype":`, s.Subtype)
	dst = append(dst, `,"text":`...)
	text := len(dst)
	dst = appendQuoted(dst, s.Text)
	if s.Name == s.Text && s.Name != "" {
		behind := len(dst)
		dst = append(dst, `,"name":`...)
		dst = append(dst, dst[text:behind]...)
	} else {
		dst = appendField(dst, `,"name":`, s.Name)
	}
	dst = appendField(dst, `,"id":`, s.ID)
	dst = appendField(dst, `,"prefix":`, s.Prefix)
	dst = appendField(dst, `,"rule":`, s.Rule)
	if score || s.Score != 0 {
		dst = appendScore(append(dst, `,"score":`...), s.Score)
	}
	dst = strconv.AppendInt(append(dst, `,"depth":`...), int64(s.Depth), 10)
	if s.Entity != 0 {
		dst = strconv.AppendInt(append(dst, `,"entity":`...), int64(s.Entity), 10)
	}
	if value != nil {
		dst = append(append(dst, `,"value":`...), value...)
	}
	return dst
}

// appendField appends a string that is left out where it is empty.
func appendField(dst []byte, key, value string) []byte {
	if value == "" {
		return dst
	}
	return appendQuoted(append(dst, key...), value)
}

// A jsonSpan is a span as it is read.
type jsonSpan struct {
	Doc     string          `json:"doc"`
	Start   *int            `json:"start"`
	End     *int            `json:"end"`
	Type    string          `json:"type"`
	Subtype string          `json:"subtype"`
	Text    *string         `json:"text"`
	Name    string          `json:"name"`
	ID      string          `json:"id"`
	Prefix  string          `json:"prefix"`
	Rule    string          `json:"rule"`
	Score   float32         `json:"score"`
	Entity  int             `json:"entity"`
	Value   json.RawMessage `json:"value"`
}

// mark checks a span but for its place in the text.
func (j *jsonSpan) mark(in *input, line int) (mark, string) {
	t, subtype, err := in.label(j.Type)
	switch {
	case j.Start == nil || j.End == nil:
		return mark{}, "no start or end"
	case err != nil:
		return mark{}, err.Error()
	}
	if j.Subtype != "" {
		subtype = j.Subtype
	}
	s := entity.Span{Start: *j.Start, End: *j.End, Type: t, Subtype: subtype, Name: j.Name, ID: j.ID, Prefix: j.Prefix, Rule: j.Rule,
		Score: j.Score, Entity: j.Entity}
	m := mark{Span: s, line: line}
	if !null(j.Value) {
		m.value = j.Value
	}
	return m, ""
}

// textFault says whether the surface that a file gives is not what stands in the text.
func textFault(text string, start, end int, want *string) string {
	if want == nil || spanFault(text, start, end) != "" || valid(text[start:end]) == *want {
		return ""
	}
	return "text is " + strconv.Quote(*want) + " where " + strconv.Quote(text[start:end]) + " stands"
}

// A spanReader reads the spans of a document, whose text comes from elsewhere. Documents without spans are not in the file.
type spanReader struct{ *input }

func newSpanReader(in *input) Reader { return &spanReader{in} }

func (r *spanReader) Read() (Document, error) {
	d, marks, err := r.collect()
	if err != nil {
		return Document{}, err
	}
	if d.Text, err = r.sourceText(d.Name); err != nil {
		return Document{}, err
	}
	kept := marks[:0]
	for _, m := range marks {
		if reason := textFault(d.Text, m.Start, m.End, &m.Text); reason != "" {
			if err := r.fault(m.line, "%s", reason); err != nil {
				return Document{}, err
			}
			continue
		}
		kept = append(kept, m)
	}
	return d.finish(r.input, kept)
}

// collect reads spans up to those of another document.
func (r *spanReader) collect() (Document, []mark, error) {
	var d Document
	var marks []mark
	for found := false; ; found = true {
		var j jsonSpan
		err := r.object(&j, func() { j = jsonSpan{} })
		switch {
		case err == io.EOF && found:
			return d, marks, nil
		case err != nil:
			return d, nil, err
		case found && j.Doc != d.Name:
			r.back()
			return d, marks, nil
		}
		d.Name = j.Doc
		m, reason := j.mark(r.input, r.line)
		if reason == "" && j.Text == nil {
			reason = "no text"
		}
		if reason == "" {
			m.Text = *j.Text
			marks = append(marks, m)
			continue
		}
		if err := r.fault(r.line, "%s", reason); err != nil {
			return d, nil, err
		}
	}
}
