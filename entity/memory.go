package entity

import (
	"hash/maphash"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// A lesson is what a chosen span teaches about the rest of its document: that these words name it again.
type lesson struct {
	words []byte // of the key, as they will stand
	n     int    // number of words
	label label
	cand  int // who is named
	after int // word from which on it holds
}

// memory holds the lessons of one document, in the order in which they come to hold.
type memory struct {
	lessons []lesson
	byWords map[uint64]int // hash of the words of a lesson → the last one with it that holds
	seed    maphash.Seed
	longest int // words of the longest lesson
	tried   []byte
	letters []byte     // words of all lessons
	inner   []int      // of each chosen span: the body or unit inside it, else -1
	endings [16]uint64 // of the first words of lessons: a set of hashes
	hits    []hit
	gained  []int // words that gained a hit
	splits  []gazetteer.Split
}

// Labels of what the document taught. Rules use them like any other.
const (
	seenSurname = "seen-surname"
	seenGiven   = "seen-given"
	seenFirst   = "seen-first" // a given name that is another word as well: counts with company
	seenKunya   = "seen-kunya"
	seenAlias   = "seen-alias"
	seenBody    = "seen-body"
	seenUnit    = "seen-unit"
	seenTitle   = "seen-title"
)

var seenLabels = []string{seenSurname, seenGiven, seenFirst, seenKunya, seenAlias, seenBody, seenUnit, seenTitle}

// seenAs tells under which label a name of a type is known again when the text brings another name for it.
var seenAs = map[Type]string{Person: seenAlias, Organization: seenBody, MilitaryUnit: seenUnit}

// learn collects the lessons of the chosen candidates, in text order.
func (x *Extractor) learn(d *document, chosen []int) {
	m := &d.memory
	m.lessons, m.letters = m.lessons[:0], m.letters[:0]
	x.findInner(d, chosen)
	before := -1
	for n, i := range chosen {
		c := &d.cands[i]
		if c.typ == none {
			continue
		}
		if in := m.inner[n]; in >= 0 {
			x.teachHead(d, in, seenAs[d.cands[in].typ])
		}
		if x.introduces(d, before, i) {
			x.teachOther(d, before, i)
		}
		before = i
		switch c.typ {
		case Person:
			x.teachParts(d, i)
		case Organization, MilitaryUnit:
			x.teachHead(d, i, seenAs[c.typ])
			x.teachBracket(d, i, seenAs[c.typ])
			if c.subtype == "sport" {
				x.teachTail(d, i)
			}
		case Title:
			if x.holdsOffice(d, c) && (c.words() > 1 || holderBehind(d, chosen, n)) {
				x.teachHead(d, i, seenTitle)
			}
		}
	}
}

// holdsOffice reports whether a title is an office: a rank or an honorific that others bear as well does not stand
// for its bearer, but الملك does.
func (x *Extractor) holdsOffice(d *document, c *candidate) bool {
	return c.subtype != "rank" && c.subtype != "honorific" || d.labelled(c.first, x.throne)
}

// holderBehind reports whether the next chosen span is a person and stands at once behind span n.
func holderBehind(d *document, chosen []int, n int) bool {
	if n+1 == len(chosen) {
		return false
	}
	next := &d.cands[chosen[n+1]]
	return next.typ == Person && next.first == d.cands[chosen[n]].last
}

// findInner finds the longest body or unit in each chosen office: قائد [الفرقة السابعة] introduces the unit.
func (x *Extractor) findInner(d *document, chosen []int) {
	m := &d.memory
	m.inner = m.inner[:0]
	for range chosen {
		m.inner = append(m.inner, -1)
	}
	for i := range d.cands {
		c := &d.cands[i]
		if c.typ != Organization && c.typ != MilitaryUnit || c.score < x.threshold {
			continue
		}
		n := firstBehind(d.cands, chosen, c.start)
		if n == len(chosen) || !d.cands[chosen[n]].officeAround(c) {
			continue
		}
		if was := m.inner[n]; was < 0 || c.words() > d.cands[was].words() {
			m.inner[n] = i
		}
	}
}

// officeAround reports whether c is a title with another candidate inside it.
func (c *candidate) officeAround(in *candidate) bool {
	return c.typ == Title && c.start <= in.start && in.end <= c.end
}

// teachParts teaches the parts of a full name that name its bearer alone: the last one (الساعدي), the father's
// behind بن (بن سلمان), a kunya, and a given name that is no other word (غسان, not سعيد).
func (x *Extractor) teachParts(d *document, cand int) {
	c := &d.cands[cand]
	given := d.partEnd(c, c.first)
	switch {
	case c.article != "": // of للمهدي the given name has lost a letter
	case given > c.first+1 && given < c.last && kunya(d.stem(c, c.first)):
		x.teach(d, cand, seenKunya, "", c.first, given)
	case given != c.first+1 || nameLink(d.stem(c, c.first)):
	case x.onlyGiven(d, c):
		x.teach(d, cand, seenGiven, "", c.first, given)
	default:
		x.teach(d, cand, seenFirst, "", c.first, given)
	}
	if given >= c.last {
		return
	}
	if father := d.partEnd(c, given); father <= c.tail && nasab(d.word(given)) {
		x.teach(d, cand, seenSurname, "", given, father)
	}
	if c.tail > c.first {
		x.teach(d, cand, seenSurname, "", c.tail, c.last)
	}
}

// onlyGiven reports whether the first word of a name is a given name and nothing else.
func (x *Extractor) onlyGiven(d *document, c *candidate) bool {
	given := false
	for _, h := range d.hitsAt(c.first) {
		if h.words != 1 || int(h.prefix) != c.prefix || h.loose {
			continue
		}
		switch {
		case h.term.IsZero() || x.uses[h.label] == useLiteral:
		case h.label == x.given:
			given = !h.term.Weak()
		case x.uses[h.label] != useName:
			return false
		}
	}
	return given
}

// teachHead teaches that the head of a name of several words stands for all of it, with its article:
// وزارة الدفاع … الوزارة, التحالف الدولي … التحالف.
func (x *Extractor) teachHead(d *document, cand int, label string) {
	c := &d.cands[cand]
	if c.words() < 2 && c.typ != Title || d.words[c.first].Kind != normalize.Word {
		return
	}
	if d.labelled(c.first, x.plainHead) {
		return // القوات says nothing of whose
	}
	if c.article != "" || definite(d.stem(c, c.first)) {
		x.teach(d, cand, label, c.article, c.first, c.first+1)
		return
	}
	x.teach(d, cand, label, "ال", c.first, c.first+1)
}

// teachTail teaches that a club goes by the name behind its head, where a list has it so: نادي الكرخ … الكرخ.
func (x *Extractor) teachTail(d *document, cand int) {
	c := &d.cands[cand]
	if c.words() < 2 {
		return
	}
	for _, h := range d.hitsAt(c.first + 1) {
		if h.prefix == 0 && x.labels.names[h.label] == string(Organization) && c.first+1+int(h.words) == c.last {
			x.teach(d, cand, seenBody, "", c.first+1, c.last)
			return
		}
	}
}

// teachOther teaches the other name that a text gives to somebody.
func (x *Extractor) teachOther(d *document, cand, other int) {
	c := &d.cands[other]
	if c.words() == 1 && d.tokens[c.first].flags&flagCommon != 0 {
		return // الملقب بالمعلم: the word goes on to mean a teacher as well
	}
	x.teachWords(d, lesson{label: x.labels.byName[seenAs[c.typ]], cand: cand, after: c.last}, c.article, c.first, c.last, c.prefix)
}

// teachBracket teaches the short form in brackets behind a body, which no list need know: (WHO), («درع»). One
// in Arabic is a word that nothing else explains.
func (x *Extractor) teachBracket(d *document, cand int, label string) {
	first := d.cands[cand].last
	if !d.is(first, "(") {
		return
	}
	for first++; d.quote(first); first++ {
	}
	last := first
	for last < len(d.words) && last < first+maxBracket && d.shapes(last).has(shapeLatin) {
		last++
	}
	if last == first && last < len(d.words) && d.shapes(last).has(shapeName) && !definite(d.word(last)) {
		last++
	}
	closing := last
	for ; d.quote(closing); closing++ {
	}
	if last > first && d.is(closing, ")") {
		x.teachWords(d, lesson{label: x.labels.byName[label], cand: cand, after: first}, "", first, last, 0)
	}
}

// maxBracket bounds the words of a short form in brackets.
const maxBracket = 6

// teach adds a lesson of a candidate's own words, the proclitic of the first cut off and article put before.
func (x *Extractor) teach(d *document, cand int, name, article string, first, last int) {
	c, cut := &d.cands[cand], 0
	if first == c.first {
		cut = c.prefix
	}
	x.teachWords(d, lesson{label: x.labels.byName[name], cand: cand, after: c.last}, article, first, last, cut)
}

// teachWords adds a lesson, of words first to last, without the first cut bytes.
func (x *Extractor) teachWords(d *document, l lesson, article string, first, last, cut int) {
	m := &d.memory
	begin := len(m.letters)
	m.letters = append(m.letters, article...)
	for i := first; i < last; i++ {
		if i > first {
			m.letters = append(m.letters, ' ')
		}
		m.letters = append(m.letters, d.word(i)[cut:]...)
		cut = 0
	}
	l.words, l.n = m.letters[begin:len(m.letters):len(m.letters)], last-first
	if len(l.words) >= len("WHO") {
		m.lessons = append(m.lessons, l)
	}
}

// shapes returns the shapes of word i.
func (d *document) shapes(i int) shapeSet {
	return shapesOf(d.word(i), d.words[i].Kind, d.tokens[i].flags)
}
