package entity

import "time"

// A Calendar tells what relative dates count from.
type Calendar struct {
	Reference time.Time    // the day of the text; zero: relative dates have no value
	WeekStart time.Weekday // first day of the week
}

// Value returns what a span means, if it has a parsed meaning: a [DateValue], [QuantityValue], [UnitValue] or
// [PersonValue].
func (s Span) Value(c Calendar) (any, bool) {
	return nil, false
}
