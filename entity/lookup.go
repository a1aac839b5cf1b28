package entity

import (
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// lookup asks every gazetteer for the names at every word, and lays the hits side by side: by first word,
// then longest first, then as the gazetteers hold them.
func (x *Extractor) lookup(d *document) {
	d.hits, d.first = d.hits[:0], d.first[:0]
	d.found = d.found[:0]
	d.layers = d.layers[:0] // the hits of each gazetteer that are not yet laid down
	for _, layer := range x.layers {
		d.layers = append(d.layers, stretch{first: len(d.found)})
		d.found = layer.index.AppendHits(d.found, d.text.Bytes(), d.words)
		d.layers[len(d.layers)-1].last = len(d.found)
	}
	for i := range d.words {
		begin := len(d.hits)
		d.first = append(d.first, begin)
		for l := range d.layers {
			for at := &d.layers[l]; at.first < at.last && d.found[at.first].First == i; at.first++ {
				d.addHits(&x.layers[l], at.first)
			}
		}
		own := x.wholeFirst(d.hits[begin:], i)
		d.hits = d.hits[:begin+len(own)]
		slices.SortStableFunc(own, func(a, b hit) int { return b.last - a.last })
	}
	d.first = append(d.first, len(d.hits))
	d.classify(x)
}

// wholeFirst drops, where one gazetteer knows word i as it stands, what another found by splitting or
// respelling it. Within one gazetteer AppendHits sees to that.
func (x *Extractor) wholeFirst(hits []hit, i int) []hit {
	known := slices.ContainsFunc(hits, func(h hit) bool {
		return h.prefix == 0 && !h.loose && h.last == i+1 && x.uses[h.label] != useLiteral
	})
	if !known {
		return hits
	}
	return slices.DeleteFunc(hits, func(h hit) bool { return (h.prefix > 0 || h.loose) && h.last == i+1 })
}

func (d *document) addHits(l *layer, at int) {
	f := &d.found[at]
	for term := range f.Terms.All() {
		d.hits = append(d.hits, hit{
			last: f.Last, label: l.labels[term.Class()], prefix: f.Prefix, article: f.Article,
			loose: f.Loose, term: term,
		})
	}
}

// classify sets the flags of every word.
func (d *document) classify(x *Extractor) {
	d.flags = d.flags[:0]
	start := true
	for i, w := range d.words {
		var f wordFlags
		if start {
			f |= flagStart
		}
		start = d.endsSentence(i)
		if start && i > 0 {
			d.flags[i-1] |= flagEnd
		}
		if w.Kind == normalize.Word {
			f |= d.knownAs(x, i)
		}
		d.flags = append(d.flags, f)
	}
	if n := len(d.flags); n > 0 {
		d.flags[n-1] |= flagEnd
	}
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

// knownAs looks through what is known of the single word i.
func (d *document) knownAs(x *Extractor, i int) (f wordFlags) {
	name := false
	for _, h := range d.hitsAt(i) {
		switch use := x.uses[h.label]; {
		case h.last != i+1:
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
