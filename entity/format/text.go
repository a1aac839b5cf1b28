package format

import (
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// appendText appends the text with each outermost entity in [brackets] and its type behind a bar. Everything stays in logical order;
// a terminal lays it out right to left. It is for people: a text that has brackets of its own cannot be told apart.
func appendText(dst []byte, d *Document, _ *stream) ([]byte, error) {
	at := 0
	for i := range d.Spans {
		s := &d.Spans[i]
		if s.Depth > 0 {
			continue
		}
		dst = append(append(dst, d.Text[at:s.Start]...), '[')
		dst = append(append(dst, d.Text[s.Start:s.End]...), '|')
		dst = append(append(dst, s.Type...), ']')
		at = s.End
	}
	return endLine(append(dst, d.Text[at:]...), d.Text), nil
}

// endLine adds a line break where a text has none at its end.
func endLine(dst []byte, text string) []byte {
	if strings.HasSuffix(text, "\n") {
		return dst
	}
	return append(dst, '\n')
}

// colors are the ANSI codes by type; other types are underlined.
var colors = map[entity.Type]string{
	entity.Person: "36", entity.Place: "32", entity.Organization: "35", entity.MilitaryUnit: "31", entity.Nationality: "33",
	entity.Title: "34", entity.Weapon: "91", entity.Event: "95", entity.Date: "94", entity.Quantity: "93",
}

// appendANSI is like appendText for a terminal: outermost entities are coloured, and their type stands dim behind a bar.
//
// Source: ECMA-48, Select Graphic Rendition.
func appendANSI(dst []byte, d *Document, _ *stream) ([]byte, error) {
	at := 0
	for i := range d.Spans {
		s := &d.Spans[i]
		if s.Depth > 0 {
			continue
		}
		code, ok := colors[s.Type]
		if !ok {
			code = "4"
		}
		dst = append(appendTame(dst, d.Text[at:s.Start]), "\x1b["...)
		dst = appendTame(append(append(dst, code...), 'm'), d.Text[s.Start:s.End])
		dst = append(append(dst, "\x1b[0m\x1b[2m|"...), s.Type...)
		dst = append(dst, "\x1b[0m"...)
		at = s.End
	}
	return endLine(appendTame(dst, d.Text[at:]), d.Text), nil
}

// appendTame appends text for a terminal. Control characters, by which a text could do what it likes to it, are shown by their pictures, U+2400
// and on; but line breaks and tabs.
func appendTame(dst []byte, text string) []byte {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c == '\n', c == '\t', c == '\r' && i+1 < len(text) && text[i+1] == '\n':
			dst = append(dst, c)
		case c < ' ':
			dst = append(dst, "\u2400"...)
			dst[len(dst)-1] += c
		case c == 0x7F:
			dst = append(dst, "\u2421"...)
		case c == 0xC2 && i+1 < len(text) && text[i+1] < 0xA0: // U+0080 to U+009F
			dst = append(dst, "\uFFFD"...)
			i++
		default:
			dst = append(dst, c)
		}
	}
	return dst
}
