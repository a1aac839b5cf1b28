package importer

import (
	"bytes"
	"fmt"
	"io"
	"iter"
)

// streamMembers yields the members of one JSON object that is the whole file, each as an object of its own, with the line
// on which it begins. A member that is too long, like an object that breaks off, is reported.
func (r *reader) streamMembers(path string) iter.Seq2[place, []byte] {
	return func(yield func(place, []byte) bool) {
		s, reason, err := r.openSource(path)
		if s == nil {
			r.fail(place{path, 1}, reason, err)
			return
		}
		defer s.closer.Close()
		m := memberReader{line: 1, most: r.o.MaxRecord}
		for !r.done {
			b, err := s.ReadByte()
			if err != nil {
				m.end(r, path, err)
				return
			}
			ready, fault := m.feed(b)
			switch {
			case fault != "":
				r.broken(place{path, m.start}, fault)
			case ready && !yield(place{path, m.start}, m.member()):
				return
			}
			if m.stop {
				return
			}
		}
	}
}

// A memberReader cuts an object into its members.
type memberReader struct {
	raw      []byte // of the member at hand
	most     int
	line     int
	start    int // the line on which the member begins
	depth    int
	quoted   bool
	slash    bool // the character before was a backslash inside a string
	tooLong  bool
	closed   bool // behind the object
	stop     bool // nothing that follows could be understood
	isMember bool // something stands where a member should
}

// feed takes the next byte. ready says that a member is whole.
func (m *memberReader) feed(b byte) (ready bool, fault string) {
	if b == '\n' {
		m.line++
	}
	space := b == ' ' || b == '\t' || b == '\r' || b == '\n'
	switch {
	case m.closed && !space:
		m.stop, m.start = true, m.line
		return false, "more behind the object"
	case m.depth == 0 && (space || m.closed):
		return false, ""
	case m.depth == 0 && b != '{':
		m.stop, m.start = true, m.line
		return false, "not a JSON object"
	case m.depth == 0:
		m.depth = 1
		return false, ""
	}
	if m.ends(b) {
		m.closed = b == '}'
		ready = m.isMember && !m.tooLong
		m.isMember = false
		if m.tooLong {
			m.tooLong, fault = false, fmt.Sprintf("longer than %d bytes", m.most)
		}
		return ready, fault
	}
	if !m.isMember && !space {
		m.begin()
	}
	if m.isMember {
		m.add(b)
	}
	return false, ""
}

// begin starts a member where the reader is.
func (m *memberReader) begin() {
	m.raw = append(m.raw[:0], '{')
	m.start, m.tooLong, m.isMember = m.line, false, true
}

// ends reports whether a byte stands behind a member, and keeps account of strings and brackets.
func (m *memberReader) ends(b byte) bool {
	switch {
	case m.slash:
		m.slash = false
	case m.quoted:
		m.slash, m.quoted = b == '\\', b != '"'
	case b == '"':
		m.quoted = true
	case b == '{', b == '[':
		m.depth++
	case b == ',' && m.depth == 1, b == '}' && m.depth == 1:
		return true
	case b == '}', b == ']':
		m.depth = max(m.depth-1, 1)
	}
	return false
}

func (m *memberReader) add(b byte) {
	if len(m.raw) > m.most {
		m.tooLong, m.raw = true, nil
	}
	if !m.tooLong {
		m.raw = append(m.raw, b)
	}
}

// member returns the member as an object. It is valid until the next byte.
func (m *memberReader) member() []byte { return append(bytes.TrimRight(m.raw, " \t\r\n"), '}') }

// end reports what is missing when the file ends.
func (m *memberReader) end(r *reader, path string, err error) {
	at := place{path, m.line}
	switch {
	case err != io.EOF:
		r.fail(at, explain(err), err)
	case m.depth > 0 && !m.closed:
		r.broken(at, "the JSON object breaks off")
	}
}
