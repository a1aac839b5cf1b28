package gazetteer

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// A LineError is what is wrong with one line of a data file.
type LineError struct {
	File   string
	Line   int
	Reason string
}

func (e *LineError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

// maxLine bounds a data line, so that a file without line breaks cannot take all memory.
const maxLine = 1 << 20

// ReadTSV reads a data file; its form is described in data/README.md. The name of the file serves the
// messages only. A broken line is left out and reported: the error joins one [*LineError] a line, and the
// entries of all good lines are returned beside it.
func ReadTSV(r io.Reader, file string) ([]Entry, error) {
	p := tsvReader{file: file, header: map[string]string{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for lines.Scan() {
		p.line++
		text := bytes.TrimSuffix(lines.Bytes(), []byte("\r"))
		if p.line == 1 {
			text = bytes.TrimPrefix(text, []byte("\uFEFF"))
		}
		p.read(text)
	}
	if err := lines.Err(); err != nil {
		p.line++
		p.fail("%v", err)
	}
	return p.entries, errors.Join(p.errs...)
}

type tsvReader struct {
	file    string
	line    int
	header  map[string]string
	columns []string
	entries []Entry
	errs    []error
}

func (p *tsvReader) fail(reason string, args ...any) {
	p.errs = append(p.errs, &LineError{p.file, p.line, fmt.Sprintf(reason, args...)})
}

func (p *tsvReader) read(text []byte) {
	switch {
	case len(bytes.TrimSpace(text)) == 0:
	case !utf8.Valid(text):
		p.fail("not valid UTF-8")
	case text[0] == '#':
		if key, value, ok := strings.Cut(string(text[1:]), ":"); ok {
			p.header[strings.TrimSpace(key)] = strings.TrimSpace(value)
		}
	case p.columns == nil:
		p.readColumns(strings.Split(string(text), "\t"))
	default:
		p.readEntry(strings.Split(string(text), "\t"))
	}
}

func (p *tsvReader) readColumns(columns []string) {
	p.columns = columns
	for _, c := range columns {
		switch c {
		case "name", "also", "type", "subtype", "country", "parent", "en", "value", "id", "refs", "nisba":
		default:
			p.fail("unknown column %q", c)
		}
	}
	if columns[0] != "name" {
		p.fail("the first column is %q, want name", columns[0])
	}
}

func (p *tsvReader) readEntry(fields []string) {
	if len(fields) > len(p.columns) {
		p.fail("%d fields, but %d columns", len(fields), len(p.columns))
		return
	}
	cell := make(map[string]string, len(fields))
	for i, f := range fields {
		cell[p.columns[i]] = strings.TrimSpace(f)
	}
	first := parseName(cell["name"], Canonical)
	typ := or(cell["type"], p.header["type"])
	switch {
	case first.Text == "":
		p.fail("no name")
		return
	case typ == "":
		p.fail("no type, neither here nor in the header")
		return
	}
	e := Entry{
		ID: cell["id"], Type: typ, Subtype: or(cell["subtype"], p.header["subtype"]),
		Country: or(cell["country"], p.header["country"]), Parent: cell["parent"], English: cell["en"],
		Value: or(cell["value"], p.header["value"]), Source: p.header["set"], Names: []Name{first},
	}
	if e.ID == "" {
		e.ID = derivedID(e.Source, cell["country"], first.Text)
	}
	if cell["refs"] != "" {
		e.Refs = strings.Split(cell["refs"], "|")
	}
	for _, also := range split(cell["also"]) {
		e.Names = append(e.Names, parseName(also, Variant))
	}
	e.Names = inflect(e.Names, p.header["inflect"])
	p.entries = append(p.entries, e)
	if n, ok := cell["nisba"]; ok {
		if adjective, ok := nationality(e, split(n)); ok {
			p.entries = append(p.entries, adjective)
		}
	}
}

// derivedID makes an id of the set and the name, with the country where the file has a column of it: two
// countries may have a town of one name.
func derivedID(set, country, name string) string {
	id := set + "/"
	if country != "" {
		id += country + "/"
	}
	return id + strings.ReplaceAll(name, " ", "_")
}

// parseName reads `kind:text?`; the question mark makes the name weak.
func parseName(s string, kind Kind) Name {
	if k, rest, ok := strings.Cut(s, ":"); ok {
		switch Kind(k) {
		case Official, Short, Acronym, Alias, Variant:
			kind, s = Kind(k), rest
		}
	}
	text, weak := strings.CutSuffix(strings.TrimSpace(s), "?")
	return Name{Text: text, Kind: kind, Weak: weak}
}

func split(s string) []string {
	var parts []string
	for part := range strings.SplitSeq(s, "|") {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
