package format

import "io"

// A stream writes documents by a function that appends one to a buffer. The buffer is kept from one document to the next, and is all that is.
type stream struct {
	Options
	w        io.Writer
	append   func(dst []byte, d *Document, s *stream) ([]byte, error)
	tail     string // what Close writes
	ruler    ruler
	document Document // that is written
	buffer   []byte
	n        int // documents written
}

// appending makes a writer of a function that appends a document.
func appending(f func([]byte, *Document, *stream) ([]byte, error)) func(io.Writer, Options) Writer {
	return func(w io.Writer, o Options) Writer { return &stream{Options: o, w: w, append: f} }
}

// Write writes a document.
func (s *stream) Write(d Document) error {
	err := d.check()
	if err != nil {
		return err
	}
	s.document = d // here, and not on the heap for each
	s.buffer, err = s.append(s.buffer[:0], &s.document, s)
	s.document = Document{}
	if err != nil {
		return err
	}
	s.n++
	_, err = s.w.Write(s.buffer)
	return err
}

// Close writes what stands at the end.
func (s *stream) Close() error {
	if s.tail == "" {
		return nil
	}
	_, err := io.WriteString(s.w, s.tail)
	return err
}
