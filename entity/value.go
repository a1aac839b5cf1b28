package entity

import (
	"slices"
	"strings"
	"time"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// A Calendar tells what relative dates count from.
type Calendar struct {
	Reference time.Time    // the day of the text; zero: relative dates have no value
	WeekStart time.Weekday // first day of the week
}

// Value returns what a span means, where it has a parsed meaning: a [DateValue], [QuantityValue], [UnitValue]
// or [PersonValue]. It reads the surface with the words of the default gazetteer.
func (s Span) Value(c Calendar) (any, bool) {
	text := s.Text
	if strings.HasSuffix(s.Prefix, "ل") && strings.HasSuffix(s.Name, s.Text) {
		text = s.Name // with the article that لل hides
	}
	switch s.Type {
	case Date:
		return dateValue(read(text), c)
	case Quantity:
		return quantityValue(read(text))
	case MilitaryUnit:
		return unitValue(read(s.Text))
	case Person:
		return personValue(read(s.Text), s.Subtype)
	}
	return nil, false
}

// A reading is one word, or several that are one word of a class, with what the class says of it.
type reading struct {
	class, subtype, value string
	surface               string // as it stands in the text
	key                   string
	prefix                string
	kind                  normalize.SegmentKind
}

// valueClasses are the word classes that values are read from. Where several know a word, the first here
// counts.
var valueClasses = []string{
	"month", "number-unit", "number-teen", "number-ten", "number-hundred", "number-scale", "number-dual", "number-part", "number-parts",
	"number-definite", "scale-definite", "ordinal", "ordinal-unit", "ordinal-ten", "weekday", "weekend",
	"day-word", "time-dual", "time-pair", "time-plural", "time-unit", "hour-word", "clock-word", "day-part", "season", "decade",
	"date-relative", "date-qualifier", "currency", "measure", "measure-dual", "percent", "era", "echelon", "branch", "name-particle",
	"NATIONALITY",
}

// read cuts a surface into readings, the longest class word first.
func read(surface string) []reading {
	text := normalize.New(surface, normalize.MatchKey)
	key := text.Bytes()
	segments := normalize.AppendSegments(nil, key)
	hits := gazetteer.Default().AppendHits(nil, key, segments)
	var readings []reading
	for i := 0; i < len(segments); {
		for len(hits) > 0 && hits[0].First < i {
			hits = hits[1:]
		}
		r, last := classAt(hits, i)
		span := normalize.KeySpan{Start: segments[i].Start, End: segments[last-1].End}
		r.prefix = string(key[span.Start : span.Start+len(r.prefix)])
		r.key, r.kind = string(key[span.Start:span.End]), segments[i].Kind
		at := text.ToSource(span)
		r.surface = normalize.Fold(surface[at.Start:at.End], normalize.Clean|normalize.Marks)
		readings = append(readings, r)
		i = last
	}
	return readings
}

// classAt returns the class of the word at i, and the word behind it.
func classAt(hits []gazetteer.Hit, i int) (best reading, last int) {
	last = i + 1
	rank := len(valueClasses)
	for _, h := range hits {
		if h.First != i { // they come in the order of the words
			break
		}
		for term := range h.Terms.All() {
			n := slices.Index(valueClasses, term.Type())
			if n < 0 || h.Last < last || h.Last == last && n >= rank {
				continue
			}
			rank, last = n, h.Last
			best = reading{class: term.Type(), subtype: term.Subtype(), value: term.Value(), prefix: strings.Repeat(" ", h.Prefix)}
		}
	}
	return best, last
}
