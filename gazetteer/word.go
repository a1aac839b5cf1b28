package gazetteer

import "github.com/kayan-nlp/kayan/normalize"

// Most words of a text have been met before. A program that keeps what it knows of them asks for a word by itself, by
// [Index.AppendHits] with that word as its only segment, and for whole texts only where a name of several words may begin:

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

// AppendHitsAt appends the names that begin at one segment, as [Index.AppendHits] finds them.
func (x *Index) AppendHitsAt(dst []Hit, key []byte, segs []normalize.Segment, at int) []Hit {
	return x.appendHits(dst, key, segs, at, at+1)
}
