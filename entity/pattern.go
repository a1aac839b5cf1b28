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
	label   string // a name or word of this type
	subtype string // of the entry; "" for any
	value   string // of the entry; "" for any
	strong  bool   // weak names do not count
	words   int    // at least so many words
	shape   shape  // tested where label is empty
	proclitic
}

// A proclitic is what an atom asks of the particle before its word. None is asked for by default, and any
// is allowed at the first word of a match.
type proclitic struct {
	prefix string // it must be this one
	anyway bool   // any will do, or none
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

// withProclitic returns p with the proclitic asked for on every atom that can begin it.
func withProclitic(p pattern, mark proclitic) pattern {
	switch p := p.(type) {
	case *atom:
		marked := *p
		marked.proclitic = mark
		return &marked
	case sequence:
		marked := append(sequence{}, p...)
		for i := range marked {
			marked[i] = withProclitic(p[i], mark)
			if least, _ := extent(p[i]); least > 0 {
				break
			}
		}
		return marked
	case choice:
		marked := append(choice{}, p...)
		for i := range marked {
			marked[i] = withProclitic(p[i], mark)
		}
		return marked
	case repeat:
		if p.max > 1 { // only the first round carries it
			rest := repeat{p.of, max(p.min-1, 0), p.max - 1}
			once := sequence{withProclitic(p.of, mark), rest}
			if p.min == 0 {
				return repeat{once, 0, 1}
			}
			return once
		}
		return repeat{withProclitic(p.of, mark), p.min, p.max}
	case capture:
		p.of = withProclitic(p.of, mark)
		return p
	}
	return p
}
