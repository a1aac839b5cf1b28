package entity

// A pattern is a tree; doc.go describes its text form.
type pattern interface{}

type (
	sequence []pattern // one after the other
	choice   []pattern // the first that fits
	repeat   struct {  // between min and max times, as often as possible
		of       pattern
		min, max int
	}
	look struct { // tests the next words and consumes none
		atom *atom
		want bool
	}
	edge    struct{ end bool } // a sentence begins or ends here
	capture struct {
		of      pattern
		typ     Type
		subtype string
	}
)

// maxRepeat bounds each repetition; what a whole pattern takes is bounded by maxReach.
const maxRepeat = 9

// An atom tests one word, or the several words of one name.
type atom struct {
	label   string   // a name or word of this type
	others  []string // or of one of these: of words only
	subtype string   // of the entry; "" for any
	value   string   // of the entry; "" for any
	strong  bool     // weak names do not count
	words   int      // at least so many words
	shape   shape    // tested where label is empty
	proclitic
}

// literal reports whether an atom is a word, or one of several.
func (a *atom) literal() bool { return a.label != "" && a.label[0] == '=' }

// A proclitic is what an atom asks of the particle before its word. None is asked for by default, and any
// is allowed at the first word of a match.
type proclitic struct {
	prefix string // it must be this one
	anyway bool   // any will do, or none
}

// maxSize bounds a pattern with all its macros written out, counted in atoms as a program holds them.
const maxSize = 20_000

// size counts the atoms of a pattern with its repetitions written out, and gives up behind limit.
func size(p pattern, limit int) (n int) {
	switch p := p.(type) {
	case *atom, look, edge:
		return 1
	case sequence:
		for _, q := range p {
			if n += size(q, limit-n); n > limit {
				break
			}
		}
	case choice:
		return size(sequence(p), limit)
	case repeat:
		return p.max * size(p.of, limit/p.max)
	case capture:
		return 1 + size(p.of, limit)
	}
	return n
}

// depth returns how deep captures lie in one another.
func depth(p pattern) (deepest int) {
	switch p := p.(type) {
	case sequence:
		for _, q := range p {
			deepest = max(deepest, depth(q))
		}
	case choice:
		return depth(sequence(p))
	case repeat:
		return depth(p.of)
	case capture:
		return 1 + depth(p.of)
	}
	return deepest
}

// literalLabel is the type under which the word of a rule is looked up, like any other word class.
func literalLabel(key string) string { return "=" + key }

// extent returns how many atoms a pattern takes at least and at most.
func extent(p pattern) (least, most int) {
	switch p := p.(type) {
	case *atom:
		return 1, 1
	case sequence:
		for _, q := range p {
			min, max := extent(q)
			least, most = least+min, most+max
		}
	case choice:
		for i, q := range p {
			min, max := extent(q)
			if i == 0 || min < least {
				least = min
			}
			if max > most {
				most = max
			}
		}
	case repeat:
		min, max := extent(p.of)
		return p.min * min, p.max * max
	case capture:
		return extent(p.of)
	}
	return least, most
}

// behind returns the atom with the proclitic asked for.
func (a *atom) behind(mark proclitic) *atom {
	marked := *a
	marked.proclitic = mark
	return &marked
}

// withProclitic returns p with the proclitic asked for on the word that begins it.
func withProclitic(p pattern, mark proclitic) pattern {
	switch p := p.(type) {
	case *atom:
		return p.behind(mark)
	case look:
		return look{p.atom.behind(mark), p.want}
	case sequence:
		first, rest := withProclitic(p[0], mark), p[1:]
		if _, most := extent(p[0]); most == 0 && len(rest) > 0 { // it looks behind the proclitic and consumes nothing
			return sequence{first, withProclitic(rest, mark)}
		}
		if r, ok := p[0].(repeat); ok && r.min == 0 && len(rest) > 0 { // absent, the next one begins
			r.min = 1
			return choice{sequence{withProclitic(r, mark), rest}, withProclitic(rest, mark)}
		}
		return append(sequence{first}, rest...)
	case choice:
		marked := append(choice{}, p...)
		for i := range marked {
			marked[i] = withProclitic(p[i], mark)
		}
		return marked
	case repeat:
		if p.max > 1 { // only the first round carries it
			once := sequence{withProclitic(p.of, mark), repeat{p.of, max(p.min-1, 0), p.max - 1}}
			return repeat{once, min(p.min, 1), 1}
		}
		return repeat{withProclitic(p.of, mark), p.min, p.max}
	case capture:
		p.of = withProclitic(p.of, mark)
		return p
	}
	return p
}
