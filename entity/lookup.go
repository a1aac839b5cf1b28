package entity

import (
	"cmp"
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
	for len(d.asked) < len(x.layers) {
		d.asked = append(d.asked, asked{})
	}
	for i := range d.asked {
		d.asked[i].long = d.asked[i].long[:0]
	}
	for from := 0; from < len(d.words); from += lookupWindow {
		x.lookupWords(d, from, min(from+lookupWindow, len(d.words)))
	}
	d.markSentences()
	x.longerNames(d)
}

// lookupWindow is how many words are asked for together, so that what one waits for does not keep the next from being asked.
const lookupWindow = 256

// lookupWords finds what is known of words from to until by themselves, and where names of several words may begin.
func (x *Extractor) lookupWords(d *document, from, until int) {
	l := &d.lexicon
	if len(l.places) == 0 {
		l.grow()
	}
	var numbers [lookupWindow]int32
	for i, hash := range d.hashes[from:until] {
		numbers[i] = l.guess(hash)
	}
	d.unknown = d.unknown[:0]
	for i := from; i < until; i++ {
		if d.words[i].Kind == normalize.Newline {
			continue
		}
		n := l.confirm(numbers[i-from], d.hashes[i], d.word(i))
		if numbers[i-from] = n; n == 0 {
			d.unknown = append(d.unknown, i)
		}
	}
	x.learnWords(d)
	for i := from; i < until; i++ {
		if d.words[i].Kind == normalize.Newline {
			d.tokens = append(d.tokens, token{class: &x.nothing})
			continue
		}
		n := numbers[i-from]
		if n == 0 {
			n = l.find(d.hashes[i], d.word(i))
		}
		w := &l.words[n-1]
		w.again = w.again || n == numbers[i-from]
		d.tokens = append(d.tokens, token{w.hits, w.class, w.known})
		if w.nBegins > 0 {
			x.noteLong(d, l.beginningsOf(w), i)
		}
	}
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

// noteLong notes the gazetteers in which a name of several words may begin at word i.
func (x *Extractor) noteLong(d *document, begins []beginning, i int) {
	if i+1 >= len(d.words) || d.words[i+1].Kind == normalize.Newline {
		return
	}
	for _, b := range begins {
		long := &d.asked[b.layer].long
		if n := len(*long); (n == 0 || (*long)[n-1] != i) && x.layers[b.layer].index.GoesOn(b.hash, d.hashes[i+1]) {
			*long = append(*long, i)
		}
	}
}

// longerNames adds the names of several words to what is known of the first by itself.
func (x *Extractor) longerNames(d *document) {
	d.long = d.long[:0]
	for n := range x.layers {
		layer, a := &x.layers[n], &d.asked[n]
		if len(a.long) == 0 {
			continue
		}
		a.found = layer.index.AppendHitsAt(a.found[:0], d.text.Bytes(), d.words, a.long)
		for i := range a.found {
			if f := &a.found[i]; f.Last > f.First+1 {
				d.long = append(d.long, longHits{f.First, f.Last, n, i})
			}
		}
	}
	slices.SortFunc(d.long, longHits.compare)
	for from := 0; from < len(d.long); {
		at := d.long[from].first
		d.scratchHits = d.scratchHits[:0]
		for ; from < len(d.long) && d.long[from].first == at; from++ {
			l := &d.long[from]
			d.scratchHits = x.appendHits(d.scratchHits, &x.layers[l.layer], &d.asked[l.layer].found[l.number])
		}
		x.addHits(d, at, d.scratchHits)
	}
}

// An asked is what one gazetteer is asked, and what it answers.
type asked struct {
	long  []int // words at which a name of several words may begin
	found []gazetteer.Hit
	next  int // of what was found, the first that was not read
}

// longHits are names of several words that one gazetteer found.
type longHits struct{ first, last, layer, number int }

// compare puts longer names first, of those as long the ones of lower gazetteers.
func (a longHits) compare(b longHits) int {
	return cmp.Or(cmp.Compare(a.first, b.first), cmp.Compare(b.last, a.last), cmp.Compare(a.layer, b.layer), cmp.Compare(a.number, b.number))
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
	t.flags |= flagLong
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
func (x *Extractor) appendHits(dst []hit, l *layer, f *gazetteer.Hit) []hit {
	for term := range f.Terms.All() {
		kind := l.kinds[term.Class()]
		row := &x.kinds.rows[kind]
		dst = append(dst, hit{
			words: uint8(f.Last - f.First), kind: kind, label: row.label, prefix: uint8(f.Prefix),
			article: uint8(len(f.Article)), loose: f.Loose, valued: row.value != "", term: term,
		})
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
