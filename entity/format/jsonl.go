package format

import (
	"bytes"
	"encoding/json"
	"io"
	"math"
	"slices"
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
	offsets := f.offsets(d)
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
			row.addOffsets(offsets[s.Start], offsets[s.End])
		}
		if err := enc.Encode(row); err != nil {
			return err
		}
	}
	_, err := w.Write(out.Bytes())
	return err
}

// offset is a byte offset in code points and UTF-16 units of the input.
type offset struct{ runes, utf16 int }

// offsets converts the edges of all spans, in one pass over the text.
func (f JSONL) offsets(d Document) map[int]offset {
	if !f.AllOffsets {
		return nil
	}
	var edges []int
	for _, s := range d.Spans {
		edges = append(edges, s.Start, s.End)
	}
	slices.Sort(edges)
	converter := normalize.NewOffsets(d.Text)
	all := make(map[int]offset, len(edges))
	for _, at := range edges {
		runes, utf16 := converter.At(at)
		all[at] = offset{runes + d.Runes, utf16 + d.UTF16}
	}
	return all
}

func (row *jsonSpan) addOffsets(start, end offset) {
	row.RuneStart, row.RuneEnd, row.UTF16Start, row.UTF16End = &start.runes, &end.runes, &start.utf16, &end.utf16
}

// valid shows each invalid byte as U+FFFD, as code-point offsets count it.
func valid(s string) string {
	var b strings.Builder
	for _, r := range s {
		b.WriteRune(r)
	}
	return b.String()
}
