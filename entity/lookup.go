package entity

import (
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// lookup finds what is known of every word: by itself, and of the names of several words that begin there.
func (x *Extractor) lookup(d *document) {
	d.lexicon.renew()
	d.tokens, d.hashes, d.own = d.tokens[:0], d.hashes[:0], d.own[:0]
	for i := range d.words {
		d.hashes = append(d.hashes, d.hashOf(i))
	}
	for from := 0; from < len(d.words); from += lookupWindow {
		x.lookupWords(d, from, min(from+lookupWindow, len(d.words)))
	}
	d.markSentences()
}

// lookupWindow is how many words are asked for together, so that what one waits for does not keep the next from being asked.
const lookupWindow = 64

// lookupWords finds what is known of words from to until.
func (x *Extractor) lookupWords(d *document, from, until int) {
	var guesses [lookupWindow]int32
	l := &d.lexicon
	if len(l.places) == 0 {
		l.grow()
	}
	for i, hash := range d.hashes[from:until] {
		guesses[i] = l.guess(hash)
	}
	for i := from; i < until; i++ {
		t := token{class: &x.nothing}
		if d.words[i].Kind == normalize.Newline {
			d.tokens = append(d.tokens, t)
			continue
		}
		w := x.word(d, i, guesses[i-from])
		t.hits, t.class, t.flags = w.hits, w.class, w.known
		begins := l.beginningsOf(w)
		d.tokens = append(d.tokens, t)
		if len(begins) > 0 && x.goesOn(d, begins, i) {
			x.longerNames(d, i)
		}
	}
}

// word returns what is known of word i, which most likely has a certain number.
func (x *Extractor) word(d *document, i int, guess int32) *word {
	l, letters := &d.lexicon, d.word(i)
	if guess > 0 {
		if w := &l.words[guess-1]; l.written(w, letters) {
			return w
		}
	}
	if w := l.find(d.hashes[i], letters); w != nil {
		return w
	}
	return x.learnWord(d, d.words[i], d.hashes[i])
}

// markSentences marks the first and the last word of each sentence.
func (d *document) markSentences() {
	start := true
	for i := range d.tokens {
		if start {
			d.tokens[i].flags |= flagStart
		}
		if start = d.endsSentence(i); start && i > 0 {
			d.tokens[i-1].flags |= flagEnd
		}
	}
	if n := len(d.tokens); n > 0 {
		d.tokens[n-1].flags |= flagEnd
	}
}

// goesOn reports whether a name of several words may begin at word i.
func (x *Extractor) goesOn(d *document, begins []beginning, i int) bool {
	if i+1 >= len(d.words) || d.words[i+1].Kind == normalize.Newline {
		return false
	}
	for _, b := range begins {
		if x.layers[b.layer].index.GoesOn(b.hash, d.hashes[i+1]) {
			return true
		}
	}
	return false
}

// longerNames adds the names of several words that begin at word i to what is known of it by itself.
func (x *Extractor) longerNames(d *document, i int) {
	hits := d.scratchHits[:0]
	for n := range x.layers {
		layer := &x.layers[n]
		d.found = layer.index.AppendHitsAt(d.found[:0], d.text.Bytes(), d.words, i)
		d.found = slices.DeleteFunc(d.found, func(h gazetteer.Hit) bool { return h.Last == i+1 })
		hits = layer.appendHits(hits, d.found)
	}
	if d.scratchHits = hits; len(hits) > 0 {
		slices.SortStableFunc(hits, func(a, b hit) int { return int(b.words) - int(a.words) })
		x.addHits(d, i, hits)
	}
}

// addHits puts hits before those that the word at i has, and tests it for them.
func (x *Extractor) addHits(d *document, i int, hits []hit) {
	t := &d.tokens[i]
	k := &d.learned
	k.first, k.inside = append(k.first[:0], t.class.first...), append(k.inside[:0], t.class.inside...)
	more := sight{letters: d.word(i), flags: t.flags, hits: hits}
	x.passHits(k.first, &more, true)
	x.passHits(k.inside, &more, false)
	t.class = d.lexicon.classes.of(x, k.first, k.inside)
	n := len(d.own)
	d.own = append(append(d.own, hits...), t.hits...)
	t.hits = d.own[n:len(d.own):len(d.own)]
}

// wholeFirst drops, where one gazetteer knows a word as it stands, what another found by splitting or
// respelling it. Within one gazetteer AppendHits sees to that.
func (x *Extractor) wholeFirst(hits []hit) []hit {
	known := slices.ContainsFunc(hits, func(h hit) bool {
		return h.prefix == 0 && !h.loose && h.words == 1 && x.uses[h.label] != useLiteral
	})
	if !known {
		return hits
	}
	return slices.DeleteFunc(hits, func(h hit) bool { return (h.prefix > 0 || h.loose) && h.words == 1 })
}

// appendHits appends what a gazetteer found.
func (l *layer) appendHits(dst []hit, found []gazetteer.Hit) []hit {
	for i := range found {
		f := &found[i]
		for term := range f.Terms.All() {
			dst = append(dst, hit{
				words: uint8(f.Last - f.First), label: l.labels[term.Class()], prefix: uint8(f.Prefix), article: uint8(len(f.Article)),
				loose: f.Loose, term: term,
			})
		}
	}
	return dst
}

func (d *document) endsSentence(i int) bool {
	if d.words[i].Kind == normalize.Newline {
		return true
	}
	if d.words[i].Kind != normalize.Punct {
		return false
	}
	switch string(d.word(i)) {
	case ".", "!", "؟", "?", "؛", "…":
		return true
	}
	return false
}

// flagsOf looks through what is known of a single word.
func (x *Extractor) flagsOf(hits []hit) (f wordFlags) {
	name := false
	for _, h := range hits {
		switch use := x.uses[h.label]; {
		case h.words != 1:
		case h.prefix > 0:
			if use != useClass || !h.loose {
				f |= flagSplit
			}
		case use == useName:
			name = true
			if h.term.Weak() {
				continue
			}
		case use == useParticle:
			f |= flagParticle | flagFunction | flagOrdinary
		case h.label == x.ordinary:
			f |= flagCommon | flagOrdinary
		case use == useFunction:
			f |= flagFunction | flagOrdinary
		case use == useClass, use == useEntity && !h.term.Weak():
			f |= flagOrdinary
		}
	}
	if name {
		f &^= flagSplit
	}
	return f
}

// A use is what a label says of a word's fitness for a person's name.
type use uint8

const (
	useClass    use = iota // an ordinary word
	useEntity              // a name of something else
	useName                // part of a person's name
	useFunction            // a word that ends every name
	useParticle            // of these, one of a closed class: weak names never stand in its place
	useLiteral             // a word of a rule: says nothing
)

func useOf(name string) use {
	switch name {
	case "given", "family", "name-particle", "divine", string(Person):
		return useName
	case "function":
		return useParticle
	case "speech-verb", "kin", "alias-word":
		return useFunction
	}
	switch {
	case name != "" && name[0] == '=':
		return useLiteral
	case gazetteer.IsLabel(name):
		return useEntity
	}
	return useClass
}
