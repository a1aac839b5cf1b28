package importer

import (
	"bufio"
	"bytes"
	"io"
	"regexp"
	"strings"
)

// headSize is how much of a file tells what it is.
const headSize = 4096

// Detect tells the format of a file by its name and its first bytes, some four thousand of them; it looks through .gz and
// .bz2. What a file begins with counts more than what it is called. Where that says nothing, since there are no bytes or it is no
// text, the name alone decides, as it does for our own files, whose readers say best what is wrong with them.
func Detect(path string, head []byte) (Format, bool) {
	name := unpackedName(path)
	head = bytes.TrimPrefix(unpackedHead(head), []byte(byteOrderMark))
	for _, f := range formats {
		if f.looks != nil && f.looks(name, head) {
			return f, true
		}
	}
	mute := len(head) == 0 || wrongEncoding(head) != ""
	for _, f := range formats {
		if f.hasSuffix(name) && (mute || f.ours || f.looks == nil) {
			return f, true
		}
	}
	return Format{}, false
}

// unpackedName is the name of a file without what says that it is packed, in small letters.
func unpackedName(path string) string {
	path = strings.ToLower(path)
	for _, p := range packings {
		path = strings.TrimSuffix(path, p.suffix)
	}
	return path
}

// unpackedHead returns what the first bytes of a packed file hold, as far as they go.
func unpackedHead(head []byte) []byte {
	p, ok := packingOf(head)
	if !ok {
		return head
	}
	in, err := p.unpack(bytes.NewReader(head))
	if err != nil {
		return nil
	}
	plain, _ := bufio.NewReaderSize(io.LimitReader(in, headSize), headSize).Peek(headSize)
	return plain
}

// firstLine returns the first line that is not blank.
func firstLine(head []byte) []byte {
	head = bytes.TrimLeft(head, " \t\r\n")
	line, _, _ := bytes.Cut(head, []byte("\n"))
	return bytes.TrimRight(line, "\r")
}

// The formats of JSON tell themselves by their keys, wherever in the first record these stand.
var (
	wikidataStart = regexp.MustCompile(`^(\[\s*)?\{[^\n]*?"type"\s*:\s*"(item|property)"`)
	ftmKeys       = hasKeys("schema", "properties")
	spacyKeys     = hasKeys("label", "pattern")
	jsonlKeys     = hasKeys("names")
	objectOfLists = regexp.MustCompile(`^\{\s*"(\\.|[^"\\])*"\s*:\s*\[`)
	typedPattern  = regexp.MustCompile(`^[^\t]+\t\s*[A-Z][A-Z_:-]+\s*(\t[^\t]*){0,3}$`)
	numberTab     = regexp.MustCompile(`^[0-9]+\t`)
)

// hasKeys returns what tells an object in whose first line all keys stand.
func hasKeys(keys ...string) func([]byte) bool {
	var patterns []*regexp.Regexp
	for _, k := range keys {
		patterns = append(patterns, regexp.MustCompile(`[{,]\s*"`+k+`"\s*:`))
	}
	return func(line []byte) bool {
		for _, p := range patterns {
			if !p.Match(line) {
				return false
			}
		}
		return bytes.HasPrefix(line, []byte("{"))
	}
}

func looksWikidata(_ string, head []byte) bool {
	return wikidataStart.Match(bytes.TrimLeft(head, " \t\r\n"))
}

func looksFTM(_ string, head []byte) bool   { return ftmKeys(firstLine(head)) }
func looksSpaCy(_ string, head []byte) bool { return spacyKeys(firstLine(head)) }
func looksJSONL(_ string, head []byte) bool { return jsonlKeys(firstLine(head)) }

// looksTSV knows our tables by their header or by the name of the first column.
func looksTSV(_ string, head []byte) bool {
	line := firstLine(head)
	first, _, _ := bytes.Cut(line, []byte("\t"))
	if string(first) == "name" {
		return true
	}
	return bytes.HasPrefix(line, []byte("# ")) && (bytes.Contains(head, []byte("\nname\t")) || bytes.Contains(head, []byte("\n# type:")))
}

// looksGeoNames knows the nineteen columns that begin with a number.
func looksGeoNames(_ string, head []byte) bool {
	line := firstLine(head)
	return numberTab.Match(line) && bytes.Count(line, []byte("\t")) == geonamesColumns-1
}

// looksRegexNER knows the type in the second of five columns at most.
func looksRegexNER(_ string, head []byte) bool { return typedPattern.Match(firstLine(head)) }

// looksFlashText knows the arrow and the object of lists; any other text without columns is taken for a list of keywords,
// if it is called one.
func looksFlashText(path string, head []byte) bool {
	line := firstLine(head)
	switch {
	case len(line) == 0:
		return false
	case line[0] == '{':
		return objectOfLists.Match(bytes.TrimLeft(head, " \t\r\n"))
	}
	return bytes.Contains(line, []byte(arrow)) || strings.HasSuffix(path, ".txt") && !bytes.Contains(line, []byte("\t")) && line[0] != '['
}
