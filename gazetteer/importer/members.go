package importer

import (
	"errors"
	"iter"
	"math"
)

// errNotObject says that JSON which should be an object is none, or breaks off.
var errNotObject = errors.New("not a JSON object, or one that breaks off")

// members yields the keys and values of a JSON object as they are written, keys without their quotes. What lies inside the
// values is only looked at as far as it takes to find their ends, so that passing over what is not needed costs little. err
// is set when the object is broken, if all of it was asked for.
func members(raw []byte, err *error) iter.Seq2[[]byte, []byte] {
	return func(yield func(key, value []byte) bool) {
		*err = errNotObject
		i := skipSpace(raw, 0)
		if i >= len(raw) || raw[i] != '{' {
			return
		}
		for i = skipSpace(raw, i+1); i < len(raw) && raw[i] == '"'; i = skipSpace(raw, i+1) {
			keyEnd := endOfString(raw, i)
			colon := skipSpace(raw, keyEnd)
			if colon >= len(raw) || raw[colon] != ':' || keyEnd < i+2 {
				return
			}
			start := skipSpace(raw, colon+1)
			end := endOfValue(raw, start)
			if end < 0 || end == start {
				return
			}
			if !yield(raw[i+1:keyEnd-1], raw[start:end]) {
				*err = nil
				return
			}
			if i = skipSpace(raw, end); i >= len(raw) || raw[i] != ',' {
				break
			}
		}
		if i < len(raw) && raw[i] == '}' && skipSpace(raw, i+1) == len(raw) {
			*err = nil
		}
	}
}

func skipSpace(raw []byte, i int) int {
	for i < len(raw) && (raw[i] == ' ' || raw[i] == '\t' || raw[i] == '\n' || raw[i] == '\r') {
		i++
	}
	return i
}

// endOfValue returns the offset behind the value that begins at i, -1 where it does not end.
func endOfValue(raw []byte, i int) int {
	depth := 0
	for i < len(raw) {
		switch raw[i] {
		case '"':
			if i = endOfString(raw, i); raw[i-1] != '"' {
				return -1
			}
			if depth == 0 {
				return i
			}
			continue
		case '{', '[':
			depth++
		case '}', ']':
			if depth == 0 {
				return i // of a number or a word: the end of what it stands in
			}
			if depth--; depth == 0 {
				return i + 1
			}
		case ',':
			if depth == 0 {
				return i
			}
		}
		i++
	}
	return -1
}

// eachMember calls f for the members of an object. An empty object may be missing, or written as an empty list, as the dump does.
func eachMember(raw []byte, f func(key, value []byte)) (fault string) {
	if len(raw) == 0 || raw[0] == '[' {
		return ""
	}
	var err error
	for key, value := range members(raw, &err) {
		f(key, value)
	}
	if err != nil {
		return err.Error()
	}
	return ""
}

// countMembers counts the members of an object.
func countMembers(raw []byte) uint32 {
	n := 0
	eachMember(raw, func(_, _ []byte) { n++ })
	return uint32(min(n, math.MaxUint32))
}
