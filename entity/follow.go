package entity

// A follow is what can stand behind the first atom of a program: most programs that begin at a word fail at the next one, and by
// this they need not be run to find that out. It may say yes where there is no match, but never no where there is one.
type follow struct {
	labels []uint64 // a set of labels
	shapes shapeSet
	any    bool // the program may end there, or asks for what is not noted here
}

// A shapeSet is a set of shapes.
type shapeSet uint16

// shapesKnown marks the set of a word that was looked at.
const shapesKnown shapeSet = 1 << 15

// followOf collects what can stand behind the first atoms of a program. size is the number of words of a set of labels.
func followOf(p *program, size int) follow {
	f := follow{labels: make([]uint64, size)}
	for _, first := range atomsFrom(p, p.entry, nil) {
		ends := false
		for _, in := range atomsFrom(p, first.x, &ends) {
			switch {
			case in.lab != 0:
				f.labels[in.lab/64] |= 1 << (in.lab % 64)
			case in.atom.prefix != "":
				f.any = true
			default:
				f.shapes |= 1 << in.atom.shape
			}
		}
		f.any = f.any || ends
	}
	return f
}

// ahead is what stands behind a word, and behind all the names that begin with it.
type ahead struct {
	word   int
	labels []uint64
	words  []int
	shapes shapeSet
	shaped bool // shapes is known
}

// noWord says that nobody has looked yet.
const noWord = -1

// lookAhead collects the labels behind word i.
func (x *Extractor) lookAhead(d *document, i int) {
	a := &d.ahead
	a.word = i
	a.words, a.shapes, a.shaped = a.words[:0], 0, false
	if len(a.labels) != x.labelWords {
		a.labels = make([]uint64, x.labelWords)
	}
	clear(a.labels)
	d.addAhead(i + 1)
	for _, h := range d.hitsAt(i) {
		if h.last != i+1 && (len(a.words) == 0 || a.words[len(a.words)-1] != h.last) {
			d.addAhead(h.last)
		}
	}
}

func (d *document) addAhead(word int) {
	if word >= len(d.words) {
		return
	}
	d.ahead.words = append(d.ahead.words, word)
	for _, h := range d.hitsAt(word) {
		d.ahead.labels[h.label/64] |= 1 << (h.label % 64)
	}
}

// mayFollow reports whether anything behind word i can stand behind the first atom of a program.
func (x *Extractor) mayFollow(d *document, f *follow, i int) bool {
	if f.any {
		return true
	}
	if d.ahead.word != i {
		x.lookAhead(d, i)
	}
	for n, labels := range f.labels {
		if labels&d.ahead.labels[n] != 0 {
			return true
		}
	}
	return f.shapes != 0 && f.shapes&d.shapesAhead() != 0
}

// shapesAhead returns the shapes of the words ahead, looked at when first asked for.
func (d *document) shapesAhead() shapeSet {
	a := &d.ahead
	if !a.shaped {
		a.shaped = true
		for _, word := range a.words {
			a.shapes |= d.shapesOf(word)
		}
	}
	return a.shapes
}

func (d *document) shapesOf(word int) shapeSet {
	for len(d.shapes) < len(d.words) {
		d.shapes = append(d.shapes, 0)
	}
	if d.shapes[word] == 0 {
		set := shapesKnown
		for s := shapeNone + 1; s <= lastShape; s++ {
			in := instruction{atom: atom{shape: s}}
			if _, ok := d.machine.shaped(&in, word); ok {
				set |= 1 << s
			}
		}
		d.shapes[word] = set
	}
	return d.shapes[word]
}
