package entity

import "time"

// relatives say how many units away a relative word points.
var relatives = map[string]int{"past": -1, "this": 0, "next": 1}

// fromReference handles what counts from the reference date.
func (p *dateParts) fromReference(c Calendar) (in interval, ok bool) {
	ref := c.Reference
	_, relative := relatives[p.relative]
	switch {
	case p.dayWord != "":
		return single(ref.AddDate(0, 0, atoi(p.dayWord))), true
	case p.weekend:
		return p.weekendInterval(ref, c.WeekStart), true
	case p.ago && p.unit != "":
		return agoInterval(ref, p.unit, max(p.count, 1))
	case p.count > 0 && relative && p.unit != "":
		return p.runInterval(ref)
	case p.unit != "" && relative && !p.vague:
		return p.unitInterval(ref, c.WeekStart)
	case p.unit == "week" && p.qualifier != "":
		p.relative = "this"
		return p.unitInterval(ref, c.WeekStart)
	case p.weekday >= 0:
		return single(p.nearestWeekday(ref)), true
	case p.clock.known && p.bare():
		return single(ref), true
	}
	return in, false
}

// bare reports whether nothing but the time of day was read.
func (p *dateParts) bare() bool { return p.unit == "" && len(p.days) == 0 && len(p.years) == 0 }

// weekendInterval is the last two days of the week of the reference.
func (p *dateParts) weekendInterval(ref time.Time, start time.Weekday) interval {
	end := weekOf(ref, start).AddDate(0, 0, 6+7*relatives[p.relative])
	return interval{end.AddDate(0, 0, -1), end}
}

// weekOf returns the first day of the week of a day.
func weekOf(d time.Time, start time.Weekday) time.Time {
	return d.AddDate(0, 0, -((int(d.Weekday()) - int(start) + 7) % 7))
}

// unitInterval handles الشهر الماضي, هذا العام, السابع من الشهر الماضي.
func (p *dateParts) unitInterval(ref time.Time, weekStart time.Weekday) (in interval, ok bool) {
	shift := relatives[p.relative]
	switch p.unit {
	case "day":
		return single(ref.AddDate(0, 0, shift)), true
	case "week":
		from := weekOf(ref, weekStart).AddDate(0, 0, 7*shift)
		return p.narrowed(interval{from, from.AddDate(0, 0, 6)})
	case "month":
		return p.monthOf(months(ref.Year(), int(ref.Month())+shift, 1))
	case "year":
		return p.narrowed(years(ref.Year()+shift, ref.Year()+shift))
	case "decade":
		first := ref.Year()/10*10 + 10*shift
		return p.narrowed(years(first, first+9))
	case "century":
		first := (ref.Year()-1)/100*100 + 100*shift
		return p.narrowed(years(first+1, first+100))
	}
	return in, false
}

// monthOf takes a day of the month, where one is named.
func (p *dateParts) monthOf(in interval) (interval, bool) {
	first, last := p.dayRange()
	if first == 0 {
		return p.narrowed(in)
	}
	from := in.from
	return interval{from.AddDate(0, 0, first-1), from.AddDate(0, 0, last-1)}, last <= in.to.Day()
}

// agoInterval handles قبل خمسة أشهر: the day for days and weeks, else the month, year or decade.
func agoInterval(ref time.Time, unit string, n int) (in interval, ok bool) {
	switch unit {
	case "day":
		return single(ref.AddDate(0, 0, -n)), true
	case "week":
		return single(ref.AddDate(0, 0, -7*n)), true
	case "month":
		return months(ref.Year(), int(ref.Month())-n, 1), true
	case "year":
		return years(ref.Year()-n, ref.Year()-n), true
	case "decade":
		return years(ref.Year()-10*n, ref.Year()-10*n), true
	}
	return in, false
}

// runInterval handles الأيام الثلاثة الماضية and العامين المقبلين: they end the day before the reference or begin the day
// after it.
func (p *dateParts) runInterval(ref time.Time) (in interval, ok bool) {
	shift := relatives[p.relative]
	n := shift * p.count
	var far time.Time
	switch p.unit {
	case "day":
		far = ref.AddDate(0, 0, n)
	case "week":
		far = ref.AddDate(0, 0, 7*n)
	case "month":
		far = ref.AddDate(0, n, 0)
	case "year":
		far = ref.AddDate(n, 0, 0)
	case "decade":
		far = ref.AddDate(10*n, 0, 0)
	default:
		return in, false
	}
	if shift < 0 {
		return interval{far, ref.AddDate(0, 0, -1)}, true
	}
	return interval{ref.AddDate(0, 0, 1), far}, shift > 0
}

// nearestWeekday is the last such day on or before the reference, with المقبل the next after it.
func (p *dateParts) nearestWeekday(ref time.Time) time.Time {
	back := (int(ref.Weekday()) - p.weekday + 7) % 7
	if p.relative == "next" {
		return ref.AddDate(0, 0, 7-back)
	}
	if p.relative == "past" && back == 0 {
		back = 7
	}
	return ref.AddDate(0, 0, -back)
}
