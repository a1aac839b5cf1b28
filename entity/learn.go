package entity

import (
	"bytes"
	"slices"

	"github.com/kayan-nlp/kayan/normalize"
)

// learned is what is found out of a word that is met for the first time.
type learned struct {
	sight
	hash          uint64
	stem          []hit // of the word without the alef of tanwin
	begins        []beginning
	first, inside bitSet
}

// learnWords looks up the unknown words, all at once, and tests them.
func (x *Extractor) learnWords(d *document) {
	if len(d.unknown) == 0 {
		return
	}
	d.alone = d.alone[:0]
	for _, i := range d.unknown {
		d.alone = append(d.alone, d.words[i])
		if stem, ok := d.withoutTanwin(i); ok {
			d.alone = append(d.alone, stem)
		}
	}
	for n := range x.layers {
		a := &d.asked[n]
		a.found, a.next = x.layers[n].index.AppendWords(a.found[:0], d.text.Bytes(), d.alone), 0
	}
	n := 0 // of what was asked for
	for _, i := range d.unknown {
		k := &d.learned
		k.hash, k.letters, k.kind = d.hashes[i], d.word(i), d.words[i].Kind
		k.hits, n = x.readHits(k.hits[:0], d.asked, n), n+1
		k.stem = k.stem[:0]
		if _, ok := d.withoutTanwin(i); ok {
			k.stem, n = x.readHits(k.stem, d.asked, n), n+1
		}
		if d.lexicon.find(k.hash, k.letters) == 0 { // it may stand there twice
			x.addWord(d, k)
		}
	}
}

// withoutTanwin returns what an alef at the end of word i leaves, where it may be that of an indefinite accusative: of كتابا that is كتاب.
// Such a word is ordinary where that is. (A name is never written so in a row of names: محمد, not محمدا.)
func (d *document) withoutTanwin(i int) (normalize.Segment, bool) {
	s := d.words[i]
	stem := s
	stem.End -= len("ا")
	return stem, s.Kind == normalize.Word && s.End-s.Start >= len("كتبا") && bytes.HasSuffix(d.word(i), []byte("ا"))
}

// readHits appends what the gazetteers found of what was asked for as number n.
func (x *Extractor) readHits(dst []hit, from []asked, n int) []hit {
	for l := range x.layers {
		for a := &from[l]; a.next < len(a.found) && a.found[a.next].First == n; a.next++ {
			dst = x.appendHits(dst, &x.layers[l], &a.found[a.next])
		}
	}
	return dst
}

// addWord adds a word to the lexicon, of which the hits are known.
func (x *Extractor) addWord(d *document, k *learned) {
	k.begins = k.begins[:0]
	for n := range x.layers {
		d.begins = x.layers[n].index.AppendBeginnings(d.begins[:0], k.letters)
		for _, b := range d.begins {
			k.begins = append(k.begins, beginning{n, b})
		}
	}
	k.hits = x.wholeFirst(k.hits)
	k.flags = 0
	if k.kind == normalize.Word {
		k.flags = x.flagsOf(k.hits)
		if !slices.ContainsFunc(k.hits, func(h hit) bool { return x.uses[h.label] != useLiteral }) {
			k.flags |= x.flagsOf(k.stem) & flagOrdinary
		}
	}
	x.test(k)
	w := word{hits: k.hits, known: k.flags, class: d.lexicon.classes.of(x, k.first, k.inside)}
	d.lexicon.add(k.letters, k.hash, &w, k.begins)
}

// test tests a word, its letters and its hits, for what the programs ask.
func (x *Extractor) test(k *learned) {
	k.first = x.pass(k.first, &k.sight, true)
	if k.inside = append(k.inside[:0], k.first...); k.split() {
		k.inside = x.pass(k.inside, &k.sight, false)
	}
}
