package main

import "github.com/kayan-nlp/kayan/entity"

// A measure says which of our spans find a span of the gold.
type measure struct {
	name   string
	nested bool // spans inside spans take part
	once   bool // what was found once is not found again
	spares bool // what the gold does not annotate by its own guideline counts when it is right only
	match  func(gold, ours scored) bool
	when   func(set) bool // the measure says something of the set; nil: always
}

// measures are what is counted span by span, in the order of the report.
var measures = []measure{
	{name: "strict", once: true, match: sameMark},
	{name: "neutral", once: true, spares: true, match: sameMark, when: func(s set) bool { return s.foreign }},
	{name: "overlap", match: func(g, o scored) bool { return o.overlaps(g.mark) }},
	{name: "bounds", match: func(g, o scored) bool { return o.end > 0 && o.within(g.mark) }},
	{name: "subtype", once: true, match: sameSubtype, when: set.hasSubtypes},
	{name: "nested", nested: true, once: true, match: sameMark, when: set.hasNested},
}

func sameMark(g, o scored) bool { return o.end > 0 && o.mark == g.mark }

// sameSubtype compares subtypes where the gold has one.
func sameSubtype(g, o scored) bool {
	return sameMark(g, o) && (g.Subtype == "" || g.Subtype == o.Subtype)
}

// add counts the spans of a document.
func (m measure) add(to counts, gold, ours []scored, covered []mark) {
	gold, ours = m.part(gold), m.part(ours)
	for _, g := range gold {
		hit := false
		for _, o := range ours {
			hit = hit || m.match(g, o)
		}
		if hit || !m.spares || !hasBounds(covered, g.mark) {
			to.gold(g, hit)
		}
	}
	for i, o := range ours {
		right := false
		for _, g := range gold {
			if !right && m.match(g, o) {
				right = true
				o = o.as(g)
			}
		}
		for _, before := range ours[:i] {
			right = right && !(m.once && before.mark == o.mark)
		}
		if right || !m.spares || !o.neutral {
			to.ours(o, right)
		}
	}
}

// as returns a span that counts under the subtype of the gold that it finds.
func (s scored) as(g scored) scored {
	if s.kind == g.kind {
		s.Subtype = g.Subtype
	}
	return s
}

// part returns the spans that take part.
func (m measure) part(all []scored) []scored {
	if m.nested {
		return all
	}
	var outer []scored
	for _, s := range all {
		if s.Depth == 0 {
			outer = append(outer, s)
		}
	}
	return outer
}

func hasBounds(all []mark, m mark) bool {
	for _, o := range all {
		if o.within(m) {
			return true
		}
	}
	return false
}

// labels are the rows in which a span is counted: the sum, its type, its subtype.
func (s scored) labels() []string {
	labels := []string{"", string(s.kind)}
	if s.Subtype != "" {
		labels = append(labels, string(s.kind)+"/"+s.Subtype)
	}
	return labels
}

// order sorts labels by the types known, with their subtypes behind them and the sum at the end.
func order(known []entity.Type) func(label string) int {
	ranks := map[string]int{"": len(known)}
	for n, t := range known {
		ranks[string(t)] = n
	}
	return func(label string) int { return ranks[typeOf(label)] }
}
