package format

import (
	"bytes"
	"encoding/json"
	"math"
	"strconv"
	"unicode/utf8"
)

const hexDigits = "0123456789abcdef"

// appendQuoted appends a JSON string as encoding/json writes it with HTML left alone: invalid bytes are U+FFFD.
func appendQuoted(dst []byte, s string) []byte {
	dst = append(dst, '"')
	for len(s) > 0 {
		n := plain(s)
		dst = append(dst, s[:n]...)
		if s = s[n:]; len(s) == 0 {
			break
		}
		r, size := utf8.DecodeRuneInString(s)
		dst = appendRune(dst, r, s[:size])
		s = s[size:]
	}
	return append(dst, '"')
}

// appendRune appends one character that may need an escape.
func appendRune(dst []byte, r rune, as string) []byte {
	switch r {
	case '"', '\\':
		return append(dst, '\\', byte(r))
	case '\b':
		return append(dst, `\b`...)
	case '\f':
		return append(dst, `\f`...)
	case '\n':
		return append(dst, `\n`...)
	case '\r':
		return append(dst, `\r`...)
	case '\t':
		return append(dst, `\t`...)
	case '\u2028':
		return append(dst, `\u2028`...)
	case '\u2029':
		return append(dst, `\u2029`...)
	case utf8.RuneError:
		return append(dst, "\uFFFD"...)
	}
	if r < ' ' {
		return append(dst, '\\', 'u', '0', '0', hexDigits[r>>4], hexDigits[r&15])
	}
	return append(dst, as...)
}

// plain returns the length of the start of s that needs no escape and is valid: ASCII and characters of two bytes, which are nearly all of
// Arabic. Runs of either are looked at eight bytes at a time.
func plain(s string) int {
	i := 0
	for i < len(s) {
		start := i
		switch c := s[i]; {
		case c&0xFC == 0xD8:
			i = endOfArabic(s, i)
		case c < utf8.RuneSelf:
			i = endOfASCII(s, i)
		case c >= 0xC2 && c < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80:
			i += 2
		}
		if i == start {
			return i
		}
	}
	return i
}

// lanes has a one in each byte, doubles in each pair of bytes.
const (
	lanes   = 0x0101_0101_0101_0101
	doubles = 0x0001_0001_0001_0001
)

// endOfArabic returns the end of a run of letters from U+0600 to U+06FF: the first byte is D8 to DB, the second 80 to BF.
func endOfArabic(s string, i int) int {
	for i+8 <= len(s) && word(s, i)&(0xC0FC*doubles) == 0x80D8*doubles {
		i += 8
	}
	for i+2 <= len(s) && s[i]&0xFC == 0xD8 && s[i+1]&0xC0 == 0x80 {
		i += 2
	}
	return i
}

// endOfASCII returns the end of a run of ASCII that needs no escape.
func endOfASCII(s string, i int) int {
	for i+8 <= len(s) {
		v := word(s, i)
		quote, slash := v^'"'*lanes, v^'\\'*lanes
		// A high bit is set where a byte is below space, a quotation mark or a backslash, or not ASCII.
		if ((v-' '*lanes)|(quote-lanes)|(slash-lanes)|v)&(0x80*lanes) != 0 {
			break
		}
		i += 8
	}
	for i < len(s) && s[i] >= ' ' && s[i] < utf8.RuneSelf && s[i] != '"' && s[i] != '\\' {
		i++
	}
	return i
}

// word reads eight bytes; the compiler makes one load of it.
func word(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// appendScore appends a score with two decimals, as far as they are not zero.
func appendScore(dst []byte, score float32) []byte {
	x := math.Round(float64(score) * 100)
	if math.IsNaN(x) || math.Abs(x) > 1<<50 {
		return append(dst, '0')
	}
	if x < 0 {
		dst, x = append(dst, '-'), -x
	}
	n := int64(x)
	dst = strconv.AppendInt(dst, n/100, 10)
	switch n %= 100; {
	case n == 0:
		return dst
	case n%10 == 0:
		return append(dst, '.', byte('0'+n/10))
	}
	return append(dst, '.', byte('0'+n/10), byte('0'+n%10))
}

// marshal writes a value without escaping HTML.
func marshal(v any) (json.RawMessage, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return nil, err
	}
	return bytes.TrimSuffix(b.Bytes(), []byte{'\n'}), nil
}

// valid shows each invalid byte as U+FFFD, as code-point offsets count it.
func valid(s string) string {
	if utf8.ValidString(s) {
		return s
	}
	return string([]rune(s))
}
