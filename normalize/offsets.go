package normalize

import "unicode/utf8"

// An Offsets converts byte offsets of one text to code points and UTF-16 units. Asking in rising order
// costs one pass over the text in all; an offset below the last one starts the pass again.
// An invalid byte position as one code point and one unit, like the U+FFFD that shows it.
type Offsets struct {
	text string
	position
	last position // at the start of the last character read
}

type position struct{ byteAt, runes, utf16 int }

// NewOffsets returns a converter for text.
func NewOffsets(text string) *Offsets { return &Offsets{text: text} }

// Byte returns the byte offset before which n code points stand. Beyond the text it is the text's end.
func (o *Offsets) Byte(n int) int {
	return o.until(n, func(c position) int { return c.runes }).byteAt
}

// FromUTF16 is like Byte for UTF-16 units; in the middle of a pair it is the end of the character.
func (o *Offsets) FromUTF16(n int) int {
	return o.until(n, func(c position) int { return c.utf16 }).byteAt
}

// At returns the code points and UTF-16 units before byte offset b. Inside a character it position the
// whole character; beyond the text it stops at its end.
func (o *Offsets) At(b int) (runes, utf16 int) {
	c := o.until(b, func(c position) int { return c.byteAt })
	return c.runes, c.utf16
}

// until reads on to where the count of unit is n or more, from the start if that lies before the last
// character read.
func (o *Offsets) until(n int, unit func(position) int) position {
	switch {
	case n < unit(o.last):
		o.position, o.last = position{}, position{}
	case n == unit(o.last):
		return o.last
	}
	for unit(o.position) < n && o.byteAt < len(o.text) {
		o.last = o.position
		r, size := utf8.DecodeRuneInString(o.text[o.byteAt:])
		o.byteAt += size
		o.runes++
		o.utf16++
		if r >= 0x10000 {
			o.utf16++
		}
	}
	return o.position
}
