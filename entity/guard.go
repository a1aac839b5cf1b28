package entity

import "slices"

// A look asks something of the word that is taken next, and most rules look before they take: !<PLACE> <given>. Looks are folded into
// the atoms that they stand before, so that one question answers both, and so that a fork knows which way can go on.

// guarded are atoms with what is asked of the word before it is taken.
type guarded struct {
	atoms atoms
	looks looks
}

type looks []look

// foldLooks returns a pattern that matches the same, with looks folded into the atoms behind them.
func foldLooks(p pattern) pattern {
	switch p := p.(type) {
	case sequence:
		return foldSequence(inline(nil, p))
	case choice:
		ways := make(choice, len(p))
		for i, way := range p {
			ways[i] = foldLooks(way)
		}
		if ways = joinAtoms(ways); len(ways) == 1 {
			return ways[0]
		}
		return ways
	case repeat:
		return repeat{foldLooks(p.of), p.min, p.max}
	case capture:
		return capture{foldLooks(p.of), p.typ, p.subtype}
	}
	return p
}

// inline appends the parts of a sequence, those of sequences in it as well.
func inline(dst, p sequence) sequence {
	for _, part := range p {
		if inner, ok := part.(sequence); ok {
			dst = inline(dst, inner)
		} else {
			dst = append(dst, part)
		}
	}
	return dst
}

func foldSequence(parts sequence) sequence {
	var folded sequence
	var open looks
	for _, part := range parts {
		part = foldLooks(part)
		switch p := part.(type) {
		case look:
			open = append(open, p)
			continue
		case edge: // asks nothing of the word: it may come first
		default:
			if len(open) > 0 && guardable(part) {
				part, open = guardWith(part, open), nil
			}
			folded = appendLooks(folded, open)
			open = nil
		}
		folded = append(folded, part)
	}
	return appendLooks(folded, open)
}

func appendLooks(dst sequence, open looks) sequence {
	for _, l := range open {
		dst = append(dst, l)
	}
	return dst
}

// guardable reports whether a pattern takes a word first, whichever way it goes.
func guardable(p pattern) bool {
	switch p := p.(type) {
	case *atom, guarded:
		return true
	case sequence:
		return guardable(p[0])
	case choice:
		return !slices.ContainsFunc(p, func(way pattern) bool { return !guardable(way) })
	case repeat:
		return p.min > 0 && guardable(p.of)
	case capture:
		return guardable(p.of)
	}
	return false
}

// guardWith folds looks into the first atoms of a pattern.
func guardWith(p pattern, open looks) pattern {
	switch p := p.(type) {
	case *atom:
		return guarded{atoms{p}, open}
	case guarded:
		return guarded{p.atoms, slices.Concat(open, p.looks)}
	case sequence:
		return append(sequence{guardWith(p[0], open)}, p[1:]...)
	case choice:
		ways := make(choice, len(p))
		for i, way := range p {
			ways[i] = guardWith(way, open)
		}
		return ways
	case repeat:
		first := guardWith(p.of, open)
		if p.max == 1 {
			return first
		}
		return sequence{first, repeat{p.of, p.min - 1, p.max - 1}}
	case capture:
		return capture{guardWith(p.of, open), p.typ, p.subtype}
	}
	return p
}

// maxAtoms is how many one instruction tests.
const maxAtoms = 255

// atoms are alternatives of one atom each, which one instruction tests in their order.
type atoms []*atom

// joinAtoms lays alternatives of alternatives side by side, and makes one of those that are single atoms and neighbours.
func joinAtoms(ways choice) choice {
	var joined choice
	var run guarded // atoms that go together
	for _, way := range flatten(nil, ways) {
		g, ok := way.(guarded)
		if a, single := way.(*atom); single {
			g, ok = guarded{atoms: atoms{a}}, true
		}
		if ok && len(run.atoms) > 0 && slices.Equal(run.looks, g.looks) && len(run.atoms)+len(g.atoms) <= maxAtoms {
			run.atoms = append(run.atoms, g.atoms...)
			continue
		}
		joined = run.appendTo(joined)
		if run = (guarded{}); ok {
			run = guarded{slices.Clone(g.atoms), g.looks}
		} else {
			joined = append(joined, way)
		}
	}
	return run.appendTo(joined)
}

// appendTo appends atoms that go together, if there are any.
func (g guarded) appendTo(dst choice) choice {
	if len(g.atoms) == 0 {
		return dst
	}
	return append(dst, guarded{joinLiterals(g.atoms), g.looks})
}

// joinLiterals makes one atom of neighbours that are words of rules: any of them will do, whichever the text has.
func joinLiterals(as atoms) atoms {
	var joined atoms
	for i := 0; i < len(as); {
		n := i + 1
		for n < len(as) && as[i].literal() && as[n].literal() && as[i].proclitic == as[n].proclitic {
			n++
		}
		a := as[i]
		if n > i+1 {
			both := *a
			both.others = slices.Clone(a.others)
			for _, o := range as[i+1 : n] {
				both.others = append(append(both.others, o.label), o.others...)
			}
			a = &both
		}
		joined = append(joined, a)
		i = n
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
