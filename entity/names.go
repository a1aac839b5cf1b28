package entity

import "slices"

// stem returns word i of a candidate, without the proclitic where it is the first.
func (d *document) stem(c *candidate, i int) []byte {
	if i == c.first {
		return d.word(i)[c.prefix:]
	}
	return d.word(i)
}

// partEnd returns the word behind the part of a person's name that begins at word i: عبد, أبو and بن belong to
// what follows them, الدين and الله to what stands before.
func (d *document) partEnd(c *candidate, i int) int {
	for i < c.last-1 && nameLink(d.stem(c, i)) {
		i++
	}
	for i++; i < c.last && joinsBack[string(d.word(i))]; i++ {
	}
	return min(i, c.last)
}

func nasab(word []byte) bool {
	switch string(word) {
	case "بن", "ابن", "بنت":
		return true
	}
	return false
}

func kunya(word []byte) bool {
	switch string(word) {
	case "ابو", "ابا", "ابي", "ام":
		return true
	}
	return false
}

// is reports whether word i is this sign.
func (d *document) is(i int, sign string) bool {
	return i >= 0 && i < len(d.words) && string(d.word(i)) == sign
}

// quote reports whether word i is a quotation mark.
func (d *document) quote(i int) bool {
	if i < 0 || i >= len(d.words) {
		return false
	}
	switch string(d.word(i)) {
	case "\"", "«", "»", "“", "”", "'", "‘", "’":
		return true
	}
	return false
}

// introduces reports whether the text says that candidate other is a second name of cand, the span before it
// or -1: فلان المكنى أبو فلان, منظمة الصحة العالمية (WHO).
func (x *Extractor) introduces(d *document, cand, other int) bool {
	if cand < 0 || seenAs[d.cands[other].typ] == "" {
		return false
	}
	c, o := &d.cands[cand], &d.cands[other]
	if c.typ != o.typ || c.last > o.first || c.entry != nil && o.entry != nil && c.entry.ID != o.entry.ID {
		return false
	}
	said := false
	for i := c.last; i < o.first; i++ {
		switch {
		case x.saysAlias(d, i):
			said = true
		case i >= c.last+maxIntroduction || !said && !d.opens(i) || said && !d.opens(i) && !introduction(d.word(i)):
			return false
		}
	}
	return said || o.typ != Person && o.subtype != "media" && d.is(c.last, "(") && d.bracketed(o)
}

// maxIntroduction bounds the words between a name and its alias.
const maxIntroduction = 6

// saysAlias reports whether word i is المكنى, الملقب, المعروف and their like.
func (x *Extractor) saysAlias(d *document, i int) bool {
	return slices.ContainsFunc(d.hitsAt(i), func(h hit) bool { return h.label == x.alias && h.words == 1 })
}

// opens reports whether word i is a sign that may stand before a second name.
func (d *document) opens(i int) bool {
	return d.quote(i) || d.is(i, "(") || d.is(i, "،") || d.is(i, ",")
}

// introduction reports whether a word may stand between المعروف and the name.
func introduction(word []byte) bool {
	switch string(word) {
	case "ب", "باسم", "اسم", "بلقب", "لقب", "بكنية", "اختصارا", "ايضا", "حركيا", "اعلاميا", ":":
		return true
	}
	return false
}

// bracketed reports whether a bracket closes behind a candidate.
func (d *document) bracketed(c *candidate) bool {
	i := c.last
	for ; d.quote(i); i++ {
	}
	return d.is(i, ")")
}

// joinsBack are the second halves of compound names (صلاح الدين).
var joinsBack = map[string]bool{"الدين": true, "الله": true}
