package format

import (
	"bufio"
	"io"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/normalize"
)

// CoNLL writes token, tab, BIO label, with a blank line between sentences. A proclitic before an entity is
// a token of its own with a trailing plus. Only outermost spans are written; offsets are none.
type CoNLL struct{}

// Write writes one document. The error is that of w.
func (CoNLL) Write(w io.Writer, d Document) error {
	out := bufio.NewWriter(w)
	text := normalize.New(d.Text, normalize.MatchKey)
	segments := normalize.AppendSegments(nil, text.Bytes())
	spans := flat(d.Spans)
	open := false // a sentence has begun
	for _, seg := range segments {
		if seg.Kind == normalize.Newline {
			open = endSentence(out, open)
			continue
		}
		at := text.ToSource(seg.KeySpan)
		for len(spans) > 0 && spans[0].End <= at.Start {
			spans = spans[1:]
		}
		writeToken(out, d.Text, at, spans)
		open = true
		inside := len(spans) > 0 && spans[0].Start < at.End && at.End < spans[0].End
		if !inside && seg.Kind == normalize.Punct && strings.Contains(".!؟?", d.Text[at.Start:at.End]) {
			open = endSentence(out, open)
		}
	}
	endSentence(out, open)
	return out.Flush()
}

// writeToken writes a token, in two where a span begins inside it, and in two where one ends inside it.
func writeToken(out *bufio.Writer, text string, at normalize.SourceSpan, spans []entity.Span) {
	for i := 0; i < len(spans) && spans[i].Start < at.End; i++ {
		s := spans[i]
		if at.Start < s.Start {
			writeLine(out, text[at.Start:s.Start]+"+", "O")
			at.Start = s.Start
		}
		label := "B-"
		if at.Start > s.Start {
			label = "I-"
		}
		end := min(at.End, s.End)
		writeLine(out, text[at.Start:end], label+string(s.Type))
		at.Start = end
	}
	if at.Start < at.End {
		writeLine(out, text[at.Start:at.End], "O")
	}
}

func writeLine(out *bufio.Writer, token, label string) {
	out.WriteString(valid(token)) // a bufio.Writer keeps its error for Flush
	out.WriteByte('\t')
	out.WriteString(label)
	out.WriteByte('\n')
}

func endSentence(out *bufio.Writer, open bool) bool {
	if open {
		out.WriteByte('\n')
	}
	return false
}

func flat(spans []entity.Span) []entity.Span {
	var outer []entity.Span
	for _, s := range spans {
		if s.Depth == 0 {
			outer = append(outer, s)
		}
	}
	return outer
}
