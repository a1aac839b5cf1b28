package entity

import (
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// A clock is a time of day.
type clock struct {
	minutes int // from the midnight that begins the day; 24 hours for the one that ends it
	known   bool
}

// hours are a stretch of the clock.
type hours struct{ from, to int }

// afternoons tell, for each part of the day, the hours that twelve are added to: الواحدة ظهرا is 13, الحادية عشرة ظهرا is 11;
// at night the hours from six on belong to the evening.
var afternoons = map[string]hours{
	"morning": {0, -1}, "noon": {1, 5}, "afternoon": {1, 11}, "evening": {1, 12}, "night": {6, 12},
}

// readClock reads the time of day and returns the words without it.
func (p *dateParts) readClock(rs []reading) []reading {
	for i, r := range rs {
		switch {
		case r.class == "clock-word":
			p.clock = clock{60 * atoi(r.value), true}
			return without(rs, i, 1)
		case r.class == "time-unit" && r.value == "hour" && i+1 < len(rs):
			if n := p.readHour(rs[i+1:], rs); n > 0 {
				return without(rs, i, n+1)
			}
		case i+1 < len(rs) && (rs[i+1].key == ":" || r.kind == normalize.Number && rs[i+1].class == "day-part"), r.class == "hour-word", r.class == "ordinal" && beforeDayPart(rs[i+1:]):
			if n := p.readHour(rs[i:], rs); n > 0 {
				return without(rs, i, n)
			}
		}
	}
	return rs
}

func without(rs []reading, i, n int) []reading {
	return append(append([]reading(nil), rs[:i]...), rs[i+n:]...)
}

// beforeDayPart tells الثامنة والنصف صباحا from a day of the month.
func beforeDayPart(rs []reading) bool {
	for _, r := range rs[:min(len(rs), 6)] { // والنصف إلا خمس دقائق
		switch {
		case r.class == "day-part", r.class == "date-qualifier" && afternoons[r.value] != hours{}:
			return true
		case r.class == "month", r.class == "time-unit" && fractions[r.value] == 0, r.class == "weekday":
			return false
		}
	}
	return false
}

// readHour reads hour and minutes, and returns how many words they take.
func (p *dateParts) readHour(rs, all []reading) int {
	hour, used := hourAt(rs)
	minutes, more := minutesAt(rs[used:])
	if hour > 24 && rs[0].kind == normalize.Number && len(rs[0].key) == len("0400") || rs[0].key == "0000" { // the clock of armies
		hour, minutes = hour/100, hour%100
	}
	if used == 0 || hour > 24 || minutes >= 60 {
		return 0
	}
	used += more
	p.clock = clock{60*fullHour(hour, partOfDay(all)) + minutes, true}
	return used
}

// hourAt reads الثامنة, الواحدة, 14 and 14.30; of the last the minutes are left to minutesAt.
func hourAt(rs []reading) (hour, used int) {
	if rs[0].kind == normalize.Number {
		return atoi(strings.Split(rs[0].key, ".")[0]), 1
	}
	switch rs[0].class {
	case "ordinal", "hour-word":
		return atoi(rs[0].value), 1
	}
	return 0, 0
}

// minutesAt reads :30, والنصف, إلا ربعا, وعشر دقائق.
func minutesAt(rs []reading) (minutes, used int) {
	switch {
	case len(rs) == 0:
	case len(rs) > 1 && rs[0].key == ":" && rs[1].kind == normalize.Number:
		return atoi(rs[1].key), 2
	case len(rs) > 1 && rs[0].key == "الا":
		minutes, used = partOfHour(rs[1:])
		return -minutes, used + 1
	case rs[0].prefix == "و":
		return partOfHour(rs)
	}
	return 0, 0
}

// partOfHour reads النصف, ربعا, الثلث or a number of minutes.
func partOfHour(rs []reading) (minutes, used int) {
	r := rs[0]
	if months := fractions[r.value]; r.class == "time-unit" && months > 0 {
		return 60 * months / 12, 1
	}
	if part, err := numberOf(r); err == nil && r.class == "number-part" {
		return int(60*part + 0.5), 1
	}
	n, rest, ok := number(rs[:min(len(rs), 4)]) // وخمس وعشرين دقيقة
	if ok && len(rest) > 0 && rest[0].value == "minute" && n < 60 {
		return int(n), min(len(rs), 4) - len(rest) + 1
	}
	return 0, 0
}

// partOfDay returns morning, noon, afternoon, evening or night, where a word says it.
func partOfDay(rs []reading) string {
	for _, r := range rs {
		if r.class != "day-part" && r.class != "date-qualifier" {
			continue
		}
		if _, ok := afternoons[r.value]; ok {
			return r.value
		}
	}
	return ""
}

// fullHour puts an hour of twelve into its half of the day. Twelve at noon stays, twelve in the evening or at night ends
// the day, twelve in the morning begins it.
func fullHour(hour int, part string) int {
	switch half, ok := afternoons[part]; {
	case !ok || hour > 12:
		return hour
	case hour >= half.from && hour <= half.to:
		return hour + 12
	case hour == 12 && part == "morning":
		return 0
	}
	return hour
}
