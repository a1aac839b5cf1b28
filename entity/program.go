package entity

// A program is a pattern as instructions for the matcher. No two ways of a match run the same instruction at the same word, so
// that a rule costs no more than its length times the words within reach at any place of the text.
type program struct {
	rule   int // index of the rule
	brings contribution
	code   []instruction
	entry  int32
	caps   []captureInfo
	second atomSet // what can stand behind the first atom; nil where the program can end there
}

type captureInfo struct {
	typ     Type
	subtype string
}

type instruction struct {
	op    opcode
	tests []int32 // of opAtom, in order: the first that a word passes counts; of opLook and opNot
	any   atomSet // the same as a set
	x, y  int32   // where to go on; captures: x is next, y the capture
	// Of a fork, what each way can take next; nil where it may take nothing.
	firstX, firstY atomSet
}

type opcode uint8

const (
	opAtom  opcode = iota // take a word, or the words of a name
	opFork                // try x, then y
	opOpen                // capture y begins
	opClose               // capture y ends
	opLook                // atom must fit here
	opNot                 // atom must not fit here
	opStart               // a sentence begins here
	opEnd                 // a sentence ends here
	opMatch
)

// compile writes a pattern as a program; tests numbers its atoms.
func compile(p pattern, tests *testTable) program {
	c := compiler{tests: tests}
	entry := c.compile(p, c.emit(instruction{op: opMatch}))
	return program{code: c.code, entry: entry, caps: c.caps}
}

type compiler struct {
	tests *testTable
	code  []instruction
	caps  []captureInfo
}

func (c *compiler) emit(in instruction) int32 {
	c.code = append(c.code, in)
	return int32(len(c.code) - 1)
}

// compile writes code that matches p and goes on at next; it returns where that code begins, which is behind all that it leads to.
func (c *compiler) compile(p pattern, next int32) int32 {
	switch p := p.(type) {
	case *atom:
		return c.emit(instruction{op: opAtom, tests: []int32{c.tests.of(p)}, x: next})
	case atoms:
		in := instruction{op: opAtom, x: next}
		for _, a := range p {
			in.tests = append(in.tests, c.tests.of(a))
		}
		return c.emit(in)
	case sequence:
		for i := len(p) - 1; i >= 0; i-- {
			next = c.compile(p[i], next)
		}
	case choice:
		ways := joinAtoms(p)
		other := c.compile(ways[len(ways)-1], next)
		for i := len(ways) - 2; i >= 0; i-- {
			other = c.emit(instruction{op: opFork, x: c.compile(ways[i], next), y: other})
		}
		return other
	case repeat:
		end := next
		for i := p.max; i > 0; i-- {
			next = c.compile(p.of, next)
			if i > p.min {
				next = c.emit(instruction{op: opFork, x: next, y: end})
			}
		}
	case look:
		op := opNot
		if p.want {
			op = opLook
		}
		return c.emit(instruction{op: op, tests: []int32{c.tests.of(p.atom)}, x: next})
	case edge:
		op := opStart
		if p.end {
			op = opEnd
		}
		return c.emit(instruction{op: op, x: next})
	case capture:
		n := int32(len(c.caps))
		c.caps = append(c.caps, captureInfo{p.typ, p.subtype})
		next = c.emit(instruction{op: opClose, x: next, y: n})
		next = c.compile(p.of, next)
		return c.emit(instruction{op: opOpen, x: next, y: n})
	}
	return next
}

// atoms are alternatives of one atom each, which one instruction tests in their order.
type atoms []*atom

// joinAtoms lays alternatives of alternatives side by side, and makes one of those that are single atoms and neighbours.
func joinAtoms(ways choice) choice {
	var joined choice
	for _, way := range flatten(nil, ways) {
		a, ok := way.(*atom)
		if !ok {
			joined = append(joined, way)
			continue
		}
		n := len(joined) - 1
		if n < 0 {
			joined = append(joined, atoms{a})
		} else if before, ok := joined[n].(atoms); ok {
			joined[n] = before.with(a)
		} else {
			joined = append(joined, atoms{a})
		}
	}
	return joined
}

func flatten(dst, ways choice) choice {
	for _, way := range ways {
		if inner, ok := way.(choice); ok {
			dst = flatten(dst, inner)
		} else {
			dst = append(dst, way)
		}
	}
	return dst
}

// with adds an atom; words of rules that are alternatives are one atom, whichever the text has.
func (as atoms) with(a *atom) atoms {
	if before := as[len(as)-1]; a.literal() && before.literal() && before.proclitic == a.proclitic {
		both := *before
		both.others = append(append([]string(nil), before.others...), a.label)
		as[len(as)-1] = &both
		return as
	}
	return append(as, a)
}

// A firstSet is what can be taken next at an instruction; atoms is nil where the match may end there.
type firstSet struct{ atoms atomSet }

// link works out what the instructions can take next. It is called when all tests are numbered. Code leads backwards only, so
// that one pass does.
func (p *program) link(tests *testTable, sets map[string]atomSet) (first atomSet) {
	firsts := make([]firstSet, len(p.code))
	for pc := range p.code {
		in := &p.code[pc]
		if len(in.tests) > 0 {
			in.any = make(atomSet, tests.width())
			for _, n := range in.tests {
				in.any.add(int(n))
			}
			in.any = shareSet(in.any, sets)
		}
		switch in.op {
		case opMatch:
		case opAtom:
			firsts[pc].atoms = in.any
		case opFork:
			in.firstX, in.firstY = firsts[in.x].atoms, firsts[in.y].atoms
			if in.firstX != nil && in.firstY != nil {
				both := append(atomSet(nil), in.firstX...)
				both.unite(in.firstY)
				firsts[pc].atoms = shareSet(both, sets)
			}
		default:
			firsts[pc] = firsts[in.x]
		}
	}
	p.second = p.behindFirst(firsts, tests.width())
	return firsts[p.entry].atoms
}

// shareSet returns the one copy of a set.
func shareSet(s atomSet, sets map[string]atomSet) atomSet {
	key := make([]byte, 0, 8*len(s))
	for _, w := range s {
		key = append(key, byte(w), byte(w>>8), byte(w>>16), byte(w>>24), byte(w>>32), byte(w>>40), byte(w>>48), byte(w>>56))
	}
	if known, ok := sets[string(key)]; ok {
		return known
	}
	sets[string(key)] = s
	return s
}

// behindFirst returns what can stand behind any atom that can be the first, nil where the match may end there.
func (p *program) behindFirst(firsts []firstSet, width int) atomSet {
	behind := make(atomSet, width)
	seen := make([]bool, len(p.code))
	open := []int32{p.entry}
	for len(open) > 0 {
		pc := open[len(open)-1]
		open = open[:len(open)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		in := &p.code[pc]
		switch in.op {
		case opAtom:
			next := firsts[in.x].atoms
			if next == nil {
				return nil
			}
			behind.unite(next)
		case opFork:
			open = append(open, in.x, in.y)
		default:
			open = append(open, in.x)
		}
	}
	return behind
}
