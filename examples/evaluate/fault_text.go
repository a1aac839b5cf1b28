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

// sides are the spans of a fault.
func (f fault) sides() (lines []string) {
	for _, s := range []struct {
		name string
		*scored
	}{{"gold", f.gold}, {"ours", f.ours}, {"beside", f.beside}} {
		if s.scored != nil {
			lines = append(lines, fmt.Sprintf("%s %d-%d %s %s", s.name, s.Start, s.End, s.label(), isolate(s.Text)))
		}
	}
	return lines
}
