package normalize

import (
	"encoding/binary"
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// A SegmentKind says what a segment is made of.
type SegmentKind uint8

const (
	// Word is a run of letters.
	Word SegmentKind = iota
	// Number is a run of ASCII digits, with single points and commas between them.
	Number
	// Punct is one character that is neither letter, ASCII digit nor space.
	Punct
	// Newline is a run of white space that holds a line break.
	Newline
)

// A Segment is a piece of the key. White space without a line break separates segments and is none.
type Segment struct {
	KeySpan
	Kind SegmentKind
}

// AppendSegments appends the segments of a key to dst. Names and texts are cut alike, by this function.
func AppendSegments(dst []Segment, key []byte) []Segment {
	for i := 0; i < len(key); {
		if key[i] == ' ' {
			i++
			continue
		}
		if end := endOfLetters(key, i); end > i {
			if end < len(key) && key[end] != ' ' {
				end = endOfWord(key, end)
			}
			dst = append(dst, Segment{KeySpan{i, end}, Word})
			i = end
			continue
		}
		r, size := utf8.DecodeRune(key[i:])
		switch {
		case unicode.IsSpace(r):
			end, newline := endOfSpace(key, i)
			if newline {
				dst = append(dst, Segment{KeySpan{i, end}, Newline})
			}
			i = end
		case digit(r):
			end := endOfNumber(key, i)
			dst = append(dst, Segment{KeySpan{i, end}, Number})
			i = end
		case letterOrMark(r):
			end := endOfWord(key, i+size)
			dst = append(dst, Segment{KeySpan{i, end}, Word})
			i = end
		default:
			dst = append(dst, Segment{KeySpan{i, i + size}, Punct})
			i += size
		}
	}
	return dst
}

func digit(r rune) bool        { return '0' <= r && r <= '9' }
func letterOrMark(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// arabicLetter tells which of U+0600 to U+06FF are part of a word.
var arabicLetter = func() (letters [256]bool) {
	for i := range letters {
		letters[i] = letterOrMark(rune(0x600 + i))
	}
	return letters
}()

// endOfLetters returns the end of the run of plain Arabic letters that begins at i: U+0620 to U+065F, which in the key is
// nearly every one. It looks at four letters at a time: the first byte of each is D8 and the second A0 to BF, or
// the first is D9 and the second 80 to 9F.
func endOfLetters(key []byte, i int) int {
	const lanes = 0x0001_0001_0001_0001
	for ; i+8 <= len(key); i += 8 {
		v := binary.LittleEndian.Uint64(key[i:])
		v ^= v & lanes << 13 // where D9 stands, 80 becomes A0
		if other := v&(0xE0FE*lanes) ^ 0xA0D8*lanes; other != 0 {
			return i + bits.TrailingZeros64(other)/16*2
		}
	}
	for i+2 <= len(key) && (key[i] == 0xD8 && key[i+1]&0xE0 == 0xA0 || key[i] == 0xD9 && key[i+1]&0xE0 == 0x80) {
		i += 2
	}
	return i
}

func endOfWord(key []byte, i int) int {
	for i < len(key) {
		if c := key[i]; c&0xFC == 0xD8 && i+1 < len(key) && key[i+1]&0xC0 == 0x80 {
			if !arabicLetter[c&3<<6|key[i+1]&0x3F] {
				return i
			}
			i += 2
			continue
		}
		r, size := utf8.DecodeRune(key[i:])
		if !letterOrMark(r) {
			break
		}
		i += size
	}
	return i
}

func endOfNumber(key []byte, i int) int {
	for i < len(key) {
		switch c := key[i]; {
		case digit(rune(c)):
			i++
		case (c == '.' || c == ',') && i+1 < len(key) && digit(rune(key[i+1])):
			i += 2
		default:
			return i
		}
	}
	return i
}

func endOfSpace(key []byte, i int) (end int, newline bool) {
	for i < len(key) {
		r, size := utf8.DecodeRune(key[i:])
		switch {
		case r == '\n' || r == '\u0085' || r == '\u2028' || r == '\u2029' || r == '\v' || r == '\f' || r == '\r':
			newline = true
		case !unicode.IsSpace(r):
			return i, newline
		}
		i += size
	}
	return i, newline
}
