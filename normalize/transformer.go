package normalize

import (
	"golang.org/x/text/transform"
)

// Transformer returns the set as a streaming transformer, for transform.NewReader, transform.NewWriter and
// the like. What it writes is what [Fold] returns for the whole of its input, wherever buffers end. It holds
// back the unfinished last word of its input, and so needs memory for the longest word, no more. It is for
// one stream at a time; Reset makes it ready for the next. It returns no error but transform.ErrShortDst.
func (r Rules) Transformer() transform.Transformer { return &transformer{plan: planFor(r)} }

// A transformer folds whole words. Nothing that the fold does looks across an ASCII space or sign, so that
// text may be cut before any of these.
type transformer struct {
	plan *plan
	word []byte // unfinished word of the source
	out  []byte // folded and not yet written
	f    folder
}

// Reset forgets everything that was held back.
func (t *transformer) Reset() { t.word, t.out = t.word[:0], t.out[:0] }

// Transform implements transform.Transformer.
func (t *transformer) Transform(dst, src []byte, atEOF bool) (nDst, nSrc int, err error) {
	nDst = t.flush(dst)
	if len(t.out) > 0 {
		return nDst, 0, transform.ErrShortDst
	}
	cut := len(src) // up to here words are finished
	if !atEOF {
		cut = lastBoundary(src)
	}
	if cut >= 0 {
		t.word = append(t.word, src[:cut]...)
		t.fold()
		t.word = t.word[:0]
	}
	cut = max(cut, 0)
	t.word = append(t.word, src[cut:]...)
	nDst += t.flush(dst[nDst:])
	if len(t.out) > 0 {
		err = transform.ErrShortDst
	}
	return nDst, len(src), err
}

// flush writes what is ready.
func (t *transformer) flush(dst []byte) int {
	n := copy(dst, t.out)
	t.out = t.out[:copy(t.out, t.out[n:])]
	return n
}

func (t *transformer) fold() {
	t.f.plan, t.f.src, t.f.key = t.plan, string(t.word), t.out
	t.f.edits.reset()
	t.f.run()
	t.out = t.f.key
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
