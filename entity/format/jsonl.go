package format

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"strings"
	"time"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/normalize"
)

// JSONL writes one JSON object a span. start and end are bytes of the input; with AllOffsets code points
// and UTF-16 units stand beside them. Invalid bytes appear as U+FFFD in text fields.
type JSONL struct {
	AllOffsets bool
	Reference  time.Time // day from which relative dates count; zero: they get no value
	WeekStart  time.Weekday
}

type jsonSpan struct {
	Doc        string      `json:"doc,omitempty"`
	Start      int         `json:"start"`
	End        int         `json:"end"`
	RuneStart  *int        `json:"runeStart,omitempty"`
	RuneEnd    *int        `json:"runeEnd,omitempty"`
	UTF16Start *int        `json:"utf16Start,omitempty"`
	UTF16End   *int        `json:"utf16End,omitempty"`
	Type       entity.Type `json:"type"`
	Subtype    string      `json:"subtype,omitempty"`
	Text       string      `json:"text"`
	Name       string      `json:"name,omitempty"`
	ID         string      `json:"id,omitempty"`
	Prefix     string      `json:"prefix,omitempty"`
	Rule       string      `json:"rule,omitempty"`
	Score      float64     `json:"score"`
	Depth      int         `json:"depth"`
	Entity     int         `json:"entity,omitempty"`
	Value      any         `json:"value,omitempty"`
}

// Write writes the spans of one document. The error is that of w.
func (f JSONL) Write(w io.Writer, d Document) error {
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	enc.SetEscapeHTML(false)
	offsets := normalize.NewOffsets(d.Text)
	for _, s := range d.Spans {
		row := jsonSpan{
			Doc: d.Name, Start: d.Base + s.Start, End: d.Base + s.End, Type: s.Type, Subtype: s.Subtype,
			Text: valid(s.Text), Name: valid(s.Name), ID: s.ID, Prefix: valid(s.Prefix), Rule: s.Rule,
			Score: math.Round(float64(s.Score)*100) / 100, Depth: s.Depth, Entity: s.Entity,
		}
		if v, ok := s.Value(entity.Calendar{Reference: f.Reference, WeekStart: f.WeekStart}); ok {
			row.Value = v
		}
		if f.AllOffsets {
			row.addOffsets(offsets, d, s)
		}
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

func (row *jsonSpan) addOffsets(offsets *normalize.Offsets, d Document, s entity.Span) {
	r0, u0 := offsets.At(s.Start)
	r1, u1 := offsets.At(s.End)
	r0, r1, u0, u1 = r0+d.Runes, r1+d.Runes, u0+d.UTF16, u1+d.UTF16
	row.RuneStart, row.RuneEnd, row.UTF16Start, row.UTF16End = &r0, &r1, &u0, &u1
}

// valid shows each invalid byte as U+FFFD, as code-point offsets count it.
func valid(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
