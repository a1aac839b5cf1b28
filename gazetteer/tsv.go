package gazetteer

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A LineError is what is wrong with one line of a data file.
type LineError struct {
	File   string
	Line   int
	Reason string
	Err    error // of reading, if that is the reason
}

func (e *LineError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

// Unwrap returns the error of reading.
func (e *LineError) Unwrap() error { return e.Err }

// maxLine bounds a data line, so that a file without line breaks cannot take all memory.
const maxLine = 1 << 16

// ReadTSV reads a data file; its form is described in data/README.md. The name of the file serves the
// messages only. A broken line is left out and reported: the error joins one [*LineError] a line, and the
// entries of all good lines are returned beside it. A file whose column names are broken has none.
func ReadTSV(r io.Reader, file string) ([]Entry, error) {
	var entries []Entry
	var errs []error
	for e, err := range ScanTSV(r, file, nil) {
		if err != nil {
			errs = append(errs, err)
		} else {
			entries = append(entries, e)
		}
	}
	return entries, errors.Join(errs...)
}

// ScanTSV reads a data file as [ReadTSV] does, an entry or a [*LineError] at a time, in memory for one line. What the header
// says of the file is put in source, unless that is nil; it is whole when the first entry comes.
func ScanTSV(r io.Reader, file string, source *Source) iter.Seq2[Entry, error] {
	return func(yield func(Entry, error) bool) {
		p := tsvReader{file: file, header: map[string]string{}, into: source, yield: yield}
		p.scan(r)
	}
}

func (p *tsvReader) scan(r io.Reader) {
	in := bufio.NewReaderSize(r, maxLine)
	for !p.done {
		text, err := in.ReadSlice('\n')
		if len(text) > 0 && (err == nil || err == io.EOF || err == bufio.ErrBufferFull) { // else the line is cut short
			p.line++
			p.read(bytes.TrimSuffix(bytes.TrimSuffix(text, []byte("\n")), []byte("\r")), err == bufio.ErrBufferFull)
		}
		for err == bufio.ErrBufferFull {
			_, err = in.ReadSlice('\n')
		}
		if err == io.EOF {
			return
		}
		if err != nil {
			p.emit(Entry{}, &LineError{p.file, p.line + 1, err.Error(), err})
			return
		}
	}
}

type tsvReader struct {
	file    string
	line    int
	header  map[string]string
	columns []string
	fields  []string // of the current line
	into    *Source  // where to put what the header says
	yield   func(Entry, error) bool
	faults  int
	done    bool // nobody listens, or the columns are broken: no more is read
}

func (p *tsvReader) emit(e Entry, err error) {
	p.done = p.done || !p.yield(e, err)
}

func (p *tsvReader) fail(reason string, args ...any) {
	p.faults++
	if !p.done {
		p.emit(Entry{}, &LineError{p.file, p.line, fmt.Sprintf(reason, args...), nil})
	}
}

func (p *tsvReader) read(text []byte, cut bool) {
	if p.line == 1 {
		text = bytes.TrimPrefix(text, []byte("\uFEFF"))
	}
	switch {
	case cut:
		p.fail("longer than %d bytes", maxLine)
	case bytes.ContainsAny(text, "\r\u2028\u2029\u0085"):
		p.fail("a line break of another kind inside the line")
	case len(bytes.TrimSpace(text)) == 0:
	case !utf8.Valid(text):
		p.fail("not valid UTF-8")
	case text[0] == '#' && p.columns != nil:
		// a comment among the rows
	case text[0] == '#':
		if key, value, ok := strings.Cut(string(text[1:]), ":"); ok {
			p.setHeader(strings.TrimSpace(key), strings.TrimSpace(value))
		}
	case p.columns == nil:
		p.readColumns(strings.Split(string(text), "\t"))
	default:
		p.fields = appendFields(p.fields[:0], string(text))
		p.readEntry()
	}
}

// appendFields splits a line at its tabs, and takes off the spaces around each field.
func appendFields(dst []string, line string) []string {
	for {
		field, rest, more := strings.Cut(line, "\t")
		if dst = append(dst, strings.TrimSpace(field)); !more {
			return dst
		}
		line = rest
	}
}

func (p *tsvReader) setHeader(key, value string) {
	if key == "inflect" && value != "definite" && value != "nisba" {
		p.fail("inflect %q: want definite or nisba", value)
	}
	p.header[key] = value
}

// readColumns reads the row of column names. Without it no line can be read.
func (p *tsvReader) readColumns(columns []string) {
	p.columns = columns
	if p.into != nil {
		h := p.header
		*p.into = Source{Set: h["set"], What: h["what"], Origin: h["source"], Licence: h["licence"], Date: h["date"], Complete: h["complete"]}
	}
	faults := p.faults
	for i, c := range columns {
		switch c {
		case "name", "also", "type", "subtype", "country", "parent", "en", "value", "id", "refs", "nisba", "prior":
			if slices.Contains(columns[:i], c) {
				p.fail("column %q stands twice", c)
			}
		default:
			p.fail("unknown column %q", c)
		}
	}
	if columns[0] != "name" {
		p.fail("the first column is %q, want name", columns[0])
	}
	p.done = p.done || p.faults > faults
}

// cell returns what stands in a column of the current line.
func (p *tsvReader) cell(column string) string {
	for i, c := range p.columns {
		if c == column && i < len(p.fields) {
			return p.fields[i]
		}
	}
	return ""
}

// setting returns what stands in a column, or else in the header.
func (p *tsvReader) setting(column string) string {
	if s := p.cell(column); s != "" {
		return s
	}
	return p.header[column]
}

func (p *tsvReader) readEntry() {
	first := parseName(p.cell("name"), Canonical)
	e := Entry{
		ID: p.cell("id"), Type: p.setting("type"), Subtype: p.setting("subtype"), Country: p.setting("country"),
		Parent: p.cell("parent"), English: p.cell("en"), Value: p.setting("value"), Source: p.header["set"],
	}
	switch {
	case len(p.fields) > len(p.columns):
		p.fail("%d fields, but %d columns", len(p.fields), len(p.columns))
		return
	case first.Text == "":
		p.fail("no name")
		return
	case e.Type == "":
		p.fail("no type, neither here nor in the header")
		return
	}
	if e.ID == "" {
		e.ID = derivedID(e.Source, p.cell("country"), p.cell("type"), first.Text)
	}
	if prior := p.cell("prior"); prior != "" {
		n, err := strconv.ParseUint(prior, 10, 32)
		if err != nil {
			p.fail("prior %q: want a whole number", prior)
			return
		}
		e.Prior = uint32(n)
	}
	e.Refs = split(p.cell("refs"))
	e.Names = inflect(appendNames([]Name{first}, p.cell("also")), p.header["inflect"])
	p.emit(e, nil)
	if slices.Contains(p.columns, "nisba") && !p.done {
		if adjective, ok := nationality(e, split(p.cell("nisba"))); ok {
			p.emit(adjective, nil)
		}
	}
}

// appendNames reads the other names of an entry.
func appendNames(names []Name, also string) []Name {
	for also != "" {
		name, rest, _ := strings.Cut(also, "|")
		if n := parseName(name, Variant); n.Text != "" {
			names = append(names, n)
		}
		also = rest
	}
	return names
}

// derivedID makes an id of the set and the name, with the country and the type where the file has a column of them: two
// countries may have a town of one name, and one word may be of two classes.
func derivedID(set, country, typ, name string) string {
	id := set + "/"
	for _, part := range []string{country, typ} {
		if part != "" {
			id += part + "/"
		}
	}
	return id + strings.ReplaceAll(name, " ", "_")
}

// isDerived reports whether an id is what derivedID makes.
func isDerived(id, set, country, typ, name string) bool {
	for i, part := range []string{set, country, typ} {
		if i > 0 && part == "" {
			continue
		}
		rest, ok := strings.CutPrefix(id, part)
		if rest, slash := strings.CutPrefix(rest, "/"); ok && slash {
			id = rest
			continue
		}
		return false
	}
	return len(id) == len(name) && id == strings.ReplaceAll(name, " ", "_")
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
	return Name{Text: strings.TrimSpace(text), Kind: kind, Weak: weak}
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
