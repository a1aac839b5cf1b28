package normalize

import "unicode/utf8"

// An Offsets converts byte offsets of one text to code points and UTF-16 units. Asking in rising order
// costs one pass over the text in all; an offset below the last one starts the pass again.
// An invalid byte counts as one code point and one unit, like the U+FFFD that shows it.
type Offsets struct {
	text                 string
	byteAt, runes, utf16 int
}

// NewOffsets returns a converter for text.
func NewOffsets(text string) *Offsets { return &Offsets{text: text} }

// At returns the code points and UTF-16 units before byte offset b. Inside a character it counts the
// whole character; beyond the text it stops at its end.
func (o *Offsets) At(b int) (runes, utf16 int) {
	if b < o.byteAt {
		o.byteAt, o.runes, o.utf16 = 0, 0, 0
	}
	for o.byteAt < b && o.byteAt < len(o.text) {
		r, size := utf8.DecodeRuneInString(o.text[o.byteAt:])
		o.byteAt += size
		o.runes++
		o.utf16++
		if r >= 0x10000 {
			o.utf16++
		}
	}
	return o.runes, o.utf16
}
