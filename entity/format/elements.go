package format

import "io"

// An elements reads the objects of a JSON array one at a time, or objects that follow each other. It only looks for where each ends.
type elements struct {
	*input
	rest  []byte // of the line
	array bool   // [ was read
	done  bool   // and its ]
	raw   []byte
}

// next returns an object, and the line on which it begins.
func (e *elements) next() (raw []byte, line int, err error) {
	e.raw = e.raw[:0]
	depth, inString, escaped := 0, false, false
	for {
		for i, c := range e.rest {
			switch {
			case depth == 0 && c != '{':
				if reason := e.between(c); reason != "" {
					return nil, 0, e.stop("%s", reason)
				}
				continue
			case escaped:
				escaped = false
			case inString && c == '\\':
				escaped = true
			case c == '"':
				inString = !inString
			case inString:
			case c == '{' || c == '[':
				if depth++; depth == 1 {
					line = e.line
				}
			case c == '}' || c == ']':
				depth--
			}
			if e.raw = append(e.raw, c); depth == 0 {
				e.rest = e.rest[i+1:]
				return e.raw, line, nil
			}
		}
		if depth > 0 {
			e.raw = append(e.raw, '\n')
		}
		if len(e.raw) > e.MaxDocument {
			return nil, 0, e.stop("an object longer than %d bytes", e.MaxDocument)
		}
		if e.rest, err = e.input.next(); err != nil {
			return nil, 0, e.end(err, depth)
		}
	}
}

// between checks what stands between objects.
func (e *elements) between(c byte) string {
	switch c {
	case ' ', '\t':
		return ""
	case '[', ',', ']':
		if e.done || c == '[' && e.array {
			break
		}
		e.array, e.done = e.array || c == '[', c == ']'
		return ""
	}
	return "no JSON array of objects"
}

// end tells the end of the file from a file that was cut off.
func (e *elements) end(err error, depth int) error {
	if err == io.EOF && (depth > 0 || e.array && !e.done) {
		return e.stop("truncated JSON")
	}
	return err
}
