package entity

import (
	"hash/maphash"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// A grouper numbers the entities of one document.
type grouper struct {
	seed    maphash.Seed
	numbers map[nameKey]int // the last entity that goes by a name
	known   []known         // by number, from 1
	parts   []uint64        // of the names of persons
	fresh   []uint64        // of the name that is looked at
	name    []byte          // the same in letters

	nationality, given label
}

// A known is what is known of an entity.
type known struct {
	entry       *gazetteer.Entry
	parts, last int    // of its fullest name: grouper.parts[parts:last]
	nation      uint64 // the adjective that a body's name ends with
	surname     bool   // the name is a surname alone
}

// A nameKey is a hash of a name of one type, in one of its forms.
type nameKey uint64

// key returns the key of a form of a mention's name. For one type and form other hashes give other keys.
func (m mention) key(f form, hash uint64) nameKey {
	return nameKey(hash ^ (uint64(m.label)<<8|uint64(f)+1)*0x9E3779B97F4A7C15)
}

type form uint8

const (
	listed  form = iota // entry of a gazetteer
	spelled             // the whole name
	stemmed             // a body without the adjective of its nation
	ends                // first and last part of a person's name
	begins              // the first two parts of a person's name
	short               // a part that stands for a person
)

// group numbers the entities of the chosen candidates, which are in text order: those that the second look found
// again, those that the text itself says are the same, then by entry, spelling and parts. Candidates that have a
// number keep it.
func (x *Extractor) group(d *document, chosen []int) {
	before := -1
	for _, i := range chosen {
		if d.cands[i].typ == none {
			continue
		}
		if x.introduces(d, before, i) {
			d.identify(i, before)
		} else {
			d.identify(i, d.teacher(&d.cands[i]))
		}
		before = i
	}
}

// identify returns the number of a candidate's entity, which is that of candidate same, where this is not -1.
func (d *document) identify(i, same int) int {
	c := &d.cands[i]
	if c.entity > 0 {
		return c.entity
	}
	if c.typ == Person && c.subtype == "" {
		c.subtype = d.onePart(c)
	}
	number := 0
	if same >= 0 {
		number = d.identify(same, -1)
		if c.typ != Person && c.subtype == "" {
			c.subtype = d.cands[same].subtype
		}
	}
	c.entity = d.groups.number(d.mention(c), number)
	return c.entity
}

// teacher returns the candidate whose lesson covers the words of c, -1 if none does.
func (d *document) teacher(c *candidate) int {
	for _, h := range d.hitsAt(c.first) {
		if h.seen > 0 && c.first+int(h.words) == c.last && d.cands[h.seen-1].typ == c.typ {
			return int(h.seen) - 1
		}
	}
	return -1
}

// reset forgets the document before.
func (g *grouper) reset(nationality, given label) {
	g.nationality, g.given = nationality, given
	if g.numbers == nil {
		g.numbers, g.seed = map[nameKey]int{}, maphash.MakeSeed()
	}
	clear(g.numbers)
	g.known, g.parts = g.known[:0], g.parts[:0]
}

// onePart returns what a person's name of several words that are one part is: a kunya, a surname with بن or آل, a
// given name with عبد. It is "" for all others.
func (d *document) onePart(c *candidate) string {
	if c.words() < 2 || d.partEnd(c, c.first) < c.last {
		return ""
	}
	switch first := d.stem(c, c.first); {
	case kunya(first):
		return "kunya"
	case string(first) == "عبد" || !nameLink(first):
		return "given"
	}
	return "surname"
}
