package gazetteer

import (
	"errors"
	"io"
	"os"
)

// A spool takes bytes one after the other and gives them back: from memory, or, beyond its limit, from a temporary file.
type spool struct {
	limit int    // bytes kept in memory; 0: all
	dir   string // of the temporary file
	size  int64
	head  []byte // what is not in the file
	filed int64  // bytes in the file
	file  *os.File
}

func (s *spool) append(b []byte) error {
	s.head = append(s.head, b...)
	s.size += int64(len(b))
	if s.limit == 0 || len(s.head) < s.limit {
		return nil
	}
	return s.spill()
}

// spill moves what is in memory to the file.
func (s *spool) spill() error {
	if s.file == nil {
		file, err := os.CreateTemp(s.dir, "kayan-*.tmp")
		if err != nil {
			return err
		}
		s.file = file
	}
	n, err := s.file.Write(s.head)
	s.filed += int64(n)
	s.head = s.head[:0]
	return err
}

// read fills b from offset at; it returns fewer bytes only at the end.
func (s *spool) read(b []byte, at int64) ([]byte, error) {
	if s.file == nil {
		return s.head[min(at, s.size):min(at+int64(len(b)), s.size)], nil
	}
	n := 0
	if at < s.filed {
		var err error
		n, err = s.file.ReadAt(b[:min(int64(len(b)), s.filed-at)], at)
		if err != nil && err != io.EOF {
			return nil, err
		}
	}
	if at+int64(n) >= s.filed {
		from := at + int64(n) - s.filed
		n += copy(b[n:], s.head[min(from, int64(len(s.head))):])
	}
	return b[:n], nil
}

// copyTo writes all bytes to w.
func (s *spool) copyTo(w io.Writer) error {
	if s.file != nil {
		if _, err := io.Copy(w, io.NewSectionReader(s.file, 0, s.filed)); err != nil {
			return err
		}
	}
	_, err := w.Write(s.head)
	return err
}

// readerAt reads a spool as a file.
type readerAt struct{ s *spool }

func (r readerAt) ReadAt(b []byte, at int64) (int, error) {
	got, err := r.s.read(b, at)
	n := copy(b, got)
	if err == nil && n < len(b) {
		err = io.EOF
	}
	return n, err
}

// close removes the file.
func (s *spool) close() error {
	s.head = nil
	if s.file == nil {
		return nil
	}
	err := errors.Join(s.file.Close(), os.Remove(s.file.Name()))
	s.file = nil
	return err
}
