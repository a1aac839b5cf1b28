package entity

// A step is one atom of a match: the words it took, and the hit by which.
type step struct {
	word, last int
	prefix     int
	article    string // what لل hides of the article behind the proclitic
	hit        *hit   // nil for a shape
}

// A captured is what a capture took: steps first to last of the match.
type captured struct {
	cap         int
	first, last int
}

// machine runs one program at one place. It backtracks, but takes each way of a fork at most once for each word, so that its cost
// is bounded by the program's length times the words within reach. Ways that cannot take the next word are not tried.
type machine struct {
	x       *Extractor
	d       *document
	p       *program
	start   int
	visited []visit
	epoch   uint32 // of this match; what visited holds of others is void
	steps   []step
	edges   []captureEdge
	caps    []captured
	open    []captured
	tried   uint64 // lengths that an atom was tried with
	work    int    // instructions run, for the tests of linearity
}

// A captureEdge is where a capture begins or ends: before a step.
type captureEdge struct {
	cap, step int32
	end       bool
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
	m.steps, m.edges = m.steps[:0], m.edges[:0]
	if len(m.visited) < len(p.code) {
		m.visited = make([]visit, len(p.code))
	}
	if m.epoch++; m.epoch == 0 { // it came round: what is left of the first match would count again
		clear(m.visited)
		m.epoch = 1
	}
	if !m.run(p.entry, start) {
		return false
	}
	m.closeCaptures()
	return true
}

// closeCaptures pairs the edges of the captures, inner ones first.
func (m *machine) closeCaptures() {
	m.caps, m.open = m.caps[:0], m.open[:0]
	for _, e := range m.edges {
		if !e.end {
			m.open = append(m.open, captured{cap: int(e.cap), first: int(e.step)})
			continue
		}
		c := m.open[len(m.open)-1]
		m.open = m.open[:len(m.open)-1]
		c.last = int(e.step)
		m.caps = append(m.caps, c)
	}
}

func (m *machine) run(pc int32, word int) bool {
	for {
		if word-m.start > maxReach {
			return false
		}
		m.work++
		in := &m.p.code[pc]
		switch in.op {
		case opMatch:
			return true
		case opAtom:
			if !m.meets(in.fits, word) || m.d.tokens[word].flags&flagLong == 0 && !m.meets(in.firstX, word+1) {
				return false
			}
			var done bool
			if word, done = m.take(in, pc, word); done {
				return true
			}
			if word < 0 {
				return false
			}
		case opFork:
			x, y := m.meets(in.firstX, word), m.meets(in.firstY, word)
			switch {
			case x && y:
				if m.entered(pc, word) {
					return false
				}
				if m.attempt(in.x, word) {
					return true
				}
				pc = in.y
				continue
			case y:
				pc = in.y
				continue
			case !x:
				return false
			}
		case opOpen, opClose:
			m.edges = append(m.edges, captureEdge{in.y, int32(len(m.steps)), in.op == opClose})
		case opLook, opNot:
			if m.meets(in.fits, word) != (in.op == opLook) {
				return false
			}
		case opStart:
			if word < len(m.d.tokens) && m.d.tokens[word].flags&flagStart == 0 {
				return false
			}
		case opEnd:
			if word > 0 && m.d.tokens[word-1].flags&flagEnd == 0 {
				return false
			}
		}
		pc = in.x
	}
}

// meets reports whether a word meets a condition.
func (m *machine) meets(c condition, word int) bool {
	if word >= len(m.d.tokens) {
		return c == free
	}
	return m.d.tokens[word].class.meets(c, word == m.start)
}

// passed returns the tests that a word passes where it stands.
func (m *machine) passed(word int) bitSet {
	if word == m.start {
		return m.d.tokens[word].class.first
	}
	return m.d.tokens[word].class.inside
}

// entered reports whether instruction pc was run at this word before, and notes that it is now.
func (m *machine) entered(pc int32, word int) bool {
	v := &m.visited[pc]
	if v.epoch != m.epoch {
		*v = visit{epoch: m.epoch}
	}
	reach := uint(word - m.start)
	was := v.words>>reach&1 == 1
	v.words |= 1 << reach
	return was
}

// attempt runs on and restores the state where that fails.
func (m *machine) attempt(pc int32, word int) bool {
	steps, edges := len(m.steps), len(m.edges)
	if m.run(pc, word) {
		return true
	}
	m.steps, m.edges = m.steps[:steps], m.edges[:edges]
	return false
}

// take takes what an atom fits at a word that passes one of its tests. It returns the word behind, -1 where there is no way on. A
// name can be of several lengths there: each but the last is tried to the end of the match, and done is true where that fits.
func (m *machine) take(in *instruction, pc int32, word int) (next int, done bool) {
	if m.d.tokens[word].flags&flagLong == 0 {
		return m.takeWord(in, word), false
	}
	passed := m.passed(word)
	m.tried = 0
	var pending step
	branched := false
	for _, n := range m.x.tests.listOf(in) {
		if !passed.has(int(n)) {
			continue
		}
		for i := 0; ; i++ {
			s, at := m.nextStep(int(n), word, i)
			if at < 0 {
				break
			}
			i = at
			if pending.last != 0 {
				if !branched && m.entered(pc, word) {
					return -1, false
				}
				branched = true
				tried := m.tried
				if m.attemptStep(in.x, pending) {
					return 0, true
				}
				m.tried = tried
			}
			pending = s
		}
	}
	if pending.last == 0 {
		return -1, false
	}
	m.steps = append(m.steps, pending)
	return pending.last, false
}

// takeWord takes a word with which no name of several words begins: by the first of the tests that it passes. It returns the word
// behind, -1 where there is no way on.
func (m *machine) takeWord(in *instruction, word int) (next int) {
	passed := m.passed(word)
	m.tried = 0
	for _, n := range m.x.tests.listOf(in) {
		if !passed.has(int(n)) {
			continue
		}
		if s, at := m.nextStep(int(n), word, 0); at >= 0 {
			m.steps = append(m.steps, s)
			return word + 1
		}
	}
	return -1
}

// nextStep returns how a test takes a word, by the hits from number i on, and which it was; lengths that were tried do not count.
// at is -1 where there is no way left.
func (m *machine) nextStep(test, word, i int) (s step, at int) {
	t, token := &m.x.tests.tests[test], &m.d.tokens[word]
	if t.label == "" {
		if m.tried>>1&1 == 1 {
			return s, -1
		}
		m.tried |= 1 << 1
		s = step{word: word, last: word + 1, prefix: len(t.prefix)}
		if s.prefix > 0 {
			s.article = hiddenArticle(m.d.word(word), s.prefix)
		}
		return s, 0
	}
	k := sight{letters: m.d.word(word), flags: token.flags}
	for ; i < len(token.hits); i++ {
		h := &token.hits[i]
		if m.tried>>(h.words%64)&1 == 0 && m.x.mayTake(test, h) && t.accepts(&k, h, word == m.start) {
			m.tried |= 1 << (h.words % 64)
			return step{word, word + int(h.words), int(h.prefix), h.hidden(), h}, i
		}
	}
	return s, -1
}

// attemptStep tries the rest of a match behind a step.
func (m *machine) attemptStep(pc int32, s step) bool {
	steps := len(m.steps)
	m.steps = append(m.steps, s)
	if m.attempt(pc, s.last) {
		return true
	}
	m.steps = m.steps[:steps]
	return false
}
