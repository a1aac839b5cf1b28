package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"slices"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/normalize"
)

// A document is a text and its outermost gold spans.
type document struct {
	text   string
	tokens []normalize.SourceSpan // of CoNLL
	gold   []mark
}

// A mark is a span as it is scored. One that is cut inside a word has no end.
type mark struct {
	start, end int
	kind       entity.Type
}

func (m mark) overlaps(o mark) bool {
	return m.end > 0 && m.kind == o.kind && m.start < o.end && o.start < m.end
}

// A gold is the documents of a file; foreign are labels of other people.
type gold struct {
	docs    []document
	foreign bool
}

// readCoNLL makes a document of every sentence. A label that the scheme does not have is an error.
func readCoNLL(r io.Reader, labels string) (gold, error) {
	sentences, err := conll.Read(r)
	if err != nil {
		return gold{}, err
	}
	s, err := scheme(labels, conll.Labels(sentences))
	if err != nil {
		return gold{}, err
	}
	var docs []document
	types := s.Types()
	for _, tokens := range sentences {
		d := document{}
		d.text, d.tokens = conll.Join(tokens)
		for _, m := range conll.Mentions(tokens) {
			kind, known := types[m.Label]
			if !known {
				return gold{}, fmt.Errorf("line %d: %s has no label %s", tokens[m.First].Line, s.Name, m.Label)
			}
			if kind != "" {
				d.gold = append(d.gold, mark{d.tokens[m.First].Start, d.tokens[m.Last-1].End, kind})
			}
		}
		docs = append(docs, d)
	}
	return gold{docs, s.Name != "kayan"}, nil
}

func scheme(name string, labels map[string]bool) (conll.Scheme, error) {
	if name != "" {
		return conll.Named(name)
	}
	return conll.Guess(labels)
}

// A row is a line of JSON gold.
type row struct {
	Text  string `json:"text"`
	Spans []struct {
		Start, End, Depth int
		Type              entity.Type
		Text              string
	} `json:"spans"`
}

// readJSON reads a document a line.
func readJSON(r io.Reader) ([]document, error) {
	var docs []document
	in := bufio.NewScanner(r)
	in.Buffer(nil, 1<<24)
	n := 0
	for in.Scan() {
		n++
		var line row
		if err := json.Unmarshal(in.Bytes(), &line); err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		d, err := line.document()
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		docs = append(docs, d)
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return docs, nil
}

func (line row) document() (document, error) {
	d := document{text: line.Text}
	for i, s := range line.Spans {
		switch {
		case s.Start < 0 || s.Start >= s.End || s.End > len(line.Text):
			return d, fmt.Errorf("span %d-%d is outside the text of %d bytes", s.Start, s.End, len(line.Text))
		case line.Text[s.Start:s.End] != s.Text:
			return d, fmt.Errorf("span %d-%d: %q stands there, not %q", s.Start, s.End, line.Text[s.Start:s.End], s.Text)
		case !slices.Contains(entity.Types(), s.Type):
			return d, fmt.Errorf("span %d-%d: unknown label %q", s.Start, s.End, s.Type)
		}
		for _, o := range line.Spans[:i] {
			if o.Start < s.Start && s.Start < o.End && o.End < s.End || s.Start < o.Start && o.Start < s.End && s.End < o.End {
				return d, fmt.Errorf("spans %d-%d and %d-%d cross", o.Start, o.End, s.Start, s.End)
			}
		}
		if s.Depth == 0 {
			d.gold = append(d.gold, mark{s.Start, s.End, s.Type})
		}
	}
	return d, nil
}
