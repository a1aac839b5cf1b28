package entity

import "github.com/kayan-nlp/kayan/gazetteer"

// A lexicon keeps what is known of words by themselves: most words of a text have been met before, in it or in the one before, and
// need not be looked up and tested again. It belongs to one document at a time and is bounded: full, it forgets the words that were
// met once only, which are most of them.
type lexicon struct {
	wordTable
	spare   wordTable // what the words that are kept are copied to
	classes classTable
}

// A wordTable finds words by their letters.
type wordTable struct {
	places []place
	words  []word
	hashes []uint64

	// What words point to. Hits that are outgrown stay with the words that have them.
	letters []byte
	begins  []beginning
	hits    []hit
}

// maxWords is how many words a lexicon holds before it forgets some, at the beginning of a text. A text with more different words is
// its own bound.
const maxWords = 1 << 16

// A word is what is known of one by itself: 64 bytes, as much as memory gives at a time.
type word struct {
	start   [16]byte // its first letters; the rest lies in lexicon.letters
	hits    []hit
	class   *class
	from    uint32 // of its letters
	begins  uint32 // where its beginnings lie
	length  uint32 // of its letters
	nBegins uint16
	known   wordFlags
	again   bool // it was met again
}

// A place holds half the hash of a word, to tell most other words by, and 1 + its index; 0 is empty.
type place struct {
	mark uint32
	word int32
}

// A beginning is what a name of several words in one gazetteer may begin with.
type beginning struct {
	layer int
	hash  uint64
}

// renew makes room where a lexicon is full.
func (l *lexicon) renew() {
	switch {
	case len(l.classes.classes) >= maxClasses:
		l.classes.clear()
		l.clear()
	case len(l.words) >= maxWords:
		l.forget()
	}
}

// forget keeps the words that were met again since it last forgot some, if they are few enough to make room.
func (l *lexicon) forget() {
	l.spare.clear()
	for n := range l.words {
		if w := &l.words[n]; w.again && len(l.spare.words) < maxWords/2 {
			l.spare.add(l.lettersOf(w), l.hashes[n], w, l.beginningsOf(w))
		}
	}
	l.wordTable, l.spare = l.spare, l.wordTable
}

func (t *wordTable) clear() {
	clear(t.places)
	t.words, t.hashes, t.letters, t.begins, t.hits = t.words[:0], t.hashes[:0], t.letters[:0], t.begins[:0], t.hits[:0]
}

// guess returns 1 + the index of the word that most likely has this hash, 0 if there is none.
func (t *wordTable) guess(hash uint64) int32 {
	if p := t.places[hash&uint64(len(t.places)-1)]; p.mark == uint32(hash>>32) {
		return p.word
	}
	return 0
}

// confirm returns the number of the word with these letters, 0 if it is not there. It is most likely the one that was guessed.
func (t *wordTable) confirm(guess int32, hash uint64, letters []byte) int32 {
	if guess > 0 && t.written(&t.words[guess-1], letters) {
		return guess
	}
	return t.find(hash, letters)
}

// find returns the number of the word with these letters, 0 if it is not there.
func (t *wordTable) find(hash uint64, letters []byte) int32 {
	mask := uint64(len(t.places) - 1)
	for at := hash & mask; ; at = (at + 1) & mask {
		p := t.places[at]
		if p.word == 0 || p.mark == uint32(hash>>32) && t.written(&t.words[p.word-1], letters) {
			return p.word
		}
	}
}

// written reports whether a word has these letters.
func (t *wordTable) written(w *word, letters []byte) bool {
	if int(w.length) != len(letters) {
		return false
	}
	if len(letters) <= len(w.start) {
		return string(w.start[:len(letters)]) == string(letters)
	}
	return string(t.lettersOf(w)) == string(letters)
}

// add copies a word into the table, as one that was met once.
func (t *wordTable) add(letters []byte, hash uint64, w *word, begins []beginning) {
	if 2*(len(t.words)+1) > len(t.places) {
		t.grow()
	}
	own := word{
		class: w.class, from: uint32(len(t.letters)), length: uint32(len(letters)), known: w.known,
		begins: uint32(len(t.begins)), nBegins: uint16(len(begins)), hits: t.keepHits(w.hits),
	}
	copy(own.start[:], letters)
	t.letters, t.begins = append(t.letters, letters...), append(t.begins, begins...)
	t.words, t.hashes = append(t.words, own), append(t.hashes, hash)
	t.put(len(t.words) - 1)
}

// keepHits copies hits into the memory of the lexicon.
func (t *wordTable) keepHits(hits []hit) []hit {
	if len(hits) == 0 {
		return nil
	}
	n := len(t.hits)
	t.hits = append(t.hits, hits...)
	return t.hits[n:len(t.hits):len(t.hits)]
}

func (t *wordTable) put(n int) {
	mask := uint64(len(t.places) - 1)
	at := t.hashes[n] & mask
	for t.places[at].word != 0 {
		at = (at + 1) & mask
	}
	t.places[at] = place{uint32(t.hashes[n] >> 32), int32(n + 1)}
}

func (t *wordTable) grow() {
	t.places = make([]place, max(1<<10, 2*len(t.places)))
	for n := range t.words {
		t.put(n)
	}
}

func (t *wordTable) lettersOf(w *word) []byte { return t.letters[w.from : w.from+w.length] }

// beginningsOf returns what names of several words may begin with at a word.
func (t *wordTable) beginningsOf(w *word) []beginning {
	return t.begins[w.begins : w.begins+uint32(w.nBegins)]
}

// hashOf returns the hash of a segment, the same as that of the gazetteers.
func (d *document) hashOf(i int) uint64 { return gazetteer.HashWord(d.word(i)) }
