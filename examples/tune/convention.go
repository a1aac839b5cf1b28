package main

import (
	"fmt"
	"slices"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/normalize"
)

// A convention says what of our spans a gold speaks of. Our own gold marks everything; a corpus of other people marks some kinds, and
// leaves others out by its own guideline: of these nothing is learned, unless they are right.
type convention struct {
	foreign bool
	kinds   []entity.Type // that count
}

// own is the convention of the fixtures.
var own = convention{kinds: entity.Types()}

// foreignConvention: the three types that all corpora have, and those that occur.
func foreignConvention(occur map[entity.Type]bool) convention {
	c := convention{foreign: true}
	for _, t := range entity.Types() {
		if occur[t] || t == entity.Person || t == entity.Place || t == entity.Organization {
			c.kinds = append(c.kinds, t)
		}
	}
	return c
}

// wanted are the types to look for: those that count, and those that take their place.
func (c convention) wanted() []entity.Type {
	types := slices.Clone(c.kinds)
	for _, t := range []entity.Type{entity.MilitaryUnit, entity.Nationality} {
		if !slices.Contains(types, t) {
			types = append(types, t)
		}
	}
	return types
}

// options are those of an extractor that looks for what a view wants.
func (c convention) options() []entity.Option {
	if !c.foreign {
		return nil
	}
	return []entity.Option{entity.WithTypes(c.wanted()...)}
}

// key is equal for views that want the same.
func (c convention) key() string { return fmt.Sprint(c.foreign, c.kinds) }

// kind returns the type as which a span counts: forces are bodies where the gold has no type for them.
func (c convention) kind(t entity.Type) entity.Type {
	if t == entity.MilitaryUnit && !slices.Contains(c.kinds, t) {
		return entity.Organization
	}
	return t
}

// neutral reports what a corpus does not mark by its own guideline.
func (c convention) neutral(s entity.Span) bool {
	government := s.Type == entity.Organization && s.Subtype == "government"
	unmarked := (s.Type == entity.MilitaryUnit || s.Type == entity.Nationality) && !slices.Contains(c.kinds, s.Type)
	return c.foreign && (government || unmarked)
}

// mark returns a span as it is compared with the gold of a sample: that of a corpus marks whole tokens, and may have a head before a
// place. A span that cuts a word has no end.
func (c convention) mark(s *sample, at entity.Span) mark {
	m := mark{at.Start, at.End, c.kind(at.Type)}
	if s.tokens == nil {
		return m
	}
	whole, ok := conll.WholeTokens(s.text, s.tokens, normalize.SourceSpan{Start: at.Start, End: at.End})
	if !ok {
		return mark{kind: m.kind}
	}
	return s.withoutHeads(mark{whole.Start, whole.End, m.kind})
}

// withoutHeads takes heads off a place of a corpus.
func (s *sample) withoutHeads(m mark) mark {
	if m.kind == entity.Place {
		m.start = conll.WithoutHeads(s.text, s.tokens, normalize.SourceSpan{Start: m.start, End: m.end}).Start
	}
	return m
}
