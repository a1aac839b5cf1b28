package format

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
)

// decode reads a JSON value. The result says what is wrong with it, "" if nothing is. Half a surrogate pair is a fault: encoding/json makes
// U+FFFD of it, which moves every offset behind it that counts UTF-16.
func decode(data []byte, v any) string {
	if loneSurrogate(data) {
		return "half a surrogate pair"
	}
	err := json.Unmarshal(data, v)
	var syntax *json.SyntaxError
	var kind *json.UnmarshalTypeError
	switch {
	case err == nil:
		return ""
	case errors.As(err, &syntax) && int(syntax.Offset) >= len(data):
		return "truncated JSON"
	case errors.As(err, &syntax):
		return fmt.Sprintf("no JSON at byte %d: %v", syntax.Offset, syntax)
	case errors.As(err, &kind):
		return fmt.Sprintf("field %s: a %s, want %s", kind.Field, kind.Value, kind.Type)
	}
	return err.Error()
}

// loneSurrogate reports whether an escape \uD800 to \uDFFF stands without its other half.
func loneSurrogate(data []byte) bool {
	for {
		i := bytes.IndexByte(data, '\\')
		if i < 0 || i+1 >= len(data) {
			return false
		}
		half, isHalf := surrogate(data[i:])
		if !isHalf {
			data = data[i+2:]
			continue
		}
		if half >= 0xDC00 {
			return true
		}
		low, isHalf := surrogate(data[i+6:])
		if !isHalf || low < 0xDC00 {
			return true
		}
		data = data[i+12:]
	}
}

// surrogate reads an escape \uD800 to \uDFFF.
func surrogate(data []byte) (uint64, bool) {
	if len(data) < 6 || data[0] != '\\' || data[1] != 'u' {
		return 0, false
	}
	n, err := strconv.ParseUint(string(data[2:6]), 16, 16)
	return n, err == nil && n >= 0xD800 && n <= 0xDFFF
}

// blank reports whether a line holds nothing.
func blank(line []byte) bool { return len(bytes.TrimSpace(line)) == 0 }

// null reports whether a raw value is absent.
func null(v json.RawMessage) bool { return len(v) == 0 || string(v) == "null" }

// object reads the next line that holds something into v. A lenient reader goes on behind a line that it cannot read.
func (in *input) object(v any, reset func()) error {
	for {
		line, err := in.next()
		if err != nil {
			return err
		}
		if blank(line) {
			continue
		}
		reset()
		reason := decode(line, v)
		if reason == "" {
			return nil
		}
		if err := in.fault(in.line, "%s", reason); err != nil {
			return err
		}
	}
}
