package entity

// Most programs that a word can begin fail at the next one. By what can stand there they need not be run to find that out.

// mayFit returns the programs that may match at word i: those that it can begin, and that can go on with what stands behind their
// first atom. It may name some that do not match, but names all that do. The result is good until the next call.
func (x *Extractor) mayFit(d *document, i int) bitSet {
	follows := x.ending
	if i+1 < len(d.tokens) {
		follows = d.tokens[i+1].class.follows
	}
	t := &d.tokens[i]
	d.fit = append(d.fit[:0], follows...)
	if t.flags&flagLong != 0 {
		d.addFollowers(i)
	}
	for n, w := range t.class.begins {
		d.fit[n] &= w
	}
	return d.fit
}

// addFollowers adds the programs that can go on behind a name of several words that begins at word i.
func (d *document) addFollowers(i int) {
	before := uint8(1)
	for n := range d.tokens[i].hits {
		h := &d.tokens[i].hits[n]
		if end := i + int(h.words); h.words != before && end < len(d.tokens) {
			d.fit.unite(d.tokens[end].class.follows)
		}
		before = h.words
	}
}
