package gazetteer

import (
	"encoding/binary"
	"math/bits"
)

// The hash of a word is the same for all its spellings (see loosen), so that one look-up finds the name as it is
// written and under another spelling. What the hash throws together the comparison of the letters tells apart.
// Like loosen it takes letters as pairs of bytes at even places.

const (
	hashFirst  = 0xD6E8FEB86659FD93
	hashOther  = 0xA0761D6478BD642F
	hashEnding = 0x8EBC6AF09C88C6E3
	hashNext   = 0xE7037ED1A0B428DB
)

// hashBlock is how many bytes of a word are taken at a time: eight letters, more than most words have.
const hashBlock = 16

// hashWord returns the hash of a word of the key.
func hashWord(w []byte) uint64 {
	if len(w) > hashBlock || cap(w) < hashBlock {
		return hashAnyWord(w)
	}
	n, ending := endingOf(w)
	w = w[:hashBlock] // beyond the word, but within its memory
	mask := &masks[n&31]
	return hashBytes(binary.LittleEndian.Uint64(w)&mask.first, binary.LittleEndian.Uint64(w[8:])&mask.second, ending)
}

func hashBytes(first, second, ending uint64) uint64 {
	return mix(oneHamza(first)^hashFirst, oneHamza(second)^hashOther^ending*hashEnding)
}

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
	if pair == pairAlefMaksura {
		pair = pairYeh
	}
	if pair == pairTehMarbuta {
		pair = pairHeh
	}
	return n - 2, oneHamza(uint64(pair))
}

// masks keep the first n bytes of a block, in two halves. Behind the block its length goes on, so that five bits of a
// number are a place.
var masks = func() (m [2 * hashBlock]struct{ first, second uint64 }) {
	for n := range hashBlock + 1 {
		m[n].first = ^uint64(0) >> (64 - 8*min(n, 8))
		m[n].second = ^uint64(0) >> (64 - 8*max(n-8, 0))
	}
	return m
}()

// hashAnyWord is hashWord for words of any length, anywhere in memory.
func hashAnyWord(w []byte) uint64 {
	n, ending := endingOf(w)
	w = w[:n]
	for ; len(w) > hashBlock; w = w[hashBlock:] {
		ending = hashBytes(binary.LittleEndian.Uint64(w), binary.LittleEndian.Uint64(w[8:]), ending)
	}
	var block [hashBlock]byte
	copy(block[:], w)
	return hashBytes(binary.LittleEndian.Uint64(block[:]), binary.LittleEndian.Uint64(block[8:]), ending)
}

// hashSequence returns the hash of a sequence of words that one more word follows.
func hashSequence(words, next uint64) uint64 { return mix(words^hashNext, next^hashFirst) }

// hashString returns a hash of a string as it is, for ids.
func hashString(s string) uint64 {
	h := uint64(len(s))
	for {
		var block [hashBlock]byte
		size := copy(block[:], s)
		h = mix(h^binary.LittleEndian.Uint64(block[:])^hashFirst, binary.LittleEndian.Uint64(block[8:])^hashOther)
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

// oneHamza makes the letters U+0620 to U+0627 one: the hamza, its seats, and what else lies among them.
func oneHamza(v uint64) uint64 {
	const (
		lanes = 0x0001_0001_0001_0001
		top   = 0x8000 * lanes
	)
	other := (v ^ 0xA0D8*lanes) & (0xF8FF * lanes) // 0 in the lanes of these letters
	other |= other&^top + 0x7FFF*lanes             // now the top bit tells
	clear := ^other & top
	return v &^ (clear>>5 | clear>>6 | clear>>7)
}
