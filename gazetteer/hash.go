package gazetteer

import (
	"encoding/binary"
	"math/bits"
)

// The hash of a word is the same for all its spellings (see loosen), so that one look-up finds the name as it is
// written and under another spelling. What the hash throws together the comparison of the letters tells apart.
// Like loosen it takes letters as pairs of bytes at even places.

const (
	hashFirst = 0xD6E8FEB86659FD93
	hashOther = 0xA0761D6478BD642F
	hashNext  = 0xE7037ED1A0B428DB
)

// hashBlock is how many bytes of a word are taken at a time: twelve letters, as many as nearly all words have.
const hashBlock = 24

// hashWord returns the hash of a word of the key.
func hashWord(w []byte) uint64 {
	n, ending := endingOf(w)
	if n >= hashBlock || cap(w) < hashBlock {
		return hashAnyWord(w[:n], ending)
	}
	w = w[:hashBlock] // beyond the word, but within its memory
	return hashParts(binary.LittleEndian.Uint64(w), binary.LittleEndian.Uint64(w[8:]), binary.LittleEndian.Uint64(w[16:]), uint(n), ending)
}

// hashAt is hashWord for a word within a text.
func hashAt(key []byte, start, end int) uint64 {
	word := key[start:]
	n := uint(end - start)
	if n >= hashBlock || len(word) < hashBlock {
		return hashWord(word[:n])
	}
	a, b, c := binary.LittleEndian.Uint64(word), binary.LittleEndian.Uint64(word[8:]), binary.LittleEndian.Uint64(word[16:])
	part := a
	if n > 8 {
		part = b
	}
	if n > 16 {
		part = c
	}
	ending := part >> ((8*n - 16) % 64) & 0xFFFF
	if ending == pairHamza {
		return hashWord(word[:n])
	}
	ending = oneEnding(ending)
	before := n - 2
	if n%2 == 1 {
		before, ending = n, 0
	}
	return hashParts(a, b, c, before, ending)
}

// hashParts returns the hash of the first n bytes of three parts, and an ending behind them. No branch depends on the
// letters, as these cannot be foretold.
func hashParts(a, b, c uint64, n uint, ending uint64) uint64 {
	m := &masks[n%32]
	a = oneHamza(a&m.keep[0] | ending*m.put[0])
	b = oneHamza(b&m.keep[1] | ending*m.put[1])
	c = oneHamza(c&m.keep[2] | ending*m.put[2])
	return mix(a^hashFirst, b^hashOther) ^ c*hashNext
}

// masks keep the first n bytes of three parts of eight, and put two bytes behind them.
var masks = func() (m [32]struct{ keep, put [3]uint64 }) {
	for n := range hashBlock + 1 {
		for part := range 3 {
			m[n].keep[part] = ^uint64(0) >> (64 - 8*max(0, min(n-8*part, 8)))
		}
		if n < hashBlock {
			m[n].put[n/8] = 1 << (8 * (n % 8))
		}
	}
	return m
}()

// endingOf returns the last letter of a word, the same for those that stand for each other, and the length of what
// is before it. A final hamza is passed over. What is not made of pairs has no ending.
func endingOf(w []byte) (n int, ending uint64) {
	n = len(w)
	if n%2 == 1 || n == 0 {
		return n, 0
	}
	pair := binary.LittleEndian.Uint16(w[n-2:])
	if pair == pairHamza && n > 2 {
		n -= 2
		pair = binary.LittleEndian.Uint16(w[n-2:])
	}
	return n - 2, oneEnding(uint64(pair))
}

// oneEnding returns the letter that stands for a last letter: ي for ى, ه for ة.
func oneEnding(pair uint64) uint64 {
	if pair == pairAlefMaksura {
		pair = pairYeh
	}
	if pair == pairTehMarbuta {
		pair = pairHeh
	}
	return pair
}

// hashAnyWord is hashWord for words of any length, anywhere in memory.
func hashAnyWord(w []byte, ending uint64) uint64 {
	h := uint64(0)
	for ; len(w) >= hashBlock; w = w[hashBlock:] {
		var block [hashBlock]byte
		copy(block[:], w)
		h = mix(h^hashNext, hashBytes(&block, hashBlock, 0))
	}
	var block [hashBlock]byte
	last := hashBytes(&block, copy(block[:], w), ending)
	if h == 0 {
		return last
	}
	return mix(h^hashNext, last^hashOther)
}

func hashBytes(block *[hashBlock]byte, n int, ending uint64) uint64 {
	return hashParts(binary.LittleEndian.Uint64(block[:]), binary.LittleEndian.Uint64(block[8:]), binary.LittleEndian.Uint64(block[16:]), uint(n), ending)
}

// hashSequence returns the hash of a sequence of words that one more word follows.
func hashSequence(words, next uint64) uint64 { return mix(words^hashNext, next^hashFirst) }

// hashString returns a hash of a string as it is, for ids.
func hashString(s string) uint64 {
	h := uint64(len(s))
	for {
		var block [16]byte
		size := copy(block[:], s)
		first, second := binary.LittleEndian.Uint64(block[:]), binary.LittleEndian.Uint64(block[8:])
		h = mix(h^first^hashFirst, second^hashOther) ^ first*hashNext // which no id makes 0 throughout
		if s = s[size:]; s == "" {
			return h
		}
	}
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// Letters as pairs of bytes, the first one lowest.
const (
	pairHamza       = 0xA1D8 // ء
	pairTehMarbuta  = 0xA9D8 // ة
	pairHeh         = 0x87D9 // ه
	pairAlefMaksura = 0x89D9 // ى
	pairYeh         = 0x8AD9 // ي
)

// oneHamza makes the letters U+0620 to U+0627 one: the hamza, its seats, and what else lies among them. It goes by the second
// byte of each letter, A0 to A7; digits, which have these as well behind D9, a key writes in ASCII.
func oneHamza(v uint64) uint64 {
	const (
		lanes = 0x0001_0001_0001_0001
		top   = 0x8000 * lanes
	)
	other := (v ^ 0xA000*lanes) & (0xF800 * lanes) // 0 in the lanes of these letters
	other |= other&^top + 0x7800*lanes             // the top bit of the others
	found := ^other & top
	return v &^ (found>>4 - found>>7) // without the last three bits there
}
