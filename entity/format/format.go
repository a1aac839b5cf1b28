package format

import (
	"fmt"
	"io"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A Writer writes documents, one after another.
type Writer interface {
	// Write writes a document. The error is that of the underlying writer, or an [*Error] if the format cannot hold the document.
	Write(Document) error
	// Close ends the output. It does not close what is written to.
	Close() error
}

// A Reader reads documents, one after another.
type Reader interface {
	// Read returns the next document, or io.EOF behind the last one. What is wrong with the file is an [*Error]; behind one, nothing more
	// is read, unless the reader is lenient and skips what is wrong.
	Read() (Document, error)
}

// Options are those of all formats; each reads its own.
type Options struct {
	// Of writers.
	AllOffsets bool            // jsonl: code points and UTF-16 units beside bytes
	Calendar   entity.Calendar // from which relative dates count, for values of documents that bring none
	BIOES      bool            // conll: BIOES instead of BIO labels
	WholeWords bool            // conll2003: proclitics stay inside the token
	Texts      io.Writer       // brat: where the text goes, if anywhere

	Subtypes bool // labels carry the subtype, PLACE/city, where the format has no other place for it

	// Of readers.
	File        string                            // the name of the file, for errors and for documents without a name
	Text        func(name string) (string, error) // the text of a document, for formats that do not hold it
	Labels      map[string]entity.Type            // what other people's labels are of ours
	AnyLabel    bool                              // a label that is neither ours nor in Labels is a type of its own, no fault
	Lenient     bool                              // what is wrong is left out and told to Skipped
	Skipped     func(*Error)
	MaxDocument int // bytes of the file; below 1: DefaultMaxDocument
}

// A Field is what a span may carry, or how spans may lie.
type Field uint

// The fields.
const (
	Nested  Field = 1 << iota // spans inside spans
	Subtype                   // also of formats that write it into the label with Options.Subtypes
	Name                      // the canonical name
	ID                        // of the gazetteer
	Prefix
	Value
	Rule   // and score
	Chain  // which mentions are of one entity
	Title  // the name of the document
	Meta   // of the document
	Single // of an entity with one mention the number, too
)

// A Format is one row of the table.
type Format struct {
	Name     string
	Suffix   string // of its files
	About    string
	Keeps    Field // what comes back
	Apart    bool  // the text is not in the file: Options.Text gives it to the reader
	OneAFile bool  // other programs expect one document a file
	writer   func(io.Writer, Options) Writer
	reader   func(*input) Reader
}

// full is what formats keep that have a place for everything.
const full = Nested | Subtype | Name | ID | Prefix | Value | Rule | Chain | Single | Title

var formats = []Format{
	{"jsonl", ".jsonl", "one JSON object a span", full, true, false, newSpanWriter, newSpanReader},
	{"documents", ".jsonl", "one JSON object a document", full | Meta, false, false, appending(appendDocument), newDocumentReader},
	{"conll", ".conll", "token, tab, BIO label; a proclitic is a token of its own", 0, false, false, newCoNLLWriter, newCoNLLReader},
	{"conll2003", ".conll", "token, place, mention, label: the text comes back", Subtype | Title, false, false, newCoNLL2003Writer, newCoNLLReader},
	{"brat", ".ann", "brat .ann, its text in a .txt", Nested | Subtype | Name | ID | Prefix | Value | Chain, true, true, newBratWriter, newBratReader},
	{"spacy", ".jsonl", "spaCy Doc.to_json, a document a line", Nested | Subtype | ID | Title, false, false, appending(appendSpaCy), newSpaCyReader},
	{"webanno", ".tsv", "WebAnno TSV 3.3 for INCEpTION", Nested | Subtype | ID | Chain, false, true, newWebAnnoWriter, newWebAnnoReader},
	{"labelstudio", ".json", "Label Studio tasks", Nested | Subtype | Name | ID | Prefix | Value | Chain | Title, false, false, newLabelStudioWriter, newLabelStudioReader},
	{"doccano", ".jsonl", "doccano sequence labelling", Nested | Subtype | Title, false, false, appending(appendDoccano), newDoccanoReader},
	{"html", ".html", "a page that is read right to left", Nested | Subtype | Chain | Single | Title, false, false, newHTMLWriter, newHTMLReader},
	{"text", ".txt", "entities in [brackets]", 0, false, false, appending(appendText), nil},
	{"ansi", ".txt", "entities in the colours of a terminal", 0, false, false, appending(appendANSI), nil},
}

// Formats returns all formats.
func Formats() []Format { return append([]Format(nil), formats...) }

// Named returns the format of a name.
func Named(name string) (Format, error) {
	var names []string
	for _, f := range formats {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("no format %q: want one of %s", name, strings.Join(names, ", "))
}

// NewWriter returns a writer to w.
func (f Format) NewWriter(w io.Writer, o Options) Writer { return f.writer(w, o) }

// Readable reports whether the format can be read.
func (f Format) Readable() bool { return f.reader != nil }

// NewReader returns a reader of r. It is an error to ask for one of a format that is for people only.
func (f Format) NewReader(r io.Reader, o Options) (Reader, error) {
	if f.reader == nil {
		return nil, fmt.Errorf("%s is written only", f.Name)
	}
	return f.reader(newInput(r, o)), nil
}

// label is the label of a span in formats that have no other place for its subtype.
func (o *Options) label(s *entity.Span) string {
	if !o.Subtypes || s.Subtype == "" {
		return string(s.Type)
	}
	return string(s.Type) + "/" + s.Subtype
}
