package gazetteer

import "encoding/binary"

// A found is names of one key that stand in the text.
type found struct {
	reading     int32
	last        int32 // segment behind them
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

// choose reports the names of readings first to last, all of one segment.
func (f *finder) choose(first, last int) {
	f.found = f.found[:0]
	for r := first; r < last; r++ {
		for e := f.readings[r].first; e != 0; e = f.ends[e].next {
			f.compareAll(r, &f.ends[e])
		}
	}
	switch len(f.found) {
	case 0:
		return
	case 1: // nothing to choose from
		n := &f.found[0]
		f.addHit(n, &f.readings[n.reading])
		return
	}
	whole := false
	for i := range f.found {
		n := &f.found[i]
		whole = whole || f.readings[n.reading].split.Prefix == 0 && n.single(f) && n.first == same && n.rest == same
	}
	f.report(whole, false, same)
	before := len(f.hits)
	f.report(whole, true, same)
	if !whole && len(f.hits) == before {
		f.report(whole, false, respelled)
		f.report(whole, true, respelled)
	}
}

func (f *finder) addHit(n *found, r *reading) {
	f.hits = append(f.hits, Hit{
		First: r.segment, Last: int(n.last), Split: r.split, Loose: n.first == respelled || n.rest == respelled, Terms: n.terms,
	})
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
		case split && whole && n.single(f):
			continue
		case split && s.Prefix == article && s.Article == "" && n.single(f):
			continue // للواء is ل and اللواء rather than ل and لواء
		case n.rest == respelled && f.hasExact(n):
			continue
		}
		if s.Article != "" && !whole {
			article = s.Prefix
		}
		f.addHit(n, r)
	}
}

// hasExact reports whether a name of the same words is written as the text has it.
func (f *finder) hasExact(n *found) bool {
	for i := range f.found {
		o := &f.found[i]
		if o.reading == n.reading && o.last == n.last && o.first == same && o.rest == same {
			return true
		}
	}
	return false
}

// single reports whether the names are of one word.
func (n *found) single(f *finder) bool { return int(n.last) == f.readings[n.reading].segment+1 }

// compareAll finds the names that end at an end, and of which the letters are those of the text.
func (f *finder) compareAll(r int, e *end) {
	if e.place == noPlace {
		return
	}
	if f.compareRecord(r, e, e.place) {
		return
	}
	// The first record was of other words, of which the hash shows the same mark.
	search := f.x.names.search(e.hash)
	search.next()
	for slot := search.next(); slot != nil; slot = search.next() {
		if f.compareRecord(r, e, binary.LittleEndian.Uint32(slot)) {
			return
		}
	}
}

// compareRecord compares a record, or all of a list, and reports whether one of the names was that of the text: the names of a key
// and of its other spellings lie in one place.
func (f *finder) compareRecord(r int, e *end, place uint32) bool {
	before := len(f.found)
	if c := f.x.at(uint64(place)); c.byte()&flagList == 0 {
		f.compareTerms(r, e, Terms{f.x, place, 1})
		return len(f.found) > before
	}
	groups := f.x.groupsAt(place)
	for terms, ok := groups.next(); ok; terms, ok = groups.next() {
		f.compareTerms(r, e, terms)
	}
	return len(f.found) > before
}

// compareTerms notes terms whose key is that of the text.
func (f *finder) compareTerms(r int, e *end, terms Terms) {
	first, rest := f.compare(terms.placeOf(0), r, int(e.last))
	if first == different || rest == different || f.x.hidden != nil && terms.Len() == 0 {
		return
	}
	f.found = append(f.found, found{int32(r), e.last, first, rest, terms})
}

// compare compares the key of a name with the words of the text: the first word by itself, and the others together.
func (f *finder) compare(place uint32, r, last int) (first, rest likeness) {
	key, plain := f.x.keyAt(uint64(place))
	segment := f.readings[r].segment
	word := f.stemOf(f.readings[r].split, f.word(segment))
	if last == segment+1 && samePacked(key, word) {
		return same, same
	}
	rest = same
	for n := segment; ; {
		behind, exact := matchWord(key, plain, word)
		if !exact {
			var name []byte
			if name, behind = firstPacked(key); !sameLoosely(name, plain, word) {
				return different, different
			}
		}
		switch {
		case n == segment && exact:
			first = same
		case n == segment:
			first = respelled
		case !exact:
			rest = respelled
		}
		if n++; n == last || len(behind) == 0 {
			if n != last || len(behind) != 0 {
				return different, different
			}
			return first, rest
		}
		key = behind[1:]
		word = f.word(n)
	}
}

// A groupReader goes through a list of the terms under one hash, those of one key at a time.
type groupReader struct {
	x    *Index
	left uint64 // groups
	c    cursor
}

// groupsAt reads a list.
func (x *Index) groupsAt(place uint32) groupReader {
	c := x.at(uint64(place))
	c.byte()
	return groupReader{x: x, left: c.number(), c: c}
}

// next returns the next terms.
func (g *groupReader) next() (Terms, bool) {
	if g.left == 0 {
		return Terms{}, false
	}
	g.left--
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
