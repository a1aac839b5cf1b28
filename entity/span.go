package entity

// A Span is one mention of an entity.
type Span struct {
	Start, End int  // bytes of the caller's text: text[Start:End] is Text
	Type       Type // what kind of entity
	Subtype    string
	Text       string  // the surface, untouched
	Name       string  // the canonical name of a gazetteer entry, else the surface without what a proclitic changed
	ID         string  // of the gazetteer entry, if one is named
	Prefix     string  // the proclitic written before the surface
	Rule       string  // the rule that proposed it
	Score      float32 // sum of the evidence: comparable within a type, not a probability
	Depth      int     // 0 for outermost spans, 1 for those inside them, and so on
	Entity     int     // the same number for all mentions of one entity in a text, from 1
}
