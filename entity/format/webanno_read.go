package format

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A webAnnoReader reads WebAnno TSV 3.x: of the layers of spans the built-in one of named entities, or else the first that has a feature value, label or
// type; and chains of coreference on spans of the same place. Relations and other layers are left. Between sentences stands what
// INCEpTION fills in: a line break, and spaces to where the next one begins.
type webAnnoReader struct {
	*input
	columns webAnnoColumns

	text     strings.Builder
	units    int      // of the text, UTF-16
	lines    []string // of the sentence
	second   bool     // a sentence stands before
	spans    []*webAnnoSpan
	byID     map[string]*webAnnoSpan
	mentions map[string]*webAnnoSpan // in chains, by chain and index
}

// A webAnnoSpan grows with each token that holds it.
type webAnnoSpan struct {
	start, end int // in UTF-16 units
	label, id  string
	chain      string
	line       int
}

func newWebAnnoReader(in *input) Reader { return &webAnnoReader{input: in} }

// Read reads a document, up to the next line #FORMAT.
func (r *webAnnoReader) Read() (Document, error) {
	if err := r.heading(); err != nil {
		return Document{}, err
	}
	r.text.Reset()
	r.units, r.lines, r.spans, r.second = 0, nil, nil, false
	r.byID, r.mentions = map[string]*webAnnoSpan{}, map[string]*webAnnoSpan{}
	pending := false // a sentence's tokens are still to come
	for {
		line, err := r.next()
		switch {
		case err == io.EOF:
			return r.document()
		case err != nil:
			return Document{}, err
		case strings.HasPrefix(string(line), "#FORMAT="):
			r.back()
			return r.document()
		}
		if text, ok := strings.CutPrefix(string(line), "#Text="); ok {
			if !pending {
				r.lines, pending = nil, true
			}
			r.lines = append(r.lines, unescapeText(text))
			continue
		}
		if len(line) == 0 || line[0] == '#' {
			continue
		}
		reason := r.token(string(line), pending)
		pending = false
		if reason == "" {
			continue
		}
		if err := r.fault(r.line, "%s", reason); err != nil {
			return Document{}, err
		}
	}
}

// heading reads up to the blank line behind the layers.
func (r *webAnnoReader) heading() error {
	format, err := r.next()
	for err == nil && blank(format) {
		format, err = r.next()
	}
	if err != nil {
		return err
	}
	if !strings.HasPrefix(string(format), "#FORMAT=WebAnno TSV 3.") {
		return r.stop("want #FORMAT=WebAnno TSV 3.x, got %q", cutLong(string(format)))
	}
	var layers []string
	for {
		line, err := r.next()
		if err == io.EOF || err == nil && !strings.HasPrefix(string(line), "#T_") {
			if err == nil {
				r.back()
			}
			break
		}
		if err != nil {
			return err
		}
		layers = append(layers, string(line))
	}
	var reason string
	if r.columns, reason = columnsOf(layers); reason != "" {
		return r.stop("%s", reason)
	}
	return nil
}

func cutLong(s string) string {
	if len(s) > 60 {
		return s[:60] + "…"
	}
	return s
}

var errToken = errors.New("want SENTENCE-TOKEN, START-END, token and a column for each feature")

// token reads a line of a token, or of part of one. With the first of a sentence its text is added.
func (r *webAnnoReader) token(line string, begins bool) string {
	fields := strings.Split(line, "\t")
	if len(fields) < 3+r.columns.all {
		return errToken.Error()
	}
	start, end, ok := dash([]byte(fields[1]))
	if !ok || start >= end {
		return errToken.Error()
	}
	if begins {
		if reason := r.sentence(start); reason != "" {
			return reason
		}
	}
	if reason := r.layer(fields[3:], start, end); reason != "" {
		return reason
	}
	return r.links(fields[3:], start, end)
}

// sentence adds the text of a sentence that begins at a unit.
func (r *webAnnoReader) sentence(start int) string {
	gap := start - r.units
	switch {
	case gap < 0 || start > r.MaxDocument:
		return fmt.Sprintf("a sentence begins at %d, and the text before it is %d long", start, r.units)
	case gap > 0 && r.second:
		r.text.WriteByte('\n')
		gap--
	}
	r.text.WriteString(strings.Repeat(" ", gap))
	text := strings.Join(r.lines, "\n")
	r.text.WriteString(text)
	r.units, r.second = start+lengthUTF16(text), true
	return ""
}

func lengthUTF16(s string) int {
	n := 0
	for _, c := range s {
		n++
		if c >= 0x10000 {
			n++
		}
	}
	return n
}

// layer reads the spans on a token.
func (r *webAnnoReader) layer(fields []string, start, end int) string {
	if r.columns.label < 0 || fields[r.columns.label] == "_" {
		return ""
	}
	var ids []string
	if r.columns.id >= 0 {
		ids = stacked(fields[r.columns.id])
	}
	for i, cell := range stacked(fields[r.columns.label]) {
		label, number := numbered(cell)
		if s := r.byID[number]; s != nil && number != "" {
			s.end = end
			continue
		}
		s := &webAnnoSpan{start: start, end: end, label: label, line: r.line}
		if i < len(ids) {
			s.id, _ = numbered(ids[i])
		}
		r.spans = append(r.spans, s)
		if number != "" {
			r.byID[number] = s
		}
	}
	return ""
}

// links reads the chains on a token.
func (r *webAnnoReader) links(fields []string, start, end int) string {
	if r.columns.chainLink < 0 || fields[r.columns.chainLink] == "_" {
		return ""
	}
	var labels []string
	if r.columns.chainLabel >= 0 {
		labels = stacked(fields[r.columns.chainLabel])
	}
	for i, cell := range stacked(fields[r.columns.chainLink]) {
		_, link, ok := strings.Cut(cell, "->")
		chain, _, ok2 := strings.Cut(link, "-")
		if !ok || !ok2 {
			return fmt.Sprintf("%q is no link of a chain", cell)
		}
		if s := r.mentions[link]; s != nil {
			s.end = end
			continue
		}
		s := &webAnnoSpan{start: start, end: end, chain: chain, line: r.line}
		if i < len(labels) {
			s.label, _ = numbered(labels[i])
		}
		r.mentions[link] = s
	}
	return ""
}

// document makes a document of what was read.
func (r *webAnnoReader) document() (Document, error) {
	d := Document{Name: r.File, Text: r.text.String()}
	var ruler ruler
	ruler.read(d.Text)
	var marks []mark
	entities := r.entities()
	for _, s := range r.spans {
		m, reason := r.mark(s, &ruler)
		if reason == "" {
			m.Entity = entities[s.place()]
			marks = append(marks, m)
			continue
		}
		if err := r.fault(s.line, "%s", reason); err != nil {
			return Document{}, err
		}
	}
	return d.finish(r.input, marks)
}

// A webAnnoPlace is what a span and a mention in a chain have in common.
type webAnnoPlace struct {
	start, end int
	label      string
}

func (s *webAnnoSpan) place() webAnnoPlace { return webAnnoPlace{s.start, s.end, s.label} }

// entities numbers the chains, in the order of their first mentions, and tells which lie where.
func (r *webAnnoReader) entities() map[webAnnoPlace]int {
	all := slices.SortedFunc(maps.Values(r.mentions), func(a, b *webAnnoSpan) int {
		return cmp.Or(a.start-b.start, b.end-a.end, cmp.Compare(a.chain, b.chain))
	})
	numbers, at := map[string]int{}, map[webAnnoPlace]int{}
	for _, s := range all {
		if numbers[s.chain] == 0 {
			numbers[s.chain] = len(numbers) + 1
		}
		at[s.place()] = numbers[s.chain]
	}
	return at
}

// mark finishes a span.
func (r *webAnnoReader) mark(s *webAnnoSpan, ruler *ruler) (mark, string) {
	kind, subtype, err := r.label(s.label)
	if err != nil {
		return mark{}, err.Error()
	}
	start, ok := ruler.byteAt(s.start, inUTF16)
	end, ok2 := ruler.byteAt(s.end, inUTF16)
	if !ok || !ok2 {
		return mark{}, fmt.Sprintf("%d-%d is outside the text or inside a character", s.start, s.end)
	}
	return mark{Span: entity.Span{Start: start, End: end, Type: kind, Subtype: subtype, ID: s.id}, line: s.line}, ""
}
