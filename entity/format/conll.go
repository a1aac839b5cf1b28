package format

import (
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/kayan-nlp/kayan/entity"
)

// newCoNLLWriter writes token, tab, label, with a blank line between sentences. Labels are BIO, or BIOES. A proclitic before an entity is a token
// of its own with a trailing plus. Only outermost spans are written, and neither offsets nor the space between
// tokens: what comes back is tokens with spaces between.
func newCoNLLWriter(w io.Writer, o Options) Writer {
	return &stream{Options: o, w: w, append: appendCoNLL}
}

func appendCoNLL(dst []byte, d *Document, s *stream) ([]byte, error) {
	spans := flat(d.Spans)
	open := false // a sentence has begun
	for _, t := range tiles(d.Text, spans) {
		if t.gap {
			continue
		}
		for len(spans) > 0 && spans[0].End <= t.start {
			spans = spans[1:]
		}
		dst = appendToken(dst, d.Text[t.start:t.end])
		if t.joined {
			dst = append(dst, '+')
		}
		dst = append(s.appendLabel(append(dst, '\t'), spans, t), '\n')
		if open = !t.ends; t.ends {
			dst = append(dst, '\n')
		}
	}
	if open {
		dst = append(dst, '\n')
	}
	return dst, nil
}

// newCoNLL2003Writer writes the four columns of CoNLL-2003: token, two that tell places instead of part of speech and chunk, and
// label, BIO or BIOES. The second column is where the token lies in the text, START-END in bytes; the third is the part of it
// that belongs to the mention, where that is not the whole token, else _. A proclitic is a token of its own with a trailing plus,
// which its place does not count; with WholeWords it stays inside its token, and only the third column tells where the mention
// begins. Above each document stand `# newdoc id = NAME` and `# text = `, a JSON string, as in CoNLL-U: so the text comes back
// byte for byte. Only outermost spans are written.
//
// Source: Tjong Kim Sang and De Meulder, Introduction to the CoNLL-2003 shared task;
// https://universaldependencies.org/format.html for the comments.
func newCoNLL2003Writer(w io.Writer, o Options) Writer {
	return &stream{Options: o, w: w, append: appendCoNLL2003}
}

const (
	newDocument = "# newdoc id = "
	textComment = "# text = "
)

func appendCoNLL2003(dst []byte, d *Document, s *stream) ([]byte, error) {
	d = d.repaired()
	dst = append(append(dst, newDocument...), strings.Join(strings.Fields(d.Name), " ")...)
	dst = append(append(dst, '\n'), textComment...)
	dst = append(appendQuoted(dst, d.Text), '\n')
	spans := flat(d.Spans)
	words := tiles(d.Text, spans)
	if s.WholeWords {
		words = whole(words)
	}
	for _, t := range words {
		if t.gap {
			continue
		}
		for len(spans) > 0 && spans[0].End <= t.start {
			spans = spans[1:]
		}
		dst = appendToken(dst, d.Text[t.start:t.end])
		if t.joined {
			dst = append(dst, '+')
		}
		dst = append(appendDash(append(dst, '\t'), t.start, t.end), '\t')
		dst = append(appendPart(dst, spans, t), '\t')
		dst = append(s.appendLabel(dst, spans, t), '\n')
		if t.ends {
			dst = append(dst, '\n')
		}
	}
	if n := len(dst); n < 2 || dst[n-2] != '\n' {
		dst = append(dst, '\n')
	}
	return dst, nil
}

// appendToken appends a token; what would divide columns or lines in it is shown as _, and stands in the text comment.
func appendToken(dst []byte, token string) []byte {
	if strings.ContainsFunc(token, divides) {
		token = strings.Map(func(r rune) rune {
			if divides(r) {
				return '_'
			}
			return r
		}, token)
	}
	return append(dst, valid(token)...)
}

func divides(r rune) bool { return r < ' ' || unicode.IsSpace(r) }

func appendDash(dst []byte, start, end int) []byte {
	dst = append(strconv.AppendInt(dst, int64(start), 10), '-')
	return strconv.AppendInt(dst, int64(end), 10)
}

// appendPart appends the part of a token that belongs to a mention.
func appendPart(dst []byte, spans []entity.Span, t tile) []byte {
	if len(spans) == 0 || spans[0].Start >= t.end || spans[0].Start <= t.start && spans[0].End >= t.end {
		return append(dst, '_')
	}
	return appendDash(dst, max(spans[0].Start, t.start), min(spans[0].End, t.end))
}

// appendLabel appends the label of a token; spans begin with the first that does not end before it.
func (s *stream) appendLabel(dst []byte, spans []entity.Span, t tile) []byte {
	if len(spans) == 0 || spans[0].Start >= t.end {
		return append(dst, 'O')
	}
	begins, ends := spans[0].Start >= t.start, spans[0].End <= t.end
	letter := byte('I')
	switch {
	case begins && ends && s.BIOES:
		letter = 'S'
	case begins:
		letter = 'B'
	case ends && s.BIOES:
		letter = 'E'
	}
	return append(append(dst, letter, '-'), s.label(&spans[0])...)
}

// whole joins what stands before a mention inside a word to the token behind it.
func whole(words []tile) []tile {
	var joined []tile
	for _, t := range words {
		if n := len(joined); n > 0 && joined[n-1].joined {
			t.start = joined[n-1].start
			joined = joined[:n-1]
		}
		joined = append(joined, t)
	}
	return joined
}

// flat returns the outermost spans.
func flat(spans []entity.Span) []entity.Span {
	var outer []entity.Span
	for _, s := range spans {
		if s.Depth == 0 {
			outer = append(outer, s)
		}
	}
	return outer
}
