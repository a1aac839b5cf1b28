package entity

import "github.com/kayan-nlp/kayan/normalize"

// span turns a candidate into what the caller sees, in offsets of the source.
func (x *Extractor) span(d *document, c *candidate) Span {
	src := d.text.ToSource(normalize.KeySpan{Start: c.start, End: c.end})
	source := d.text.Source()
	s := Span{
		Start: src.Start, End: src.End, Type: c.typ, Subtype: c.subtype, Text: source[src.Start:src.End],
		Rule: x.rules[c.rule].ID, Score: c.score, Depth: c.depth, Entity: c.entity,
	}
	if c.prefix > 0 {
		p := d.text.ToSource(normalize.KeySpan{Start: c.start - c.prefix, End: c.start})
		s.Prefix = source[p.Start:p.End]
	}
	if s.Type == Person {
		s.Subtype = x.personSubtype(d, c)
	}
	s.Name = nameOf(c, s.Text)
	if c.entry != nil {
		s.ID = c.entry.ID
	}
	return s
}

// personSubtype returns what is named: several words are a full name unless a rule says otherwise, one word is what the lists of
// names know it as, whatever the list says of the person.
func (x *Extractor) personSubtype(d *document, c *candidate) string {
	if d.onePart(c) == "kunya" {
		return "kunya"
	}
	switch {
	case c.subtype != "" && c.subtype != "full":
		return c.subtype
	case c.words() > 1:
		return "full"
	}
	subtype := c.subtype
	for _, h := range d.hitsAt(c.first) {
		switch {
		case c.first+int(h.words) != c.last || int(h.prefix) != c.prefix:
		case h.label == x.given:
			return "given"
		case h.label == x.family:
			subtype = "surname"
		}
	}
	return subtype
}

// nameOf returns the canonical name of what a candidate names: that of the list, or the surface with the
// article that للعراق leaves half unwritten.
func nameOf(c *candidate, surface string) string {
	switch {
	case c.entry != nil:
		return c.entry.Name()
	case c.article != "":
		return c.article + surface
	}
	return surface
}
