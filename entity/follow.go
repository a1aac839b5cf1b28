package entity

// Most programs that a word can begin fail at the next one. By what can stand there they need not be run to find that out.

// mayFollow reports whether anything behind word i can stand behind the first atom of a program. It may say yes where there is no
// match, but never no where there is one.
func (x *Extractor) mayFollow(d *document, p uint16, i int) bool {
	if x.seconds[p] == noSet {
		return true
	}
	second := x.tests.set(x.seconds[p])
	if i+1 < len(d.tokens) && second.meets(d.tokens[i+1].inside) {
		return true
	}
	before := 1
	for _, h := range d.tokens[i].hits {
		if end := i + h.words; h.words != before && end < len(d.tokens) && second.meets(d.tokens[end].inside) {
			return true
		}
		before = h.words
	}
	return false
}
