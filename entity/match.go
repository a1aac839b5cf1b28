package entity

import (
	"bytes"

	"github.com/kayan-nlp/kayan/normalize"
)

// A step is one atom of a match: the words it took, and the hit by which.
type step struct {
	word, last int
	prefix     int
	article    string // what لل hides of the article behind the proclitic
	hit        int    // index of the hit, -1 for a shape
	lab        label
}

// A captured is what a capture took: steps first to last of the match.
type captured struct {
	cap         int
	first, last int
}

// machine runs one program at one place. It backtracks, but enters each instruction at most once for each
// word, so that its cost is bounded by the program's length times the words within reach.
type machine struct {
	d       *document
	p       *program
	start   int
	visited []visit
	epoch   uint32 // of this match; what visited holds of others is void
	steps   []step
	caps    []captured // closed captures
	open    []captured // open ones
	scratch []byte
	work    int // instructions run, for the tests of linearity
}

// A visit notes at which words, counted from the start of the match, an instruction was run.
type visit struct {
	words uint64
	epoch uint32
}

// maxOpen bounds how deep captures lie in one another.
const maxOpen = 8

// maxReach bounds the words that one match covers.
const maxReach = 63

// match runs p from word start on and reports whether it fits; steps and caps tell how.
func (m *machine) match(p *program, start int) bool {
	m.p, m.start = p, start
	m.steps, m.caps, m.open = m.steps[:0], m.caps[:0], m.open[:0]
	if len(m.visited) < len(p.code) {
		m.visited = make([]visit, len(p.code))
	}
	if m.epoch++; m.epoch == 0 { // it came round: what is left of the first match would count again
		clear(m.visited)
		m.epoch = 1
	}
	return m.run(p.entry, start)
}

func (m *machine) run(pc, word int) bool {
	for {
		reach := uint(word - m.start)
		if reach > maxReach || m.entered(pc, reach) {
			return false
		}
		m.work++
		in := &m.p.code[pc]
		switch in.op {
		case opMatch:
			return true
		case opAtom:
			return m.take(in, word)
		case opFork:
			if m.attempt(in.x, word) {
				return true
			}
			pc = in.y
			continue
		case opOpen:
			m.open = append(m.open, captured{in.y, len(m.steps), 0})
		case opClose:
			c := m.open[len(m.open)-1]
			m.open = m.open[:len(m.open)-1]
			c.last = len(m.steps)
			m.caps = append(m.caps, c)
		case opLook, opNot:
			if m.fits(in, word) != (in.op == opLook) {
				return false
			}
		case opStart:
			if word < len(m.d.words) && m.d.flags[word]&flagStart == 0 {
				return false
			}
		case opEnd:
			if word > 0 && m.d.flags[word-1]&flagEnd == 0 {
				return false
			}
		}
		pc = in.x
	}
}

// entered reports whether instruction pc was run at this word before, and notes that it is now.
func (m *machine) entered(pc int, reach uint) bool {
	v := &m.visited[pc]
	if v.epoch != m.epoch {
		*v = visit{epoch: m.epoch}
	}
	was := v.words>>reach&1 == 1
	v.words |= 1 << reach
	return was
}

// attempt runs on and restores the state where that fails.
func (m *machine) attempt(pc, word int) bool {
	steps, caps := len(m.steps), len(m.caps)
	var open [maxOpen]captured
	n := copy(open[:], m.open)
	if m.run(pc, word) {
		return true
	}
	m.steps, m.caps = m.steps[:steps], m.caps[:caps]
	m.open = append(m.open[:0], open[:n]...)
	return false
}

// take tries every way in which an atom can take words.
func (m *machine) take(in *instruction, word int) bool {
	if word >= len(m.d.words) {
		return false
	}
	if in.lab == 0 {
		if prefix, ok := m.shaped(in, word); ok {
			m.steps = append(m.steps, step{word: word, last: word + 1, prefix: prefix, article: hiddenArticle(m.d.word(word), prefix), hit: -1})
			return m.run(in.x, word+1)
		}
		return false
	}
	for i := m.d.first[word]; i < m.d.first[word+1]; i++ {
		h := &m.d.hits[i]
		if h.label != in.lab || !m.accepts(in, word, h) {
			continue
		}
		n := len(m.steps)
		m.steps = append(m.steps, step{word, h.last, h.prefix, h.article, i, in.lab})
		if m.attempt(in.x, h.last) {
			return true
		}
		m.steps = m.steps[:n]
	}
	return false
}

// fits reports whether an atom could take something here.
func (m *machine) fits(in *instruction, word int) bool {
	if word >= len(m.d.words) {
		return false
	}
	if in.lab == 0 {
		_, ok := m.shaped(in, word)
		return ok
	}
	for i := m.d.first[word]; i < m.d.first[word+1]; i++ {
		if h := &m.d.hits[i]; h.label == in.lab && m.accepts(in, word, h) {
			return true
		}
	}
	return false
}

// accepts tests all but the label of a hit.
func (m *machine) accepts(in *instruction, word int, h *hit) bool {
	a := &in.atom
	if !m.prefixFits(a, word, h.prefix) {
		return false
	}
	if h.term.IsZero() {
		return true // taught by the document
	}
	if h.term.Weak() && h.last == word+1 && h.prefix == 0 && m.d.flags[word]&flagParticle != 0 {
		return false // أمام is no إمام, كان is not the town
	}
	return (!a.strong || !h.term.Weak()) && h.last-word >= a.words &&
		(a.subtype == "" || a.subtype == h.term.Subtype()) && (a.value == "" || a.value == h.term.Value())
}

// prefixFits tests the proclitic: any at the first word of a match, else none but the one asked for.
func (m *machine) prefixFits(a *atom, word, prefix int) bool {
	switch {
	case a.anyway:
		return true
	case a.prefix != "":
		return string(m.d.word(word)[:prefix]) == a.prefix
	}
	return prefix == 0 || word == m.start
}

// shaped tests a word by its form; a proclitic is cut only where the atom asks for it.
func (m *machine) shaped(in *instruction, word int) (prefix int, ok bool) {
	letters, flags := m.d.word(word), m.d.flags[word]
	if p := in.atom.prefix; p != "" {
		if len(letters) <= len(p) || string(letters[:len(p)]) != p {
			return 0, false
		}
		prefix, letters = len(p), m.withArticle(letters, len(p))
		flags &^= flagSplit
	}
	switch in.atom.shape {
	case shapeName, shapeNisba, shapeOpen:
		if flags&(flagOrdinary|flagSplit) != 0 {
			return 0, false
		}
	case shapeNoun, shapeDefinite, shapeFeminine, shapeIndefinite:
		if flags&flagFunction != 0 {
			return 0, false
		}
	}
	kind := m.d.words[word].Kind
	return prefix, kind != normalize.Newline && kind != normalize.Punct && in.atom.shape.fits(letters, kind)
}

// withArticle cuts a proclitic and writes out the article that لل hides: للدفاع is ل and الدفاع.
func (m *machine) withArticle(letters []byte, prefix int) []byte {
	article := hiddenArticle(letters, prefix)
	if article == "" {
		return letters[prefix:]
	}
	m.scratch = append(append(m.scratch[:0], article...), letters[prefix:]...)
	return m.scratch
}

// hiddenArticle returns what لل leaves out of the article behind a proclitic, of a word that no list explains.
func hiddenArticle(letters []byte, prefix int) string {
	if bytes.HasSuffix(letters[:prefix], []byte("ل")) && bytes.HasPrefix(letters[prefix:], []byte("ل")) {
		return "ا"
	}
	return ""
}
