// Package format writes extracted entities in the forms that other programs read.
//
// All writers stream: they write one document and keep nothing. Offsets are bytes of the caller's input,
// as in [entity.Span]; each writer says what else it gives.
package format

import "github.com/kayan-nlp/kayan/entity"

// A Document is a text and what was found in it.
type Document struct {
	Name  string // as it stands in the output
	Text  string
	Base  int // offset of Text in the input it comes from: added to the offsets of all spans
	Runes int // code points before Base
	UTF16 int // UTF-16 units before Base
	Spans []entity.Span
}
