package normalize

import "sync"

//go:generate go run ./internal/gen

// An action is what a rule does to a code point: replace it by to, or delete it where to is empty.
type action struct {
	rule Rules
	to   string
}

// actionOf returns the number of the action of r, 0 where r stays.
func actionOf(r rune) uint16 {
	block := uint32(r) >> 8
	if block >= uint32(len(stage1)) {
		return 0
	}
	return stage2[stage1[block]][byte(r)]
}

// A plan is the fold worked out for one set of rules or one profile.
type plan struct {
	rules Rules
	steps []step        // by number of action
	own   map[rune]step // of a profile: the whole fold; steps is not used
	// fast[r-0x600] tells what to do with a letter of the Arabic block, which is most of any Arabic text.
	fast [256]fastStep
}

// A step is an action with all that follows from it: its replacement is folded to the end.
type step struct {
	kind stepKind
	to   string
}

type stepKind uint8

const (
	keep    stepKind = iota
	replace          // write to instead
	attach           // delete; belongs to the letter before (marks, tatweel)
	vanish           // delete; belongs to nothing (controls)
)

// A fastStep handles a letter of two bytes without looking at others.
type fastStep struct {
	kind fastKind
	to   [2]byte
}

type fastKind uint8

const (
	fastKeep fastKind = iota
	fastSwap          // another letter of two bytes
	fastDrop          // a mark or tatweel
	fastSlow          // whatever needs a look at its neighbours, or another length
)

var plans sync.Map // Rules → *plan

func planFor(rules Rules) *plan {
	if p, ok := plans.Load(rules); ok {
		return p.(*plan)
	}
	p := &plan{rules: rules, steps: make([]step, len(actions))}
	for i, a := range actions {
		p.steps[i] = p.stepFor(a)
	}
	p.speedUp()
	known, _ := plans.LoadOrStore(rules, p)
	return known.(*plan)
}

// profilePlan is the plan of a fold that a table of runes describes whole.
func profilePlan(own map[rune]step) *plan {
	p := &plan{own: own}
	p.speedUp()
	return p
}

// stepOf returns what the plan does to r.
func (p *plan) stepOf(r rune) step {
	if p.own != nil {
		return p.own[r]
	}
	return p.steps[actionOf(r)]
}

func (p *plan) stepFor(a action) step {
	switch {
	case a.rule == 0 || !p.rules.Has(a.rule):
		return step{}
	case a.rule == Joiner && p.rules.Has(Boundary):
		return step{replace, " "}
	case a.to != "":
		if to := p.foldAll(a.to); to != "" {
			return step{replace, to}
		}
		return step{kind: attach} // a spacing mark
	case a.rule == Controls || a.rule == Joiner:
		return step{kind: vanish}
	default:
		return step{kind: attach}
	}
}

// foldAll folds a replacement. Replacements of replacements end: letters are never presentation forms.
func (p *plan) foldAll(s string) string {
	var out []byte
	for _, r := range s {
		switch st := p.stepFor(actions[actionOf(r)]); st.kind {
		case keep:
			out = append(out, string(r)...)
		case replace:
			out = append(out, st.to...)
		}
	}
	return string(out)
}

func (p *plan) speedUp() {
	for i := range p.fast {
		r := rune(0x600 + i)
		switch st := p.stepOf(r); {
		case composes(r) && p.rules.Has(Compose), r == 'آ':
			p.fast[i].kind = fastSlow
		case st.kind == keep:
		case st.kind == attach:
			p.fast[i].kind = fastDrop
		case st.kind == replace && len(st.to) == 2:
			p.fast[i] = fastStep{fastSwap, [2]byte{st.to[0], st.to[1]}}
		default:
			p.fast[i].kind = fastSlow
		}
	}
}
