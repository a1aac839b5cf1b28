package entity

import (
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// readSigns reads 2021/8/7, 7-8-2021 and 08.08.2021 with what stands around them.
func (p *dateParts) readSigns(rs []reading) bool {
	for i, r := range rs {
		numbers := signed(rs[i:])
		if numbers == nil {
			continue
		}
		for _, other := range rs {
			p.hijri = p.hijri || r.kind == normalize.Number && other.value == "hijri"
			if other.class == "weekday" {
				p.weekday = atoi(other.value)
			}
		}
		p.orderSigned(numbers)
		return true
	}
	return false
}

// signed returns the three numbers that the readings begin with, between equal signs.
func signed(rs []reading) []int {
	if rs[0].kind != normalize.Number {
		return nil
	}
	parts := strings.Split(rs[0].key, ".")
	if len(parts) == 1 && len(rs) > 4 && (rs[1].key == "/" || rs[1].key == "-") && rs[3].key == rs[1].key {
		parts = []string{rs[0].key, rs[2].key, rs[4].key}
	}
	if len(parts) != 3 {
		return nil
	}
	var numbers []int
	for _, part := range parts {
		n, err := strconv.Atoi(part)
		if err != nil || n > lastYear {
			return nil
		}
		numbers = append(numbers, n)
	}
	return numbers
}

// lastYear is the last that ISO 8601 writes with four digits.
const lastYear = 9999

// orderSigned tells day, month and year apart: a year has more than two digits or stands last; the day stands before the
// month, unless only the other order is a date.
func (p *dateParts) orderSigned(n []int) {
	day, year := n[0], n[2]
	if day > 31 { // year first
		day, year = year, day
	}
	month := n[1]
	if month > 12 && day <= 12 && n[0] <= 31 {
		day, month = month, day
	}
	p.days, p.month, p.years = []int{day}, month, []int{fullYear(year)}
	p.impossible = day < 1 || day > 31 || month < 1 || month > 12
}

// fullYear completes a year of two digits: to 1970 and later, to 2069 and earlier.
func fullYear(year int) int {
	switch {
	case year < 70:
		return year + 2000
	case year < 100:
		return year + 1900
	}
	return year
}
