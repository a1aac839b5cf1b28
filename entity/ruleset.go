package entity

import (
	"errors"
	"fmt"
	"math"
	"strconv"
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

	column, scoreLine, scoreColumn int // of its id and of its score
	patterns                       []pattern
	labels                         []labelUse
}

// Rules is a set of rules, in order. It does not change once read.
type Rules struct {
	rules  []Rule
	macros map[string]macro
}

// All returns the rules in the order of their files.
func (rs *Rules) All() []Rule { return rs.rules }

// A RuleError tells what is wrong with a rule file, where, and what is wanted there.
type RuleError struct {
	File   string
	Line   int
	Column int // in characters of the line, from 1
	Reason string

	kind error
}

func (e *RuleError) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Reason)
}

// Unwrap returns the kind of the error, where that has a name.
func (e *RuleError) Unwrap() error { return e.kind }

// ErrUnknownLabel is the kind of a [*RuleError] for a label that nothing can ever give a word.
var ErrUnknownLabel = errors.New("unknown label")

// ErrSameID is the kind of a [*RuleError] for a rule whose id another has.
var ErrSameID = errors.New("two rules with one id")

// maxLine bounds a line of a rule file, in bytes.
const maxLine = 64 << 10

// maxFaults is how many faults of one file are told.
const maxFaults = 100

// bounded refuses a pattern that takes no word, or more than one match can hold.
func bounded(p pattern) error {
	switch least, most := extent(p); {
	case least == 0:
		return errors.New("want a pattern that takes a word at least: this can match nothing")
	case most > maxReach:
		return fmt.Errorf("want a pattern of at most %d words: this can take %d", maxReach, most)
	case depth(p) > maxOpen:
		return fmt.Errorf("want captures at most %d deep: these lie %d deep", maxOpen, depth(p))
	}
	return nil
}

// number returns the score of a rule that has a number of its own.
func (r *Rule) number() (float32, bool) {
	n, err := strconv.ParseFloat(r.Score, 32)
	return float32(n), err == nil && !math.IsInf(n, 0) && !math.IsNaN(n)
}
