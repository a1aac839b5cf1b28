package main

import (
	"slices"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/normalize"
)

// A convention says how our spans are measured by a gold's own guideline.
type convention struct {
	foreign bool          // labels of other people
	nested  bool          // spans inside spans are scored
	kinds   []entity.Type // that are scored
}

// newConvention: all known types that are asked for, or of other people's labels the three that all have and those that occur.
func newConvention(s set, known, asked []entity.Type) convention {
	c := convention{foreign: s.foreign, nested: !s.foreign || s.hasNested()}
	for _, t := range known {
		if (asked == nil || contains(asked, t)) && (!s.foreign || s.scores(t)) {
			c.kinds = append(c.kinds, t)
		}
	}
	return c
}

func (s set) scores(t entity.Type) bool {
	return t == entity.Person || t == entity.Place || t == entity.Organization || s.has(func(m mention) bool { return m.Type == t })
}

// wanted are the types to look for: those scored, and those that they hold or that are neutral.
func (c convention) wanted() []entity.Type {
	types := slices.Clone(c.kinds)
	for _, t := range []entity.Type{entity.MilitaryUnit, entity.Nationality} {
		if c.foreign && !contains(types, t) {
			types = append(types, t)
		}
	}
	return types
}

// kind returns the type as which a span is scored: forces are bodies where the gold has no type for them.
func (c convention) kind(t entity.Type) entity.Type {
	if c.foreign && t == entity.MilitaryUnit && !contains(c.kinds, t) {
		return entity.Organization
	}
	return t
}

// neutral reports what a foreign gold does not annotate by its own guideline.
func (c convention) neutral(s entity.Span) bool {
	government := s.Type == entity.Organization && s.Subtype == "government"
	unscored := (s.Type == entity.MilitaryUnit || s.Type == entity.Nationality) && !contains(c.kinds, s.Type)
	return c.foreign && (government || unscored)
}

// A mark is a span as it is scored. One that is cut inside a word has no end.
type mark struct {
	start, end int
	kind       entity.Type
}

func (m mark) overlaps(o mark) bool { return m.kind == o.kind && m.touches(o) }
func (m mark) touches(o mark) bool  { return m.end > 0 && m.start < o.end && o.start < m.end }
func (m mark) within(o mark) bool   { return o.start == m.start && o.end == m.end }

// A scored is a mention, as it is scored by a convention.
type scored struct {
	mark
	mention
	neutral bool
}

// gold returns the gold that is scored.
func (c convention) gold(d document) []scored {
	var all []scored
	for _, m := range d.gold {
		if contains(c.kinds, m.Type) {
			all = append(all, scored{mark: c.withoutHeads(d, mark{m.Start, m.End, m.Type}), mention: m})
		}
	}
	return all
}

// ours returns what was found that is scored. Covered are the places of what is not, and is neutral.
func (c convention) ours(d document) (mine []scored, covered []mark) {
	for _, s := range d.ours {
		if !c.nested && s.Depth > 0 {
			continue
		}
		m := c.mark(d, s.Span)
		if contains(c.kinds, m.kind) {
			mine = append(mine, scored{m, s, c.neutral(s.Span)})
		} else if c.neutral(s.Span) && s.Depth == 0 {
			covered = append(covered, m)
		}
	}
	return mine, covered
}

// mark returns a span as it is scored in a document.
func (c convention) mark(d document, s entity.Span) mark {
	m := mark{s.Start, s.End, c.kind(s.Type)}
	if !c.foreign || d.tokens == nil {
		return m
	}
	whole, ok := conll.WholeTokens(d.text, d.tokens, normalize.SourceSpan{Start: s.Start, End: s.End})
	if !ok {
		return mark{kind: m.kind}
	}
	return c.withoutHeads(d, mark{whole.Start, whole.End, m.kind})
}

// withoutHeads takes heads off a place.
func (c convention) withoutHeads(d document, m mark) mark {
	if c.foreign && m.kind == entity.Place {
		m.start = conll.WithoutHeads(d.text, d.tokens, normalize.SourceSpan{Start: m.start, End: m.end}).Start
	}
	return m
}

func contains[T comparable](all []T, one T) bool { return slices.Contains(all, one) }
