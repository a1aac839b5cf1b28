package format

import (
	"fmt"
	"html"
	"io"
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// newHTMLWriter writes one page for all documents: right to left, light or dark as the reader likes it, with a legend, without script, and with nothing that
// is loaded from elsewhere. A span is a mark, nested as the spans are, and isolated by a bdi, so that it never turns what
// stands around it; its type is shown by the style sheet, so that the content of the page is the text. There are no offsets. Carriage returns are
// character references, as a browser would turn them to line breaks; U+0000, which HTML cannot hold, is U+FFFD.
//
// Source: https://html.spec.whatwg.org/multipage/text-level-semantics.html (mark, bdi).
func newHTMLWriter(w io.Writer, o Options) Writer {
	return &htmlWriter{stream{Options: o, w: w, append: appendHTML, tail: "</main>\n</body>\n</html>\n"}}
}

// An htmlWriter begins the page, if only with Close.
type htmlWriter struct{ stream }

// Close ends the page.
func (h *htmlWriter) Close() error {
	if h.n == 0 {
		h.tail = htmlHead() + h.tail
	}
	return h.stream.Close()
}

const (
	htmlBegin = `<article data-name="`
	htmlText  = `<div class="text">`
	htmlEnd   = `</div></article>`
)

func appendHTML(dst []byte, d *Document, s *stream) ([]byte, error) {
	if s.n == 0 {
		dst = append(dst, htmlHead()...)
	}
	name := html.EscapeString(oneLine(valid(d.Name)))
	dst = append(append(append(append(dst, htmlBegin...), name...), `"><h2><bdi>`...), name...)
	dst = append(append(dst, "</bdi></h2>"...), htmlText...)
	var open []int // ends of the marks
	at := 0
	closeUntil := func(limit int) {
		for len(open) > 0 && open[len(open)-1] <= limit {
			end := open[len(open)-1]
			dst = append(appendHTMLText(dst, d.Text[at:end]), "</bdi></mark>"...)
			at, open = end, open[:len(open)-1]
		}
	}
	for i := range d.Spans {
		span := &d.Spans[i]
		closeUntil(span.Start)
		dst = appendMark(appendHTMLText(dst, d.Text[at:span.Start]), span)
		at, open = span.Start, append(open, span.End)
	}
	closeUntil(len(d.Text))
	dst = appendHTMLText(dst, d.Text[at:])
	return append(append(dst, htmlEnd...), '\n'), nil
}

// appendMark begins a mark.
func appendMark(dst []byte, s *entity.Span) []byte {
	dst = append(append(dst, `<mark data-type="`...), html.EscapeString(string(s.Type))...)
	if s.Subtype != "" {
		dst = append(append(dst, `" data-subtype="`...), html.EscapeString(s.Subtype)...)
	}
	if s.Entity > 0 {
		dst = strconv.AppendInt(append(dst, `" data-entity="`...), int64(s.Entity), 10)
	}
	return append(dst, `"><bdi>`...)
}

var htmlEscapes = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", "\r", "&#13;", "\x00", "\uFFFD")

func appendHTMLText(dst []byte, text string) []byte {
	return append(dst, htmlEscapes.Replace(valid(text))...)
}

// hues are the colours of the types, in degrees.
var hues = map[entity.Type]int{
	entity.Person: 200, entity.Place: 130, entity.Organization: 285, entity.MilitaryUnit: 5, entity.Nationality: 45,
	entity.Title: 225, entity.Weapon: 20, entity.Event: 320, entity.Date: 175, entity.Quantity: 75,
}

const htmlStyle = `:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fdfdfb; --tint: 88%; --edge: 45%; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e6e1; --paper: #17181a; --tint: 24%; --edge: 62%; } }
body { margin: 2rem auto; max-width: 46rem; padding: 0 1rem; background: var(--paper); color: var(--ink); font: 1.15rem/2.1 "Noto Naskh Arabic", "Amiri", "Geeza Pro", "Segoe UI", serif; }
h2 { font-size: 0.9rem; font-weight: normal; opacity: 0.7; margin: 2rem 0 0; }
.text { white-space: pre-wrap; overflow-wrap: anywhere; }
mark { --hue: 0; color: inherit; background: hsl(var(--hue) 70% var(--tint)); border-bottom: 2px solid hsl(var(--hue) 60% var(--edge)); border-radius: 3px; padding: 0.1em 0.15em; }
mark::after { content: attr(data-type); font: 0.6rem/1 ui-monospace, monospace; margin-inline-start: 0.4em; opacity: 0.75; unicode-bidi: isolate; }
.legend { display: flex; flex-wrap: wrap; gap: 0.4rem; padding: 0; list-style: none; line-height: 1.6; }
`

// htmlHead returns the page up to the first document.
func htmlHead() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n")
	b.WriteString("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>Entities · كيانات</title>\n<style>\n" + htmlStyle)
	for _, t := range entity.Types() {
		fmt.Fprintf(&b, "mark[data-type=\"%s\"] { --hue: %d; }\n", t, hues[t])
	}
	b.WriteString("</style>\n</head>\n<body>\n<ul class=\"legend\" dir=\"ltr\">\n")
	for _, t := range entity.Types() {
		fmt.Fprintf(&b, "<li><mark data-type=\"%s\"></mark></li>\n", t)
	}
	b.WriteString("</ul>\n<main>\n")
	return b.String()
}
