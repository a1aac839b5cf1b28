package format

import (
	"bufio"
	"fmt"
	"io"
	"strings"
)

// Text writes the text with each outermost entity in [brackets] and its type behind a bar, or coloured
// where Color is set. Everything stays in logical order; a terminal lays it out right to left.
type Text struct{ Color bool }

// colors are the ANSI codes by type; other types are underlined.
var colors = map[string]string{
	"PERSON": "36", "PLACE": "32", "ORGANIZATION": "35", "MILITARY_UNIT": "31", "NATIONALITY": "33",
	"TITLE": "34", "WEAPON": "91", "EVENT": "95", "DATE": "94", "QUANTITY": "93",
}

// Write writes one document, with a line break behind it where it has none. The error is that of w.
func (f Text) Write(w io.Writer, d Document) error {
	out := bufio.NewWriter(w)
	at := 0
	for _, s := range flat(d.Spans) {
		out.WriteString(d.Text[at:s.Start])
		f.mark(out, s.Text, string(s.Type))
		at = s.End
	}
	out.WriteString(d.Text[at:])
	if !strings.HasSuffix(d.Text, "\n") {
		out.WriteByte('\n')
	}
	return out.Flush()
}

func (f Text) mark(out *bufio.Writer, text, label string) {
	if !f.Color {
		fmt.Fprintf(out, "[%s|%s]", text, label)
		return
	}
	code, ok := colors[label]
	if !ok {
		code = "4"
	}
	fmt.Fprintf(out, "\x1b[%sm%s\x1b[0m\x1b[2m|%s\x1b[0m", code, text, label)
}
