package entity

import (
	"errors"
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// A QuantityValue is a number and what it counts: an ISO 4217 code, a common symbol, % or the counted noun.
type QuantityValue struct {
	Number float64 `json:"number"`
	Unit   string  `json:"unit,omitempty"`
}

// quantityValue reads a number and its unit, in whichever order they stand. A score and a range have no single number.
func quantityValue(rs []reading) (any, bool) {
	if len(rs) == 0 {
		return nil, false
	}
	for i, r := range rs {
		if i > 0 && (r.key == "-" || r.key == ":") && rs[i-1].kind == normalize.Number {
			return nil, false
		}
	}
	if (rs[0].class == "currency" || rs[0].class == "percent") && len(rs) > 1 { // $500, %12
		n, _, ok := number(rs[1:])
		return QuantityValue{n, rs[0].value}, ok
	}
	if vague(rs[0]) {
		return nil, false
	}
	n, rest, ok := number(rs)
	if !ok {
		return unitQuantity(rs)
	}
	if len(rest) == 0 {
		return QuantityValue{Number: n}, true
	}
	if v, ok := lengthInTwo(n, rest); ok {
		return v, true
	}
	return QuantityValue{n + partBehind(rest[1:]), unitOf(rest)}, true
}

// vague tells آلاف and ملايين, which are no number by themselves, from ألف and مليون.
func vague(r reading) bool {
	return r.class == "number-scale" && (r.key == "الاف" || strings.HasSuffix(r.key, "يين") || strings.HasSuffix(r.key, "ات"))
}

// lengths are units of time in the unit of their group: seconds, or months.
var lengths = map[string]struct {
	group string
	units float64
}{
	"second": {"s", 1}, "minute": {"s", 60}, "hour": {"s", 3600}, "day": {"s", 86400}, "week": {"s", 7 * 86400},
	"month": {"m", 1}, "year": {"m", 12}, "decade": {"m", 120},
}

// lengthInTwo reads what follows the number n in 7 دقائق و41 ثانية: the length in the smaller unit.
func lengthInTwo(n float64, rest []reading) (v QuantityValue, ok bool) {
	behind := rest[1:]
	if len(behind) > 0 && behind[0].key == "و" {
		behind = behind[1:]
	}
	more, last, ok := number(behind)
	if !ok || len(last) != 1 {
		return v, false
	}
	great, small := lengths[rest[0].value], lengths[last[0].value]
	if small.units == 0 || great.group != small.group || great.units < small.units {
		return v, false
	}
	return QuantityValue{n*great.units/small.units + more, last[0].value}, true
}

// unitQuantity reads what has no number word: أسبوعين, ساعة ونصف.
func unitQuantity(rs []reading) (any, bool) {
	part := partBehind(rs[1:])
	switch r := rs[0]; {
	case r.class == "time-dual", r.class == "measure-dual":
		return QuantityValue{2 + part, r.value}, true
	case r.class == "time-unit" && part > 0, r.class == "measure" && part > 0:
		return QuantityValue{1 + part, r.value}, true
	}
	return nil, false
}

// unitOf returns the symbol of a unit, or the counted noun. A currency whose name several states share has a code only together
// with an adjective: bare درهم and جنيه have none (half of them are not those of the largest state), nor has a currency with an adjective
// that no list knows it by.
func unitOf(rest []reading) string {
	switch r := rest[0]; {
	case r.class == "currency" && len(rest) > 1 && rest[1].class == "NATIONALITY":
		return ""
	case r.class == "currency", r.class == "measure", r.class == "percent", r.class == "time-unit":
		return r.value
	case r.kind == normalize.Word:
		return r.surface
	}
	return ""
}

// partBehind reads ونصف behind a unit.
func partBehind(rs []reading) float64 {
	if len(rs) == 0 || rs[0].prefix != "و" || rs[0].class != "number-part" {
		return 0
	}
	part, err := numberOf(rs[0])
	if err != nil {
		return 0
	}
	return part
}

// number reads the number that the readings begin with, in digits, words or both.
func number(rs []reading) (n float64, rest []reading, ok bool) {
	var total, group, scale float64
	for i, r := range rs {
		v, err := numberOf(r)
		switch {
		case r.key == "و" && ok && i+1 < len(rs) && numeric(rs[i+1]):
			continue
		case err != nil, r.kind == normalize.Number && group != 0 && (i == 0 || rs[i-1].key != "و"):
			return total + group, rs[i:], ok
		case r.class == "scale-definite" && i > 0 && rs[i-1].class == "number-part": // ونصف المليون
		case r.class == "scale-definite", r.class == "number-definite":
			return total + group, rs[i:], ok
		case r.class == "number-parts": // ثلاثة أرباع
			group *= v
		case r.class == "number-part" && i+1 < len(rs) && rs[i+1].class == "number-scale":
			total, group = total+group, v // ونصف مليون: the scale comes behind and takes the part for its group
		case r.class == "number-part":
			total += v * max(scale, 1)
		case group == 0 && dualScale(rs[i:]):
			total, scale = total+2*v, v
		default:
			total, group, scale = add(total, group, scale, v, r.class)
		}
		ok = true
	}
	return total + group, nil, ok
}

// dualScale tells مليونا نسمة, two millions, from مليونا ونصف and عشرين ألفا: before its noun the singular has no ending.
func dualScale(rs []reading) bool {
	return rs[0].class == "number-scale" && strings.HasSuffix(rs[0].key, "ا") && len(rs) > 1 && rs[1].kind == normalize.Word &&
		rs[1].prefix == "" && rs[1].key != "و"
}

// numeric reports whether a word is a number or part of one.
func numeric(r reading) bool {
	_, err := numberOf(r)
	return err == nil
}

var errNoNumber = errors.New("no number")

// numberOf returns the number that one reading stands for; the classes write fractions as 3/4.
func numberOf(r reading) (float64, error) {
	if strings.HasPrefix(r.class, "number-") || r.class == "scale-definite" {
		above, below, fraction := strings.Cut(r.value, "/")
		if !fraction {
			return strconv.ParseFloat(r.value, 64)
		}
		return float64(atoi(above)) / float64(max(1, atoi(below))), nil
	}
	if r.kind == normalize.Number {
		return digits(r.key)
	}
	return 0, errNoNumber
}

// add puts one number word to what was read: a scale multiplies what stands before it, مئة behind a unit
// as well (ثلاث مئة).
func add(total, group, scale, v float64, class string) (float64, float64, float64) {
	switch {
	case class == "number-scale" && scale > 0 && scale < v && group == 0: // ألف مليون
		return total * v, 0, v
	case class == "number-scale" && group > 0:
		return total + group*v, 0, v
	case class == "number-scale":
		return total + v, 0, v
	case class == "number-dual":
		return total + v, group, v
	case class == "number-hundred" && v == 100 && group >= 3 && group <= 9:
		return total, group * v, scale
	}
	return total, group + v, scale
}

// digits reads 25,799.52 and 25.799,52: of two signs the last is the decimal one; a lone comma before three
// digits and a repeated point stand between thousands.
func digits(s string) (float64, error) {
	point, comma := strings.LastIndexByte(s, '.'), strings.LastIndexByte(s, ',')
	switch {
	case point >= 0 && comma > point || comma >= 0 && point < 0 && len(s)-comma != 4:
		s = strings.ReplaceAll(s, ".", "")
		s = strings.Replace(s, ",", ".", 1)
	case strings.Count(s, ".") > 1:
		s = strings.ReplaceAll(s, ".", "")
	}
	return strconv.ParseFloat(strings.ReplaceAll(s, ",", ""), 64)
}

// ordinalAt returns the number at i: digits, an ordinal, or the unit and ten of الخامس والعشرين together.
// The ten alone is none where the unit before it has taken it along.
func ordinalAt(rs []reading, i int) (int, bool) {
	r := rs[i]
	switch {
	case r.kind == normalize.Number, r.class == "ordinal", r.class == "ordinal-unit", r.class == "ordinal-ten":
	default:
		return 0, false
	}
	if r.kind == normalize.Number {
		n, err := strconv.Atoi(r.key)
		return n, err == nil
	}
	n, err := strconv.Atoi(r.value)
	if err != nil || r.class == "ordinal-ten" && i > 0 && takesTen(rs[i-1]) {
		return 0, false
	}
	if takesTen(r) && i+1 < len(rs) && rs[i+1].class == "ordinal-ten" {
		ten, err := strconv.Atoi(rs[i+1].value)
		return n + ten, err == nil
	}
	return n, true
}

// takesTen reports whether an ordinal makes one number with the ten behind it: الخامس والعشرين, but العاشر والثلاثين are two.
func takesTen(r reading) bool {
	return (r.class == "ordinal" || r.class == "ordinal-unit") && atoi(r.value) < 10
}
