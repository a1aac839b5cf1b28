package gazetteer

import (
	"encoding/binary"
	"math/bits"
)

// The hash of a word is the same for all its spellings (see loosen), so that one look-up finds the name as it is
// written and under another spelling. What the hash throws together the comparison of the letters tells apart.
//
// It reads eight bytes at a time and takes letters as pairs of bytes at even places, as loosen does.

const (
	hashSeed  = 0x9E3779B97F4A7C15
	hashChunk = 0xD6E8FEB86659FD93
	hashLast  = 0xA0761D6478BD642F
	hashNext  = 0xE7037ED1A0B428DB
)

// hashWord returns the hash of a word of the key.
func hashWord(w []byte) uint64 {
	n := len(w)
	if n > 2 && n%2 == 0 && w[n-2] == hamza[0] && w[n-1] == hamza[1] {
		n -= 2 // سيناء، سينا
	}
	h, i := uint64(hashSeed), 0
	for ; n-i > 8; i += 8 {
		h = mix(h^oneHamza(binary.LittleEndian.Uint64(w[i:])), hashChunk)
	}
	return mix(h^oneHamza(oneEnding(lastBytes(w, i, n), n-i)), hashLast)
}

// hashSequence returns the hash of a sequence of words that one more word follows.
func hashSequence(words, next uint64) uint64 { return mix(words^hashNext, next^hashChunk) }

// hashString returns a hash of a string as it is, for ids.
func hashString(s string) uint64 {
	h, i := uint64(len(s))^hashSeed, 0
	b := []byte(s)
	for ; len(b)-i > 8; i += 8 {
		h = mix(h^binary.LittleEndian.Uint64(b[i:]), hashChunk)
	}
	return mix(h^lastBytes(b, i, len(b)), hashLast)
}

func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a, b)
	return hi ^ lo
}

// lastBytes returns w[i:n], at most eight bytes, the first one lowest. Where memory goes on behind the word, that is one
// load.
func lastBytes(w []byte, i, n int) uint64 {
	if cap(w)-i >= 8 {
		return binary.LittleEndian.Uint64(w[i:i+8]) & (^uint64(0) >> (64 - 8*uint(n-i)))
	}
	var v uint64
	for j := n - 1; j >= i; j-- {
		v = v<<8 | uint64(w[j])
	}
	return v
}

// oneEnding writes a final ى as ي and a final ة as ه, in the last n bytes of a word.
func oneEnding(v uint64, n int) uint64 {
	if n%2 == 1 || n == 0 {
		return v
	}
	at := uint(n-2) * 8
	switch v >> at {
	case uint64(alefMaksura[0]) | uint64(alefMaksura[1])<<8:
		v ^= (uint64(yeh[0]^alefMaksura[0]) | uint64(yeh[1]^alefMaksura[1])<<8) << at
	case uint64(tehMarbuta[0]) | uint64(tehMarbuta[1])<<8:
		v ^= (uint64(heh[0]^tehMarbuta[0]) | uint64(heh[1]^tehMarbuta[1])<<8) << at
	}
	return v
}

// oneHamza makes the letters U+0620 to U+0627 one: the hamza and its seats, and what else lies among them.
func oneHamza(v uint64) uint64 {
	const (
		lanes = 0x0001_0001_0001_0001
		top   = 0x8000 * lanes
	)
	other := (v ^ 0xA0D8*lanes) & (0xF8FF * lanes) // 0 in the lanes of these letters
	other |= (other &^ top) + 0x7FFF*lanes         // now the top bit says so
	clear := ^other & top
	return v &^ (clear>>5 | clear>>6 | clear>>7)
}
