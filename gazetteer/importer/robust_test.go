package importer_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// A sample makes files of any length.
type sample struct {
	format, path string
	head         string // before the records
	record       string // a line with a good entry, %s its name and %d its number
	line         int    // of the first record
}

var samples = []sample{
	{"tsv", "f.tsv", "# set: f\n# type: PLACE\nname\tprior\n", "%s\t%d\n", 4},
	{"jsonl", "f.jsonl", "", `{"type":"PLACE","names":["%s"],"prior":%d}` + "\n", 1},
	{"spacy", "f.jsonl", "", `{"label":"LOC","pattern":"%s","id":"%d"}` + "\n", 1},
	{"gate", "f.lst", "", "%s&id=%d\n", 1},
	{"flashtext", "f.txt", "", "%s=>Place %d\n", 1},
	{"flashtext", "f.json", "{", "\"%s %d\":[\"ع ع\"],\n", 1},
	{"regexner", "f.tab", "", "%s\tLOCATION\t\t%d\n", 1},
	{"geonames", "f.txt", "", "%[2]d\tn\tn\t%[1]s\t0\t0\tP\tPPL\tSY\t\t\t\t\t\t0\t\t0\t\t\n", 1},
	{"wikidata", "f.json", "[\n", `{"type":"item","id":"Q1%[2]d","labels":{"ar":{"language":"ar","value":"%[1]s"}},"aliases":[],"claims":{"P31":[{"mainsnak":` +
		`{"datavalue":{"value":{"id":"Q5"}}},"rank":"normal"}]},"sitelinks":[]},` + "\n", 2},
	{"ftm", "f.ftm.json", "", `{"id":"%[2]d","schema":"Person","properties":{"name":["%[1]s"]}}` + "\n", 1},
}

func (s *sample) text(records int) string {
	var b strings.Builder
	b.WriteString(s.head)
	for i := range records {
		fmt.Fprintf(&b, s.record, "كفر نجمة", i)
	}
	return b.String()
}

func (s *sample) read(t testing.TB, in io.Reader, o importer.Options) result {
	return read(t, s.format, func(string) (io.ReadCloser, error) { return io.NopCloser(in), nil }, s.path, o)
}

// readText is for formats that open a file twice, too.
func (s *sample) readText(t testing.TB, text string, o importer.Options) result {
	return read(t, s.format, memory(map[string]string{s.path: text}), s.path, o)
}

var typed = importer.Options{Type: "PLACE"}

func TestSamples(t *testing.T) {
	for _, s := range samples {
		res := s.readText(t, s.text(100), typed)
		assert.Len(t, res.Entries, 100, s.format)
	}
}

func TestEmptyFiles(t *testing.T) {
	for _, s := range samples {
		for _, text := range []string{"", "\uFEFF", "\n\r\n \n", string(zipped(t, nil)), "BZh9\x17rE8P\x90\x00\x00\x00\x00"} {
			res := s.readText(t, text, typed)
			assert.Empty(t, res.Entries, "%s %q", s.format, text)
			assert.Empty(t, res.Errors, "%s %q", s.format, text)
		}
	}
}

func TestFilesThatCannotBeOpened(t *testing.T) {
	for _, s := range samples {
		res := read(t, s.format, memory(nil), "none", typed)
		assert.Equal(t, []string{"none:1: file does not exist"}, res.Errors, s.format)
		res = s.read(t, iotest.ErrReader(io.ErrClosedPipe), typed)
		assert.Equal(t, []string{s.path + ":1: io: read/write on closed pipe"}, res.Errors, s.format)
	}
	res := readText(t, "geonames", samples[7].text(1), importer.Options{Alternates: "none"})
	assert.Equal(t, []string{"none:1: file does not exist"}, res.Errors)
}

func TestPackedFiles(t *testing.T) {
	for _, s := range samples {
		plain := s.readText(t, s.text(50), typed)
		packed := s.readText(t, string(zipped(t, []byte(s.text(50)))), typed)
		assert.Equal(t, plain, packed, s.format)
	}
	twice := readText(t, "spacy", string(zipped(t, zipped(t, []byte("x")))), typed)
	assert.Equal(t, []string{"f:1: packed twice: unpack it first"}, twice.Errors)
	for magic, want := range map[string]string{
		"PK\x03\x04rest":                   "f:1: a zip archive: unpack it first",
		"\x28\xB5\x2F\xFDrest":             "f:1: packed by zstd: unpack it first",
		"\xFD7zXZ\x00rest":                 "f:1: packed by xz: unpack it first",
		"\x1F\x8B\x08rest":                 "f:1: the file is cut off: unexpected EOF",
		"\x1F\x8B rest of names":           "f:1: gzip: invalid header",
		"\x00\x01\x02\x03\x04\x05\x06\x07": "f:1: UTF-16 without a byte order mark, or no text at all: convert it first",
	} {
		res := readText(t, "gate", magic, typed)
		assert.Equal(t, []string{want}, append(res.Errors, res.Entries...))
	}
	assert.Len(t, readText(t, "flashtext", "BZhello=>عين القمر\n", typed).Entries, 1, "a text may begin with the letters")
}

// cutOff holds what a file that ends in the middle must give: a part of the entries, and one error at its end.
func cutOff(t *testing.T, s *sample, text string) {
	var last *gazetteer.LineError
	f, _ := importer.ByName(s.format)
	kept, failures := 0, 0
	for e, err := range f.Read(memory(map[string]string{s.path: text}), s.path, typed, nil) {
		switch {
		case err == nil:
			assert.Zero(t, failures, "%s: the error comes last", s.format)
			assert.Contains(t, short(e), "كفر نجمة", "%s: no half entries", s.format)
			kept++
		case assert.ErrorAs(t, err, &last):
			failures++
		}
	}
	require.Equal(t, 1, failures, s.format)
	assert.ErrorIs(t, last, io.ErrUnexpectedEOF, s.format)
	assert.Greater(t, kept, 1000, s.format)
	assert.Equal(t, fmt.Sprintf("%s:%d: ", s.path, s.line+kept), last.Error()[:strings.Index(last.Error(), " ")+1], s.format)
	assert.Contains(t, last.Reason, "cut off")
}

func TestTruncatedArchives(t *testing.T) {
	for _, s := range samples {
		packed := zipped(t, []byte(s.text(5000)))
		cutOff(t, &s, string(packed[:len(packed)/2]))
	}
	packed, err := os.ReadFile("testdata/forts.txt.bz2")
	require.NoError(t, err)
	whole := readText(t, "flashtext", string(packed), typed)
	assert.Len(t, whole.Entries, 6000)
	assert.Empty(t, whole.Errors)
	part := readText(t, "flashtext", string(packed[:len(packed)*3/4]), typed)
	assert.Equal(t, whole.Entries[:len(part.Entries)], part.Entries)
	assert.Greater(t, len(part.Entries), 1000)
	assert.Equal(t, []string{fmt.Sprintf("f:%d: the file is cut off: unexpected EOF", len(part.Entries)+1)}, part.Errors)
	damaged := []byte(string(packed))
	damaged[len(damaged)*3/4] ^= 0xFF
	part = readText(t, "flashtext", string(damaged), typed)
	require.NotEmpty(t, part.Errors)
	assert.Contains(t, part.Errors[len(part.Errors)-1], "bzip2 data invalid")
}

func TestFailingReader(t *testing.T) {
	failure := errors.New("the disk is on fire")
	for _, s := range samples {
		if s.format == "flashtext" {
			continue // opened twice
		}
		in := io.MultiReader(strings.NewReader(s.text(3000)), iotest.ErrReader(failure))
		res := s.read(t, in, typed)
		assert.Len(t, res.Entries, 3000, s.format)
		assert.Equal(t, []string{fmt.Sprintf("%s:%d: %v", s.path, s.line+3000, failure)}, res.Errors)
	}
}

func TestWrongEncodings(t *testing.T) {
	for _, s := range samples {
		for _, e := range []struct {
			encoding encoding.Encoding
			want     string
		}{
			{unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16, not UTF-8: convert it first"},
			{unicode.UTF16(unicode.BigEndian, unicode.UseBOM), "UTF-16, not UTF-8: convert it first"},
			{unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "UTF-16 without a byte order mark, or no text at all: convert it first"},
			{unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "UTF-16 without a byte order mark, or no text at all: convert it first"},
			{charmap.Windows1256, "Windows-1256, it seems, not UTF-8: convert it first"},
			{charmap.ISO8859_6, "ISO 8859-6, it seems, not UTF-8: convert it first"},
		} {
			text, err := encoding.ReplaceUnsupported(e.encoding.NewEncoder()).String(s.text(20))
			require.NoError(t, err)
			res := s.readText(t, text, typed)
			assert.Empty(t, res.Entries, s.format)
			if e.encoding == charmap.ISO8859_6 { // most of its letters are letters of Windows-1256, too
				require.Len(t, res.Errors, 1)
				assert.Contains(t, res.Errors[0], "it seems, not UTF-8")
				continue
			}
			assert.Equal(t, []string{s.path + ":1: " + e.want}, res.Errors, s.format)
		}
	}
	res := readText(t, "gate", "\xFF\xFE\x00\x00rest", typed)
	assert.Equal(t, []string{"f:1: UTF-32, not UTF-8: convert it first"}, res.Errors)
	res = readText(t, "gate", "caf\xE9 \xE9t\xE9 \xE0 \xE0\n", typed)
	assert.Equal(t, []string{"f:1: not UTF-8: convert it first"}, res.Errors)
}

// TestBrokenLines puts a line that cannot be understood between good ones: there is an error for it, and they are kept.
func TestBrokenLines(t *testing.T) {
	deep := strings.Repeat("[", 100000) + strings.Repeat("]", 100000)
	for _, c := range []struct{ what, name, reason string }{
		{"invalid bytes", "\xC8\xDB\xCF", "not valid UTF-8"},
		{"a NUL", "ع\x00ع", "NUL|invalid character|\\x00"},
		{"a line break of another kind", "عين\rالقمر", "line break|invalid character"},
		{"a lone surrogate", `ع\ud83dع`, "lone surrogate|a pattern"},
		{"the wrong half first", `ع\udc00\ud83dع`, "lone surrogate|a pattern"},
		{"an escaped NUL", `ع\u0000ع`, "NUL|a pattern"},
		{"nested brackets", `ع"],"x":` + deep + `,"y":["`, "nested deeper than 64|unknown|unexpected|not a JSON|a pattern|longer|invalid|should be"},
		{"open brackets", `ع"],"x":` + strings.Repeat(`{"a":[`, 50000), "nested deeper than 64|not a JSON|a pattern|longer|invalid"},
	} {
		for _, s := range samples {
			broken := strings.ReplaceAll(s.record, "%s", c.name)
			broken = strings.NewReplacer("%[1]s", c.name, "%[2]d", "7", "%d", "7").Replace(broken)
			text := s.text(2) + broken + strings.TrimPrefix(s.text(2), s.head)
			res := s.readText(t, text, typed)
			if len(res.Errors) == 0 { // to formats without escapes some of them are letters like others, and some are in the way of nothing
				assert.LessOrEqual(t, len(res.Entries), 5, "%s: %s", s.format, c.what)
				continue
			}
			assert.Regexp(t, c.reason, res.Errors[0], "%s: %s", s.format, c.what)
			if rest := s.path == "f.json" && s.format == "flashtext"; !rest || !strings.Contains(c.what, "brackets") { // they take the rest of the object with them
				assert.Len(t, res.Entries, 4, "%s: %s", s.format, c.what)
				assert.Contains(t, res.Errors[0], fmt.Sprintf("%s:%d: ", s.path, s.line+2), "%s: %s", s.format, c.what)
			}
		}
	}
}

// endless is a line of n bytes without reading them from anywhere.
func endless(n int64) io.Reader { return io.LimitReader(letters{}, n) }

type letters struct{}

func (letters) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

// TestLongLines reads a line that is longer than memory should be: it is reported, and the entry behind it is kept.
func TestLongLines(t *testing.T) {
	for _, s := range samples {
		length := int64(4 << 20)
		if s.format == "wikidata" {
			length = 100 << 20
		}
		first, rest, _ := strings.Cut(s.text(2)[len(s.head):], "\n")
		name := strings.Index(first, "كفر")
		open := func(string) (io.ReadCloser, error) {
			return io.NopCloser(io.MultiReader(strings.NewReader(s.head+first[:name]), endless(length), strings.NewReader(first[name:]+"\n"+rest))), nil
		}
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		res := read(t, s.format, open, s.path, importer.Options{Type: "PLACE", MaxRecord: 1 << 20})
		runtime.ReadMemStats(&after)
		assert.Len(t, res.Entries, 1, s.format)
		require.Len(t, res.Errors, map[bool]int{true: 2, false: 1}[s.path == "f.json" && s.format == "flashtext"], s.format)
		assert.Regexp(t, fmt.Sprintf("%s:%d: longer than (1048576|65536) bytes", s.path, s.line), res.Errors[0])
		assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(12<<20), s.format)
	}
}

func TestGatheredEntriesAreBounded(t *testing.T) {
	var b strings.Builder
	for i := range 10000 {
		fmt.Fprintf(&b, "كفرنبول %d=>كفرنبول\n", i)
	}
	res := readText(t, "flashtext", b.String(), typed)
	assert.Len(t, res.Entries, 3)
	for _, e := range res.Entries {
		assert.True(t, strings.HasPrefix(e, "f/كفرنبول; PLACE/; كفرنبول|كفرنبول "))
	}
}
