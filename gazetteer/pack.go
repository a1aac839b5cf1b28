package gazetteer

import (
	"encoding/binary"
	"unicode/utf8"
)

// Packed text is how names lie in a compiled gazetteer: one byte for a letter of the Arabic block, U+0600 to
// U+06FF, the lower one of its code point. A space is a space. Any other character is written in UTF-8 behind
// an escape byte, and a byte that is no UTF-8 behind another; so are the characters of the block whose bytes are
// taken.
const (
	packedEscape = 0x00
	packedByte   = 0x01
	packedSpace  = 0x20
)

// arabicCode returns the packed form of the two-byte letter that begins a text, 0 if there is none.
func arabicCode[S string | []byte](s S) byte {
	if len(s) < 2 || s[0]&0xFC != 0xD8 || s[1]&0xC0 != 0x80 {
		return 0
	}
	code := s[0]<<6 | s[1]&0x3F
	if code == packedSpace || code == packedByte {
		return 0
	}
	return code
}

// pack appends text in packed form.
func pack[S string | []byte](dst []byte, text S) []byte {
	for len(text) > 0 {
		if text[0] == ' ' {
			dst = append(dst, packedSpace)
			text = text[1:]
			continue
		}
		if code := arabicCode(text); code != 0 {
			dst = append(dst, code)
			text = text[2:]
			continue
		}
		mark, n := otherCharacter(text)
		dst = append(append(dst, mark), text[:n]...)
		text = text[n:]
	}
	return dst
}

// otherCharacter returns the length of the first character, and the byte behind which it stands in packed text.
func otherCharacter[S string | []byte](s S) (mark byte, n int) {
	if s[0] < utf8.RuneSelf {
		return packedEscape, 1
	}
	r, n := utf8.DecodeRune([]byte(s[:min(len(s), utf8.UTFMax)]))
	if r == utf8.RuneError && n == 1 {
		return packedByte, 1
	}
	return packedEscape, n
}

// unpack appends what packed text stands for.
func unpack(dst, packed []byte) []byte {
	for len(packed) > 0 {
		switch code := packed[0]; {
		case code == packedSpace:
			dst = append(dst, ' ')
		case code != packedEscape && code != packedByte:
			dst = append(dst, 0xD8|code>>6, 0x80|code&0x3F)
		case len(packed) > 1:
			_, n := otherCharacter(packed[1:])
			if code == packedByte {
				n = 1
			}
			dst = append(dst, packed[1:1+n]...)
			packed = packed[n:]
		}
		packed = packed[1:]
	}
	return dst
}

// Codes of the alefs that a key writes as a bare one. آ is not among them: in the particle آل it stays.
const (
	packedAlef       = 0x27
	packedHamzaAbove = 0x23
	packedHamzaBelow = 0x25
)

// matchWord compares a word with the first word of a packed key. With plain the key is the name itself, and
// hamza on alef is still to be overlooked. It returns what lies behind the word, if they are the same.
func matchWord(key []byte, plain bool, word []byte) (rest []byte, ok bool) {
	for len(word) > 0 {
		if len(key) == 0 {
			return nil, false
		}
		if code := arabicCode(word); code != 0 {
			if k := key[0]; k != code && !(plain && code == packedAlef && (k == packedHamzaAbove || k == packedHamzaBelow)) {
				return nil, false
			}
			key, word = key[1:], word[2:]
			continue
		}
		mark, n := otherCharacter(word)
		if key[0] != mark || len(key) <= n || string(key[1:1+n]) != string(word[:n]) {
			return nil, false
		}
		key, word = key[1+n:], word[n:]
	}
	return key, len(key) == 0 || key[0] == packedSpace
}

// samePacked is the short way of matchWord, for a key of one word of at most eight letters. What it says is the
// same is the same; of others it says nothing.
func samePacked(key, word []byte) bool {
	const block = 16
	n := len(word)
	if n != 2*len(key) || n > block || n == 0 || cap(word) < block || cap(key) < block/2 {
		return false
	}
	word = word[:block]
	shift := 64 - 8*uint(len(key))
	a, arabic := packFour(binary.LittleEndian.Uint64(word))
	b, others := packFour(binary.LittleEndian.Uint64(word[8:]))
	letters, packed := arabic|others<<4, (a|b<<32)<<shift
	return packed == binary.LittleEndian.Uint64(key[:8])<<shift && ^letters<<(8-uint(len(key)))&0xFF == 0 &&
		zeroBytes(packed&^(packedSpace*everyByte))>>shift == 0 // none of the two letters that are written otherwise
}

// packFour packs four letters of two bytes. letters has a bit for each that is one of the Arabic block.
func packFour(v uint64) (packed, letters uint64) {
	const lanes = 0x0001_0001_0001_0001
	p := v&(0x0003*lanes)<<6 | v>>8&(0x003F*lanes)
	p = (p | p>>8) & 0x0000FFFF_0000FFFF
	p = (p | p>>16) & 0xFFFFFFFF
	other := (v ^ 0x80D8*lanes) & (0xC0FC * lanes) // 0 in the lanes of such letters
	other = (other | other>>8) & (0x00FF * lanes)
	found := ^(other + 0x7FFF*lanes) & (0x8000 * lanes) >> 15
	return p, (found | found>>15 | found>>30 | found>>45) & 0xF
}

// firstPacked returns the first word of a packed key and what lies behind it. A space behind an escape byte is
// none.
func firstPacked(key []byte) (word, rest []byte) {
	for i := 0; i < len(key); i++ {
		switch key[i] {
		case packedSpace:
			return key[:i], key[i:]
		case packedEscape, packedByte:
			i++
		}
	}
	return key, nil
}
