package importer

import (
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// maxDepth bounds how deep JSON is nested. The formats nest eight deep at most.
const maxDepth = 64

// decode decodes a record of JSON and says what is wrong with it, "" if nothing is. It is stricter than encoding/json,
// which puts U+FFFD where half a character stands, and so would change names without a word.
func decode(raw []byte, into any) string {
	if fault := jsonFault(raw); fault != "" {
		return fault
	}
	return inWords(json.Unmarshal(raw, into))
}

// decodeStrictly is decode that has no fields but known ones.
func decodeStrictly(raw []byte, into any) string {
	if fault := jsonFault(raw); fault != "" {
		return fault
	}
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return inWords(err)
	}
	if _, err := d.Token(); err != io.EOF {
		return "not JSON: more behind the object"
	}
	return ""
}

// inWords says what an error of encoding/json is about, without the Go types it names.
func inWords(err error) string {
	var wrong *json.UnmarshalTypeError
	var syntax *json.SyntaxError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &wrong) && wrong.Field != "":
		return fmt.Sprintf("field %s: unexpected %s", wrong.Field, wrong.Value)
	case errors.As(err, &wrong):
		return "unexpected " + wrong.Value
	}
	if errors.As(err, &syntax) || errors.Is(err, io.ErrUnexpectedEOF) {
		return "not JSON: " + err.Error()
	}
	return strings.TrimPrefix(err.Error(), "json: ")
}

// jsonFault says what encoding/json would let pass, or take long to refuse.
func jsonFault(raw []byte) string {
	if !utf8.Valid(raw) {
		return notUTF8
	}
	if tooDeep(raw) {
		return fmt.Sprintf("nested deeper than %d", maxDepth)
	}
	return escapeFault(raw)
}

// tooDeep reports whether more brackets than maxDepth are open somewhere.
func tooDeep(raw []byte) bool {
	depth := 0
	for i := 0; i < len(raw); i++ {
		switch raw[i] {
		case '"':
			i = endOfString(raw, i) - 1
		case '{', '[':
			if depth++; depth > maxDepth {
				return true
			}
		case '}', ']':
			depth--
		}
	}
	return false
}

// endOfString returns the offset behind the string that begins at i; the end of raw where it does not end.
func endOfString(raw []byte, i int) int {
	for i++; i < len(raw); {
		quote := bytes.IndexByte(raw[i:], '"')
		if quote < 0 {
			break
		}
		slash := bytes.IndexByte(raw[i:i+quote], '\\')
		if slash < 0 {
			return i + quote + 1
		}
		i += slash + 2
	}
	return len(raw)
}

// escapeFault looks at the escaped characters: half ones of two, and NUL, are none.
func escapeFault(raw []byte) string {
	for {
		at := bytes.IndexByte(raw, '\\')
		if at < 0 {
			return ""
		}
		unit, size := escaped(raw[at:])
		raw = raw[at+size:]
		switch {
		case size < 6: // one of \n, \" and so on
		case unit == 0:
			return "a NUL"
		case utf16.IsSurrogate(unit):
			low, size := escaped(raw)
			if size < 6 || utf16.DecodeRune(unit, low) == utf8.RuneError {
				return "half a character: a lone surrogate"
			}
			raw = raw[size:]
		}
	}
}

// escaped reads \uXXXX at the start of raw. Of any other escape it tells the length.
func escaped(raw []byte) (unit rune, size int) {
	var two [2]byte
	if len(raw) < 6 || raw[0] != '\\' || raw[1] != 'u' {
		return 0, min(len(raw), 2)
	}
	if _, err := hex.Decode(two[:], raw[2:6]); err != nil {
		return 0, 2
	}
	return rune(two[0])<<8 | rune(two[1]), 6
}
