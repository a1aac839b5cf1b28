package format

import "fmt"

// An Error says what is wrong with a file, and where.
type Error struct {
	File   string
	Line   int // from 1; 0 if it is no one line
	Reason string
}

// Error returns file, line and reason.
func (e *Error) Error() string {
	switch {
	case e.Line == 0 && e.File == "":
		return e.Reason
	case e.Line == 0:
		return e.File + ": " + e.Reason
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason)
}

// newError makes an error about a document that is written.
func newError(d *Document, reason string, args ...any) *Error {
	return &Error{File: d.Name, Reason: fmt.Sprintf(reason, args...)}
}
