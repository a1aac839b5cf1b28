package entity

import (
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// lookup finds what is known of every word: by itself, and of the names of several words that begin there.
func (x *Extractor) lookup(d *document) {
	d.lexicon.renew()
	d.tokens, d.hashes = d.tokens[:0], d.hashes[:0]
	d.own.clear()
	for i := range d.words {
		d.hashes = append(d.hashes, d.hashOf(i))
	}
	start := true
	for i, s := range d.words {
		if i%touchWindow == 0 {
			d.lexicon.young.touch(d.hashes[i:min(i+touchWindow, len(d.hashes))])
		}
		t := token{word: &x.nothing}
		if s.Kind != normalize.Newline {
			t.word = x.word(d, s, d.hashes[i])
		}
		if t.flags = t.known; start {
			t.flags |= flagStart
		}
		start = d.endsSentence(i)
		if start && i > 0 {
			d.tokens[i-1].flags |= flagEnd
		}
		d.tokens = append(d.tokens, t)
		if x.goesOn(d, t.begins, i) {
			x.longerNames(d, i)
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
		slices.SortStableFunc(hits, func(a, b hit) int { return b.words - a.words })
		x.addHits(d, i, hits)
	}
}

// addHits puts hits before those that the word at i has, and tests it for them.
func (x *Extractor) addHits(d *document, i int, hits []hit) {
	t := &d.tokens[i]
	w := &d.learned
	w.letters, w.known, w.begins = t.letters, t.known, nil
	w.first, w.inside = append(w.first[:0], t.first...), append(w.inside[:0], t.inside...)
	k := sight{letters: t.letters, flags: t.known, hits: hits}
	x.passHits(w.first, &k, true)
	x.passHits(w.inside, &k, false)
	w.programs = x.appendPrograms(w.programs[:0], w.first)
	w.hits = append(append(w.hits[:0], hits...), t.hits...)
	t.word = d.own.keep(w)
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
				words: f.Last - f.First, label: l.labels[term.Class()], prefix: f.Prefix, article: f.Article,
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
