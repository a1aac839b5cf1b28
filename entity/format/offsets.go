package format

import (
	"sort"
	"unicode/utf8"
)

// A unit is what the offsets of a format count.
type unit int

const (
	inRunes unit = iota // code points
	inUTF16             // UTF-16 units
)

// A place is one point of a text, in all three units.
type place struct {
	bytes int
	units [2]int // by unit
}

// next steps over the character at p. An invalid byte counts as the U+FFFD that shows it.
func (p *place) next(text string) {
	r, size := rune(text[p.bytes]), 1
	if r >= utf8.RuneSelf {
		r, size = utf8.DecodeRuneInString(text[p.bytes:])
	}
	p.bytes += size
	p.units[inRunes]++
	p.units[inUTF16]++
	if r >= 0x10000 {
		p.units[inUTF16]++
	}
}

// A ruler converts the offsets of one text, in any order: it knows a place in every stretch of the text, and
// counts from there. The zero ruler is ready; it is reused for one text after another.
type ruler struct {
	text  string
	known []place
}

const stretch = 64 // bytes

// read takes a text.
func (r *ruler) read(text string) {
	r.text, r.known = text, append(r.known[:0], place{})
	p := place{}
	for p.bytes < len(text) {
		p.next(text)
		if p.bytes >= len(r.known)*stretch {
			r.known = append(r.known, p)
		}
	}
}

// at converts a byte offset. Inside a character it stands behind it.
func (r *ruler) at(b int) place {
	p := r.known[min(b/stretch, len(r.known)-1)]
	if p.bytes > b { // the place stands behind a character that begins before b
		p = r.known[b/stretch-1]
	}
	for p.bytes < b && p.bytes < len(r.text) {
		p.next(r.text)
	}
	return p
}

// byteAt returns the byte at which offset n in a unit lies; false outside the text and inside a surrogate pair.
func (r *ruler) byteAt(n int, u unit) (int, bool) {
	i := sort.Search(len(r.known), func(i int) bool { return r.known[i].units[u] > n }) - 1
	if i < 0 {
		return 0, false
	}
	p := r.known[i]
	for p.units[u] < n && p.bytes < len(r.text) {
		p.next(r.text)
	}
	return p.bytes, p.units[u] == n
}

// inCharacter reports whether a byte offset lies inside a character. Each invalid byte is a character.
func inCharacter(text string, at int) bool {
	if at <= 0 || at >= len(text) || utf8.RuneStart(text[at]) {
		return false
	}
	start := at - 1
	for start > 0 && at-start < utf8.UTFMax && !utf8.RuneStart(text[start]) {
		start--
	}
	_, size := utf8.DecodeRuneInString(text[start:])
	return start+size > at
}
