package entity

import (
	"bytes"

	"github.com/kayan-nlp/kayan/normalize"
)

// A sight is a word with what is known of it, to be tested.
type sight struct {
	letters []byte
	kind    normalize.SegmentKind
	flags   wordFlags
	hits    []hit
	scratch []byte
}

// pass collects the tests that a word passes, as the first word of a match or behind it. into is written over.
func (x *Extractor) pass(into bitSet, k *sight, first bool) bitSet {
	into = append(into[:0], x.nothing.first...)
	x.passHits(into, k, first)
	if k.kind == normalize.Word || k.kind == normalize.Number {
		x.passShapes(into, k)
	}
	return into
}

// passHits adds the tests that the hits of a word pass.
func (x *Extractor) passHits(into bitSet, k *sight, first bool) {
	for i := range k.hits {
		for _, n := range x.testsOf(&k.hits[i]) {
			if !into.has(n) && x.tests.tests[n].accepts(k, &k.hits[i], first) {
				into.add(n)
			}
		}
	}
}

// split reports whether any hit stands behind a proclitic: only then the first word of a match passes other tests.
func (k *sight) split() bool {
	for i := range k.hits {
		if k.hits[i].prefix > 0 {
			return true
		}
	}
	return false
}

// passShapes adds the tests of shapes that a word passes; a proclitic is cut where the test asks for it.
func (x *Extractor) passShapes(into bitSet, k *sight) {
	for i := range x.tests.shaped {
		byPrefix := &x.tests.shaped[i]
		p := byPrefix.prefix
		letters, flags := k.letters, k.flags
		if p != "" {
			if len(letters) <= len(p) || string(letters[:len(p)]) != p {
				continue
			}
			letters = k.withArticle(letters, len(p))
			flags &^= flagSplit
		}
		shapes := shapesOf(letters, k.kind, flags)
		for _, t := range byPrefix.tests {
			if shapes.has(x.tests.tests[t].shape) {
				into.add(t)
			}
		}
	}
}

// maxPrograms bounds the patterns of all rules.
const maxPrograms = 1<<12 - 1

// testsOf returns the tests that a hit may pass, by its kind.
func (x *Extractor) testsOf(h *hit) []int {
	if h.kind == 0 {
		return x.tests.ofLabel[h.label]
	}
	return x.kinds.lists[h.kind]
}

// mayTake reports whether a test is one of those that a hit may pass.
func (x *Extractor) mayTake(test int, h *hit) bool {
	if h.kind == 0 {
		return x.tests.tests[test].takes(h.label)
	}
	return x.kinds.takenBy[h.kind].has(test)
}

// accepts tests all of a hit but what its kind says.
func (t *test) accepts(k *sight, h *hit, first bool) bool {
	switch {
	case !t.prefixFits(k, int(h.prefix), first):
		return false
	case h.term.IsZero():
		return true // taught by the document
	case h.term.Weak() && h.words == 1 && h.prefix == 0 && k.flags&flagParticle != 0:
		return false // أمام is no إمام, كان is not the town
	}
	return (!t.strong || !h.term.Weak()) && int(h.words) >= t.words && (t.value == "" || h.valued || t.value == h.term.Value())
}

// prefixFits tests the proclitic: any at the first word of a match, else none but the one asked for.
func (t *test) prefixFits(k *sight, prefix int, first bool) bool {
	switch {
	case t.anyway:
		return true
	case t.prefix != "":
		return string(k.letters[:prefix]) == t.prefix
	}
	return prefix == 0 || first
}

// withArticle cuts a proclitic and writes out the article that لل hides: للدفاع is ل and الدفاع.
func (k *sight) withArticle(letters []byte, prefix int) []byte {
	article := hiddenArticle(letters, prefix)
	if article == "" {
		return letters[prefix:]
	}
	k.scratch = append(append(k.scratch[:0], article...), letters[prefix:]...)
	return k.scratch
}

// hiddenArticle returns what لل leaves out of the article behind a proclitic, of a word that no list explains.
func hiddenArticle(letters []byte, prefix int) string {
	if bytes.HasSuffix(letters[:prefix], []byte("ل")) && bytes.HasPrefix(letters[prefix:], []byte("ل")) {
		return "ا"
	}
	return ""
}
