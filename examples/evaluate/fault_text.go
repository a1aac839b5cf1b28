package main

import (
	"fmt"
	"strings"
)

// A faultGroup holds the faults of one group.
type faultGroup struct {
	group
	all []fault
}

// grouped returns the groups that occur, in the order of the report.
func grouped(all []fault) []faultGroup {
	var some []faultGroup
	for _, g := range groups {
		of := faultGroup{group: g}
		for _, f := range all {
			if f.group == g.name {
				of.all = append(of.all, f)
			}
		}
		if len(of.all) > 0 {
			some = append(some, of)
		}
	}
	return some
}

// faultText writes faults for people, group by group.
func (p printing) faultText(all []fault) string {
	var b strings.Builder
	for _, g := range grouped(all) {
		fmt.Fprintf(&b, "%s: %d, %s\n", g.name, len(g.all), g.says)
		shown := g.all
		if p.limit >= 0 {
			shown = shown[:min(len(shown), p.limit)]
		}
		for _, f := range shown {
			b.WriteString(f.text())
		}
		if left := len(g.all) - len(shown); left > 0 {
			fmt.Fprintf(&b, "  and %d more\n", left)
		}
	}
	return b.String()
}

// text writes a fault: where it is, what the gold and what we have, and what was seen.
func (f fault) text() string {
	var b strings.Builder
	fmt.Fprintf(&b, "  %s, %s\n", f.set, f.doc)
	for _, s := range f.sides() {
		fmt.Fprintf(&b, "    %s\n", s)
	}
	var context strings.Builder
	for _, p := range f.context {
		context.WriteString(p.Text)
	}
	fmt.Fprintf(&b, "    in %s\n", isolate(context.String()))
	for _, line := range f.saw {
		fmt.Fprintf(&b, "      %s\n", line)
	}
	return b.String()
}

// line writes a fault in few words.
func (f fault) line() string {
	return fmt.Sprintf("%s: %s: %s", f.doc, f.group, strings.Join(f.sides(), "; "))
}

// sides are the spans of a fault, with their values where these are what is wrong.
func (f fault) sides() (lines []string) {
	for _, s := range f.spans() {
		line := fmt.Sprintf("%s %d-%d %s %s", s.who, s.Start, s.End, s.label(), isolate(s.Text))
		if f.group == "wrong value" {
			line += " " + s.valueText()
		}
		lines = append(lines, line)
	}
	return lines
}

// A side is a span of a fault and whose it is.
type side struct {
	who string
	*scored
}

func (f fault) spans() (some []side) {
	for _, s := range []side{{"gold", f.gold}, {"ours", f.ours}, {"beside", f.beside}} {
		if s.scored != nil {
			some = append(some, s)
		}
	}
	return some
}

func (s *scored) valueText() string {
	if s.value == nil {
		return "no value"
	}
	return isolate(string(s.value))
}
