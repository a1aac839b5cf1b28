package gazetteer

import (
	"encoding/binary"
	"slices"

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
// of the first word; for one reading of the first word the shorter name stands first. Other spellings are tried where no
// name is written as the text has it: for the first word, where it is neither known whole nor behind a proclitic; for the
// words behind it, where no name of these words is. A word that is known whole is not split, but for names of
// several words. Names do not cross a line break. segs are the segments of key, all of them.
//
// What lies behind the last byte of key may be read, up to its capacity, and does not count.
func (x *Index) AppendHits(dst []Hit, key []byte, segs []normalize.Segment) []Hit {
	if len(x.records) == 0 {
		return dst
	}
	f := finder{x: x, key: key, segs: segs, hits: dst}
	for i := range segs {
		s := &segs[i]
		if s.Kind == normalize.Newline {
			continue
		}
		word := key[s.Start:s.End]
		hash := hashWord(word)
		known := x.firsts.block(hash)
		if begins(known, hash) || s.Kind == normalize.Word && maySplit(word) {
			f.at(i, word, hash, known)
		}
	}
	return f.hits
}

// begins reports whether a name may be or begin with the words of a hash.
func begins(block, hash uint64) bool {
	name, begin := nameMask(hash), beginMask(hash)
	return block&name == name || block&begin == begin
}

type finder struct {
	x       *Index
	key     []byte
	segs    []normalize.Segment
	hits    []Hit
	splits  [maxSplits]Split
	scratch [maxLoose]byte
}

// A finding says what the look-up of one reading of a word came upon.
type finding struct {
	whole bool // the word itself is a name, as it is written
	loose bool // names begin with it in another spelling
}

// at finds the names that begin at segment i: whole first, then split, then in another spelling.
func (f *finder) at(i int, word []byte, hash, known uint64) {
	var found finding
	if begins(known, hash) {
		found = f.from(i, Split{}, word, hash, false)
	}
	if f.segs[i].Kind != normalize.Word {
		return
	}
	splits := AppendSplits(f.splits[:0], word)
	if found.whole {
		f.longer(i, word, splits)
		return
	}
	respelled, any := f.split(i, word, splits, false)
	if any || !found.loose && !respelled {
		return
	}
	if found.loose {
		f.from(i, Split{}, word, hash, true)
	}
	if respelled {
		f.split(i, word, splits, true)
	}
}

// split finds the names behind the proclitics of a word. It reports whether there are any, and whether there are
// more in other spellings.
func (f *finder) split(i int, word []byte, splits []Split, loose bool) (respelled, any bool) {
	article := -1 // the proclitic behind which a name with its article is known
	for _, s := range splits {
		if s.Prefix == article && s.Article == "" {
			continue // للواء is ل and اللواء rather than ل and لواء
		}
		before := len(f.hits)
		found := f.stem(i, s, word, loose)
		respelled = respelled || found.loose
		if len(f.hits) > before {
			any = true
			if s.Article != "" {
				article = s.Prefix
			}
		}
	}
	return respelled, any
}

// stem finds the names that begin with what a split leaves of a word.
func (f *finder) stem(i int, s Split, word []byte, loose bool) finding {
	stem := word[s.Prefix:] // without an article to write out nothing is copied
	if s.Article != "" {
		stem = s.AppendStem(f.scratch[:0], word)
	}
	hash := hashWord(stem)
	if !begins(f.x.firsts.block(hash), hash) {
		return finding{}
	}
	return f.from(i, s, stem, hash, loose)
}

// longer finds names of several words behind a proclitic of a word that is known whole: the words that follow
// tell which reading is meant (لحزب الله).
func (f *finder) longer(i int, word []byte, splits []Split) {
	begin := len(f.hits)
	for _, s := range splits {
		f.stem(i, s, word, false)
	}
	kept := slices.DeleteFunc(f.hits[begin:], func(h Hit) bool { return h.Last == i+1 })
	f.hits = f.hits[:begin+len(kept)]
}

// from reports the names whose first word is stem, or with loose, is written otherwise than stem.
func (f *finder) from(i int, s Split, stem []byte, hash uint64, loose bool) (found finding) {
	block := f.x.firsts.block(hash)
	for last := i + 1; ; last++ {
		if name := nameMask(hash); block&name == name {
			whole, other := f.collect(hash, i, last, s, stem, loose)
			found.whole = found.whole || whole && last == i+1
			found.loose = found.loose || other
		}
		if begin := beginMask(hash); block&begin != begin || last >= len(f.segs) || last-i >= maxNameWords {
			return found
		}
		next := &f.segs[last]
		if next.Kind == normalize.Newline {
			return found
		}
		hash = hashSequence(hash, hashWord(f.key[next.Start:next.End]))
		block = f.x.sequences.block(hash)
	}
}

// collect reports the names that consist of stem and the segments behind i up to last. Names written as the text has
// them come alone; only where there are none those in other spellings come. It returns whether there was a
// name as written, and whether there are names whose first word is on the other side of loose.
func (f *finder) collect(hash uint64, i, last int, s Split, stem []byte, loose bool) (whole, other bool) {
	begin := len(f.hits)
	search := f.x.names.search(hash)
	for slot := search.next(); slot != nil; slot = search.next() {
		groups := f.x.groupsOf(slot)
		for terms := groups.next(); terms != nil; terms = groups.next() {
			first, rest := f.compare(terms, i, last, stem)
			switch {
			case first == different || rest == different:
				continue
			case (first == respelled) != loose:
				other = true
				continue
			case f.x.hidden != nil && (Terms{f.x, terms}).Len() == 0:
				continue
			}
			whole = whole || first == same && rest == same
			f.hits = append(f.hits, Hit{First: i, Last: last, Split: s, Loose: first == respelled || rest == respelled, Terms: Terms{f.x, terms}})
		}
		if len(f.hits) > begin || other {
			break // the names of a key and of its other spellings lie in one place
		}
	}
	if whole && len(f.hits) > begin+1 {
		kept := slices.DeleteFunc(f.hits[begin:], func(h Hit) bool { return h.Loose })
		f.hits = f.hits[:begin+len(kept)]
	}
	return whole, other
}

// A likeness says how two words, or several, compare.
type likeness uint8

const (
	different likeness = iota
	respelled
	same
)

// compare compares the key of the first of some terms with the words of the text: the first word by itself, and the
// others together.
func (f *finder) compare(terms []byte, i, last int, stem []byte) (first, rest likeness) {
	key, plain := f.x.keyAt(uint64(binary.LittleEndian.Uint32(terms)))
	word := stem
	rest = same
	for at := i; ; {
		behind, exact := matchWord(key, plain, word)
		if !exact {
			var name []byte
			if name, behind = firstPacked(key); !sameLoosely(name, plain, word) {
				return different, different
			}
		}
		switch {
		case at == i:
			first = likenessOf(exact)
		case !exact:
			rest = respelled
		}
		if at++; at == last || len(behind) == 0 {
			if at != last || len(behind) != 0 {
				return different, different
			}
			return first, rest
		}
		key = behind[1:]
		word = f.key[f.segs[at].Start:f.segs[at].End]
	}
}

func likenessOf(exact bool) likeness {
	if exact {
		return same
	}
	return respelled
}

// A groupReader goes through the terms under one hash, those of one key at a time.
type groupReader struct {
	single []byte
	left   uint64
	c      cursor
}

// groupsOf reads what a slot of the name table leads to.
func (x *Index) groupsOf(slot []byte) groupReader {
	c := x.at(uint64(binary.LittleEndian.Uint32(slot)))
	if len(c.rest) == 0 {
		return groupReader{}
	}
	if c.rest[0]&flagList == 0 {
		return groupReader{single: slot}
	}
	c.byte()
	return groupReader{left: c.number(), c: c}
}

// next returns the places of the next terms, nil behind the last ones.
func (g *groupReader) next() []byte {
	if g.single != nil {
		terms := g.single
		g.single = nil
		return terms
	}
	if g.left == 0 || len(g.c.rest) == 0 {
		return nil
	}
	g.left--
	n := g.c.number()
	if n == 0 || n > uint64(len(g.c.rest)/placeSize) {
		g.left = 0
		return nil
	}
	terms := g.c.rest[: n*placeSize : n*placeSize]
	g.c.rest = g.c.rest[n*placeSize:]
	return terms
}
