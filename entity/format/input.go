package format

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/entity"
)

// DefaultMaxDocument is the greatest length of a document that is read, in bytes of the file, where [Options] sets none.
const DefaultMaxDocument = 64 << 20

// An input is what all readers share: lines, their numbers, and what happens to faults.
type input struct {
	Options
	in     *bufio.Reader
	line   int // of the line read last, from 1
	begun  bool
	unread bool
	last   []byte
}

func newInput(r io.Reader, o Options) *input {
	if o.MaxDocument < 1 {
		o.MaxDocument = DefaultMaxDocument
	}
	return &input{Options: o, in: bufio.NewReaderSize(r, 1<<16)}
}

// fault makes an error. A lenient reader counts it and goes on: then the result is nil.
func (in *input) fault(line int, reason string, args ...any) error {
	e := &Error{File: in.File, Line: line, Reason: fmt.Sprintf(reason, args...)}
	if !in.Lenient {
		return e
	}
	if in.Skipped != nil {
		in.Skipped(e)
	}
	return nil
}

// stop makes an error behind which nothing can be read, lenient or not.
func (in *input) stop(reason string, args ...any) error {
	return &Error{File: in.File, Line: in.line, Reason: fmt.Sprintf(reason, args...)}
}

// next reads a line without its end. It is valid until the next call. Bytes that are not UTF-8 are a fault of the line, which a lenient
// reader leaves out; a line that is longer than a document may be is an error.
func (in *input) next() ([]byte, error) {
	if in.unread {
		in.unread = false
		return in.last, nil
	}
	for {
		line, err := in.read()
		if err != nil {
			return nil, err
		}
		if reason := encodingFault(line); reason != "" {
			if err := in.fault(in.line, "%s", reason); err != nil {
				return nil, err
			}
			continue
		}
		in.last = line
		return line, nil
	}
}

// back makes the next call of next give the same line once more.
func (in *input) back() { in.unread = true }

// read reads a line as it stands in the file.
func (in *input) read() ([]byte, error) {
	part, err := in.in.ReadSlice('\n')
	line := part
	if errors.Is(err, bufio.ErrBufferFull) {
		line = append([]byte(nil), part...)
	}
	for errors.Is(err, bufio.ErrBufferFull) {
		if len(line) > in.MaxDocument {
			in.line++
			return nil, in.stop("longer than %d bytes", in.MaxDocument)
		}
		part, err = in.in.ReadSlice('\n')
		line = append(line, part...)
	}
	if err != nil && (err != io.EOF || len(line) == 0) {
		return nil, err
	}
	in.line++
	if !in.begun {
		in.begun = true
		line = bytes.TrimPrefix(line, []byte("\ufeff"))
	}
	line = bytes.TrimSuffix(line, []byte{'\n'})
	return bytes.TrimSuffix(line, []byte{'\r'}), nil
}

// encodingFault says why bytes are not UTF-8; "" if they are.
func encodingFault(line []byte) string {
	if bytes.HasPrefix(line, []byte{0xFE, 0xFF}) || bytes.HasPrefix(line, []byte{0xFF, 0xFE}) {
		return "not UTF-8 but UTF-16"
	}
	if utf8.Valid(line) {
		return ""
	}
	at := 0
	for at < len(line) {
		r, size := utf8.DecodeRune(line[at:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		at += size
	}
	return fmt.Sprintf("not UTF-8: byte %#02x in column %d", line[at], at+1)
}

// label reads the label of a span.
func (in *input) label(label string) (entity.Type, string, error) {
	subtype := ""
	if in.Subtypes {
		label, subtype, _ = strings.Cut(label, "/")
	}
	if t, ok := in.Labels[label]; ok {
		return t, subtype, nil
	}
	if label != "" && (in.AnyLabel || ours[entity.Type(label)]) {
		return entity.Type(label), subtype, nil
	}
	return "", "", fmt.Errorf("unknown label %q", label)
}

// ours are the labels that are known without being told.
var ours = func() map[entity.Type]bool {
	known := map[entity.Type]bool{}
	for _, t := range entity.Types() {
		known[t] = true
	}
	return known
}()

// sourceText returns the text of a document whose format does not hold it.
func (in *input) sourceText(name string) (string, error) {
	if in.Text == nil {
		return "", in.stop("the text of %q is not in the file, and nothing says where it is", name)
	}
	text, err := in.Text(name)
	if err != nil {
		return "", in.stop("the text of %q: %v", name, err)
	}
	return text, nil
}
