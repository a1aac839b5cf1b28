package entitytest

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"strings"
	"sync"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/testdata"
)

// A Document is a text with its gold spans, nested ones included.
type Document struct {
	ID         string
	Genre      string
	Difficulty string // easy, medium or hard
	Date       string // the day of the text, from which relative dates count; "" where none matters
	Text       string
	Spans      []entity.Span     // Entity is set on those whose chain of mentions is part of the gold
	Values     []json.RawMessage // of each span, in the form of the extract program; nil where the gold has none
}

// A Filter picks documents.
type Filter func(Document) bool

// Genre keeps the documents of one genre.
func Genre(name string) Filter { return func(d Document) bool { return d.Genre == name } }

// Difficulty keeps the documents of one difficulty.
func Difficulty(name string) Filter { return func(d Document) bool { return d.Difficulty == name } }

// HasType keeps the documents with a span of the type.
func HasType(t entity.Type) Filter {
	return func(d Document) bool {
		for _, s := range d.Spans {
			if s.Type == t {
				return true
			}
		}
		return false
	}
}

// Documents returns the shipped documents that pass all filters, in the order of their files.
func Documents(filters ...Filter) []Document {
	all, _ := shipped() // a test holds the shipped documents to be without error
	return pick(all, filters)
}

func pick(all []Document, filters []Filter) []Document {
	var kept []Document
next:
	for _, d := range all {
		for _, keep := range filters {
			if !keep(d) {
				continue next
			}
		}
		kept = append(kept, d)
	}
	return kept
}

var shipped = sync.OnceValues(readShipped)

func readShipped() ([]Document, error) {
	files, err := fs.Glob(testdata.Source, "source/*.txt")
	if err != nil {
		return nil, err
	}
	var all []Document
	for _, name := range files {
		source, err := fs.ReadFile(testdata.Source, name)
		if err != nil {
			return nil, err
		}
		docs, err := ReadDocuments(string(source), name)
		if err != nil {
			return nil, err
		}
		all = append(all, docs...)
	}
	return all, nil
}

// ReadDocuments reads a fixture file: documents separated by a line of ---, each with header lines
// `# key: value` and then its annotated text. The error names file, document and reason.
func ReadDocuments(source, file string) ([]Document, error) {
	var docs []Document
	for n, part := range strings.Split(source, "\n---\n") {
		d, err := readDocument(part)
		if err != nil {
			return nil, fmt.Errorf("%s: document %d %s: %w", file, n+1, d.ID, err)
		}
		docs = append(docs, d)
	}
	return docs, nil
}

func readDocument(part string) (d Document, err error) {
	lines := strings.Split(strings.TrimRight(part, "\n"), "\n")
	for len(lines) > 0 && strings.HasPrefix(lines[0], "# ") {
		key, value, _ := strings.Cut(lines[0][2:], ":")
		switch value = strings.TrimSpace(value); key {
		case "id":
			d.ID = value
		case "genre":
			d.Genre = value
		case "difficulty":
			d.Difficulty = value
		case "date":
			d.Date = value
		default:
			return d, fmt.Errorf("unknown header %q", key)
		}
		lines = lines[1:]
	}
	if d.ID == "" {
		return d, fmt.Errorf("no id")
	}
	return d, d.setMarkup(strings.Join(lines, "\n"))
}

func (d *Document) setMarkup(markup string) error {
	text, spans, err := parse(markup)
	if err != nil {
		return err
	}
	d.Text = text
	for _, s := range spans {
		d.Spans = append(d.Spans, s.Span)
		var value json.RawMessage
		if s.value != "" {
			value = json.RawMessage(s.value)
		}
		d.Values = append(d.Values, value)
	}
	return nil
}
