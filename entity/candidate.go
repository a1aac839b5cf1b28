package entity

import "github.com/kayan-nlp/kayan/gazetteer"

// A candidate is a span that a rule proposes.
type candidate struct {
	first, last int // words
	start, end  int // bytes of the key
	typ         Type
	subtype     string
	rule        int // index into the extractor's rules
	score       float32
	best        float32          // of the proposal that is worth most by itself
	wording     float32          // what the words bring
	brings      contribution     // what the rules bring that proposed it
	prefix      int              // bytes of the proclitic before it
	article     string           // what لل hides of the article behind the proclitic
	entry       *gazetteer.Entry // what it names, where one list name covers it
	seen        int              // what the document taught, from 1
	tail        int              // first word of the last name part
	depth       int
	entity      int
}

func (c *candidate) words() int { return c.last - c.first }

// propose runs every rule at every word that can begin it.
func (x *Extractor) propose(d *document) {
	d.cands, d.shapes = d.cands[:0], d.shapes[:0]
	d.machine.d = d
	if d.spots == nil {
		d.spots = map[spot]int{}
	}
	clear(d.spots)
	for i := range d.words {
		x.proposeAt(d, i)
	}
}

func (x *Extractor) proposeAt(d *document, i int) {
	hits := d.hitsAt(i)
	d.ahead.word = noWord // the hits may be others than when it was last looked at
	for n, h := range hits {
		if sameLabelBefore(hits[:n], h.label) {
			continue
		}
		for _, p := range x.byLabel[h.label] {
			x.try(d, p, i)
		}
	}
	for _, s := range x.openShapes {
		in := instruction{atom: atom{shape: s}}
		if _, ok := d.machine.shaped(&in, i); !ok {
			continue
		}
		for _, p := range x.byShape[s] {
			x.try(d, p, i)
		}
	}
}

func sameLabelBefore(hits []hit, l label) bool {
	for i := range hits {
		if hits[i].label == l {
			return true
		}
	}
	return false
}

// try runs one program at one word, once, and turns its captures into candidates.
func (x *Extractor) try(d *document, p, i int) {
	if d.tried(p, i, len(x.programs)) {
		return
	}
	prog := &x.programs[p]
	if !x.mayFollow(d, &x.follows[p], i) || !d.machine.match(prog, i) {
		return
	}
	for _, c := range d.machine.caps {
		if info := &prog.caps[c.cap]; c.last > c.first && x.wanted(info.typ) {
			if c := x.candidate(d, prog, info, d.machine.steps[c.first:c.last]); x.deny == 0 || !d.has(&c, x.deny) {
				x.add(d, &c)
			}
		}
	}
}

// add makes a proposal a candidate, or adds its evidence to the candidate that is there.
func (x *Extractor) add(d *document, p *candidate) {
	at := spot{p.start, p.end, p.typ}
	n, ok := d.spots[at]
	if !ok {
		n = len(d.cands)
		d.spots[at] = n
		d.cands = append(d.cands, *p)
	}
	d.recorder.proposal(n, p)
	if ok {
		x.merge(&d.cands[n], p)
	}
}

// has reports whether a list gives the words of a candidate a label.
func (d *document) has(c *candidate, l label) bool {
	for _, h := range d.hitsAt(c.first) {
		if h.label == l && h.last == c.last && h.prefix == c.prefix {
			return true
		}
	}
	return false
}

// tried marks program p as tried at word i, and reports whether it was.
func (d *document) tried(p, i, programs int) bool {
	if len(d.triedAt) != programs {
		d.triedAt = make([]int, programs)
	}
	was := d.triedAt[p] == d.round+i+1
	d.triedAt[p] = d.round + i + 1
	return was
}

// candidate builds a candidate from the steps of one capture and adds up their evidence.
func (x *Extractor) candidate(d *document, prog *program, info *captureInfo, steps []step) candidate {
	head, end := steps[0], steps[len(steps)-1]
	c := candidate{
		first: head.word, last: end.last, start: d.words[head.word].Start + head.prefix, end: d.words[end.last-1].End,
		typ: info.typ, rule: prog.rule, brings: prog.brings, prefix: head.prefix, article: head.article,
	}
	if info.subtype != "$" {
		c.subtype = info.subtype
	}
	typeLabel := x.labels.byName[string(info.typ)]
	for i := range steps {
		c.wording += x.evidence(d, &steps[i])
		if steps[i].hit >= 0 {
			c.readHit(&d.hits[steps[i].hit], x, info, steps[i].lab == typeLabel, len(steps))
		}
	}
	c.tail = tailOf(d, c.first, c.last)
	c.score = x.score(&c)
	c.best = c.score
	return c
}

// readHit takes from a hit what the span will say of itself.
func (c *candidate) readHit(h *hit, x *Extractor, info *captureInfo, same bool, steps int) {
	if h.seen > 0 {
		c.seen = h.seen
	}
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
	if s.hit < 0 {
		if shapeNisba.fits(d.word(s.word), d.words[s.word].Kind) {
			return x.evidences.nisba
		}
		return x.evidences.name
	}
	h := &d.hits[s.hit]
	var w float32
	if !h.term.IsZero() {
		w = x.hitWeight[h.label][0]
		if h.term.Weak() {
			w = x.hitWeight[h.label][1]
		}
	}
	if h.loose {
		w += x.evidences.loose
	}
	if x.uses[h.label] == useName && !h.term.IsZero() && h.term.Weak() && d.flags[s.word]&flagCommon != 0 {
		w += x.evidences.ordinary
	}
	if h.prefix > 0 {
		w += x.evidences.split
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
