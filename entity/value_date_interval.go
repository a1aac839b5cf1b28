package entity

import "time"

// An interval is a closed stretch of days.
type interval struct{ from, to time.Time }

func day(year, month, d int) time.Time {
	return time.Date(year, time.Month(month), d, 0, 0, 0, 0, time.UTC)
}

// months returns n months from the first of a month on.
func months(year, month, n int) interval {
	return interval{day(year, month, 1), day(year, month+n, 0)}
}

func years(first, last int) interval { return interval{day(first, 1, 1), day(last, 12, 31)} }

func single(d time.Time) interval { return interval{d, d} }

// dateValue reads a date; what it says of the time of day is put to the day it names, or to the reference.
func dateValue(rs []reading, c Calendar) (any, bool) {
	if !c.Reference.IsZero() {
		c.Reference = day(c.Reference.Year(), int(c.Reference.Month()), c.Reference.Day())
	}
	p := partsOf(rs)
	in, calendar, ok := p.interval(c)
	if !ok || in.to.Before(in.from) || in.from.Year() < -lastYear || in.to.Year() > lastYear {
		return nil, false
	}
	if p.clock.known {
		if !in.from.Equal(in.to) {
			return nil, false
		}
		at := in.from.Add(time.Duration(p.clock.minutes) * time.Minute).Format("2006-01-02T15:04")
		return DateValue{at, at, calendar}, true
	}
	return DateValue{in.from.Format(time.DateOnly), in.to.Format(time.DateOnly), calendar}, true
}

// interval works out the days, from what says most to what says least.
func (p *dateParts) interval(c Calendar) (in interval, calendar string, ok bool) {
	if p.impossible {
		return in, "", false
	}
	if p.hijri {
		return p.hijriInterval()
	}
	if in, ok = p.absolute(c.Reference); ok || p.month > 0 || c.Reference.IsZero() {
		return in, "", ok
	}
	in, ok = p.fromReference(c)
	return in, "", ok
}

// absolute handles what has a month or a year, or whose century is known.
func (p *dateParts) absolute(ref time.Time) (in interval, ok bool) {
	year := p.year()
	if shift, relative := relatives[p.relative]; year == 0 && relative && p.unit == "year" && !ref.IsZero() {
		year = ref.Year() + shift
	}
	switch {
	case p.month > 0:
		return p.monthInterval(year, ref)
	case p.decade > 0 && (p.unit != "century" || p.relative != "past" || !ref.IsZero()):
		first := p.decadeCentury(ref) + p.decade
		return p.narrowed(years(first, first+9))
	case p.century > 0:
		return p.centuryInterval()
	case p.fraction > 0:
		return p.fractionInterval(year)
	case p.season > 0:
		return p.seasonInterval(year, ref)
	case len(p.years) > 0 && p.unit != "month" && len(p.days) == 0:
		return p.yearsInterval()
	}
	return in, false
}

// decadeCentury returns the year in which the century of a decade begins: تسعينيات القرن التاسع عشر, and without a
// century the twentieth.
func (p *dateParts) decadeCentury(ref time.Time) int {
	switch {
	case p.century > 0:
		return 100 * (p.century - 1)
	case p.unit == "century" && !ref.IsZero():
		return (ref.Year()/100 + relatives[p.relative]) * 100
	}
	return 1900
}

// centuryInterval handles القرن التاسع عشر and القرن الثالث قبل الميلاد. The year before 1 is 0 in ISO 8601.
func (p *dateParts) centuryInterval() (interval, bool) {
	if p.century < 1 || p.century > 30 {
		return interval{}, false
	}
	if p.beforeEra {
		return p.narrowed(years(1-100*p.century, 100-100*p.century))
	}
	return p.narrowed(years(100*(p.century-1)+1, 100*p.century))
}

// yearsInterval handles عام 2003, عامي 2003 و2005, 1990-1995, عام 44 قبل الميلاد.
func (p *dateParts) yearsInterval() (interval, bool) {
	first, last := p.years[0], p.years[len(p.years)-1]
	if p.beforeEra {
		first, last = 1-first, 1-last
	}
	return p.narrowed(years(first, last))
}

// fractionInterval handles الربع الأول من عام 2021; its ordinal was read as a day.
func (p *dateParts) fractionInterval(year int) (interval, bool) {
	n, _ := p.dayRange()
	if n == 0 {
		n = 12 / p.fraction // الربع الأخير
	}
	if year == 0 || n < 1 || n*p.fraction > 12 {
		return interval{}, false
	}
	return months(year, (n-1)*p.fraction+1, p.fraction), true
}

// seasonInterval handles صيف 2021 and الصيف الماضي: three months, winter from December of the year named. الماضي is the last
// that ended before the reference, المقبل the next that begins after it.
func (p *dateParts) seasonInterval(year int, ref time.Time) (in interval, ok bool) {
	switch _, relative := relatives[p.relative]; {
	case year > 0:
		return p.narrowed(months(year, p.season, 3))
	case ref.IsZero() || !relative:
		return in, false
	}
	in = months(ref.Year()+1, p.season, 3)
	for !p.seasonFits(in, ref) {
		in = months(in.from.Year()-1, p.season, 3)
	}
	if p.relative == "next" {
		in = months(in.from.Year()+1, p.season, 3)
	}
	return p.narrowed(in)
}

// seasonFits reports whether a season is the last that ended, or for المقبل and هذا the last that began.
func (p *dateParts) seasonFits(in interval, ref time.Time) bool {
	if p.relative == "past" {
		return in.to.Before(ref)
	}
	return !in.from.After(ref)
}

// monthInterval handles day, month and year; without a year the reference decides, with الماضي the last
// such day before it, with المقبل the next after it.
func (p *dateParts) monthInterval(year int, ref time.Time) (in interval, ok bool) {
	step, fits := 0, func(time.Time) bool { return true }
	switch {
	case year > 0:
	case ref.IsZero():
		return in, false
	case p.relative == "past":
		step, fits = -1, ref.After
	case p.relative == "next":
		step, fits = 1, ref.Before
	}
	if year == 0 {
		year = ref.Year()
	}
	for range 9 { // eight years hold every day of the calendar
		in, ok = p.inYear(year)
		if ok && fits(in.from) {
			return p.narrowed(in)
		}
		if step == 0 {
			break
		}
		year += step
	}
	return in, false
}

// inYear returns the days of one year that day and month name; ok is false for 31 February.
func (p *dateParts) inYear(year int) (in interval, ok bool) {
	first, last := p.dayRange()
	if first == 0 {
		return months(year, p.month, 1), true
	}
	in = interval{day(year, p.month, first), day(year, p.month, last)}
	return in, in.from.Day() == first && in.to.Day() == last
}

// narrowed takes the first, middle or last third of an interval for مطلع، منتصف، نهاية.
func (p *dateParts) narrowed(in interval) (interval, bool) {
	days := int(in.to.Sub(in.from).Hours()/24) + 1
	third := days / 3
	switch {
	case p.qualifier == "first":
		return single(in.from), true
	case days < 3:
	case p.qualifier == "start":
		return interval{in.from, in.from.AddDate(0, 0, third-1)}, true
	case p.qualifier == "middle":
		return interval{in.from.AddDate(0, 0, third), in.to.AddDate(0, 0, -third)}, true
	case p.qualifier == "end":
		return interval{in.to.AddDate(0, 0, 1-third), in.to}, true
	}
	return in, true
}
