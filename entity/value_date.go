package entity

import (
	"strconv"
	"strings"
	"time"
)

// A DateValue is a closed interval of days, in ISO 8601.
type DateValue struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// dateParts is what the words of a date say.
type dateParts struct {
	numbers    []int // days and years, in order
	day, year  int
	lastDay    int // of a range of days, or of several: the last one
	lastYear   int // likewise
	month      int
	part       int // of the year, in months: 3 for a quarter, 6 for a half
	hijri      bool
	weekday    int // -1: none
	dayWord    int
	hasWord    bool
	unit       string // day, week, month, year …
	relative   string // past, next, this
	qualifier  string // start, middle, end
	ago        float64
	impossible bool // a number that no date has
	separated  bool // by / or -
}

func dateValue(rs []reading, c Calendar) (any, bool) {
	p := partsOf(rs)
	from, to, ok := p.interval(c)
	if !ok {
		return nil, false
	}
	return DateValue{from.Format(time.DateOnly), to.Format(time.DateOnly)}, true
}

func partsOf(rs []reading) dateParts {
	p := dateParts{weekday: -1}
	for i, r := range rs {
		switch r.class {
		case "month":
			if p.month == 0 {
				p.month, _ = strconv.Atoi(strings.TrimLeft(r.value, "gh"))
				p.hijri = strings.HasPrefix(r.value, "h")
			}
		case "weekday":
			p.weekday, _ = strconv.Atoi(r.value)
		case "day-word":
			p.dayWord, _ = strconv.Atoi(r.value)
			p.hasWord = true
		case "time-unit":
			if months, ok := partsOfYear[r.value]; ok {
				p.part = months
			} else {
				p.unit = r.value
			}
		case "time-dual":
			p.unit, p.ago = r.value, 2
		case "date-relative":
			p.relative = r.value
		case "date-qualifier":
			p.qualifier = r.value
		default:
			p.readWord(rs, i)
		}
	}
	if rs[0].key == "قبل" && p.unit != "" && p.ago == 0 {
		p.ago = 1
		if n, _, ok := number(rs[1:]); ok {
			p.ago = n
		}
	}
	p.split()
	return p
}

func (p *dateParts) readWord(rs []reading, i int) {
	switch r := rs[i]; {
	case r.key == "/" || r.key == "-":
		p.separated = true
	case r.key == "هذا" || r.key == "هذه":
		p.relative = "this"
	case r.key == "ه" || r.key == "هجرية" || r.key == "هجري":
		p.hijri = true
	default:
		if n, ok := ordinalAt(rs, i); ok {
			p.numbers = append(p.numbers, n)
		}
	}
}

// partsOfYear gives the months of a quarter and a half.
var partsOfYear = map[string]int{"quarter": 3, "half": 6}

// split tells days from years.
func (p *dateParts) split() {
	if p.separated && len(p.numbers) == 3 && p.month == 0 {
		p.day, p.month, p.year = p.numbers[0], p.numbers[1], p.numbers[2]
		if p.day >= 100 { // year first
			p.day, p.year = p.year, p.day
		}
		p.year = century(p.year)
		p.impossible = p.day < 1 || p.month < 1
		return
	}
	for _, n := range p.numbers {
		switch {
		case n >= 100 && p.year == 0:
			p.year = n
		case n >= 100:
			p.lastYear = n
		case n >= 1 && n <= 31 && p.day == 0:
			p.day = n
		case n >= 1 && n <= 31:
			p.lastDay = n
		default:
			p.impossible = true
		}
	}
}

// century completes a year of two digits: to 1970 and later, to 2069 and earlier.
func century(year int) int {
	switch {
	case year < 70:
		return year + 2000
	case year < 100:
		return year + 1900
	}
	return year
}

// interval works out the days.
func (p *dateParts) interval(c Calendar) (from, to time.Time, ok bool) {
	ref := c.Reference
	switch {
	case p.month > 12 || p.impossible:
		return
	case p.month > 0 && p.hijri:
		return p.hijriInterval()
	case p.month > 0:
		return p.monthInterval(ref)
	case p.part > 0:
		return p.partInterval(ref)
	case p.year > 0 && p.hijri:
		return hijriDay(p.year, 1, 1), hijriDay(p.year+1, 1, 1).AddDate(0, 0, -1), true
	case p.year > 0 && p.unit != "month":
		return p.narrowed(day(p.year, 1, 1), day(max(p.year, p.lastYear), 12, 31))
	case ref.IsZero():
		return
	case p.hasWord:
		d := ref.AddDate(0, 0, p.dayWord)
		return d, d, true
	case p.ago > 0:
		return p.agoInterval(ref)
	case p.unit != "":
		return p.unitInterval(ref, c.WeekStart)
	case p.weekday >= 0:
		d := p.lastWeekday(ref)
		return d, d, true
	}
	return
}

func day(year, month, d int) time.Time {
	return time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
}

// monthInterval handles day, month and year; without a year the reference decides, with الماضي the last
// such day before it, with المقبل the next after it.
func (p *dateParts) monthInterval(ref time.Time) (from, to time.Time, ok bool) {
	year := p.year
	if year == 0 {
		if ref.IsZero() {
			return
		}
		year = ref.Year()
	}
	step, fits := 0, func(time.Time) bool { return true }
	switch {
	case p.year > 0:
	case p.relative == "past":
		step, fits = -1, func(from time.Time) bool { return from.Before(ref) }
	case p.relative == "next":
		step, fits = 1, func(from time.Time) bool { return from.After(ref) }
	}
	for range 9 { // eight years hold every day of the calendar
		from, to, ok = p.inYear(year)
		if ok && fits(from) {
			return p.narrowed(from, to)
		}
		if step == 0 {
			return
		}
		year += step
	}
	return from, to, false
}

// inYear returns the days of one year that day and month name; ok is false for 31 February.
func (p *dateParts) inYear(year int) (from, to time.Time, ok bool) {
	if p.day == 0 {
		return day(year, p.month, 1), day(year, p.month+1, 0), true
	}
	from, to = day(year, p.month, p.day), day(year, p.month, max(p.day, p.lastDay))
	return from, to, from.Day() == p.day && to.Day() == max(p.day, p.lastDay)
}

// partInterval handles الربع الأول من عام 2021 and its kin; the ordinal was read as a day.
func (p *dateParts) partInterval(ref time.Time) (from, to time.Time, ok bool) {
	year := p.year
	if shift, relative := relatives[p.relative]; year == 0 && relative && !ref.IsZero() {
		year = ref.Year() + shift
	}
	if year == 0 || p.day < 1 || p.day*p.part > 12 {
		return
	}
	return day(year, (p.day-1)*p.part+1, 1), day(year, p.day*p.part+1, 0), true
}

// relatives say how many units away a relative word points.
var relatives = map[string]int{"past": -1, "this": 0, "next": 1}

// unitInterval handles الشهر الماضي, هذا العام, السابع من الشهر الماضي.
func (p *dateParts) unitInterval(ref time.Time, weekStart time.Weekday) (from, to time.Time, ok bool) {
	shift, known := relatives[p.relative]
	if !known {
		return
	}
	switch p.unit {
	case "day":
		from = ref.AddDate(0, 0, shift)
		to = from
	case "week":
		back := (int(ref.Weekday()) - int(weekStart) + 7) % 7
		from = ref.AddDate(0, 0, 7*shift-back)
		to = from.AddDate(0, 0, 6)
	case "month":
		from, to = day(ref.Year(), int(ref.Month())+shift, 1), day(ref.Year(), int(ref.Month())+shift+1, 0)
		if p.day > 0 && p.day <= to.Day() {
			from = from.AddDate(0, 0, p.day-1)
			to = from
		}
	case "year":
		from, to = day(ref.Year()+shift, 1, 1), day(ref.Year()+shift, 12, 31)
	default:
		return
	}
	return p.narrowed(from, to)
}

// agoInterval handles قبل خمسة أشهر: the day for days and weeks, else the month or year.
func (p *dateParts) agoInterval(ref time.Time) (from, to time.Time, ok bool) {
	n := int(p.ago)
	switch p.unit {
	case "day":
		from = ref.AddDate(0, 0, -n)
		return from, from, true
	case "week":
		from = ref.AddDate(0, 0, -7*n)
		return from, from, true
	case "month":
		return day(ref.Year(), int(ref.Month())-n, 1), day(ref.Year(), int(ref.Month())-n+1, 0), true
	case "year":
		return day(ref.Year()-n, 1, 1), day(ref.Year()-n, 12, 31), true
	}
	return
}

// lastWeekday is the last such day on or before the reference, with المقبل the next after it.
func (p *dateParts) lastWeekday(ref time.Time) time.Time {
	back := (int(ref.Weekday()) - p.weekday + 7) % 7
	if p.relative == "next" {
		return ref.AddDate(0, 0, 7-back)
	}
	if p.relative == "past" && back == 0 {
		back = 7
	}
	return ref.AddDate(0, 0, -back)
}

// narrowed takes the first, middle or last third of an interval for مطلع، منتصف، نهاية.
func (p *dateParts) narrowed(from, to time.Time) (time.Time, time.Time, bool) {
	days := int(to.Sub(from).Hours()/24) + 1
	if days < 3 {
		return from, to, true
	}
	third := days / 3
	switch p.qualifier {
	case "first":
		return from, from, true
	case "start":
		return from, from.AddDate(0, 0, third-1), true
	case "middle":
		return from.AddDate(0, 0, third), to.AddDate(0, 0, -third), true
	case "end":
		return to.AddDate(0, 0, 1-third), to, true
	}
	return from, to, true
}

// hijriInterval converts by the tabular calendar (leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of
// thirty, epoch 16 July 622 Julian); the seen moon may differ by a day or two.
func (p *dateParts) hijriInterval() (from, to time.Time, ok bool) {
	if p.year == 0 {
		return
	}
	from, to = hijriDay(p.year, p.month, 1), hijriDay(p.year, p.month+1, 1).AddDate(0, 0, -1)
	if p.day > 0 {
		end := to
		from, to = from.AddDate(0, 0, p.day-1), from.AddDate(0, 0, max(p.day, p.lastDay)-1)
		if to.After(end) {
			return from, to, false // the month is shorter
		}
	}
	return p.narrowed(from, to)
}

// hijriDay returns the Gregorian day. Source: Reingold and Dershowitz, Calendrical Calculations, the
// arithmetical Islamic calendar; its epoch is 19 July 622 in the proleptic Gregorian calendar.
func hijriDay(year, month, d int) time.Time {
	if month > 12 {
		year, month = year+1, month-12
	}
	days := (year-1)*354 + (3+11*year)/30 + 29*(month-1) + month/2 + d - 1
	return day(622, 7, 19).AddDate(0, 0, days)
}
