package gazetteer

import (
	"iter"
	"slices"

	"github.com/kayan-nlp/kayan/normalize"
)

// A Hit is a name found in a text: the terms written like segments[First:Last].
type Hit struct {
	First, Last int
	Split            // how the first word was read
	Loose       bool // found under another spelling (ى/ي, ة/ه, hamza seats)
	Terms       []Term
}

// AppendHits appends every name that begins at every word of a text, whole or behind a proclitic, in order
// of the first word; for one reading of the first word the shorter name stands first. Inside a name a word is
// tried in another spelling only where it leads nowhere as it stands. A word that is known whole is not
// split, but for names of several words. Names do not cross a line break. segs are the segments of key, all
// of them.
func (x *Index) AppendHits(dst []Hit, key []byte, segs []normalize.Segment) []Hit {
	f := finder{x: x, key: key, segs: segs, hits: dst}
	for i, s := range segs {
		if s.Kind == normalize.Newline {
			continue
		}
		f.at(i)
	}
	return f.hits
}

type finder struct {
	x       *Index
	key     []byte
	segs    []normalize.Segment
	hits    []Hit
	splits  [2 * len(proclitics)]Split
	scratch [64]byte
}

// at finds the names that begin at segment i: whole first, then split, then in another spelling.
func (f *finder) at(i int) {
	word := f.key[f.segs[i].Start:f.segs[i].End]
	known := f.from(i, Split{}, word, false)
	if f.segs[i].Kind != normalize.Word {
		return
	}
	splits := AppendSplits(f.splits[:0], word)
	if known {
		f.longer(i, word, splits)
		return
	}
	for _, loose := range []bool{false, true} {
		found := loose && f.from(i, Split{}, word, true)
		article := -1 // the proclitic behind which a name with its article is known
		for _, s := range splits {
			if s.Prefix == article && s.Article == "" {
				continue // للواء is ل and اللواء rather than ل and لواء
			}
			if f.from(i, s, f.stem(word, s), loose) {
				found = true
				if s.Article != "" {
					article = s.Prefix
				}
			}
		}
		if found {
			return
		}
	}
}

// longer finds names of several words behind a proclitic of a word that is known whole: the words that follow
// tell which reading is meant (لحزب الله).
func (f *finder) longer(i int, word []byte, splits []Split) {
	begin := len(f.hits)
	for _, s := range splits {
		f.from(i, s, f.stem(word, s), false)
	}
	kept := slices.DeleteFunc(f.hits[begin:], func(h Hit) bool { return h.Last == i+1 })
	f.hits = f.hits[:begin+len(kept)]
}

// stem returns what a split leaves of a word; without an article to write out nothing is copied.
func (f *finder) stem(word []byte, s Split) []byte {
	if s.Article == "" {
		return word[s.Prefix:]
	}
	return s.AppendStem(f.scratch[:0], word)
}

// from reports the names whose first word is stem, and whether stem alone is one.
func (f *finder) from(i int, s Split, stem []byte, loose bool) (whole bool) {
	if !loose {
		if at, ok := f.x.step(0, stem); ok {
			return f.follow(at, i, s, false)
		}
		return false
	}
	for id := range f.looseWords(stem) {
		if at, ok := f.x.edges[edge{0, id}]; ok {
			whole = f.follow(at, i, s, true) || whole
		}
	}
	return whole
}

// follow walks the trie from a node reached with segment i and reports what it passes.
func (f *finder) follow(at uint32, i int, s Split, loose bool) (whole bool) {
	for last := i + 1; ; last++ {
		if terms := f.x.termsOf(at); len(terms) > 0 {
			f.hits = append(f.hits, Hit{First: i, Last: last, Split: s, Loose: loose, Terms: terms})
			whole = whole || last == i+1
		}
		if last >= len(f.segs) || f.segs[last].Kind == normalize.Newline {
			return whole
		}
		word := f.key[f.segs[last].Start:f.segs[last].End]
		next, ok := f.x.step(at, word)
		if !ok {
			if next, ok = f.looseStep(at, word); !ok {
				return whole
			}
			loose = true
		}
		at = next
	}
}

func (f *finder) looseStep(at uint32, word []byte) (uint32, bool) {
	for id := range f.looseWords(word) {
		if next, ok := f.x.edges[edge{at, id}]; ok {
			return next, true
		}
	}
	return 0, false
}

// looseWords yields the known words with the loose form of word, but for word itself.
func (f *finder) looseWords(word []byte) iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		var scratch [64]byte
		if len(word) > len(scratch) {
			return // no Arabic word is that long
		}
		form := loosen(scratch[:0], word)
		self, known := f.x.words[string(word)]
		if id, ok := f.x.words[string(form)]; ok && !(known && id == self) && !yield(id) {
			return
		}
		for _, id := range f.x.loose[string(form)] {
			if !(known && id == self) && !yield(id) {
				return
			}
		}
	}
}
