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

// A plan is the action table worked out for one set of rules.
type plan struct {
	rules Rules
	steps [len(actions)]step
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

var plans sync.Map // Rules → *plan

func planFor(rules Rules) *plan {
	if p, ok := plans.Load(rules); ok {
		return p.(*plan)
	}
	p := &plan{rules: rules}
	for i, a := range actions {
		p.steps[i] = p.stepOf(a)
	}
	known, _ := plans.LoadOrStore(rules, p)
	return known.(*plan)
}

func (p *plan) stepOf(a action) step {
	switch {
	case a.rule == 0 || !p.rules.Has(a.rule):
		return step{}
	case a.to != "":
		return step{replace, p.foldAll(a.to)}
	case a.rule == Controls:
		return step{kind: vanish}
	default:
		return step{kind: attach}
	}
}

// foldAll folds a replacement. Replacements of replacements end: letters are never presentation forms.
func (p *plan) foldAll(s string) string {
	var out []byte
	for _, r := range s {
		switch st := p.stepOf(actions[actionOf(r)]); st.kind {
		case keep:
			out = append(out, string(r)...)
		case replace:
			out = append(out, st.to...)
		}
	}
	return string(out)
}
