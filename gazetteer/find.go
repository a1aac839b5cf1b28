package gazetteer

import (
	"encoding/binary"
	"sync"

	"github.com/kayan-nlp/kayan/normalize"
)

// A Hit is a name found in a text: the terms written like segments[First:Last].
type Hit struct {
	First, Last int
	Split            // how the first word was read
	Loose       bool // found under another spelling (ى/ي, ة/ه, hamza seats)
	Terms       Terms
}

// AppendHits appends every name that begins at every word of a text, whole or behind a proclitic, in order
// of the first word; for one reading of the first word the shorter name stands first. Names do not cross a line
// break. segs are the segments of key, all of them.
//
// A word that is known whole is not split, but for names of several words. Other spellings are tried where no
// name is written as the text has it: for the first word, where it is neither known whole nor behind a
// proclitic; for the words behind it, where no name of these words is.
//
// What lies behind the last byte of key may be read, up to its capacity, and does not count.
func (x *Index) AppendHits(dst []Hit, key []byte, segs []normalize.Segment) []Hit {
	if len(x.records) == 0 {
		return dst
	}
	f := finders.Get().(*finder)
	f.x, f.key, f.segs, f.hits = x, key, segs, dst
	for first := 0; first < len(segs); first += windowSize {
		f.window(first, min(first+windowSize, len(segs)))
	}
	dst = f.hits
	f.x, f.key, f.segs, f.hits = nil, nil, nil, nil
	finders.Put(f)
	return dst
}

// A finder finds names in a text, some words at a time. What it asks of the index lies all over memory, and a
// question that waits for the answer to another costs as much as reading hundreds of letters. So each stage asks
// all its questions for all words before the next stage asks further: the answers come side by side.
//
//	hashes    of the words
//	readings  of the words, whole and split, with which a name may begin by the filter
//	walk      from each reading over the words behind it, by the filter: where a name may end
//	touch     the places in table and records that these names would lead to
//	choose    compare the letters, and decide between the readings of one word
type finder struct {
	x    *Index
	key  []byte
	segs []normalize.Segment
	hits []Hit

	first    int // of the window
	hashes   [windowSize]uint64
	blocks   [windowSize]uint64
	readings []reading
	leads    []lead
	further  []lead
	ends     []end
	found    []found
	places   []uint32
	touched  uint64
	splits   [maxSplits]Split
	stem     [maxLoose]byte
}

var finders = sync.Pool{New: func() any { return new(finder) }}

// windowSize is how many segments are looked at together.
const windowSize = 128

// A reading is a way of reading a segment with which a name may begin.
type reading struct {
	segment     int
	split       Split
	first, last int32 // its ends, a chain from 1; 0 is none
}

// A lead is a reading and words behind it that names may go on with.
type lead struct {
	hash, block uint64
	reading     int32
	words       int32
}

// An end is where a name may end.
type end struct {
	hash  uint64
	words int32
	next  int32 // end of the same reading, the next longer one
}

// A found is names of one key that stand in the text.
type found struct {
	reading     int32
	words       int32
	first, rest likeness
	terms       Terms
}

// A likeness says how two words, or several, compare.
type likeness uint8

const (
	different likeness = iota
	respelled
	same
)

// window finds the names that begin at segments first to last.
func (f *finder) window(first, last int) {
	f.first = first
	f.readings, f.leads, f.ends = f.readings[:0], f.leads[:0], append(f.ends[:0], end{})
	f.read(last)
	f.walk()
	f.touch()
	for r := 0; r < len(f.readings); {
		next := r + 1
		for next < len(f.readings) && f.readings[next].segment == f.readings[r].segment {
			next++
		}
		f.choose(r, next)
		r = next
	}
}

// read collects the readings of each segment: whole first, then split.
func (f *finder) read(last int) {
	segs, firsts := f.segs[f.first:last], &f.x.firsts
	for i := range segs {
		f.hashes[i] = hashWord(f.key[segs[i].Start:segs[i].End])
	}
	for i := range segs {
		f.blocks[i] = firsts.block(f.hashes[i])
	}
	for i := range segs {
		s := &segs[i]
		if hash, block := f.hashes[i], f.blocks[i]; mayBegin(block, hash) && s.Kind != normalize.Newline {
			f.addReading(f.first+i, Split{}, hash, block)
		}
		word := f.key[s.Start:s.End]
		if !maySplit(word) || s.Kind != normalize.Word {
			continue
		}
		for _, split := range AppendSplits(f.splits[:0], word) {
			hash := hashWord(f.stemOf(split, word))
			if block := firsts.block(hash); mayBegin(block, hash) {
				f.addReading(f.first+i, split, hash, block)
			}
		}
	}
}

func (f *finder) addReading(segment int, s Split, hash, block uint64) {
	f.leads = append(f.leads, lead{hash, block, int32(len(f.readings)), 1})
	f.readings = append(f.readings, reading{segment: segment, split: s})
}

// stemOf returns what a split leaves of a word; without an article to write out nothing is copied.
func (f *finder) stemOf(s Split, word []byte) []byte {
	if s.Article == "" {
		return word[s.Prefix:]
	}
	return s.AppendStem(f.stem[:0], word)
}

// mayBegin reports whether a name may be or begin with the words of a hash.
func mayBegin(block, hash uint64) bool {
	name, begin := nameMask(hash), beginMask(hash)
	return block&name == name || block&begin == begin
}

// walk follows all leads, a word each at a time, and notes where names may end.
func (f *finder) walk() {
	for len(f.leads) > 0 {
		f.further = f.further[:0]
		for i := range f.leads {
			l := &f.leads[i]
			if name := nameMask(l.hash); l.block&name == name {
				f.addEnd(l)
			}
			begin := beginMask(l.hash)
			if next := f.readings[l.reading].segment + int(l.words); l.block&begin == begin && next < len(f.segs) && l.words < maxNameWords {
				if f.segs[next].Kind == normalize.Newline {
					continue
				}
				hash := hashSequence(l.hash, f.hashOf(next))
				f.further = append(f.further, lead{hash, 0, l.reading, l.words + 1})
			}
		}
		for i := range f.further {
			f.further[i].block = f.x.sequences.block(f.further[i].hash)
		}
		f.leads, f.further = f.further, f.leads
	}
}

// hashOf returns the hash of a segment that may lie behind the window.
func (f *finder) hashOf(segment int) uint64 {
	if i := segment - f.first; i < windowSize {
		return f.hashes[i]
	}
	return hashWord(f.word(segment))
}

func (f *finder) word(segment int) []byte { return f.key[f.segs[segment].Start:f.segs[segment].End] }

func (f *finder) addEnd(l *lead) {
	n := int32(len(f.ends))
	f.ends = append(f.ends, end{hash: l.hash, words: l.words})
	r := &f.readings[l.reading]
	if r.first == 0 {
		r.first = n
	} else {
		f.ends[r.last].next = n
	}
	r.last = n
}

// touch reads the places that choose will read.
func (f *finder) touch() {
	sum := f.touched // of what is read, or else the compiler would not read it
	x, ends := f.x, f.ends[1:]
	for i := range ends {
		sum += x.names.touch(ends[i].hash)
	}
	f.places = f.places[:0]
	for i := range ends {
		s := x.names.search(ends[i].hash)
		if slot := s.next(); slot != nil {
			f.places = append(f.places, binary.LittleEndian.Uint32(slot))
		}
	}
	for _, place := range f.places {
		if uint64(place) < uint64(len(x.records)) {
			sum += uint64(x.records[place])
		}
	}
	f.touched = sum
}

// choose reports the names of readings first to last, all of one segment.
func (f *finder) choose(first, last int) {
	f.found = f.found[:0]
	for r := first; r < last; r++ {
		for e := f.readings[r].first; e != 0; e = f.ends[e].next {
			f.compareAll(r, &f.ends[e])
		}
	}
	if len(f.found) == 0 {
		return
	}
	whole := false
	for i := range f.found {
		n := &f.found[i]
		whole = whole || f.readings[n.reading].split.Prefix == 0 && n.words == 1 && n.first == same
	}
	f.report(whole, false, same)
	before := len(f.hits)
	f.report(whole, true, same)
	if !whole && len(f.hits) == before {
		f.report(whole, false, respelled)
		f.report(whole, true, respelled)
	}
}

// report appends the hits of the whole or the split readings whose first word is as said. Behind a proclitic of a word that is
// known whole only names of several words count: the words that follow tell which reading is meant (لحزب الله).
func (f *finder) report(whole, split bool, first likeness) {
	article := -1 // the proclitic behind which a name with its article is known
	for i := range f.found {
		n := &f.found[i]
		r := &f.readings[n.reading]
		s := r.split
		switch {
		case n.first != first, s.Prefix > 0 != split:
			continue
		case split && whole && n.words == 1:
			continue
		case split && s.Prefix == article && s.Article == "":
			continue // للواء is ل and اللواء rather than ل and لواء
		case n.rest == respelled && f.hasExact(n):
			continue
		}
		if s.Article != "" && !whole {
			article = s.Prefix
		}
		f.hits = append(f.hits, Hit{
			First: r.segment, Last: r.segment + int(n.words), Split: s,
			Loose: first == respelled || n.rest == respelled, Terms: n.terms,
		})
	}
}

// hasExact reports whether a name of the same words is written as the text has it.
func (f *finder) hasExact(n *found) bool {
	for i := range f.found {
		o := &f.found[i]
		if o.reading == n.reading && o.words == n.words && o.first == same && o.rest == same {
			return true
		}
	}
	return false
}

// compareAll finds the names that end at an end, and of which the letters are those of the text.
func (f *finder) compareAll(r int, e *end) {
	search := f.x.names.search(e.hash)
	for slot := search.next(); slot != nil; slot = search.next() {
		before := len(f.found)
		groups := f.x.groupsAt(binary.LittleEndian.Uint32(slot))
		for terms, ok := groups.next(); ok; terms, ok = groups.next() {
			first, rest := f.compare(terms.firstPlace(), r, e.words)
			if first == different || rest == different || f.x.hidden != nil && terms.Len() == 0 {
				continue
			}
			f.found = append(f.found, found{int32(r), e.words, first, rest, terms})
		}
		if len(f.found) > before {
			return // the names of a key and of its other spellings lie in one place
		}
	}
}

// compare compares the key of a name with the words of the text: the first word by itself, and the others together.
func (f *finder) compare(place uint32, r int, words int32) (first, rest likeness) {
	key, plain := f.x.keyAt(uint64(place))
	segment := f.readings[r].segment
	word := f.stemOf(f.readings[r].split, f.word(segment))
	rest = same
	for n := int32(0); ; {
		behind, exact := matchWord(key, plain, word)
		if !exact {
			var name []byte
			if name, behind = firstPacked(key); !sameLoosely(name, plain, word) {
				return different, different
			}
		}
		switch {
		case n == 0 && exact:
			first = same
		case n == 0:
			first = respelled
		case !exact:
			rest = respelled
		}
		if n++; n == words || len(behind) == 0 {
			if n != words || len(behind) != 0 {
				return different, different
			}
			return first, rest
		}
		key = behind[1:]
		word = f.word(segment + int(n))
	}
}

// A groupReader goes through the terms under one hash, those of one key at a time.
type groupReader struct {
	x      *Index
	single uint32
	left   uint64 // groups
	list   bool
	c      cursor
}

// groupsAt reads what a slot of the name table leads to: a name, or a list.
func (x *Index) groupsAt(place uint32) groupReader {
	c := x.at(uint64(place))
	if flags := c.byte(); flags&flagList == 0 {
		return groupReader{x: x, single: place, left: 1}
	}
	return groupReader{x: x, list: true, left: c.number(), c: c}
}

// next returns the next terms.
func (g *groupReader) next() (Terms, bool) {
	if g.left == 0 {
		return Terms{}, false
	}
	g.left--
	if !g.list {
		return Terms{g.x, g.single, 1}, true
	}
	n := g.c.number()
	if n == 0 || n > uint64(len(g.c.rest)/placeSize) {
		g.left = 0
		return Terms{}, false
	}
	places := g.c.rest[:n*placeSize]
	g.c.rest = g.c.rest[n*placeSize:]
	if n == 1 {
		return Terms{g.x, binary.LittleEndian.Uint32(places), 1}, true
	}
	return Terms{g.x, uint32(len(g.x.records) - len(g.c.rest) - len(places)), uint32(n)}, true
}
