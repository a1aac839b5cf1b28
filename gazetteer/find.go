package gazetteer

import (
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
// A word that is known whole is not split, but for names of several words. Where لل is found with the article
// that it hides, the bare word behind it is not. Other spellings are tried where no
// name is written as the text has it: for the first word, where it is neither known whole nor behind a
// proclitic; for the words behind it, where no name of these words is.
//
// What lies behind the last byte of key may be read, up to its capacity, and does not count.
func (x *Index) AppendHits(dst []Hit, key []byte, segs []normalize.Segment) []Hit {
	if len(x.records) == 0 {
		return dst
	}
	f := x.finder(dst, key, segs)
	for first := 0; first < len(segs); first += windowSize {
		f.window(first, min(first+windowSize, len(segs)))
	}
	return f.done()
}

// finder returns a finder that appends to dst.
func (x *Index) finder(dst []Hit, key []byte, segs []normalize.Segment) *finder {
	f := finders.Get().(*finder)
	f.x, f.key, f.segs, f.hits, f.alone = x, key, segs, dst, false
	return f
}

// done returns what was found, and gives the finder back.
func (f *finder) done() []Hit {
	dst := f.hits
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

	alone    bool // names do not go on behind their first word
	first    int  // of the window
	width    int
	hashes   [windowSize]uint64
	blocks   [windowSize]uint64
	open     [windowSize]uint16
	readings []reading
	leads    []lead
	further  []lead
	ends     []end
	found    []found
	touched  uint64
	splits   [maxSplits]Split
	stem     [maxLoose]byte
}

var finders = sync.Pool{New: func() any { return new(finder) }}

// windowSize is how many segments are looked at together.
const windowSize = 512

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
	next        int32 // segment behind them
}

// An end is where a name may end.
type end struct {
	hash  uint64
	last  int32  // segment behind it
	next  int32  // end of the same reading, the next longer one
	place uint32 // of the record that the table gives for it
}

// window finds the names that begin at segments first to last.
func (f *finder) window(first, last int) {
	f.begin(first, last)
	f.read(last)
	f.answer()
}

// begin makes room for the questions of a window.
func (f *finder) begin(first, last int) {
	f.first, f.width = first, last-first
	f.readings, f.leads, f.ends = f.readings[:0], f.leads[:0], append(f.ends[:0], end{})
}

// answer finds the names that begin with the readings.
func (f *finder) answer() {
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
	f.hash(segs)
	for i := range segs {
		f.blocks[i%windowSize] = firsts.block(f.hashes[i%windowSize])
	}
	for _, o := range f.open[:f.sift(segs)] {
		i := int(o >> openBits)
		s := &segs[i%windowSize]
		if o&openBegin != 0 && s.Kind != normalize.Newline {
			f.addReading(f.first+i, Split{}, f.hashes[i%windowSize], f.blocks[i%windowSize])
		}
		if o&openSplit == 0 || s.Kind != normalize.Word {
			continue
		}
		f.addSplits(f.first+i, s)
	}
}

// addSplits adds the readings of a segment behind a proclitic.
func (f *finder) addSplits(segment int, s *normalize.Segment) {
	for _, split := range AppendSplits(f.splits[:0], f.key[s.Start:s.End]) {
		hash := f.hashStem(split, s)
		if block := f.x.firsts.block(hash); mayBegin(block, hash) != 0 {
			f.addReading(segment, split, hash, block)
		}
	}
}

// hash hashes all segments of the window.
func (f *finder) hash(segs []normalize.Segment) {
	for i := range segs {
		f.hashes[i%windowSize] = hashAt(f.key, segs[i].Start, segs[i].End)
	}
}

// What a segment in f.open is there for, beside its number: a name may begin with it, or behind a proclitic.
const (
	openBegin = 1 << iota
	openSplit
	openBits = 2
)

// sift collects in f.open the segments at which a name may begin, and returns how many. It has no branches: most segments
// are none of them, but which cannot be foretold.
func (f *finder) sift(segs []normalize.Segment) (n int) {
	last := len(f.key) - 1
	for i := range segs {
		second := f.key[min(segs[i].Start+1, last)]
		flags := mayBegin(f.blocks[i%windowSize], f.hashes[i%windowSize]) | splitBytes[second]<<1
		f.open[n%windowSize] = uint16(i)<<openBits | uint16(flags)
		n += int(flags+3) / 4
	}
	return n
}

func (f *finder) addReading(segment int, s Split, hash, block uint64) {
	f.leads = append(f.leads, lead{hash, block, int32(len(f.readings)), int32(segment) + 1})
	f.readings = append(f.readings, reading{segment: segment, split: s})
}

func (f *finder) hashStem(split Split, s *normalize.Segment) uint64 {
	if split.Article == "" {
		return hashAt(f.key, s.Start+split.Prefix, s.End)
	}
	return hashWord(f.stemOf(split, f.key[s.Start:s.End]))
}

// stemOf returns what a split leaves of a word; without an article to write out nothing is copied.
func (f *finder) stemOf(s Split, word []byte) []byte {
	if s.Article == "" {
		return word[s.Prefix:]
	}
	return s.AppendStem(f.stem[:0], word)
}

// mayBegin is 1 where a name may be or begin with the words of a hash, else 0.
func mayBegin(block, hash uint64) (may uint8) {
	name, begin := nameMask(hash), beginMask(hash)
	if block&name == name {
		may = 1
	}
	if block&begin == begin {
		may = 1
	}
	return may
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
			if begin := beginMask(l.hash); l.block&begin == begin && f.goesOn(l) {
				hash := hashSequence(l.hash, f.hashOf(int(l.next)))
				f.further = append(f.further, lead{hash, 0, l.reading, l.next + 1})
			}
		}
		for i := range f.further {
			f.further[i].block = f.x.sequences.block(f.further[i].hash)
		}
		f.leads, f.further = f.further, f.leads
	}
}

// goesOn reports whether there is a word behind a lead, of which a name can have one more.
func (f *finder) goesOn(l *lead) bool {
	return !f.alone && int(l.next) < len(f.segs) && f.segs[l.next].Kind != normalize.Newline &&
		int(l.next)-f.readings[l.reading].segment < maxNameWords
}

// hashOf returns the hash of a segment that may lie behind the window.
func (f *finder) hashOf(segment int) uint64 {
	if i := segment - f.first; i < f.width {
		return f.hashes[i]
	}
	return hashWord(f.word(segment))
}

func (f *finder) word(segment int) []byte { return f.key[f.segs[segment].Start:f.segs[segment].End] }

func (f *finder) addEnd(l *lead) {
	n := int32(len(f.ends))
	f.ends = append(f.ends, end{hash: l.hash, last: l.next})
	r := &f.readings[l.reading]
	if r.first == 0 {
		r.first = n
	} else {
		f.ends[r.last].next = n
	}
	r.last = n
}

// touch looks up in the table the names that would end at each end, and reads the first of their records, so that
// they are near when choose compares them.
func (f *finder) touch() {
	sum := f.touched // of what is read, or else the compiler would not read it
	x, ends := f.x, f.ends[1:]
	for i := range ends {
		sum += x.names.touch(ends[i].hash)
	}
	for i := range ends {
		s := x.names.search(ends[i].hash)
		ends[i].place = s.nextPlace()
	}
	for i := range ends {
		if place := uint64(ends[i].place); place < uint64(len(x.records)) {
			sum += uint64(x.records[place])
		}
	}
	f.touched = sum
}
