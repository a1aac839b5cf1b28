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

// A bratReader reads a whole .ann, one document. Its text comes from Options.Text, by the name of the file. Relations SameEntity and Coreference, and
// equivalences (* Equiv), make entities. Events, notes and other relations are left.
type bratReader struct {
	*input
	done  bool
	ruler ruler

	marks  []mark
	byID   map[string]int // of the mark
	chains []bratChain
}

// A bratChain is a line that says that mentions are of one entity.
type bratChain struct {
	ids  []string
	line int
}

func newBratReader(in *input) Reader { return &bratReader{input: in, byID: map[string]int{}} }

// Read reads the document.
func (r *bratReader) Read() (Document, error) {
	if r.done {
		return Document{}, io.EOF
	}
	r.done = true
	text, err := r.sourceText(r.File)
	if err != nil {
		return Document{}, err
	}
	r.ruler.read(text)
	for {
		line, err := r.next()
		if err == io.EOF {
			break
		}
		if err != nil {
			return Document{}, err
		}
		if reason := r.annotation(string(line)); reason != "" {
			if err := r.fault(r.line, "%s", reason); err != nil {
				return Document{}, err
			}
		}
	}
	if err := r.chain(); err != nil {
		return Document{}, err
	}
	return Document{Name: r.File, Text: text}.finish(r.input, r.marks)
}

// annotation reads a line.
func (r *bratReader) annotation(line string) (reason string) {
	if strings.TrimSpace(line) == "" {
		return ""
	}
	id, rest, ok := strings.Cut(line, "\t")
	if !ok {
		return "want an id and a tab"
	}
	body, tail, _ := strings.Cut(rest, "\t")
	fields := strings.Fields(body)
	if len(fields) == 0 {
		return "nothing behind the id"
	}
	switch id[:min(1, len(id))] {
	case "T":
		return r.textBound(id, fields[0], strings.TrimPrefix(body, fields[0]), tail)
	case "A", "M":
		return r.attribute(fields)
	case "N":
		return r.reference(fields, tail)
	case "R":
		return r.relation(fields)
	case "*":
		r.chains = append(r.chains, bratChain{fields[1:], r.line})
		return ""
	case "E", "#":
		return ""
	}
	return fmt.Sprintf("no kind of line begins with %q", id)
}

// textBound reads a T line.
func (r *bratReader) textBound(id, label, where, surface string) string {
	if _, ok := r.byID[id]; ok {
		return id + " stands twice"
	}
	r.byID[id] = -1 // known, if not kept
	kind, subtype, err := r.label(label)
	if err != nil {
		return err.Error()
	}
	start, end, reason := r.range_(where)
	if reason != "" {
		return reason
	}
	if got := shownByBrat(r.ruler.text[start:end]); got != shownByBrat(surface) {
		return fmt.Sprintf("%s is %q where %q stands", id, surface, got)
	}
	r.byID[id] = len(r.marks)
	r.marks = append(r.marks, mark{Span: entity.Span{Start: start, End: end, Type: kind, Subtype: subtype}, line: r.line})
	return ""
}

// shownByBrat is a surface without what a line of fragments does not show.
func shownByBrat(s string) string {
	return strings.Join(strings.FieldsFunc(valid(s), unicode.IsSpace), " ")
}

// range_ reads START END, or fragments of it between which only line breaks lie.
func (r *bratReader) range_(where string) (start, end int, reason string) {
	for i, piece := range strings.Split(where, ";") {
		var a, b int
		if n, err := fmt.Sscanf(piece, "%d %d", &a, &b); n != 2 || err != nil {
			return 0, 0, fmt.Sprintf("%q is no START END", strings.TrimSpace(where))
		}
		from, ok := r.ruler.byteAt(a, inRunes)
		to, ok2 := r.ruler.byteAt(b, inRunes)
		if !ok || !ok2 || from >= to {
			return 0, 0, fmt.Sprintf("%d %d is outside the text or empty", a, b)
		}
		switch {
		case i == 0:
			start = from
		case from < end || strings.Trim(r.ruler.text[end:from], "\r\n") != "":
			return 0, 0, "fragments with text between them"
		}
		end = to
	}
	return start, end, ""
}

// target returns the mark that a line speaks of; nil if it was left out.
func (r *bratReader) target(id string) (*mark, string) {
	i, ok := r.byID[id]
	switch {
	case !ok:
		return nil, "no " + id + " above"
	case i < 0:
		return nil, ""
	}
	return &r.marks[i], ""
}

func (r *bratReader) attribute(fields []string) string {
	if len(fields) < 2 {
		return "want the name of an attribute and what has it"
	}
	if !strings.HasPrefix(fields[1], "T") || len(fields) < 3 {
		return "" // of an event, or one that is there or not
	}
	m, reason := r.target(fields[1])
	if m == nil {
		return reason
	}
	switch value := fields[2]; fields[0] {
	case "Subtype":
		m.Subtype = idUnescapes.Replace(value)
	case "Prefix":
		m.Prefix = idUnescapes.Replace(value)
	case "Value":
		m.value = unescapeSpaces(value)
		if !json.Valid(m.value) {
			m.value = nil
			return "a value that is no JSON"
		}
	}
	return ""
}

// unescapeSpaces is the inverse of escapeSpaces.
func unescapeSpaces(value string) json.RawMessage {
	var b bytes.Buffer
	for i := 0; i < len(value); i++ {
		if value[i] != '\\' || i+1 == len(value) {
			b.WriteByte(value[i])
			continue
		}
		if n, err := strconv.ParseUint(value[i+2:min(i+6, len(value))], 16, 16); value[i+1] == 'u' && err == nil && unicode.IsSpace(rune(n)) && n >= ' ' {
			b.WriteRune(rune(n))
			i += 5
			continue
		}
		b.WriteString(value[i : i+2])
		i++
	}
	return b.Bytes()
}

// reference reads a normalization.
func (r *bratReader) reference(fields []string, name string) string {
	if len(fields) < 3 {
		return "want Reference, what is meant, and DATABASE:ID"
	}
	m, reason := r.target(fields[1])
	if m == nil {
		return reason
	}
	database, id, ok := strings.Cut(fields[2], ":")
	if !ok {
		return fmt.Sprintf("%q is no DATABASE:ID", fields[2])
	}
	if database == bratDatabase {
		id = idUnescapes.Replace(id)
	}
	m.ID, m.Name = id, name
	return ""
}

// relation reads R lines of the two kinds that bind mentions.
func (r *bratReader) relation(fields []string) string {
	if len(fields) != 3 {
		return "want a relation and its two arguments"
	}
	if fields[0] != "SameEntity" && fields[0] != "Coreference" {
		return ""
	}
	_, one, ok := strings.Cut(fields[1], ":")
	_, two, ok2 := strings.Cut(fields[2], ":")
	if !ok || !ok2 {
		return "want arguments like Arg1:T1"
	}
	r.chains = append(r.chains, bratChain{[]string{one, two}, r.line})
	return ""
}

// chain numbers the entities, in the order of the lines.
func (r *bratReader) chain() error {
	groups := newGroups(len(r.marks))
	for _, c := range r.chains {
		first := -1
		for _, id := range c.ids {
			i, ok := r.byID[id]
			if !ok {
				if err := r.fault(c.line, "no %s", id); err != nil {
					return err
				}
			}
			if !ok || i < 0 {
				continue
			}
			if first >= 0 {
				groups.join(first, i)
			}
			first = i
		}
	}
	groups.number(r.marks)
	return nil
}
