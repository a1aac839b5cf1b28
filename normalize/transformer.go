package normalize

import "golang.org/x/text/transform"

// Transformer returns the set as a streaming transformer, for transform.NewReader, transform.NewWriter and
// the like. What it writes is what [Fold] returns for the whole of its input, wherever buffers end. It holds
// back the unfinished last word of its input, and needs memory for that and for a few kilobytes. It is for
// one stream at a time; Reset makes it ready for the next. It returns no error but transform.ErrShortDst.
func (r Rules) Transformer() transform.Transformer { return &transformer{plan: planFor(r)} }

// A transformer folds whole words. Nothing that the fold does looks across an ASCII space or sign, so that
// text may be cut before any of these.
type transformer struct {
	plan  *plan
	word  []byte // unfinished word of the source
	out   []byte // folded; from begin on not yet written
	begin int
	f     folder
}

// portion is how much is folded at once.
const portion = 4096

// Reset forgets everything that was held back.
func (t *transformer) Reset() { t.word, t.out, t.begin = t.word[:0], t.out[:0], 0 }

// Transform implements transform.Transformer.
func (t *transformer) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	for {
		nDst += t.flush(dst[nDst:])
		if t.begin < len(t.out) {
			return nDst, nSrc, transform.ErrShortDst
		}
		if nSrc == len(src) && !(atEOF && len(t.word) > 0) {
			return nDst, nSrc, nil
		}
		nSrc += t.take(src[nSrc:], atEOF)
	}
}

// take reads a portion of src: folds the words that it finishes, or else adds it to the unfinished word.
func (t *transformer) take(src []byte, atEOF bool) int {
	n := min(len(src), portion)
	cut := lastBoundary(src[:n])
	switch {
	case atEOF && n == len(src):
		cut = n
	case cut < 0, cut == 0 && len(t.word) == 0:
		t.word = append(t.word, src[:n]...)
		return n
	}
	t.word = append(t.word, src[:cut]...)
	t.f.plan, t.f.src, t.f.key = t.plan, string(t.word), t.out[:0]
	t.f.edits.reset()
	t.f.run()
	t.out, t.begin, t.word = t.f.key, 0, t.word[:0]
	return cut
}

// flush writes what is ready.
func (t *transformer) flush(dst []byte) int {
	n := copy(dst, t.out[t.begin:])
	t.begin += n
	return n
}

// lastBoundary returns the last place in src before which a text may be cut, -1 if there is none.
func lastBoundary(src []byte) int {
	for i := len(src) - 1; i >= 0; i-- {
		if c := src[i]; c < 0x80 && !wordRune(rune(c)) {
			return i
		}
	}
	return -1
}
