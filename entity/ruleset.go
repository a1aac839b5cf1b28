package entity

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"
)

// A Rule is one row of a rule file.
type Rule struct {
	ID    string
	Score string   // an evidence of the weights table, or a number
	Fires []string // sentences with the wanted spans in [brackets]
	Never []string // sentences in which the rule must not fire
	Why   string   // the reason, with its source
	File  string
	Line  int

	patterns []pattern
}

// Rules is a set of rules, in order. It does not change once read.
type Rules struct {
	rules  []Rule
	macros map[string]pattern
}

// All returns the rules in the order of their files.
func (rs *Rules) All() []Rule { return rs.rules }

// A RuleError tells what is wrong with a rule file, and where.
type RuleError struct {
	File   string
	Line   int
	Reason string
}

func (e *RuleError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

// ReadRules reads a rule file; its form is described in the package comment. The name of the file serves
// the messages only. The error joins one [*RuleError] a fault; a file with a fault yields no rules.
func ReadRules(r io.Reader, file string) (*Rules, error) {
	p := &ruleReader{file: file, set: &Rules{macros: map[string]pattern{}}}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		p.line++
		p.read(strings.TrimSpace(lines.Text()))
	}
	if err := lines.Err(); err != nil {
		p.fail("%v", err)
	}
	p.close()
	if p.errs != nil {
		return nil, errors.Join(p.errs...)
	}
	return p.set, nil
}

type ruleReader struct {
	file string
	line int
	set  *Rules
	open *Rule
	bad  bool // a line of the open rule is broken: what it lacks may follow from that
	errs []error
}

func (p *ruleReader) fail(reason string, args ...any) {
	p.errs = append(p.errs, &RuleError{p.file, p.line, fmt.Sprintf(reason, args...)})
}

func (p *ruleReader) read(line string) {
	if line == "" || line[0] == '#' {
		return
	}
	key, rest, _ := strings.Cut(line, " ")
	rest = strings.TrimSpace(rest)
	switch {
	case key == "let":
		p.close()
		p.macro(rest)
	case key == "rule":
		p.close()
		p.open, p.bad = &Rule{ID: rest, File: p.file, Line: p.line}, false
	case p.open == nil:
		p.fail("%q before the first rule", key)
	default:
		p.field(key, rest)
	}
}

func (p *ruleReader) macro(text string) {
	name, body, ok := strings.Cut(text, "=")
	if !ok {
		p.fail("want: let name = pattern")
		return
	}
	pat, err := parsePattern(strings.TrimSpace(body), p.set.macros)
	if err == nil && strings.TrimSpace(name) == "" {
		err = errors.New("the macro has no name")
	}
	if err != nil {
		p.fail("%v", err)
		return
	}
	p.set.macros[strings.TrimSpace(name)] = pat
}

func (p *ruleReader) field(key, value string) {
	switch key {
	case "match":
		pat, err := parsePattern(value, p.set.macros)
		if err == nil {
			err = bounded(pat)
		}
		if err != nil {
			p.fail("%v", err)
			p.bad = true
			return
		}
		p.open.patterns = append(p.open.patterns, pat)
	case "score":
		p.open.Score = value
	case "fires":
		p.open.Fires = append(p.open.Fires, value)
	case "never":
		p.open.Never = append(p.open.Never, value)
	case "why":
		p.open.Why = strings.TrimSpace(p.open.Why + " " + value)
	default:
		p.fail("unknown field %q", key)
	}
}

// bounded refuses a pattern that takes no word, or more than one match can hold.
func bounded(p pattern) error {
	switch least, most := extent(p); {
	case least == 0:
		return errors.New("the pattern can match nothing")
	case most > maxReach:
		return fmt.Errorf("the pattern can take %d words, more than %d", most, maxReach)
	case depth(p) > maxOpen:
		return fmt.Errorf("captures lie more than %d deep", maxOpen)
	}
	return nil
}

// close ends the open rule.
func (p *ruleReader) close() {
	r := p.open
	p.open = nil
	switch {
	case r == nil || p.bad:
		return
	case r.ID == "":
		p.errs = append(p.errs, &RuleError{r.File, r.Line, "the rule has no id"})
	case len(r.patterns) == 0:
		p.errs = append(p.errs, &RuleError{r.File, r.Line, fmt.Sprintf("rule %q has no pattern", r.ID)})
	case len(r.Fires) == 0 || len(r.Never) == 0:
		p.errs = append(p.errs, &RuleError{r.File, r.Line, fmt.Sprintf("rule %q needs a sentence that fires and one that never does", r.ID)})
	}
	p.set.rules = append(p.set.rules, *r)
}

// number returns the score of a rule that has a number of its own.
func (r *Rule) number() (float32, bool) {
	n, err := strconv.ParseFloat(r.Score, 32)
	return float32(n), err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}
