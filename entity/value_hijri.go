package entity

import "time"

// The names of the ways in which Hijri dates are converted.
const (
	ummAlQura = "umm-al-qura"
	tabular   = "tabular"
)

// The years of the table.
const ummFirst, ummLast = 1356, 1500

// hijriInterval converts by the calendar of Umm al-Qura where it reaches, else by the tabular one.
func (p *dateParts) hijriInterval() (in interval, calendar string, ok bool) {
	first, last := p.year(), p.year()
	if p.century > 0 && p.century <= 20 {
		first, last = 100*(p.century-1)+1, 100*p.century
	}
	if len(p.years) > 1 {
		last = p.years[len(p.years)-1]
	}
	calendar = tabular
	if first >= ummFirst && last <= ummLast {
		calendar = ummAlQura
	}
	switch {
	case first == 0 || last > lastYear:
		return in, "", false
	case p.month == 0:
		in = interval{hijriDay(first, 1, 1), hijriDay(last+1, 1, 1).AddDate(0, 0, -1)}
	default:
		in = interval{hijriDay(first, p.month, 1), hijriDay(first, p.month+1, 1).AddDate(0, 0, -1)}
		if in, ok = p.hijriDays(in); !ok {
			return in, "", false
		}
	}
	in, ok = p.narrowed(in)
	return in, calendar, ok
}

// hijriDays takes the days of a month; ok is false where the month is shorter.
func (p *dateParts) hijriDays(month interval) (in interval, ok bool) {
	first, last := p.dayRange()
	if first == 0 {
		return month, true
	}
	in = interval{month.from.AddDate(0, 0, first-1), month.from.AddDate(0, 0, last-1)}
	return in, !in.to.After(month.to)
}

// hijriDay returns the Gregorian day. Between the two calendars, at the ends of the table, a year may be a day longer or
// shorter than either has it.
func hijriDay(year, month, d int) time.Time {
	if month > 12 {
		year, month = year+1, month-12
	}
	if year < ummFirst || year > ummLast {
		return tabularDay(year, month, d)
	}
	start := day(1937, 3, 14) // 1 Muharram 1356
	days := d - 1
	for y := ummFirst; y < year; y++ {
		days += lengthOf(ummAlQuraMonths[y-ummFirst], 12)
	}
	return start.AddDate(0, 0, days+lengthOf(ummAlQuraMonths[year-ummFirst], month-1))
}

// lengthOf returns the days of the first months of a year of the table.
func lengthOf(bits uint16, months int) int {
	days := 29 * months
	for m := range months {
		days += int(bits >> (11 - m) & 1)
	}
	return days
}

// tabularDay counts by the arithmetical calendar: leap years 2, 5, 7, 10, 13, 16, 18, 21, 24, 26, 29 of thirty, the epoch
// 16 July 622 Julian, which is 19 July in the proleptic Gregorian calendar. Source: Reingold and Dershowitz,
// Calendrical Calculations.
func tabularDay(year, month, d int) time.Time {
	days := (year-1)*354 + (3+11*year)/30 + 29*(month-1) + month/2 + d - 1
	return day(622, 7, 19).AddDate(0, 0, days)
}

// ummAlQuraMonths holds the months of each year from 1356 on, the highest of twelve bits for Muharram: 1 for thirty days,
// 0 for twenty-nine. It is the calendar as it was printed; the rule behind it changed several times, last in 1423.
// Source: the month starts of hijri-converter (MIT), after R. H. van Gent, The Umm al-Qura Calendar of Saudi Arabia; with
// the later corrections of 1 Jumada II 1427 and 1446, and with 1 Ramadan 1364 a day later than printed, which gave the month
// before it 28 days.
var ummAlQuraMonths = [ummLast - ummFirst + 1]uint16{
	0x2b2, 0xaab, 0xd26, 0xe92, 0xaab, 0xaaa, 0xaaa, 0xaab, 0xaa6, 0xaab, // 1356
	0xaaa, 0xaaa, 0xaab, 0xab6, 0xaaa, 0xa57, 0x54b, 0x555, 0xab3, 0xaa6, // 1366
	0x4ea, 0x95b, 0xaaa, 0x555, 0xaaa, 0xb4a, 0xb65, 0x5aa, 0xaaa, 0xb2e, // 1376
	0xcab, 0x2ab, 0x6aa, 0xaab, 0xab4, 0xaab, 0x2ab, 0xa2b, 0xaa6, 0xb4a, // 1386
	0xba5, 0x5aa, 0xab5, 0x556, 0xd2b, 0x54a, 0xea5, 0x752, 0x6e9, 0x36a, // 1396
	0xaad, 0x555, 0xaa5, 0xb52, 0xba9, 0x5b4, 0x9ba, 0x4db, 0x25d, 0x52d, // 1406
	0xaa5, 0xad4, 0xaea, 0x56d, 0x4bd, 0x23d, 0x91d, 0xa95, 0xb4a, 0xb5a, // 1416
	0x56d, 0x2b6, 0x93b, 0x49b, 0x655, 0x6a9, 0x754, 0xb6a, 0x56c, 0xaad, // 1426
	0x555, 0xb29, 0xb92, 0xba9, 0x5d4, 0xada, 0x55a, 0xaab, 0x595, 0x749, // 1436
	0x764, 0xbaa, 0x5b5, 0x2b6, 0xa56, 0xd2a, 0xe95, 0x72a, 0x755, 0x35a, // 1446
	0x95d, 0x49b, 0xa4d, 0xd26, 0xd53, 0x5aa, 0xaad, 0x4b6, 0xa57, 0x527, // 1456
	0xa95, 0xb4a, 0xb55, 0x36c, 0x9ae, 0x4b6, 0xa96, 0xb4a, 0xda5, 0x5d2, // 1466
	0x5d9, 0x2dc, 0x96d, 0x4ad, 0x655, 0x6d2, 0xb69, 0x374, 0x9b6, 0x4db, // 1476
	0x2ab, 0x54b, 0x6a5, 0x752, 0xb69, 0x56b, 0x2ad, 0x94d, 0xc95, 0xd4a, // 1486
	0xea5, 0x6ca, 0xad5, 0x556, 0xc97, // 1496
}
