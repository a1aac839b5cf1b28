package main

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// clean makes a string fit for a field of a line: every white space is a space, and U+FFFD stands for invalid bytes and for
// controls, which a terminal would obey.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return unicode.ReplacementChar
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
}

// label writes a type as TYPE or TYPE/subtype.
func label(kind, subtype string) string {
	if subtype == "" {
		return kind
	}
	return kind + "/" + subtype
}

// A count is how often there is what.
type count struct {
	what string
	n    int
}

// counted returns the counts of a map, the greatest first.
func counted(counts map[string]int) []count {
	var all []count
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		all = append(all, count{what, counts[what]})
	}
	slices.SortStableFunc(all, func(a, b count) int { return cmp.Compare(b.n, a.n) })
	return all
}

// reasons writes counts as " (what n, what n)", none as nothing.
func reasons(counts map[string]int) string {
	var parts []string
	for _, c := range counted(counts) {
		parts = append(parts, fmt.Sprint(c.what, " ", c.n))
	}
	if parts == nil {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// grouped writes a number with a comma every three digits.
func grouped(n int64) string {
	s := strconv.FormatInt(n, 10)
	for at := len(s) - 3; at > 0; at -= 3 {
		s = s[:at] + "," + s[at:]
	}
	return s
}

// A size is a flag of a number of bytes: 4096, 256M, 1.5G.
type size int64

// The units of sizes are powers of 1024.
const (
	kilobyte = 1 << 10
	megabyte = 1 << 20
	gigabyte = 1 << 30
)

var units = []struct {
	suffix string
	bytes  size
}{{"G", gigabyte}, {"M", megabyte}, {"K", kilobyte}}

func (s *size) String() string { return s.text() }

func (s size) text() string {
	for _, u := range units {
		if s >= u.bytes && s%u.bytes == 0 {
			return strconv.FormatInt(int64(s/u.bytes), 10) + u.suffix
		}
	}
	return strconv.FormatInt(int64(s), 10)
}

// rounded writes a size for people.
func (s size) rounded() string {
	for _, u := range units {
		if s >= u.bytes {
			return strconv.FormatFloat(float64(s)/float64(u.bytes), 'f', 1, 64) + " " + u.suffix + "B"
		}
	}
	return strconv.FormatInt(int64(s), 10) + " B"
}

// Set parses a size.
func (s *size) Set(text string) error {
	digits, unit := strings.ToUpper(text), size(1)
	digits = strings.TrimSuffix(strings.TrimSuffix(digits, "B"), "I")
	for _, u := range units {
		if rest, ok := strings.CutSuffix(digits, u.suffix); ok {
			digits, unit = rest, u.bytes
			break
		}
	}
	n, err := strconv.ParseFloat(digits, 64)
	if err != nil || !(n >= 0 && n*float64(unit) < 1<<62) || strings.ContainsAny(digits, "XEP_NI") {
		return fmt.Errorf("want bytes like 4096, 256M or 1.5G")
	}
	*s = size(n * float64(unit))
	return nil
}
