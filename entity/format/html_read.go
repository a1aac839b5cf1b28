package format

import (
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// An htmlReader reads the pages that the writer writes, and no others.
type htmlReader struct{ *input }

func newHTMLReader(in *input) Reader { return htmlReader{in} }

// Read reads an article.
func (r htmlReader) Read() (Document, error) {
	for {
		name, body, line, err := r.article()
		if err != nil {
			return Document{}, err
		}
		p := htmlParser{in: r.input, line: line}
		reason := p.parse(body)
		if reason == "" {
			return Document{Name: name, Text: p.text.String()}.finish(r.input, p.marks)
		}
		if err := r.fault(line, "%s", reason); err != nil {
			return Document{}, err
		}
	}
}

// article returns what an article holds, and the line where it begins.
func (r htmlReader) article() (name, body string, first int, err error) {
	var b strings.Builder
	for {
		line, err := r.next()
		if err == io.EOF && first > 0 {
			return "", "", 0, r.stop("an article does not end")
		}
		if err != nil {
			return "", "", 0, err
		}
		if first == 0 {
			rest, ok := strings.CutPrefix(string(line), htmlBegin)
			if !ok {
				continue
			}
			heading, text, ok := strings.Cut(rest, htmlText)
			if !ok {
				return "", "", 0, r.stop("an article without a text")
			}
			name, _, _ = strings.Cut(heading, `"`)
			name, first = html.UnescapeString(name), r.line
			b.WriteString(text)
		} else {
			b.WriteByte('\n')
			b.Write(line)
		}
		if b.Len() > r.MaxDocument {
			return "", "", 0, r.stop("an article longer than %d bytes", r.MaxDocument)
		}
		if body, ok := strings.CutSuffix(b.String(), htmlEnd); ok {
			return name, body, first, nil
		}
	}
}

// An htmlParser cuts the content of an article.
type htmlParser struct {
	in    *input
	line  int
	text  strings.Builder
	marks []mark
	open  []int // of marks, -1 for one that is left out
}

func (p *htmlParser) parse(body string) (reason string) {
	for body != "" {
		at := strings.IndexByte(body, '<')
		if at < 0 {
			at = len(body)
		}
		p.text.WriteString(html.UnescapeString(body[:at]))
		if body = body[at:]; body == "" {
			break
		}
		end := strings.IndexByte(body, '>')
		if end < 0 {
			return "a tag does not end"
		}
		if reason := p.tag(body[:end+1]); reason != "" {
			return reason
		}
		body = body[end+1:]
	}
	if len(p.open) > 0 {
		return "a mark does not end"
	}
	return ""
}

func (p *htmlParser) tag(tag string) string {
	switch {
	case tag == "<bdi>" || tag == "</bdi>":
		return ""
	case tag == "</mark>" && len(p.open) > 0:
		if i := p.open[len(p.open)-1]; i >= 0 {
			p.marks[i].End = p.text.Len()
		}
		p.open = p.open[:len(p.open)-1]
		return ""
	case strings.HasPrefix(tag, "<mark "):
		return p.begin(tag)
	}
	return "no tag of ours: " + strconv.Quote(cutLong(tag))
}

// begin begins a mark; one whose label is unknown is left out, if the reader is lenient.
func (p *htmlParser) begin(tag string) string {
	kind, subtype, err := p.in.label(attribute(tag, "data-type"))
	if err != nil {
		p.open = append(p.open, -1)
		if p.in.fault(p.line, "%v", err) != nil {
			return err.Error()
		}
		return ""
	}
	if s := attribute(tag, "data-subtype"); s != "" {
		subtype = s
	}
	number, _ := strconv.Atoi(attribute(tag, "data-entity")) // 0 where there is none
	p.open = append(p.open, len(p.marks))
	p.marks = append(p.marks, mark{Span: entity.Span{Start: p.text.Len(), Type: kind, Subtype: subtype, Entity: number}, line: p.line})
	return ""
}

// attribute returns the value of an attribute.
func attribute(tag, name string) string {
	_, rest, _ := strings.Cut(tag, " "+name+`="`)
	value, _, _ := strings.Cut(rest, `"`)
	return html.UnescapeString(value)
}
