package entity

import "github.com/kayan-nlp/kayan/gazetteer"

// A candidate is a span that a rule proposes.
type candidate struct {
	first, last int // words
	start, end  int // bytes of the key
	typ         Type
	label       label // of the type
	subtype     string
	rule        int // index into the extractor's rules
	score       float32
	best        float32          // of the proposal that is worth most by itself
	wording     float32          // what the words bring
	brings      contribution     // what the rules bring that proposed it
	prefix      int              // bytes of the proclitic before it
	article     string           // what لل hides of the article behind the proclitic
	entry       *gazetteer.Entry // what it names, where one list name covers it
	tail        int              // first word of the last name part
	depth       int
	entity      int
	before      int32 // 1 + the candidate before it that begins at the same word
}

func (c *candidate) words() int { return c.last - c.first }

// propose runs every rule at every word that can begin it.
func (x *Extractor) propose(d *document) {
	d.cands = d.cands[:0]
	d.heads = append(d.heads[:0], make([]int32, len(d.words))...)
	d.machine.x, d.machine.d = x, d
	for i := range d.words {
		x.proposeAt(d, i, false)
	}
}

// proposeAt runs the rules that word i can begin, and turns what their captures took into candidates. In the second look only those
// are run that ask for what the document taught: the others would say the same again.
func (x *Extractor) proposeAt(d *document, i int, again bool) {
	fit := x.mayFit(d, i)
	for p := range fit.all {
		if again && !x.asks.has(p) {
			continue
		}
		prog := &x.programs[p]
		if !d.machine.match(prog, i) {
			continue
		}
		for _, c := range d.machine.caps {
			info := &prog.caps[c.cap]
			if c.last == c.first || !x.wanted(info.typ) {
				continue
			}
			p := x.candidate(d, prog, info, d.machine.steps[c.first:c.last])
			if x.deny == 0 || !d.has(&p, x.deny) {
				x.add(d, &p)
			}
		}
	}
}

// add makes a proposal a candidate, or adds its evidence to the candidate that is there.
func (x *Extractor) add(d *document, p *candidate) {
	n := d.candidateAt(p)
	if n >= 0 {
		d.recorder.proposal(n, p)
		x.merge(&d.cands[n], p)
		return
	}
	p.before = d.heads[p.first]
	d.cands = append(d.cands, *p)
	d.heads[p.first] = int32(len(d.cands))
	d.recorder.proposal(len(d.cands)-1, p)
}

// candidateAt returns the candidate over the same words with the same type, -1 if there is none.
func (d *document) candidateAt(p *candidate) int {
	for n := int(d.heads[p.first]) - 1; n >= 0; n = int(d.cands[n].before) - 1 {
		if c := &d.cands[n]; c.start == p.start && c.end == p.end && c.typ == p.typ {
			return n
		}
	}
	return -1
}

// has reports whether a list gives the words of a candidate a label.
func (d *document) has(c *candidate, l label) bool {
	for _, h := range d.hitsAt(c.first) {
		if h.label == l && c.first+int(h.words) == c.last && int(h.prefix) == c.prefix {
			return true
		}
	}
	return false
}

// candidate builds a candidate from the steps of one capture and adds up their evidence.
func (x *Extractor) candidate(d *document, prog *program, info *captureInfo, steps []step) candidate {
	head, end := steps[0], steps[len(steps)-1]
	c := candidate{
		first: head.word, last: end.last, start: d.words[head.word].Start + head.prefix, end: d.words[end.last-1].End,
		typ: info.typ, label: info.label, rule: prog.rule, brings: prog.brings, prefix: head.prefix, article: head.article,
	}
	if info.subtype != "$" {
		c.subtype = info.subtype
	}
	d.recorder.begin()
	for i := range steps {
		c.wording += x.evidence(d, &steps[i])
		if h := steps[i].hit; h != nil {
			c.readHit(h, x, info, h.label == info.label, len(steps))
		}
	}
	c.tail = tailOf(d, c.first, c.last)
	c.score = x.score(&c)
	c.best = c.score
	return c
}

// readHit takes from a hit what the span will say of itself.
func (c *candidate) readHit(h *hit, x *Extractor, info *captureInfo, same bool, steps int) {
	switch {
	case h.term.IsZero():
	case same:
		if steps == 1 {
			c.entry = h.term.Entry()
		}
		if c.subtype == "" {
			c.subtype = h.term.Subtype()
		}
	case info.subtype == "$" && c.subtype == "" && x.uses[h.label] == useClass:
		c.subtype = h.term.Subtype()
	}
}

// evidence returns what one step of a match is worth.
func (x *Extractor) evidence(d *document, s *step) float32 {
	rec, e := d.recorder, &x.evidences
	if s.hit == nil {
		switch shapes := shapesOf(d.word(s.word)[s.prefix:], d.words[s.word].Kind, 0); {
		case shapes.has(shapeNisba):
			return rec.piece("shape.nisba", s.word, e.nisba)
		case shapes.has(shapeForeign):
			return rec.piece("shape.foreign", s.word, e.foreign)
		}
		return rec.piece("shape.name", s.word, e.name)
	}
	h := s.hit
	var w float32
	weak := !h.term.IsZero() && h.term.Weak()
	if !h.term.IsZero() {
		hit := &x.hitEvidence[h.label][0]
		if weak {
			hit = &x.hitEvidence[h.label][1]
		}
		w = rec.piece(hit.name, s.word, hit.weight)
	}
	if h.loose {
		w += rec.piece("loose", s.word, e.loose)
	}
	if weak && x.uses[h.label] == useName && d.tokens[s.word].flags&flagCommon != 0 {
		w += rec.piece("ordinary", s.word, e.ordinary)
	}
	if h.prefix > 0 {
		w += rec.piece("split", s.word, e.split)
	}
	return w
}

// tailOf returns the first word of the last name part: a particle belongs to what follows it.
func tailOf(d *document, first, last int) int {
	tail := last - 1
	for tail > first && nameLink(d.word(tail-1)) {
		tail--
	}
	return tail
}

// nameLink reports whether a word of a name is never its last part: بن، أبو، عبد, and آل.
func nameLink(word []byte) bool {
	switch string(word) {
	case "بن", "ابن", "بنت", "ابو", "ابا", "ابي", "ام", "ال", "آل", "عبد", "ولد", "فان", "دي", "فون", "بو":
		return true
	}
	return false
}
