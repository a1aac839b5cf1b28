package entity

import (
	"bytes"
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// A lexicon keeps what is known of words by themselves: most words of a text have been met before, in it or in the one before, and
// need not be looked up and tested again. It belongs to one document at a time and is bounded: full, it forgets what was not met
// since it was last full.
type lexicon struct {
	young, old wordTable
}

// youngWords is how many words a lexicon holds before it forgets some, at the beginning of a text. A text with more
// different words is its own bound.
const youngWords = 1 << 14

// A word is what is known of one by itself. It points into the table that holds it and does not change.
type word struct {
	start    [16]byte // its first letters, beside the rest, as memory is slow
	letters  []byte
	programs []uint16 // those that it can begin
	begins   []beginning
	inside   atomSet // tests that it passes behind the first word of a match
	first    atomSet // and as the first one, where any proclitic will do
	hits     []hit
	hash     uint64
	known    wordFlags
}

// written reports whether the word has these letters.
func (w *word) written(letters []byte) bool {
	if len(letters) <= len(w.start) {
		return len(w.letters) == len(letters) && string(w.start[:len(letters)]) == string(letters)
	}
	return bytes.Equal(w.letters, letters)
}

// A beginning is what a name of several words in one gazetteer may begin with.
type beginning struct {
	layer int
	hash  uint64
}

// renew makes room where a lexicon is full.
func (l *lexicon) renew() {
	if len(l.young.words) >= youngWords {
		l.young, l.old = l.old, l.young
		l.young.clear()
	}
}

// A wordTable finds words by their letters.
type wordTable struct {
	places  []place
	words   []word
	touched uint64 // of what was touched, or else the compiler would not read it

	// What words point to. Memory that is outgrown stays with the words that lie in it.
	letters  []byte
	hits     []hit
	begins   []beginning
	programs []uint16
	sets     []uint64
}

// A place holds half the hash of a word, to tell most other words by, and 1 + its index; 0 is empty.
type place struct {
	mark uint32
	word int32
}

func (t *wordTable) clear() {
	clear(t.places)
	t.words, t.letters, t.hits, t.begins, t.programs, t.sets = t.words[:0], t.letters[:0], t.hits[:0], t.begins[:0], t.programs[:0], t.sets[:0]
}

// find returns the word with these letters, nil if it is not there.
func (t *wordTable) find(hash uint64, letters []byte) *word {
	if len(t.places) == 0 {
		return nil
	}
	mask := uint64(len(t.places) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		p := t.places[at]
		if p.word == 0 {
			return nil
		}
		if p.mark != uint32(hash>>32) {
			continue
		}
		if w := &t.words[p.word-1]; w.written(letters) {
			return w
		}
	}
}

// add copies a word into the table.
func (t *wordTable) add(w *word) *word {
	if 2*(len(t.words)+1) > len(t.places) {
		t.grow()
	}
	own := t.keep(w)
	t.put(len(t.words) - 1)
	return own
}

// keep copies a word into the memory of the table, where it will not be found.
func (t *wordTable) keep(w *word) *word {
	own := *w
	own.letters, t.letters = keep(t.letters, w.letters)
	copy(own.start[:], w.letters)
	own.hits, t.hits = keep(t.hits, w.hits)
	own.begins, t.begins = keep(t.begins, w.begins)
	own.programs, t.programs = keep(t.programs, w.programs)
	own.inside, t.sets = keep(t.sets, w.inside)
	if own.first = own.inside; !slices.Equal(w.first, w.inside) {
		own.first, t.sets = keep(t.sets, w.first)
	}
	t.words = append(t.words, own)
	return &t.words[len(t.words)-1]
}

// keep appends items to an arena and returns them there.
func keep[T any, S ~[]T](arena []T, items S) (S, []T) {
	if len(items) == 0 {
		return nil, arena
	}
	n := len(arena)
	arena = append(arena, items...)
	return arena[n:len(arena):len(arena)], arena
}

func (t *wordTable) put(n int) {
	mask := uint64(len(t.places) - 1)
	at := t.words[n].hash & mask
	for t.places[at].word != 0 {
		at = (at + 1) & mask
	}
	t.places[at] = place{uint32(t.words[n].hash >> 32), int32(n + 1)}
}

func (t *wordTable) grow() {
	t.places = make([]place, max(4*youngWords, 2*len(t.places)))
	for n := range t.words {
		t.put(n)
	}
}

// touch reads what find will read for some words, so that it is near then: what one word asks for does not wait for what
// another does.
func (t *wordTable) touch(hashes []uint64) {
	if len(t.places) == 0 {
		return
	}
	var found [touchWindow]*word
	mask := uint64(len(t.places) - 1)
	for i, hash := range hashes {
		found[i%touchWindow] = nil
		if p := t.places[hash&mask]; p.mark == uint32(hash>>32) && p.word > 0 {
			found[i%touchWindow] = &t.words[p.word-1]
		}
	}
	sum := uint64(0)
	for _, w := range found[:len(hashes)] {
		if w != nil {
			sum += uint64(w.start[0]) + uint64(w.known)
		}
	}
	for _, w := range found[:len(hashes)] {
		if w != nil && len(w.programs) > 0 {
			sum += uint64(w.programs[0])
		}
		if w != nil && len(w.inside) > 0 {
			sum += w.inside[0]
		}
	}
	t.touched = sum
}

// touchWindow is how many words are touched at a time.
const touchWindow = 128

// word returns what is known of a segment that is no line break.
func (x *Extractor) word(d *document, s normalize.Segment, hash uint64) *word {
	l := &d.lexicon
	letters := d.text.Bytes()[s.Start:s.End]
	if w := l.young.find(hash, letters); w != nil {
		return w
	}
	if w := l.old.find(hash, letters); w != nil {
		return l.young.add(w)
	}
	x.learnWord(d, s, hash)
	return l.young.add(&d.learned)
}

// learnWord looks a word up and tests it, into d.learned.
func (x *Extractor) learnWord(d *document, s normalize.Segment, hash uint64) {
	w := &d.learned
	w.hash, w.letters = hash, d.text.Bytes()[s.Start:s.End]
	w.hits, w.begins = w.hits[:0], w.begins[:0]
	alone := [1]normalize.Segment{s}
	for n := range x.layers {
		layer := &x.layers[n]
		d.found = layer.index.AppendHits(d.found[:0], d.text.Bytes(), alone[:])
		w.hits = layer.appendHits(w.hits, d.found)
		d.begins = layer.index.AppendBeginnings(d.begins[:0], w.letters)
		for _, b := range d.begins {
			w.begins = append(w.begins, beginning{n, b})
		}
	}
	w.hits = x.wholeFirst(w.hits)
	w.known = 0
	if s.Kind == normalize.Word {
		w.known = x.flagsOf(w.hits)
	}
	x.test(d, w, s.Kind)
}

// test tests a word, its letters and its hits, for what the programs ask.
func (x *Extractor) test(d *document, w *word, kind normalize.SegmentKind) {
	k := sight{letters: w.letters, kind: kind, flags: w.known, hits: w.hits, scratch: d.scratch}
	w.first = x.pass(w.first, &k, true)
	if w.inside = append(w.inside[:0], w.first...); k.split() {
		w.inside = x.pass(w.inside, &k, false)
	}
	w.programs = x.appendPrograms(w.programs[:0], w.first)
	d.scratch = k.scratch
}

// hashOf returns the hash of a segment, the same as that of the gazetteers.
func (d *document) hashOf(i int) uint64 {
	s := d.words[i]
	return gazetteer.HashWord(d.text.Bytes()[s.Start:s.End])
}
