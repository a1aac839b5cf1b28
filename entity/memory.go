package entity

import (
	"bytes"
	"hash/maphash"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// A lesson is what a chosen span teaches about the rest of its document: that these words name it again.
type lesson struct {
	words []byte // of the key, as they will stand
	n     int    // number of words
	label label
	cand  int // who teaches
	after int // word from which on it holds
}

// memory holds the lessons of one document.
type memory struct {
	lessons []lesson
	byWords map[uint64]int // hash of the words of a lesson → the first one with it
	seed    maphash.Seed
	longest int // words of the longest lesson
	tried   []byte
	letters []byte // words of all lessons
	hits    []hit
	first   []int
	gained  []int // words that gained a hit
	splits  []gazetteer.Split
}

// Labels of what the document taught. Rules use them like any other.
const (
	seenSurname = "seen-surname"
	seenGiven   = "seen-given"
	seenBody    = "seen-body"
	seenUnit    = "seen-unit"
	seenTitle   = "seen-title"
)

// learn collects the lessons of the chosen candidates.
func (x *Extractor) learn(d *document, chosen []int) {
	m := &d.memory
	m.lessons, m.letters = m.lessons[:0], m.letters[:0]
	for _, i := range chosen {
		c := &d.cands[i]
		switch c.typ {
		case Person:
			x.learnPerson(d, i)
		case Organization:
			x.teachHead(d, i, seenBody)
		case MilitaryUnit:
			x.teachHead(d, i, seenUnit)
		case Title:
			x.teachHead(d, i, seenTitle)
		}
	}
}

// learnPerson teaches the last and the first part of a full name, or the one word that some evidence told to be a name.
func (x *Extractor) learnPerson(d *document, cand int) {
	c := &d.cands[cand]
	if c.tail > c.first {
		x.teach(d, cand, seenSurname, "", c.tail, c.last)
	}
	if !nameLink(d.word(c.first)[c.prefix:]) {
		x.teach(d, cand, seenGiven, "", c.first, c.first+1)
	}
}

// teachHead teaches that the head of a name of several words stands for all of it, with its article:
// وزارة الدفاع … الوزارة, التحالف الدولي … التحالف.
func (x *Extractor) teachHead(d *document, cand int, label string) {
	c := &d.cands[cand]
	if c.words() < 2 || d.words[c.first].Kind != normalize.Word {
		return
	}
	head := d.word(c.first)[c.prefix:]
	if x.plain(d, c.first) {
		return
	}
	if c.article != "" || definite(head) {
		x.teach(d, cand, label, c.article, c.first, c.first+1)
		return
	}
	x.teach(d, cand, label, "ال", c.first, c.first+1)
}

// plain reports whether a head is too plain to stand for a whole name: القوات says nothing of whose.
func (x *Extractor) plain(d *document, word int) bool {
	for _, h := range d.hitsAt(word) {
		if h.label == x.plainHead && h.last == word+1 {
			return true
		}
	}
	return false
}

// teach adds a lesson: words first to last, the proclitic of the first cut off and article put before.
func (x *Extractor) teach(d *document, cand int, name, article string, first, last int) {
	m := &d.memory
	begin := len(m.letters)
	m.letters = append(m.letters, article...)
	for i := first; i < last; i++ {
		word := d.word(i)
		if i == d.cands[cand].first {
			word = word[d.cands[cand].prefix:]
		}
		if i > first {
			m.letters = append(m.letters, ' ')
		}
		m.letters = append(m.letters, word...)
	}
	words := m.letters[begin:]
	if len(words) < len("ابج") {
		return
	}
	m.lessons = append(m.lessons, lesson{words, last - first, x.labels.byName[name], cand, d.cands[cand].last})
}

// recall finds the words of the lessons and adds them to the hits. It returns the words that gained one.
func (x *Extractor) recall(d *document) []int {
	m := &d.memory
	m.gained = m.gained[:0]
	if len(m.lessons) == 0 {
		return nil
	}
	m.hits, m.first = m.hits[:0], m.first[:0]
	m.index()
	for i, w := range d.words {
		m.first = append(m.first, len(m.hits))
		m.hits = append(m.hits, d.hitsAt(i)...)
		if w.Kind != normalize.Word {
			continue
		}
		before := len(m.hits)
		d.recallAt(i)
		if len(m.hits) > before {
			m.gained = append(m.gained, i)
		}
	}
	m.first = append(m.first, len(m.hits))
	d.hits, m.hits = m.hits, d.hits
	d.first, m.first = m.first, d.first
	return m.gained
}

// index makes the lessons findable by their words. Of lessons with the same words the first one holds: it is
// known from the earliest place, and the mentions between are of the same name.
func (m *memory) index() {
	if m.byWords == nil {
		m.byWords, m.seed = map[uint64]int{}, maphash.MakeSeed()
	}
	clear(m.byWords)
	m.longest = 0
	for n := range m.lessons {
		l := &m.lessons[n]
		hash := maphash.Bytes(m.seed, l.words)
		if _, ok := m.byWords[hash]; !ok {
			m.byWords[hash] = n
			m.longest = max(m.longest, l.n)
		}
	}
}

func (d *document) recallAt(i int) {
	word := d.word(i)
	if d.recallStem(i, gazetteer.Split{}, word) {
		return
	}
	var scratch [64]byte
	m := &d.memory
	m.splits = gazetteer.AppendSplits(m.splits[:0], word)
	for _, s := range m.splits {
		if d.recallStem(i, s, s.AppendStem(scratch[:0], word)) {
			return
		}
	}
}

// recallStem adds the longest lesson that begins with stem and goes on with the words behind i.
func (d *document) recallStem(i int, s gazetteer.Split, stem []byte) bool {
	m := &d.memory
	found := -1
	m.tried = append(m.tried[:0], stem...)
	for n := 1; ; n++ {
		at, ok := m.byWords[maphash.Bytes(m.seed, m.tried)]
		if ok && i >= m.lessons[at].after && bytes.Equal(m.lessons[at].words, m.tried) {
			found = at
		}
		if n >= m.longest || i+n >= len(d.words) || d.words[i+n].Kind == normalize.Newline {
			break
		}
		m.tried = append(append(m.tried, ' '), d.word(i+n)...)
	}
	if found < 0 {
		return false
	}
	l := &m.lessons[found]
	m.hits = append(m.hits, hit{last: i + l.n, label: l.label, prefix: s.Prefix, article: s.Article, seen: l.cand + 1})
	return true
}
