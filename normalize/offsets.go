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

// Byte returns the byte offset before which n code points stand. Beyond the text it is the text's end.
func (o *Offsets) Byte(n int) int {
	return o.until(n < o.runes, func() bool { return o.runes >= n })
}

// FromUTF16 is like Byte for UTF-16 units; in the middle of a pair it is the end of the character.
func (o *Offsets) FromUTF16(n int) int {
	return o.until(n < o.utf16, func() bool { return o.utf16 >= n })
}

// until reads on to where there holds, from the start if back is set.
func (o *Offsets) until(back bool, there func() bool) int {
	if back {
		o.byteAt, o.runes, o.utf16 = 0, 0, 0
	}
	for o.byteAt < len(o.text) && !there() {
		o.step()
	}
	return o.byteAt
}

// step reads one character.
func (o *Offsets) step() {
	r, size := utf8.DecodeRuneInString(o.text[o.byteAt:])
	o.byteAt += size
	o.runes++
	o.utf16++
	if r >= 0x10000 {
		o.utf16++
	}
}

// At returns the code points and UTF-16 units before byte offset b. Inside a character it counts the
// whole character; beyond the text it stops at its end.
func (o *Offsets) At(b int) (runes, utf16 int) {
	o.until(b < o.byteAt, func() bool { return o.byteAt >= b })
	return o.runes, o.utf16
}
