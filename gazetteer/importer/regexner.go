package importer

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// readRegexNER reads pattern, type, types it may replace, and priority, of which the last two may be missing. A greater priority goes
// before in RegexNER as a greater [gazetteer.Entry.Prior] does here.
func readRegexNER(r *reader, path string) {
	for at, line := range r.textLines(path) {
		fields := append(strings.Split(line, "\t"), "", "")
		if at.line == 1 && fields[0] == "pattern" {
			continue // the names of the columns
		}
		if len(fields) < 4 || strings.TrimSpace(fields[1]) == "" {
			r.broken(at, "no type: want a pattern, a tab and a type")
			continue
		}
		text, err := unescapePattern(fields[0])
		if err != nil {
			r.refuse(at, Pattern, err.Error())
			continue
		}
		prior, err := parsePriority(fields[3])
		if err != nil {
			r.broken(at, err.Error())
			continue
		}
		kind, subtype, wanted := r.typeOf(fields[1])
		if !wanted {
			r.drop(Unwanted)
			continue
		}
		r.keep(gazetteer.Entry{Type: kind, Subtype: subtype, Prior: prior, Names: []gazetteer.Name{{Text: text}}})
	}
}

// unescapePattern returns the words that a pattern matches, if it is made of words and escaped signs only.
func unescapePattern(pattern string) (string, error) {
	var b strings.Builder
	escaped := false
	for _, c := range pattern {
		switch {
		case escaped && (unicode.IsLetter(c) || unicode.IsDigit(c)):
			return "", fmt.Errorf("%w: \\%c", errPattern, c)
		case !escaped && c == '\\':
			escaped = true
			continue
		case !escaped && strings.ContainsRune(`^$.|?*+()[]{}`, c):
			return "", fmt.Errorf("%w: %c", errPattern, c)
		}
		escaped = false
		b.WriteRune(c)
	}
	if escaped {
		return "", fmt.Errorf("%w: a backslash at the end", errPattern)
	}
	return b.String(), nil
}

// parsePriority reads a priority; none, and one below zero, is 0.
func parsePriority(field string) (uint32, error) {
	if field = strings.TrimSpace(field); field == "" {
		return 0, nil
	}
	p, err := strconv.ParseFloat(field, 64)
	if err != nil || p != p {
		return 0, fmt.Errorf("priority %q: want a number", field)
	}
	return uint32(max(0, min(p, 1<<32-1))), nil
}
