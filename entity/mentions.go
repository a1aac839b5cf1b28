package entity

import (
	"cmp"
	"slices"
	"unicode/utf8"
)

// A Document is a text and the entities that it names.
type Document struct {
	Text     string
	Entities []Entity // by number

	// Of a document of a stream, see [Extractor.Documents].
	Base int64 // byte of the stream at which Text begins; all other offsets count from there
	Cut  bool  // the document was too long and goes on in the next one
}

// An Entity is one person, place, body or anything else that a text names, and all its mentions.
type Entity struct {
	Number   int // from 1; the [Span.Entity] of its mentions
	Type     Type
	Subtype  string // the first one that a mention has
	Name     string // of the list, else of the fullest mention
	ID       string // of the gazetteer entry, if one is named
	Mentions []Span // in text order, never empty; those inside other spans have a depth above 0
}

// Document finds the entities of a text: the spans of Nested, grouped. What a mention means, [Span.Value]
// tells.
//
// Mentions are one entity where they name one entry of a list or are spelled alike, but for spaces, marks and
// seats of hamza; where a part of a full name repeats it (a surname, a kunya, the head of a body: عدنان
// الساعدي … الساعدي, وزارة الدفاع … الوزارة), which stands for the last one before it that it fits; and where
// the text says so, with brackets or with الملقب, المكنى, المعروف.
func (x *Extractor) Document(text string) Document {
	spans := x.Nested(text)
	d := Document{Text: text}
	for _, s := range spans {
		for len(d.Entities) < s.Entity {
			d.Entities = append(d.Entities, Entity{Number: len(d.Entities) + 1})
		}
		d.Entities[s.Entity-1].add(s)
	}
	for i := range d.Entities {
		d.Entities[i].setName()
	}
	return d
}

// add adds a mention.
func (e *Entity) add(s Span) {
	e.Mentions = append(e.Mentions, s)
	e.Type, e.Subtype, e.ID = s.Type, cmp.Or(e.Subtype, s.Subtype), cmp.Or(e.ID, s.ID)
}

// setName takes the name of the list, or that of the mention with most letters.
func (e *Entity) setName() {
	listed := slices.IndexFunc(e.Mentions, func(s Span) bool { return s.ID != "" })
	if listed >= 0 {
		e.Name = e.Mentions[listed].Name
		return
	}
	for _, s := range e.Mentions {
		if utf8.RuneCountInString(s.Name) > utf8.RuneCountInString(e.Name) {
			e.Name, e.Subtype = s.Name, cmp.Or(s.Subtype, e.Subtype)
		}
	}
}

// Spans returns all mentions of all entities in text order, outer before inner, as Nested does.
func (d Document) Spans() []Span {
	var all []Span
	for _, e := range d.Entities {
		all = append(all, e.Mentions...)
	}
	slices.SortFunc(all, outerFirst)
	return all
}

func outerFirst(a, b Span) int {
	return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End), cmp.Compare(a.Depth, b.Depth))
}

// OfType returns the entities of one type, in the order of their numbers.
func (d Document) OfType(t Type) []Entity {
	var some []Entity
	for _, e := range d.Entities {
		if e.Type == t {
			some = append(some, e)
		}
	}
	return some
}
