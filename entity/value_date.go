package entity

import (
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// A DateValue is a closed interval in ISO 8601: days, or minutes where the date tells the time.
type DateValue struct {
	From     string `json:"from"`
	To       string `json:"to"`
	Calendar string `json:"calendar,omitempty"` // what a Hijri date was converted by: umm-al-qura or tabular; a seen moon may differ by a day
}

// dateParts is what the words of a date say.
type dateParts struct {
	days, years []int // in order
	month       int
	hijri       bool
	beforeEra   bool   // قبل الميلاد
	fraction    int    // of the year, in months: 3 for a quarter, 4 for a third, 6 for a half
	season      int    // first month
	decade      int    // of its century: 90
	century     int    // القرن التاسع عشر: 19
	weekday     int    // -1: none
	dayWord     string // days from the reference
	weekend     bool
	unit        string // day, week, month, year …
	vague       bool   // units without a number: الأيام الماضية
	count       int    // units: قبل ثلاثة أيام, العامين الماضيين
	ago         bool
	relative    string // past, next, this
	qualifier   string // start, middle, end
	clock       clock
	impossible  bool // a number that no date has
}

// partsOf reads the words of a date. The clock is read first; what is left of the words are day, month and year.
func partsOf(rs []reading) dateParts {
	p := dateParts{weekday: -1}
	rs = p.readClock(rs)
	if p.readSigns(rs) {
		return p
	}
	for i, r := range rs {
		p.readClass(r)
		if n, ok := dateNumber(rs, i); ok {
			p.addNumber(n, rs, i)
		}
	}
	return p
}

// readClass takes what the class of a word says.
func (p *dateParts) readClass(r reading) {
	switch r.class {
	case "month":
		p.addMonth(r.value)
	case "weekday":
		p.weekday = atoi(r.value)
	case "weekend":
		p.weekend = true
	case "day-word":
		p.dayWord = r.value
	case "season":
		p.season = atoi(r.value)
	case "decade":
		p.decade = atoi(r.value)
	case "era":
		p.hijri, p.beforeEra = p.hijri || r.value == "hijri", r.value == "bc"
	case "time-unit":
		p.addUnit(r.value)
	case "time-plural":
		p.unit, p.vague = r.value, true
	case "time-dual", "time-pair":
		p.unit, p.count = r.value, 2
	case "date-relative":
		p.relative = r.value
	case "date-qualifier":
		if _, partOfDay := afternoons[r.value]; !partOfDay {
			p.qualifier = r.value
		}
	default:
		p.readKey(r.key)
	}
}

// readKey takes the few words that are in no class.
func (p *dateParts) readKey(key string) {
	switch key {
	case "هذا", "هذه":
		p.relative = "this"
	case "قبل":
		p.ago = true
	}
}

// addMonth takes the first of two names of one month, حزيران/يونيو.
func (p *dateParts) addMonth(value string) {
	if p.month == 0 {
		p.month = atoi(strings.TrimLeft(value, "gh"))
		p.hijri = p.hijri || strings.HasPrefix(value, "h")
	}
}

// fractions are the months of the parts of a year.
var fractions = map[string]int{"quarter": 3, "third": 4, "half": 6}

// addUnit tells the quarter from what it is a quarter of.
func (p *dateParts) addUnit(value string) {
	switch months := fractions[value]; {
	case months > 0:
		p.fraction = months
	case value != "night": // ليلة الخميس
		p.unit = value
	}
}

// dateNumber returns the number at i: digits, an ordinal, or the cardinal of a length of time.
func dateNumber(rs []reading, i int) (int, bool) {
	if n, ok := ordinalAt(rs, i); ok {
		return n, true
	}
	if rs[i].class == "number-definite" {
		n, err := strconv.Atoi(rs[i].value)
		return n, err == nil
	}
	if !numberWord(rs[i]) || i > 0 && numberWord(rs[i-1]) {
		return 0, false
	}
	n, _, ok := number(rs[i:])
	return int(n), ok && n <= lastYear
}

// numberWord reports whether a reading is a cardinal in words.
func numberWord(r reading) bool {
	return strings.HasPrefix(r.class, "number-") && !strings.HasPrefix(r.class, "number-part")
}

// addNumber tells days from years and from the number of a century or of a length of time.
func (p *dateParts) addNumber(n int, rs []reading, i int) {
	around := func(class string) bool {
		return i > 0 && rs[i-1].class == class || i+1 < len(rs) && rs[i+1].class == class
	}
	switch {
	case i > 0 && rs[i-1].value == "century":
		p.century = n
	case p.ago && p.month == 0, around("time-plural"), rs[i].class == "number-definite":
		p.count, p.vague = n, false
	case n >= 100 && n <= lastYear, around("era"), behindYear(rs, i):
		p.years = append(p.years, n)
	case n >= 1 && n <= 31:
		p.days = append(p.days, n)
	default:
		p.impossible = true
	}
}

// behindYear tells the year of سنة 36 and سنة ست وثلاثين, also of السنة الخامسة للهجرة, from a day.
func behindYear(rs []reading, i int) bool {
	return i > 0 && rs[i-1].value == "year" && (rs[i].kind == normalize.Number || numberWord(rs[i]) || rs[len(rs)-1].class == "era")
}

// year returns the first year, 0 if there is none.
func (p *dateParts) year() int {
	if len(p.years) == 0 {
		return 0
	}
	return p.years[0]
}

// dayRange returns the first and the last day of the month, 0 if there is none.
func (p *dateParts) dayRange() (first, last int) {
	if len(p.days) == 0 {
		return 0, 0
	}
	first = p.days[0]
	return first, max(first, p.days[len(p.days)-1])
}

// atoi reads the values of word classes, which are numbers.
func atoi(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
