package gazetteer

import (
	"encoding/binary"
	"math/bits"
)

// A filter answers two questions about a sequence of words by one look at eight bytes: whether it may be a name, and
// whether it may be the beginning of a longer one. A no is certain; few yes are wrong. It is what most words
// of a text meet and all that they meet.
type filter struct {
	bytes  []byte
	blocks uint64
}

func newFilter(b []byte) filter { return filter{b, uint64(len(b) / filterBlock)} }

// filterBits is the room of one sequence: 16 bits leave less than 1 % of wrong answers.
const filterBits = 16

const filterBlock = 8

// filterSize returns the bytes of a filter for n sequences.
func filterSize(n int) int { return (n*filterBits/8/filterBlock + 1) * filterBlock }

// scale maps a hash to 0, …, n-1, in the order of the hashes.
func scale(hash, n uint64) uint64 {
	at, _ := bits.Mul64(hash, n)
	return at
}

// block returns the eight bytes in which the answers about a sequence lie.
func (f *filter) block(hash uint64) uint64 {
	at := scale(hash, f.blocks) * filterBlock
	if at+filterBlock > uint64(len(f.bytes)) {
		return 0
	}
	return binary.LittleEndian.Uint64(f.bytes[at:])
}

func (f *filter) set(hash, mask uint64) {
	at := scale(hash, f.blocks) * filterBlock
	binary.LittleEndian.PutUint64(f.bytes[at:], binary.LittleEndian.Uint64(f.bytes[at:])|mask)
}

// nameMask and beginMask are the bits of a block that are all set where the answer may be yes.
func nameMask(hash uint64) uint64  { return filterMasks[hash%masksSize] }
func beginMask(hash uint64) uint64 { return filterMasks[hash>>masksBits%masksSize] }

const (
	masksBits = 9
	masksSize = 1 << masksBits
)

// filterMasks are patterns of three bits.
var filterMasks = func() (m [masksSize]uint64) {
	for n := range m {
		r := mix(uint64(n)^hashFirst, hashOther)
		m[n] = 1<<(r&63) | 1<<(r>>6&63) | 1<<(r>>12&63)
	}
	return m
}()
