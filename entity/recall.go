package entity

import (
	"bytes"
	"hash/maphash"
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// recall finds the words of the lessons and adds them to the hits. It returns the words that gained one, and
// those before them: قال begins the match that the surname behind it completes.
func (x *Extractor) recall(d *document) []int {
	m := &d.memory
	m.gained = m.gained[:0]
	if len(m.lessons) == 0 {
		return nil
	}
	m.forget()
	holds := 0 // lessons that hold at the word
	for i, w := range d.words {
		for ; holds < len(m.lessons) && m.lessons[holds].after <= i; holds++ {
			m.hold(holds)
		}
		if w.Kind != normalize.Word || !m.endsAlike(d.word(i)) {
			continue
		}
		m.hits = m.hits[:0]
		d.recallAt(i)
		if len(m.hits) > 0 {
			x.addHits(d, i, m.hits)
			x.gain(d, i)
		}
	}
	return m.gained
}

// Most words end otherwise than the first words of all lessons, and need not be asked for. What a proclitic changes is the beginning.

// endingBytes is how much of a word counts as its ending: two letters.
const endingBytes = 4

// endsAlike reports whether a word may be that with which a lesson begins.
func (m *memory) endsAlike(word []byte) bool {
	n := endingOf(word)
	return m.endings[n/64]>>(n%64)&1 == 1
}

// noteEnding notes how the first word of a lesson ends.
func (m *memory) noteEnding(words []byte) {
	first, _, _ := bytes.Cut(words, []byte(" "))
	if len(first) < endingBytes { // behind a proclitic it would end with that
		for i := range m.endings {
			m.endings[i] = ^uint64(0)
		}
		return
	}
	n := endingOf(first)
	m.endings[n/64] |= 1 << (n % 64)
}

// endingOf returns a hash, below the bits of memory.endings.
func endingOf(word []byte) uint32 {
	h := uint32(0)
	for _, c := range word[max(0, len(word)-endingBytes):] {
		h = h*0x9E3779B1 + uint32(c)
	}
	return h >> 22
}

// gain notes a word that gained a hit, and those before it at which a match begins that needs it.
func (x *Extractor) gain(d *document, i int) {
	m := &d.memory
	for before := max(i-maxLead, 0); before < i; before++ {
		if n := len(m.gained); (n == 0 || m.gained[n-1] < before) && x.leadsTo(d, before, i) {
			m.gained = append(m.gained, before)
		}
	}
	m.gained = append(m.gained, i)
}

// maxLead bounds the words of a name behind which the document may have taught another: المتحدث باسم.
const maxLead = 3

// leadsTo reports whether a name begins at a word, ends before word i, and begins rules that ask for lessons behind it.
func (x *Extractor) leadsTo(d *document, word, i int) bool {
	return slices.ContainsFunc(d.hitsAt(word), func(h hit) bool { return word+int(h.words) == i && x.leads[h.label] })
}

// findLeads marks the labels that begin programs which ask for a lesson.
func (x *Extractor) findLeads() {
	x.leads = make([]bool, len(x.labels.names))
	for p := range x.asks.all {
		for _, g := range x.conditions.parts[x.begins[p]] {
			for test := range x.conditions.guards[g].any.all {
				for _, l := range x.tests.tests[test].labels {
					x.leads[l] = true
				}
			}
		}
	}
}

// forget empties what is findable.
func (m *memory) forget() {
	if m.byWords == nil {
		m.byWords, m.seed = map[uint64]int{}, maphash.MakeSeed()
	}
	clear(m.byWords)
	m.longest = 0
	clear(m.endings[:])
}

// hold makes a lesson findable by its words. Of lessons with the same words the last one holds: a reader takes
// الوزارة for the ministry that was named last.
func (m *memory) hold(n int) {
	m.byWords[maphash.Bytes(m.seed, m.lessons[n].words)] = n
	m.noteEnding(m.lessons[n].words)
	m.longest = max(m.longest, m.lessons[n].n)
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
		if ok && bytes.Equal(m.lessons[at].words, m.tried) {
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
	m.hits = append(m.hits, hit{words: uint8(l.n), label: l.label, prefix: uint8(s.Prefix), article: uint8(len(s.Article)), seen: int32(l.cand + 1)})
	return true
}
