package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"

	"github.com/kayan-nlp/kayan/entity"
)

// A jsonDocument is a line of JSON: a text with its spans.
type jsonDocument struct {
	ID    string     `json:"id,omitempty"`
	Date  string     `json:"date,omitempty"`
	Text  string     `json:"text"`
	Spans []jsonSpan `json:"spans"`
}

// A jsonSpan is a span, in a document or by itself as the extract program prints it.
type jsonSpan struct {
	Doc     string          `json:"doc,omitempty"`
	Start   int             `json:"start"`
	End     int             `json:"end"`
	Type    entity.Type     `json:"type"`
	Subtype string          `json:"subtype,omitempty"`
	Text    *string         `json:"text,omitempty"`
	Depth   *int            `json:"depth,omitempty"`
	Entity  int             `json:"entity,omitempty"`
	Rule    string          `json:"rule,omitempty"`
	Score   float32         `json:"score,omitempty"`
	Value   json.RawMessage `json:"value,omitempty"`
}

// longestLine bounds a line of JSON.
const longestLine = 1 << 26

// eachLine calls use for every line that is not empty. The error names the line.
func eachLine(r io.Reader, use func(n int, line []byte) error) error {
	in := bufio.NewScanner(r)
	in.Buffer(nil, longestLine)
	n := 0
	for in.Scan() {
		n++
		line := bytes.TrimSpace(in.Bytes())
		if len(line) == 0 {
			continue
		}
		if err := use(n, line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	if err := in.Err(); err != nil {
		return fmt.Errorf("line %d: %w", n+1, err)
	}
	return nil
}

// readJSON reads a document a line.
func (g goldReader) readJSON(r io.Reader) ([]document, error) {
	var docs []document
	err := eachLine(r, func(n int, line []byte) error {
		var j jsonDocument
		if err := json.Unmarshal(line, &j); err != nil {
			return err
		}
		d := document{id: j.ID, date: j.Date, text: j.Text}
		if d.id == "" {
			d.id = fmt.Sprintf("line %d", n)
		}
		spans, err := g.translate(j.Spans)
		if err != nil {
			return err
		}
		d.gold, err = mentions(d.text, spans, g.known)
		docs = append(docs, d)
		return err
	})
	return docs, err
}

// translate turns labels of other people into types; spans whose label is none of our types are left out.
func (g goldReader) translate(spans []jsonSpan) ([]jsonSpan, error) {
	if g.scheme == nil {
		return spans, nil
	}
	types := g.scheme.Types()
	var ours []jsonSpan
	for _, s := range spans {
		kind, known := types[string(s.Type)]
		if !known {
			return nil, fmt.Errorf("span %d-%d: %s has no label %s", s.Start, s.End, g.scheme.Name, s.Type)
		}
		if s.Type = kind; kind != "" {
			ours = append(ours, s)
		}
	}
	return ours, nil
}

// mentions checks the spans of a text. Those without a depth get it from the spans that they lie in.
func mentions(text string, spans []jsonSpan, known []entity.Type) ([]mention, error) {
	var all []mention
	for i, s := range spans {
		if err := s.check(text, known); err != nil {
			return nil, err
		}
		for _, o := range spans[:i] {
			if o.crosses(s) {
				return nil, fmt.Errorf("spans %d-%d and %d-%d cross", min(o.Start, s.Start), min(o.End, s.End), max(o.Start, s.Start), max(o.End, s.End))
			}
		}
		all = append(all, mention{entity.Span{
			Start: s.Start, End: s.End, Type: s.Type, Subtype: s.Subtype, Text: text[s.Start:s.End],
			Entity: s.Entity, Rule: s.Rule, Score: s.Score,
		}, s.Value})
	}
	setDepths(all)
	for i, s := range spans {
		if s.Depth != nil {
			all[i].Depth = *s.Depth
		}
	}
	return all, nil
}

func (s jsonSpan) check(text string, known []entity.Type) error {
	switch {
	case s.Start < 0 || s.Start >= s.End || s.End > len(text):
		return fmt.Errorf("span %d-%d is outside the text of %d bytes", s.Start, s.End, len(text))
	case s.Text != nil && valid(text[s.Start:s.End]) != *s.Text:
		return fmt.Errorf("span %d-%d: %q stands there, not %q", s.Start, s.End, text[s.Start:s.End], *s.Text)
	case !contains(known, s.Type):
		return fmt.Errorf("span %d-%d: unknown label %q", s.Start, s.End, s.Type)
	}
	return nil
}

func (s jsonSpan) crosses(o jsonSpan) bool {
	return s.Start < o.Start && o.Start < s.End && s.End < o.End || o.Start < s.Start && s.Start < o.End && o.End < s.End
}

// valid shows each invalid byte as U+FFFD, as JSON does.
func valid(s string) string { return string([]rune(s)) }

// writeJSON writes the texts with what was found in them.
func writeJSON(w io.Writer, sets []set) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, s := range sets {
		for _, d := range s.docs {
			row := jsonDocument{ID: d.id, Date: d.date, Text: d.text, Spans: []jsonSpan{}}
			for _, m := range d.ours {
				text, depth := valid(m.Text), m.Depth
				row.Spans = append(row.Spans, jsonSpan{
					Start: m.Start, End: m.End, Type: m.Type, Subtype: m.Subtype, Text: &text, Depth: &depth,
					Entity: m.Entity, Rule: m.Rule, Score: m.Score, Value: m.value,
				})
			}
			if err := enc.Encode(row); err != nil {
				return err
			}
		}
	}
	return nil
}
