package entity

// A program is a pattern as instructions for the matcher. Each instruction is run at most once for a word,
// so that a rule costs no more than its length times the words within reach at any place of the text.
type program struct {
	rule   int // index of the rule
	brings contribution
	code   []instruction
	entry  int
	caps   []captureInfo
}

type captureInfo struct {
	typ     Type
	subtype string
}

type instruction struct {
	op   opcode
	atom atom
	lab  label // of the atom
	x, y int   // where to go on; captures: x is next, y the capture
}

type opcode uint8

const (
	opAtom  opcode = iota
	opFork         // try x, then y
	opOpen         // capture y begins
	opClose        // capture y ends
	opLook         // atom must fit here
	opNot          // atom must not fit here
	opStart        // a sentence begins here
	opEnd          // a sentence ends here
	opMatch
)

// compile writes a pattern as a program; labels numbers the labels of atoms.
func compile(p pattern, labels *labelSet) program {
	c := compiler{labels: labels}
	entry := c.compile(p, c.emit(instruction{op: opMatch}))
	return program{code: c.code, entry: entry, caps: c.caps}
}

type compiler struct {
	labels *labelSet
	code   []instruction
	caps   []captureInfo
}

func (c *compiler) emit(in instruction) int {
	c.code = append(c.code, in)
	return len(c.code) - 1
}

// compile writes code that matches p and goes on at next; it returns where that code begins.
func (c *compiler) compile(p pattern, next int) int {
	switch p := p.(type) {
	case *atom:
		return c.emit(instruction{op: opAtom, atom: *p, lab: c.labels.of(p.label), x: next})
	case sequence:
		for i := len(p) - 1; i >= 0; i-- {
			next = c.compile(p[i], next)
		}
	case choice:
		other := c.compile(p[len(p)-1], next)
		for i := len(p) - 2; i >= 0; i-- {
			other = c.emit(instruction{op: opFork, x: c.compile(p[i], next), y: other})
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
		return c.emit(instruction{op: op, atom: *p.atom, lab: c.labels.of(p.atom.label), x: next})
	case edge:
		op := opStart
		if p.end {
			op = opEnd
		}
		return c.emit(instruction{op: op, x: next})
	case capture:
		n := len(c.caps)
		c.caps = append(c.caps, captureInfo{p.typ, p.subtype})
		next = c.emit(instruction{op: opClose, x: next, y: n})
		next = c.compile(p.of, next)
		return c.emit(instruction{op: opOpen, x: next, y: n})
	}
	return next
}

// A label numbers the types that gazetteers and rules know. 0 is none.
type label uint16

type labelSet struct {
	byName map[string]label
	names  []string
}

func newLabelSet() *labelSet { return &labelSet{byName: map[string]label{"": 0}, names: []string{""}} }

func (s *labelSet) of(name string) label {
	if l, ok := s.byName[name]; ok {
		return l
	}
	l := label(len(s.names))
	s.byName[name] = l
	s.names = append(s.names, name)
	return l
}

// A trigger is what can begin a match of a program: labels and shapes.
type trigger struct {
	labels map[label]bool
	shapes map[shape]bool
}

// triggersOf collects the first atoms that the program can take.
func triggersOf(p *program) trigger {
	t := trigger{map[label]bool{}, map[shape]bool{}}
	for _, in := range atomsFrom(p, p.entry, nil) {
		if in.lab != 0 {
			t.labels[in.lab] = true
		} else {
			t.shapes[in.atom.shape] = true
		}
	}
	return t
}

// atomsFrom returns the atoms that the program can take next at pc, and reports in ends whether it can end there.
func atomsFrom(p *program, pc int, ends *bool) []*instruction {
	var atoms []*instruction
	seen := make([]bool, len(p.code))
	var walk func(pc int)
	walk = func(pc int) {
		if seen[pc] {
			return
		}
		seen[pc] = true
		switch in := &p.code[pc]; in.op {
		case opAtom:
			atoms = append(atoms, in)
		case opFork:
			walk(in.x)
			walk(in.y)
		case opMatch:
			if ends != nil {
				*ends = true
			}
		default:
			walk(in.x)
		}
	}
	walk(pc)
	return atoms
}
