package gazetteer

import "github.com/kayan-nlp/kayan/normalize"

// Most words of a text have been met before. A program that keeps what it knows of them asks for the others by themselves, and for
// names of several words only where one may begin.

// AppendWords appends the names of one word that each segment is, as [Index.AppendHits] finds them where it stands alone.
func (x *Index) AppendWords(dst []Hit, key []byte, segs []normalize.Segment) []Hit {
	if len(x.records) == 0 {
		return dst
	}
	f := x.finder(dst, key, segs)
	f.alone = true
	for first := 0; first < len(segs); first += windowSize {
		f.window(first, min(first+windowSize, len(segs)))
	}
	return f.done()
}

// HashWord returns a hash of a word of the key. Spellings that look-ups take for one another have the same.
func HashWord(word []byte) uint64 { return hashWord(word) }

// AppendBeginnings appends, for each reading of a word with which names of several words may begin, what [Index.GoesOn] asks for.
// That a name begins so is likely, that none does is certain where nothing is appended.
func (x *Index) AppendBeginnings(dst []uint64, word []byte) []uint64 {
	if len(x.records) == 0 {
		return dst
	}
	if hash := hashWord(word); x.begins(hash) {
		dst = append(dst, hash)
	}
	var splits [maxSplits]Split
	for _, s := range AppendSplits(splits[:0], word) {
		if hash := hashStem(s, word); x.begins(hash) {
			dst = append(dst, hash)
		}
	}
	return dst
}

func hashStem(s Split, word []byte) uint64 {
	if s.Article == "" {
		return hashWord(word[s.Prefix:])
	}
	var stem [maxLoose]byte
	return hashWord(s.AppendStem(stem[:0], word))
}

func (x *Index) begins(hash uint64) bool {
	mask := beginMask(hash)
	return x.firsts.block(hash)&mask == mask
}

// GoesOn reports whether a name that begins so may go on with a word of this hash. A no is certain.
func (x *Index) GoesOn(beginning, next uint64) bool {
	hash := hashSequence(beginning, next)
	return mayBegin(x.sequences.block(hash), hash) != 0
}

// AppendHitsAt appends the names that begin at some segments, which are given by their numbers in order, as [Index.AppendHits]
// finds them.
func (x *Index) AppendHitsAt(dst []Hit, key []byte, segs []normalize.Segment, at []int) []Hit {
	if len(x.records) == 0 {
		return dst
	}
	f := x.finder(dst, key, segs)
	for ; len(at) > windowSize; at = at[windowSize:] {
		f.windowAt(at[:windowSize])
	}
	f.windowAt(at)
	return f.done()
}

// windowAt finds the names that begin at some segments.
func (f *finder) windowAt(at []int) {
	f.begin(0, 0)
	for i, n := range at {
		s := &f.segs[n]
		f.hashes[i%windowSize] = hashAt(f.key, s.Start, s.End)
	}
	for i := range at {
		f.blocks[i%windowSize] = f.x.firsts.block(f.hashes[i%windowSize])
	}
	for i, n := range at {
		s, hash, block := &f.segs[n], f.hashes[i%windowSize], f.blocks[i%windowSize]
		if s.Kind != normalize.Newline && mayBegin(block, hash) != 0 {
			f.addReading(n, Split{}, hash, block)
		}
		if s.Kind == normalize.Word {
			f.addSplits(n, s)
		}
	}
	f.answer()
}
