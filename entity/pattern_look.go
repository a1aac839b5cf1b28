package entity

// A look over several atoms is written as looks at one atom each:
//
//	!(a | b)   !a !b          &(a | b)   (&a | &b)
//	!(&a b)    (!a | !b)      &(!a b)    !a &b
//
// What begins behind the next word is out of sight.

// look reads what ! and & look at.
func (in *patternParser) look(want bool) pattern {
	in.more()
	start := in.at
	p, reason := lookAt(in.item(), want)
	if reason != "" {
		in.failAt(start, "%s", reason)
	}
	return p
}

// Why a pattern cannot be looked at.
const (
	lookOneWord = "want one word to look at, or alternatives of one word each, not several words in a row"
	lookNoWord  = "want a word to look at; this can take none"
	lookCapture = "want no capture in what is only looked at"
	lookEdge    = "want a word to look at: ! goes with no ^ and no $"
)

// lookAt returns a pattern that takes no word and fits where p can begin (want), or cannot.
func lookAt(p pattern, want bool) (looks pattern, reason string) {
	switch p := p.(type) {
	case *atom:
		return look{p, want}, ""
	case look:
		return look{p.atom, p.want == want}, ""
	case edge:
		if want {
			return p, ""
		}
		return nil, lookEdge
	case choice:
		return lookAtAll(p, want, want)
	case sequence:
		if reason := lookable(p); reason != "" {
			return nil, reason
		}
		return lookAtAll(untilWord(p), want, !want)
	case repeat:
		if p.min == 0 {
			return nil, lookNoWord
		}
		return lookAt(p.of, want)
	}
	return nil, lookCapture
}

// lookAtAll looks at each part; any says that one is enough.
func lookAtAll(parts []pattern, want, any bool) (pattern, string) {
	var all []pattern
	for _, part := range parts {
		p, reason := lookAt(part, want)
		if reason != "" {
			return nil, reason
		}
		all = append(all, p)
	}
	if any {
		return choice(all), ""
	}
	return sequence(all), ""
}

// lookable refuses a sequence that begins with what may be absent, or takes more than one word at least.
func lookable(p sequence) string {
	least := 0
	for _, part := range p {
		min, max := extent(part)
		if depth(part) > 0 {
			return lookCapture
		}
		if min == 0 && max > 0 && least == 0 {
			return lookNoWord
		}
		least += min
		if least > 1 || least == 1 && min == 0 && max == 0 {
			return lookOneWord
		}
	}
	return ""
}

// untilWord returns the parts of a sequence up to the one that takes a word; what follows may be absent.
func untilWord(p sequence) sequence {
	for i, part := range p {
		if least, _ := extent(part); least > 0 {
			return p[:i+1]
		}
	}
	return p
}
