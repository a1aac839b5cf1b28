package entity

import "slices"

// A program is a pattern as instructions for the matcher. No two ways of a match run the same instruction at the same word, so
// that a rule costs no more than its length times the words within reach at any place of the text.
type program struct {
	rule   int // index of the rule
	brings contribution
	code   []instruction
	entry  int32
	caps   []captureInfo
}

type captureInfo struct {
	typ     Type
	subtype string
	label   label // under which lists have names of the type
}

// An instruction is small, as many thousand of them are run through.
type instruction struct {
	op     opcode
	count  uint8     // of the tests
	looks  uint16    // of what is looked at before; a pattern has no more, see maxSize
	fits   condition // what the next word must meet
	firstX condition // of a fork, what the next word must meet for each way; of opAtom, what must stand behind the word
	firstY condition
	x, y   int32 // where to go on; captures: x is next, y the capture; of opAtom y is where its tests lie
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
	c := compiler{tests: tests, places: map[instruction]int32{}}
	entry := c.compile(foldLooks(p), c.emit(instruction{op: opMatch}))
	return program{code: c.code, entry: entry, caps: c.caps}
}

type compiler struct {
	tests  *testTable
	code   []instruction
	caps   []captureInfo
	places map[instruction]int32
	list   []int32
}

// emit writes an instruction, once: what goes on alike is the same code.
func (c *compiler) emit(in instruction) int32 {
	pc, ok := c.places[in]
	if !ok {
		pc = int32(len(c.code))
		c.places[in] = pc
		c.code = append(c.code, in)
	}
	return pc
}

// compile writes code that matches p and goes on at next; it returns where that code begins, which is behind all that it leads to.
func (c *compiler) compile(p pattern, next int32) int32 {
	switch p := p.(type) {
	case *atom:
		return c.emit(c.testing(opAtom, guarded{atoms: atoms{p}}, next))
	case guarded:
		return c.emit(c.testing(opAtom, p, next))
	case sequence:
		for i := len(p) - 1; i >= 0; i-- {
			next = c.compile(p[i], next)
		}
	case choice:
		return c.fork(p, next)
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
		return c.emit(c.testing(op, guarded{atoms: atoms{p.atom}}, next))
	case edge:
		op := opStart
		if p.end {
			op = opEnd
		}
		return c.emit(instruction{op: op, x: next})
	case capture:
		n := int32(len(c.caps))
		c.caps = append(c.caps, captureInfo{p.typ, p.subtype, c.tests.labels.of(string(p.typ))})
		next = c.emit(instruction{op: opClose, x: next, y: n})
		next = c.compile(p.of, next)
		return c.emit(instruction{op: opOpen, x: next, y: n})
	}
	return next
}

// fork writes code that tries ways in their order. Forks lead to half of the ways each: what the next word must meet tells at once
// which halves can go on.
func (c *compiler) fork(ways choice, next int32) int32 {
	if len(ways) == 1 {
		return c.compile(ways[0], next)
	}
	half := (len(ways) + 1) / 2
	other := c.fork(ways[half:], next)
	return c.emit(instruction{op: opFork, x: c.fork(ways[:half], next), y: other})
}

// testing returns an instruction that asks for some atoms.
func (c *compiler) testing(op opcode, g guarded, next int32) instruction {
	list := c.list[:0]
	for _, a := range g.atoms {
		list = append(list, c.tests.of(a))
	}
	for _, l := range g.looks {
		n := c.tests.of(l.atom)
		if !l.want {
			n = ^n
		}
		list = append(list, n)
	}
	c.list = list
	return instruction{op: op, count: uint8(len(g.atoms)), looks: uint16(len(g.looks)), x: next, y: c.tests.place(list)}
}

// link works out what the instructions ask of the next word, and returns what the program can begin with and what can stand behind
// that. It is called when all tests are numbered. Code leads backwards only, so that one pass does.
func (p *program) link(tests *testTable, conditions *conditionTable) (first, second condition) {
	firsts := make([]condition, len(p.code))
	for pc := range p.code {
		in := &p.code[pc]
		if in.count > 0 {
			in.fits = conditions.asked(tests.askedBy(in), int(in.count), len(tests.tests))
		}
		switch in.op {
		case opMatch:
		case opAtom:
			firsts[pc], in.firstX = in.fits, firsts[in.x]
		case opFork:
			in.firstX, in.firstY = firsts[in.x], firsts[in.y]
			firsts[pc] = conditions.either(in.firstX, in.firstY)
		default:
			firsts[pc] = firsts[in.x]
		}
	}
	return firsts[p.entry], p.behindFirst(firsts, conditions)
}

// asksFor reports whether a program tests for any of some tests.
func (p *program) asksFor(wanted bitSet, tests *testTable) bool {
	return slices.ContainsFunc(p.code, func(in instruction) bool {
		return slices.ContainsFunc(tests.askedBy(&in), func(n int32) bool { return wanted.has(int(max(n, ^n))) })
	})
}

// behindFirst returns what can stand behind any atom that can be the first.
func (p *program) behindFirst(firsts []condition, conditions *conditionTable) condition {
	var behind []condition
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
		case opMatch:
			return free
		case opAtom:
			behind = append(behind, firsts[in.x])
		case opFork:
			open = append(open, in.x, in.y)
		default:
			open = append(open, in.x)
		}
	}
	return conditions.any(behind)
}
