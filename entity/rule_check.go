package entity

import (
	"errors"
	"fmt"
)

// checkRules refuses, of the rules that a user adds, those that have the id of another, and those that ask for a label that nothing
// gives. It is called when all lists and rules are known.
func (x *Extractor) checkRules(added []*Rules) error {
	var errs []error
	known := x.knownLabels()
	own := x.rules[len(x.rules)-count(added):]
	ids := map[string]*Rule{}
	for i := range x.rules[:len(x.rules)-len(own)] {
		ids[x.rules[i].ID] = &x.rules[i]
	}
	for i := range own {
		r := &own[i]
		if before := ids[r.ID]; before != nil {
			errs = append(errs, r.fault(ErrSameID, "want an id of its own: %q is that of %s:%d", r.ID, before.File, before.Line))
		}
		ids[r.ID] = r
		for _, l := range r.labels {
			if !known[l.label] && !givenByOther(own, r, l.label) {
				reason := fmt.Sprintf("want a label of a list or of another rule, not %q", l.label)
				errs = append(errs, &RuleError{r.File, l.line, l.column, reason, ErrUnknownLabel})
			}
		}
	}
	return errors.Join(errs...)
}

func count(added []*Rules) (n int) {
	for _, rs := range added {
		n += len(rs.rules)
	}
	return n
}

// knownLabels are those of all lists, of what a document teaches, and all that the embedded rules know: without the default lists
// their labels are still words of the language.
func (x *Extractor) knownLabels() map[string]bool {
	known := map[string]bool{}
	for i := range x.layers {
		index := x.layers[i].index
		for n := range index.Classes() {
			known[index.Class(n).Type] = true
		}
	}
	for _, name := range seenLabels {
		known[name] = true
	}
	if embedded, err := defaultRules(); err == nil {
		for i := range embedded.rules {
			r := &embedded.rules[i]
			for _, l := range r.labels {
				known[l.label] = true
			}
			for _, p := range r.patterns {
				eachCapture(p, func(t Type) { known[string(t)] = true })
			}
		}
	}
	return known
}

// givenByOther reports whether another rule of a set gives a label to spans.
func givenByOther(rules []Rule, r *Rule, label string) (given bool) {
	for i := range rules {
		for _, p := range rules[i].patterns {
			if &rules[i] != r {
				eachCapture(p, func(t Type) { given = given || string(t) == label })
			}
		}
	}
	return given
}

// eachCapture calls found for the type of every capture.
func eachCapture(p pattern, found func(Type)) {
	switch p := p.(type) {
	case sequence:
		for _, q := range p {
			eachCapture(q, found)
		}
	case choice:
		eachCapture(sequence(p), found)
	case repeat:
		eachCapture(p.of, found)
	case capture:
		found(p.typ)
		eachCapture(p.of, found)
	}
}
