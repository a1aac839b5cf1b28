package entity

import "hash/maphash"

// A grouper numbers the entities of one document.
type grouper struct {
	seed    maphash.Seed
	numbers map[uint64]int
}

// group gives every candidate the number of its entity: mentions of one gazetteer entry, of one surface
// and type, or taught by one full mention are one entity. All candidates are numbered, so that nested and
// flat results agree.
func (x *Extractor) group(d *document) {
	g := &d.groups
	if g.numbers == nil {
		g.numbers, g.seed = map[uint64]int{}, maphash.MakeSeed()
	}
	clear(g.numbers)
	key := d.text.Bytes()
	for i := range d.cands {
		c := &d.cands[i]
		if c.seen > 0 && d.cands[c.seen-1].typ == c.typ {
			c.entity = d.cands[c.seen-1].entity
			continue
		}
		c.entity = g.number(c, key)
	}
}

// number returns the number under which the entity is known, or the next one.
func (g *grouper) number(c *candidate, key []byte) int {
	var h maphash.Hash
	h.SetSeed(g.seed)
	h.WriteString(string(c.typ))
	if c.entry != nil {
		h.WriteString(c.entry.ID)
	} else {
		h.WriteString(c.article)
		h.Write(key[c.start:c.end])
	}
	n, ok := g.numbers[h.Sum64()]
	if !ok {
		n = len(g.numbers) + 1
		g.numbers[h.Sum64()] = n
	}
	return n
}
