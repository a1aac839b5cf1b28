package entity

import (
	"hash/maphash"
	"slices"
	"unicode/utf8"
)

// A mention is a candidate as the grouper sees it: hashes of its name and of the parts of it.
type mention struct {
	*candidate
	spelled      uint64
	stem, nation uint64   // of a body or unit: the name without the adjective of its nation, and that
	parts        []uint64 // of a person
	given        bool     // it begins with a given name
}

// mention looks at the name of a candidate. The parts are valid until the next call.
func (d *document) mention(c *candidate) mention {
	g := &d.groups
	m := mention{candidate: c, spelled: g.hash(d, c, c.first, c.last), given: d.labelled(c.first, g.given)}
	switch c.typ {
	case Person:
		g.fresh = g.fresh[:0]
		for i := c.first; i < c.last; {
			first := i
			if i = d.partEnd(c, i); nasab(d.stem(c, first)) {
				first++
			}
			g.fresh = append(g.fresh, g.hash(d, c, first, i))
		}
		m.parts = g.fresh
	case Organization, MilitaryUnit:
		m.stem = m.spelled
		if last := c.last - 1; last > c.first && d.labelled(last, g.nationality) {
			m.stem, m.nation = g.hash(d, c, c.first, last), g.hash(d, c, last, last+1)
		}
	}
	return m
}

// labelled reports whether a list gives the single word i a label.
func (d *document) labelled(i int, l label) bool {
	return slices.ContainsFunc(d.hitsAt(i), func(h hit) bool { return h.label == l && h.words == 1 })
}

// hash returns a hash of words of a candidate, alike for عبدالله and عبد الله, مسؤول and مسئول, ى and ي, ة and ه.
func (g *grouper) hash(d *document, c *candidate, first, last int) uint64 {
	name := g.name[:0]
	if first == c.first {
		name = append(name, c.article...)
	}
	for i := first; i < last; i++ {
		name = appendAlike(name, d.stem(c, i))
	}
	g.name = name
	return maphash.Bytes(g.seed, name)
}

// appendAlike appends a word with letters that names differ in written in one way.
func appendAlike(dst, word []byte) []byte {
	for len(word) > 0 {
		n := min(len(word), len("ى"))
		switch string(word[:n]) {
		case "ى":
			dst = append(dst, "ي"...)
		case "ة":
			dst = append(dst, "ه"...)
		case "ؤ", "ئ":
			dst = append(dst, "ء"...)
		default:
			if word[0] < utf8.RuneSelf {
				n = 1
			}
			dst = append(dst, word[:n]...)
		}
		word = word[n:]
	}
	return dst
}

// number returns the number of the entity that a mention names, and remembers by which names it goes. A number
// that is known already is only remembered.
func (g *grouper) number(m mention, n int) int {
	if n == 0 {
		n = g.find(m)
	}
	if n == 0 {
		g.known = append(g.known, known{parts: len(g.parts), last: len(g.parts)})
		n = len(g.known)
	}
	m.sayPart(g.partsOf(n))
	g.enrich(&g.known[n-1], m)
	g.remember(m, n)
	return n
}

// sayPart notes of a person's name of one part which part of the full name it is.
func (m mention) sayPart(full []uint64) {
	switch {
	case len(m.parts) != 1 || len(full) < 2 || m.subtype != "":
	case full[len(full)-1] == m.parts[0]:
		m.candidate.subtype = "surname"
	case full[0] == m.parts[0]:
		m.candidate.subtype = "given"
	}
}

// find looks for the entity of a mention, 0 if it is a new one.
func (g *grouper) find(m mention) int {
	if m.entry != nil {
		if n := g.numbers[m.key(listed, g.entryHash(m))]; n > 0 {
			return n
		}
	}
	switch {
	case len(m.parts) > 1:
		return g.findFull(m)
	case len(m.parts) == 1:
		return g.compatible(m.key(short, m.parts[0]), m)
	case m.nation == 0 && m.stem != 0:
		return g.compatible(m.key(stemmed, m.stem), m)
	}
	if n := g.compatible(m.key(spelled, m.spelled), m); n > 0 || m.nation == 0 {
		return n
	}
	n := g.compatible(m.key(stemmed, m.stem), m)
	if n > 0 && g.known[n-1].nation != 0 {
		return 0 // وزارة الدفاع of another nation
	}
	return n
}

// findFull looks for the person of a full name: one whose name has the same first part and agrees, or one
// that only a surname named so far.
func (g *grouper) findFull(m mention) int {
	first, second, last := m.parts[0], m.parts[1], m.parts[len(m.parts)-1]
	for _, key := range [...]nameKey{m.key(ends, first^last<<1), m.key(begins, first^second<<1)} {
		if n := g.compatible(key, m); n > 0 && agree(g.partsOf(n), m.parts) {
			return n
		}
	}
	n := g.compatible(m.key(short, last), m)
	if n > 0 && len(g.partsOf(n)) == 1 && g.known[n-1].surname {
		return n
	}
	return 0
}

// compatible returns the entity that goes by a name, unless it is another entry of the gazetteer.
func (g *grouper) compatible(key nameKey, m mention) int {
	n := g.numbers[key]
	if n > 0 && m.entry != nil && g.known[n-1].entry != nil && g.known[n-1].entry.ID != m.entry.ID {
		return 0
	}
	return n
}

func (g *grouper) partsOf(n int) []uint64 { return g.parts[g.known[n-1].parts:g.known[n-1].last] }

// agree reports whether two names of a person, of which one may leave parts out, do not contradict: محمد شياع
// السوداني and محمد السوداني, محمد بن سلمان and محمد بن سلمان آل سعود.
func agree(a, b []uint64) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(a) < 2 || a[0] != b[0] {
		return false
	}
	if slices.Equal(a, b[:len(a)]) {
		return true
	}
	if a[len(a)-1] != b[len(b)-1] {
		return false
	}
	n := 0
	for _, part := range b {
		if n < len(a) && a[n] == part {
			n++
		}
	}
	return n == len(a)
}

// enrich adds to what is known of an entity.
func (g *grouper) enrich(k *known, m mention) {
	if k.entry == nil {
		k.entry = m.entry
	}
	if k.nation == 0 {
		k.nation = m.nation
	}
	if len(m.parts) > k.last-k.parts {
		k.parts = len(g.parts)
		g.parts = append(g.parts, m.parts...)
		k.last = len(g.parts)
		k.surname = len(m.parts) == 1 && (m.subtype == "surname" || !m.given)
	}
}

// remember notes the names by which an entity goes.
func (g *grouper) remember(m mention, n int) {
	g.numbers[m.key(spelled, m.spelled)] = n
	if m.entry != nil {
		g.numbers[m.key(listed, g.entryHash(m))] = n
	}
	if m.stem != 0 {
		g.numbers[m.key(stemmed, m.stem)] = n
	}
	if len(m.parts) == 0 {
		return
	}
	first, last := m.parts[0], m.parts[len(m.parts)-1]
	g.numbers[m.key(short, first)] = n
	g.numbers[m.key(short, last)] = n
	if len(m.parts) > 1 {
		g.numbers[m.key(ends, first^last<<1)] = n
		g.numbers[m.key(begins, first^m.parts[1]<<1)] = n
	}
}

func (g *grouper) entryHash(m mention) uint64 { return maphash.String(g.seed, m.entry.ID) }
