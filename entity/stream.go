package entity

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"io"
	"iter"
	"unicode/utf8"
)

// A Separator tells what ends a document of a stream.
type Separator int

// The separators.
const (
	EachLine    Separator = iota // every line is a document
	AtBlankLine                  // a document goes up to the next blank line
)

// DefaultMaxDocument is the greatest length of a document of a stream, in bytes, where StreamOptions sets none.
const DefaultMaxDocument = 1 << 20

// StreamOptions say how Documents cuts a stream. The zero value gives a document a line.
type StreamOptions struct {
	Separator   Separator
	MaxDocument int // bytes; below 1: DefaultMaxDocument
}

// Documents reads documents from r, one after another, and finds the entities of each. A document has no
// white space around it; those of white space alone are left out. Offsets count from the start of the document,
// which is [Document.Base] in the stream. Any bytes will do.
//
// Memory is bounded by twice the greatest length of a document. A longer one is cut, behind a line or sentence where
// that leaves a half of it or more, else behind a space, else anywhere between two characters. Each part
// comes as a document of its own; all but the last have Cut set; nothing is lost between them but white space.
// What one part teaches, the next does not know, and entities are numbered in each anew.
//
// The sequence ends at the end of the stream, or with one error, from r or ctx. What stood before an error of
// r comes first. ctx is asked before each read and each document; a read that blocks it cannot end.
func (x *Extractor) Documents(ctx context.Context, r io.Reader, options StreamOptions) iter.Seq2[Document, error] {
	return func(yield func(Document, error) bool) {
		s := newSplitter(r, options)
		for {
			part, err := s.next(ctx)
			if err != nil {
				if err != io.EOF {
					yield(Document{}, err)
				}
				return
			}
			d := x.Document(string(part.text))
			d.Base, d.Cut = part.base, part.cut
			if !yield(d, nil) {
				return
			}
		}
	}
}

// A part is a document of the stream, or a piece of one. The text is valid until the next call.
type part struct {
	text []byte
	base int64
	cut  bool
}

// A splitter cuts a stream into documents.
type splitter struct {
	lines  *bufio.Reader
	blocks bool
	max    int

	pending []byte // read and not yet given out
	base    int64  // where pending begins
	give    int    // bytes of pending that were given out
	whole   bool   // pending ends with a whole line
	ended   bool   // pending is a document's end
	err     error  // of the reader
}

func newSplitter(r io.Reader, o StreamOptions) *splitter {
	s := &splitter{blocks: o.Separator == AtBlankLine, max: o.MaxDocument, whole: true}
	if s.max < 1 {
		s.max = DefaultMaxDocument
	}
	s.lines = bufio.NewReaderSize(r, min(s.max, 1<<16))
	return s
}

// next returns the next document that holds anything.
func (s *splitter) next(ctx context.Context) (part, error) {
	for {
		s.drop()
		if err := ctx.Err(); err != nil {
			return part{}, err
		}
		switch {
		case s.length() > s.max:
			if p := s.take(cutBehind(s.pending[:s.max]), true); len(p.text) > 0 {
				return p, nil
			}
		case s.ended || s.err != nil && len(s.pending) > 0:
			if p := s.take(len(s.pending), false); len(p.text) > 0 {
				return p, nil
			}
		case s.err != nil:
			return part{}, s.err
		default:
			s.read()
		}
	}
}

// length returns the length of what is pending, without the white space at its end, unless there is too much of that.
func (s *splitter) length() int {
	if len(s.pending) > 2*s.max {
		return len(s.pending)
	}
	return len(bytes.TrimRight(s.pending, space))
}

// space is what is cut off the ends of a document.
const space = " \t\r\n"

// drop forgets what was given out.
func (s *splitter) drop() {
	s.base += int64(s.give)
	s.pending = append(s.pending[:0], s.pending[s.give:]...)
	s.give = 0
}

// read appends a line, or as much of it as the buffer holds.
func (s *splitter) read() {
	line, err := s.lines.ReadSlice('\n')
	begins := s.whole
	s.whole = bytes.HasSuffix(line, []byte("\n"))
	s.pending = append(s.pending, line...)
	s.ended = s.whole && (!s.blocks || begins && len(bytes.TrimSpace(line)) == 0)
	if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
		s.err = err
	}
}

// take gives out the first n bytes, without the white space around them.
func (s *splitter) take(n int, cut bool) part {
	text := s.pending[:n]
	begun := bytes.TrimLeft(text, space)
	p := part{text: bytes.TrimRight(begun, space), base: s.base + int64(n-len(begun)), cut: cut}
	s.give = n
	if !cut {
		s.ended = false
	}
	return p
}

// cutBehind returns where a text that is too long is cut.
func cutBehind(text []byte) int {
	half := len(text) / 2
	for _, ends := range []string{"\n", ".!؟?؛…", " \t"} {
		if i := bytes.LastIndexAny(text, ends); i >= half {
			_, size := utf8.DecodeRune(text[i:])
			return i + size
		}
	}
	for i := len(text) - 1; i > max(len(text)-utf8.UTFMax, 0); i-- {
		if utf8.RuneStart(text[i]) {
			if utf8.FullRune(text[i:]) {
				return len(text)
			}
			return i
		}
	}
	return len(text)
}
