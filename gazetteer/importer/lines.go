package importer

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"unicode/utf8"
)

// errTooLong says that a record is longer than it may be. The one behind it can be read.
var errTooLong = errors.New("too long")

// lines yields the lines of a file with where they stand, valid until the next. A line that is too long is reported, and so is
// an error of reading; the piece of a line before such an error is none.
func (r *reader) lines(path string) iter.Seq2[place, []byte] {
	return func(yield func(place, []byte) bool) {
		s, reason, err := r.openSource(path)
		at := place{path, 1}
		if s == nil {
			r.fail(at, reason, err)
			return
		}
		defer s.closer.Close()
		in := lineReader{in: s.Reader, most: r.o.MaxRecord}
		for ; !r.done; at.line++ {
			line, err := in.next()
			switch {
			case err == errTooLong:
				r.broken(at, fmt.Sprintf("longer than %d bytes", r.o.MaxRecord))
			case err == io.EOF:
				return
			case err != nil:
				r.fail(at, explain(err), err)
				return
			case len(bytes.TrimSpace(line)) > 0 && !yield(at, line):
				return
			}
		}
	}
}

// A lineReader reads lines of bounded length.
type lineReader struct {
	in   *bufio.Reader
	most int
	long []byte // a line that did not fit into the buffer of in
}

// next returns the next line without its end; [errTooLong] for one that is too long, which is read over; io.EOF behind the last.
func (l *lineReader) next() ([]byte, error) {
	line, err := l.in.ReadSlice('\n')
	if err == bufio.ErrBufferFull {
		line, err = l.joined(line)
	}
	switch {
	case err == errTooLong:
		return nil, err
	case err == io.EOF && len(line) == 0:
		return nil, io.EOF
	case err != nil && err != io.EOF:
		return nil, err
	case len(line) > l.most+1:
		return nil, errTooLong
	}
	return bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r")), nil
}

// joined reads on to the end of a line that begins with first.
func (l *lineReader) joined(first []byte) ([]byte, error) {
	line, err := append(l.long[:0], first...), bufio.ErrBufferFull
	for err == bufio.ErrBufferFull && len(line) <= l.most {
		var more []byte
		more, err = l.in.ReadSlice('\n')
		line = append(line, more...)
	}
	l.long = line
	if err != bufio.ErrBufferFull {
		return line, err
	}
	l.long = nil // nobody needs that much again
	for err == bufio.ErrBufferFull {
		_, err = l.in.ReadSlice('\n')
	}
	if err != nil && err != io.EOF {
		return nil, err
	}
	return nil, errTooLong
}

// textLines yields the lines of a plain text; those that are no text are reported.
func (r *reader) textLines(path string) iter.Seq2[place, string] {
	return func(yield func(place, string) bool) {
		for at, line := range r.lines(path) {
			if fault := textFault(line); fault != "" {
				r.broken(at, fault)
			} else if !yield(at, string(line)) {
				return
			}
		}
	}
}

// textFault says why a line is no text, "" if it is.
func textFault(line []byte) string {
	switch {
	case !utf8.Valid(line):
		return notUTF8
	case bytes.IndexByte(line, 0) >= 0:
		return "a NUL"
	case bytes.ContainsAny(line, "\r\u2028\u2029\u0085"):
		return "a line break of another kind inside the line"
	}
	return ""
}

const notUTF8 = "not valid UTF-8"
