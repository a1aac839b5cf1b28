package importer

import (
	"bufio"
	"bytes"
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"io"
	"slices"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// byteOrderMark may stand before UTF-8 and means nothing.
const byteOrderMark = "\uFEFF"

// A packing is a way of packing one file that is read as if it were not packed.
type packing struct {
	suffix string
	starts func(head []byte) bool
	unpack func(io.Reader) (io.Reader, error)
}

// A file of bzip2 begins with BZh and the size of its blocks, and then the sign of a block or of the end: a text may begin with BZh.
var packings = []packing{
	{".gz", beginsWith("\x1F\x8B"), func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) }},
	{".bz2", beginsWith("BZh?1AY&SY", "BZh?\x17rE8P\x90"), func(r io.Reader) (io.Reader, error) { return bzip2.NewReader(r), nil }},
}

// beginsWith returns what tells a file that begins with one of the starts, in which a question mark is any byte, or that is cut
// off inside it.
func beginsWith(starts ...string) func([]byte) bool {
	return func(head []byte) bool {
		return len(head) >= 2 && slices.ContainsFunc(starts, func(start string) bool {
			for i := range min(len(head), len(start)) {
				if start[i] != '?' && start[i] != head[i] {
					return false
				}
			}
			return true
		})
	}
}

// packingOf returns how a file is packed that begins with head.
func packingOf(head []byte) (packing, bool) {
	for _, p := range packings {
		if p.starts(head) {
			return p, true
		}
	}
	return packing{}, false
}

// unreadable are the first bytes of files that are not read, and what to tell of them. The longer stands first.
var unreadable = []struct{ magic, reason string }{
	{"PK\x03\x04", "a zip archive: unpack it first"},
	{"\x28\xB5\x2F\xFD", "packed by zstd: unpack it first"},
	{"\xFD7zXZ\x00", "packed by xz: unpack it first"},
	{"7z\xBC\xAF\x27\x1C", "a 7z archive: unpack it first"},
	{"\x1F\x8B", "packed twice: unpack it first"},
	{"\xFF\xFE\x00\x00", "UTF-32, not UTF-8: convert it first"},
	{"\x00\x00\xFE\xFF", "UTF-32, not UTF-8: convert it first"},
	{"\xFF\xFE", "UTF-16, not UTF-8: convert it first"},
	{"\xFE\xFF", "UTF-16, not UTF-8: convert it first"},
}

// wrongEncoding says why a file that begins with head is not one of UTF-8, "" if it may be.
func wrongEncoding(head []byte) string {
	for _, u := range unreadable {
		if bytes.HasPrefix(head, []byte(u.magic)) {
			return u.reason
		}
	}
	if controls := countControls(head); len(head) >= 8 && controls*4 >= len(head) {
		return "UTF-16 without a byte order mark, or no text at all: convert it first"
	}
	valid, invalid := 0, 0 // characters of several bytes, and bytes of none
	for rest := head; len(rest) > 0 && utf8.FullRune(rest); {
		r, size := utf8.DecodeRune(rest)
		switch {
		case r == utf8.RuneError && size == 1:
			invalid++
		case size > 1:
			valid++
		}
		rest = rest[size:]
	}
	switch {
	case invalid <= valid:
		return "" // damaged perhaps, which its lines will tell
	case invalid >= 4 && looksArabic(charmap.Windows1256, head):
		return "Windows-1256, it seems, not UTF-8: convert it first"
	case invalid >= 4 && looksArabic(charmap.ISO8859_6, head):
		return "ISO 8859-6, it seems, not UTF-8: convert it first"
	case invalid >= 4:
		return "not UTF-8: convert it first"
	}
	return ""
}

// countControls counts the bytes that no text has. Every Arabic letter has one in UTF-16, 06, and every letter of ASCII, 00.
func countControls(head []byte) (n int) {
	for _, b := range head {
		if b < ' ' && b != '\t' && b != '\n' && b != '\r' {
			n++
		}
	}
	return n
}

// looksArabic reports whether most bytes above ASCII are letters of Arabic in an encoding.
func looksArabic(encoding *charmap.Charmap, head []byte) bool {
	arabic, all := 0, 0
	for _, b := range head {
		if b < utf8.RuneSelf {
			continue
		}
		all++
		if r := encoding.DecodeByte(b); unicode.Is(unicode.Arabic, r) {
			arabic++
		}
	}
	return arabic*10 >= all*8
}

// A source is an opened and unpacked file.
type source struct {
	*bufio.Reader
	closer io.Closer
}

// openSource opens a file and looks at what it begins with. reason is "" where all is well.
func (r *reader) openSource(path string) (s *source, reason string, err error) {
	file, err := r.open(path)
	if err != nil {
		return nil, err.Error(), err
	}
	size := max(leastBuffer, min(bufferSize, r.o.MaxRecord))
	s = &source{bufio.NewReaderSize(file, size), file}
	head, err := s.Peek(headSize)
	if p, ok := packingOf(head); ok {
		var in io.Reader
		head = nil
		if in, err = p.unpack(s.Reader); err == nil {
			s.Reader = bufio.NewReaderSize(in, size)
			head, err = s.Peek(headSize)
		}
	}
	if err != nil && err != io.EOF && len(head) == 0 {
		s.closer.Close()
		return nil, explain(err), err
	}
	if reason := wrongEncoding(head); reason != "" {
		s.closer.Close()
		return nil, reason, nil
	}
	if bytes.HasPrefix(head, []byte(byteOrderMark)) {
		s.Discard(len(byteOrderMark))
	}
	return s, "", nil
}

// bufferSize is enough for most records of any format, so that they need not be copied together. leastBuffer holds a line of our own
// tables, which [wholeLines] relies on.
const (
	bufferSize  = 256 << 10
	leastBuffer = 64 << 10
)

// explain puts an error of reading into words.
func explain(err error) string {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return "the file is cut off: " + err.Error()
	}
	return err.Error()
}
