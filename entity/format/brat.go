package format

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/kayan-nlp/kayan/entity"
)

// newBratWriter writes brat's stand-off annotation, .ann, and the text to Options.Texts as it is, for the .txt beside it. Offsets are
// code points. A span is a T line; what is inside a span is a T line too. Its attributes are Subtype, Prefix and Value, the last as JSON in
// which spaces are escaped, for brat allows none; the id of the gazetteer and the canonical name are a normalization, N, with
// the database Kayan; each mention of an entity is bound to the one before it by a relation SameEntity. A span with a line
// break inside is written in fragments, as brat does. [BratConfig] gives the annotation.conf for it. brat expects one document a file: where
// several are written, their offsets are those in the input, [Document.Base].
//
// Source: https://brat.nlplab.org/standoff.html and brat's server/src/annotation.py.
func newBratWriter(w io.Writer, o Options) Writer {
	return &bratWriter{stream: stream{Options: o, w: w}}
}

// A bratWriter numbers its lines, through all documents.
type bratWriter struct {
	stream
	t, a, n, r int
}

// Write writes a document.
func (b *bratWriter) Write(d Document) error {
	if err := d.check(); err != nil {
		return err
	}
	if d.Values == nil {
		if err := d.ComputeValues(b.Calendar); err != nil {
			return err
		}
	}
	if b.Texts != nil {
		if _, err := io.WriteString(b.Texts, d.Text); err != nil {
			return err
		}
	}
	b.ruler.read(d.Text)
	b.buffer = b.buffer[:0]
	last := map[int]int{} // the T line of the last mention, by entity
	for i := range d.Spans {
		if err := b.span(&d, i); err != nil {
			return err
		}
		s := &d.Spans[i]
		if before, ok := last[s.Entity]; ok && s.Entity > 0 {
			b.r++
			b.buffer = fmt.Appendf(b.buffer, "R%d\tSameEntity Arg1:T%d Arg2:T%d\n", b.r, before, b.t)
		}
		last[s.Entity] = b.t
	}
	_, err := b.w.Write(b.buffer)
	return err
}

// span appends the lines of a span.
func (b *bratWriter) span(d *Document, i int) error {
	s := &d.Spans[i]
	if strings.ContainsFunc(string(s.Type), unicode.IsSpace) || s.Type == "" {
		return newError(d, "brat has no label %q", s.Type)
	}
	b.t++
	b.buffer = append(strconv.AppendInt(append(b.buffer, 'T'), int64(b.t), 10), '\t')
	b.buffer = append(append(b.buffer, s.Type...), ' ')
	b.fragments(d, s)
	b.attribute("Subtype", idEscapes.Replace(s.Subtype))
	b.attribute("Prefix", idEscapes.Replace(s.Prefix))
	b.attribute("Value", escapeSpaces(string(d.value(i))))
	if s.ID != "" || s.Name != "" {
		b.n++
		b.buffer = fmt.Appendf(b.buffer, "N%d\tReference T%d %s:%s\t%s\n", b.n, b.t, bratDatabase, escapeID(s.ID), oneLine(s.Name))
	}
	return nil
}

const bratDatabase = "Kayan"

// fragments appends where a span lies and its text: the lines of it, each for itself.
func (b *bratWriter) fragments(d *Document, s *entity.Span) {
	pieces := lines(d.Text, s.Start, s.End)
	for i, p := range pieces {
		if i > 0 {
			b.buffer = append(b.buffer, ';')
		}
		b.buffer = strconv.AppendInt(b.buffer, int64(d.Runes+b.ruler.at(p[0]).units[inRunes]), 10)
		b.buffer = append(b.buffer, ' ')
		b.buffer = strconv.AppendInt(b.buffer, int64(d.Runes+b.ruler.at(p[1]).units[inRunes]), 10)
	}
	for i, p := range pieces {
		between := byte(' ')
		if i == 0 {
			between = '\t'
		}
		b.buffer = append(append(b.buffer, between), valid(strings.ReplaceAll(d.Text[p[0]:p[1]], "\n", " "))...)
	}
	b.buffer = append(b.buffer, '\n')
}

// lines cuts a span at line breaks. One that begins or ends with a line break stays whole: fragments could not tell.
func lines(text string, start, end int) [][2]int {
	var pieces [][2]int
	if text[start] == '\n' || text[end-1] == '\n' {
		return [][2]int{{start, end}}
	}
	for from := start; from <= end; {
		to := end
		if i := strings.IndexByte(text[from:end], '\n'); i >= 0 {
			to = from + i
		}
		if to > from {
			pieces = append(pieces, [2]int{from, to})
		}
		from = to + 1
	}
	return pieces
}

// attribute appends an attribute of the span written last. Its value has no spaces.
func (b *bratWriter) attribute(name, value string) {
	if value == "" {
		return
	}
	b.a++
	b.buffer = fmt.Appendf(b.buffer, "A%d\t%s T%d %s\n", b.a, name, b.t, value)
}

// escapeSpaces writes the spaces of a JSON value as JSON may write them in strings; those outside of strings are left out.
func escapeSpaces(value string) string {
	var b bytes.Buffer
	if json.Compact(&b, []byte(value)) == nil {
		value = b.String()
	}
	if !strings.ContainsFunc(value, unicode.IsSpace) {
		return value
	}
	b.Reset()
	for _, r := range value {
		if unicode.IsSpace(r) {
			fmt.Fprintf(&b, `\u%04x`, r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// idEscapes are what brat allows in no id of a database.
var (
	idEscapes   = strings.NewReplacer("%", "%25", " ", "%20", "\t", "%09", "\n", "%0A", "\u00a0", "%A0")
	idUnescapes = strings.NewReplacer("%25", "%", "%20", " ", "%09", "\t", "%0A", "\n", "%A0", "\u00a0", "%00", "")
)

// escapeID escapes an id. No id at all is %00.
func escapeID(id string) string {
	if id == "" {
		return "%00"
	}
	return idEscapes.Replace(id)
}

// oneLine shows what breaks lines and columns as a space.
func oneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' || r == '\t' {
			return ' '
		}
		return r
	}, s)
}
