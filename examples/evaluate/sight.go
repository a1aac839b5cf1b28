package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A sight is what the engine saw of a document; without an explanation it knows nothing.
type sight struct {
	e *entity.Explanation
	c convention
	d document
}

// group says what is wrong with a pair, and of what was missed why.
func (s sight) group(p pair) string {
	name := p.group()
	switch {
	case name != "missed" || s.e == nil:
		return name
	case s.listed(*p.gold):
		return "missed, listed"
	case s.proposed(*p.gold):
		return "missed, outvoted"
	}
	return "missed, unlisted"
}

// listed reports whether a list has the words of a gold span as a name, or every word of a person as a part of names.
func (s sight) listed(g scored) bool {
	parts := 0
	words := s.words(g.start, g.end)
	for i, w := range words {
		part := false
		for _, n := range w.Names {
			begins := i == 0 && (g.start == w.Start || g.start == w.Start+len(n.Prefix))
			if begins && n.Words == len(words) && entityLabel(n.Label) {
				return true
			}
			part = part || n.Words == 1 && (n.Label == "given" || n.Label == "family" || n.Label == string(entity.Person))
		}
		if part {
			parts++
		}
	}
	return g.kind == entity.Person && parts == len(words)
}

// entityLabel reports whether a label of the lists is a type rather than a word class.
func entityLabel(label string) bool { return label[0] >= 'A' && label[0] <= 'Z' }

// proposed reports whether a rule proposed a gold span.
func (s sight) proposed(g scored) bool {
	return slices.ContainsFunc(s.e.Verdicts, func(v entity.Verdict) bool { return s.c.mark(s.d, v.Span) == g.mark })
}

// words are those of a place.
func (s sight) words(start, end int) (some []entity.Known) {
	for _, w := range s.e.Words {
		if w.Start < end && start < w.End {
			some = append(some, w)
		}
	}
	return some
}

// The most words and verdicts that are told of one fault.
const (
	mostWords    = 10
	mostVerdicts = 5
)

// saw tells what was known of the words of a pair and what became of the spans that rules proposed there, the chosen ones first,
// then the best.
func (s sight) saw(p pair) []string {
	if s.e == nil {
		if p.ours == nil || p.ours.Rule == "" {
			return nil
		}
		return []string{fmt.Sprintf("by %s, %.2f", p.ours.Rule, p.ours.Score)}
	}
	start, end := p.bounds()
	var known []string
	for _, w := range s.words(start, end) {
		known = append(known, isolate(w.Text)+labelsOf(w))
	}
	lines := []string{strings.Join(known[:min(len(known), mostWords)], " ")}
	var verdicts []entity.Verdict
	for _, v := range s.e.Verdicts {
		if v.Start < end && start < v.End {
			verdicts = append(verdicts, v)
		}
	}
	slices.SortStableFunc(verdicts, func(a, b entity.Verdict) int {
		return cmp.Or(rank(b.Chosen)-rank(a.Chosen), cmp.Compare(b.Score, a.Score))
	})
	for _, v := range verdicts[:min(len(verdicts), mostVerdicts)] {
		lines = append(lines, oneLine(v))
	}
	if len(verdicts) == 0 {
		lines = append(lines, "no rule proposed a span here")
	}
	return lines
}

func rank(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// oneLine writes a verdict on one line.
func oneLine(v entity.Verdict) string {
	lines := strings.Split(strings.TrimSpace(v.String()), "\n")
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, "; ")
}

// isolate keeps a piece of Arabic from reordering what stands beside it, and on one line.
func isolate(s string) string {
	return "\u2068" + strings.NewReplacer("\n", "⏎", "\r", "", "\t", " ").Replace(s) + "\u2069"
}

// labelsOf writes what the lists say of a word; that a rule quotes it says nothing.
func labelsOf(w entity.Known) string {
	var labels []string
	for _, n := range w.Names {
		if n.Label[0] == '=' {
			continue
		}
		label := n.Label
		if n.Subtype != "" {
			label += "/" + n.Subtype
		}
		for _, note := range []struct {
			is   bool
			text string
		}{{n.Words > 1, fmt.Sprintf(" %d words", n.Words)}, {n.Weak, " weak"}, {n.Loose, " respelled"}, {n.Taught, " named before"}} {
			if note.is {
				label += note.text
			}
		}
		if !contains(labels, label) {
			labels = append(labels, label)
		}
	}
	if len(labels) == 0 {
		return " <>"
	}
	return " <" + strings.Join(labels, ", ") + ">"
}
