package entity

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// ReadRules reads a rule file; its form is described in the package comment. The name of the file serves
// the messages only. The error joins one [*RuleError] a fault, of the first hundred; a file with a fault yields no rules.
// Only an error of r itself is of another kind.
func ReadRules(r io.Reader, file string) (*Rules, error) {
	p := &ruleReader{file: file, set: &Rules{macros: map[string]macro{}}, ids: map[string]int{}}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	for len(p.errs) < maxFaults && lines.Scan() {
		p.line++
		p.read(lines.Bytes())
	}
	p.close()
	switch err := lines.Err(); {
	case errors.Is(err, bufio.ErrTooLong):
		p.line++
		p.fail(1, "want a line of at most %d bytes", maxLine)
	case err != nil:
		p.errs = append(p.errs, fmt.Errorf("%s: %w", file, err))
	}
	if p.errs != nil {
		return nil, errors.Join(p.errs...)
	}
	return p.set, nil
}

type ruleReader struct {
	file string
	line int
	set  *Rules
	ids  map[string]int // line of each
	open *Rule
	bad  bool // a line of the open rule is broken: what it lacks may follow from that
	errs []error
}

func (p *ruleReader) fail(column int, reason string, args ...any) {
	p.errs = append(p.errs, &RuleError{File: p.file, Line: p.line, Column: column, Reason: fmt.Sprintf(reason, args...)})
}

// A piece is a part of a line, and the column where it begins.
type piece struct {
	text   string
	column int
}

// cut cuts a piece in two at the first of some characters, and the white space off the second part.
func (s piece) cut(at string) (before, after piece, ok bool) {
	n := strings.IndexAny(s.text, at)
	if n < 0 {
		return s, piece{column: s.column + utf8.RuneCountInString(s.text) + 1}, false
	}
	before = piece{s.text[:n], s.column}
	after = piece{s.text[n+1:], s.column + utf8.RuneCountInString(before.text) + 1}
	return before, after.trim(), true
}

// trim cuts white space off.
func (s piece) trim() piece {
	rest := strings.TrimLeft(s.text, white)
	s.column += len(s.text) - len(rest)
	s.text = strings.TrimRight(rest, white)
	return s
}

const white = " \t\r"

const fields = "match, score, fires, never or why"

func (p *ruleReader) read(raw []byte) {
	if !p.clean(raw) {
		return
	}
	line := piece{string(raw), 1}.trim()
	if line.text == "" || line.text[0] == '#' {
		return
	}
	key, rest, _ := line.cut(" \t")
	switch {
	case key.text == "let":
		p.close()
		p.macro(rest)
	case key.text == "rule":
		p.close()
		p.open, p.bad = &Rule{ID: rest.text, File: p.file, Line: p.line, column: rest.column}, false
	case p.open == nil:
		p.fail(key.column, `want "rule" or "let" before %q`, key.text)
	default:
		p.field(key, rest)
	}
}

// clean refuses what is no text.
func (p *ruleReader) clean(raw []byte) bool {
	for at, n := 0, 0; at < len(raw); at += n {
		r, size := utf8.DecodeRune(raw[at:])
		switch n = size; {
		case r == utf8.RuneError && size == 1:
			p.fail(utf8.RuneCount(raw[:at])+1, "want UTF-8, not byte %#02x", raw[at])
		case r < ' ' && !bytes.ContainsRune([]byte(white), r):
			p.fail(utf8.RuneCount(raw[:at])+1, "want text, not the control character %U", r)
		default:
			continue
		}
		p.bad = true
		return false
	}
	return true
}

func (p *ruleReader) macro(text piece) {
	name, body, ok := text.cut("=")
	if name = name.trim(); !ok || name.text == "" {
		p.fail(text.column, "want let name = pattern")
		return
	}
	if wrong := strings.IndexAny(name.text, notInNames); wrong >= 0 {
		p.fail(name.column+utf8.RuneCountInString(name.text[:wrong]), "want a name without any of %s", notInNames)
		return
	}
	if m, ok := p.pattern(body); ok {
		p.set.macros[name.text] = m
	}
}

// pattern reads a pattern and moves what it tells of places from the pattern to the file.
func (p *ruleReader) pattern(text piece) (macro, bool) {
	own := len(p.errs)
	m, err := parsePattern(text.text, p.set.macros)
	var wrong *syntaxError
	if errors.As(err, &wrong) {
		p.fail(text.column+wrong.column-1, "%s", wrong.reason)
	}
	for i := range m.labels {
		if l := &m.labels[i]; l.line == 0 {
			l.line, l.column = p.line, text.column+l.column-1
		}
	}
	return m, own == len(p.errs)
}

func (p *ruleReader) field(key, value piece) {
	r := p.open
	switch key.text {
	case "match":
		p.match(value)
	case "score":
		r.Score, r.scoreLine, r.scoreColumn = value.text, p.line, value.column
	case "fires":
		r.Fires = append(r.Fires, value.text)
	case "never":
		r.Never = append(r.Never, value.text)
	case "why":
		r.Why = strings.TrimSpace(r.Why + " " + value.text)
	default:
		p.fail(key.column, "want %s, not %q", fields, key.text)
		p.bad = true
	}
}

func (p *ruleReader) match(text piece) {
	m, ok := p.pattern(text)
	if ok {
		if err := bounded(m.pattern); err != nil {
			p.fail(text.column, "%v", err)
			ok = false
		}
	}
	if !ok {
		p.bad = true
		return
	}
	p.open.patterns = append(p.open.patterns, m.pattern)
	p.open.labels = append(p.open.labels, m.labels...)
}

// close ends the open rule.
func (p *ruleReader) close() {
	r := p.open
	p.open = nil
	if r == nil {
		return
	}
	before, twice := p.ids[r.ID]
	switch {
	case r.ID == "":
		p.errs = append(p.errs, r.fault(nil, `want an id behind "rule"`))
	case twice:
		p.errs = append(p.errs, r.fault(ErrSameID, "want an id of its own: %q is that of line %d", r.ID, before))
	case p.bad:
	case len(r.patterns) == 0:
		p.errs = append(p.errs, r.fault(nil, "want a pattern (match) in rule %q", r.ID))
	case r.Score == "":
		p.errs = append(p.errs, r.fault(nil, "want a score in rule %q", r.ID))
	case len(r.Fires) == 0 || len(r.Never) == 0:
		p.errs = append(p.errs, r.fault(nil, "want a sentence in which rule %q fires, and one in which it never does", r.ID))
	}
	if !twice {
		p.ids[r.ID] = r.Line
	}
	p.set.rules = append(p.set.rules, *r)
}

// fault returns an error about a whole rule, at its id.
func (r *Rule) fault(kind error, reason string, args ...any) *RuleError {
	return &RuleError{r.File, r.Line, r.column, fmt.Sprintf(reason, args...), kind}
}
