package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
)

// A comparison sets a run beside another one on the same gold.
type comparison struct {
	figures    table
	went, came []fault // faults of the other run only, and of this run only
}

// compare compares the results and faults of two runs over the same sets.
func compare(other, this []outcome, p printing) comparison {
	c := comparison{figures: table{name: "changes", rows: [][]string{{
		"set", "measure", "type", "precision", "recall", "f1", "precision now", "recall now", "f1 now", "change",
	}}}}
	for i := range this {
		c.figures.rows = append(c.figures.rows, changes(other[i].result, this[i].result, p)...)
		c.went = append(c.went, without(other[i].faults, this[i].faults)...)
		c.came = append(c.came, without(this[i].faults, other[i].faults)...)
	}
	return c
}

// changes are the rows of a set, of all labels that one of the runs has.
func changes(other, this result, p printing) (rows [][]string) {
	both := newResult(this.set)
	both.add(this)
	both.add(other)
	for _, m := range both.measures {
		for _, label := range both.labels(m, p.known) {
			if !p.shows(label) {
				continue
			}
			a, b := other.counts[m][label], this.counts[m][label]
			rows = append(rows, []string{
				this.set, m, rowName(label), figure(a.precision()), figure(a.recall()), figure(a.f1()),
				figure(b.precision()), figure(b.recall()), figure(b.f1()), signed(b.f1() - a.f1()),
			})
		}
	}
	return rows
}

// A faultKey tells faults of two runs apart by what they are about, not by how they are explained.
type faultKey struct {
	doc, group string
	gold, ours mark
}

func (f fault) key() faultKey {
	k := faultKey{doc: f.set + "\x00" + f.doc}
	k.group, _, _ = strings.Cut(f.group, ",") // why something was missed is no difference
	if f.gold != nil {
		k.gold = mark{f.gold.Start, f.gold.End, f.gold.kind}
	}
	if f.ours != nil {
		k.ours = mark{f.ours.Start, f.ours.End, f.ours.kind}
	}
	return k
}

// without returns those of a that b does not have.
func without(a, b []fault) []fault {
	there := map[faultKey]bool{}
	for _, f := range b {
		there[f.key()] = true
	}
	return slices.DeleteFunc(slices.Clone(a), func(f fault) bool { return there[f.key()] })
}

// byGroup sorts faults by their groups, in the order of the report.
func byGroup(all []fault) []fault {
	at := func(f fault) int {
		return slices.IndexFunc(groups, func(g group) bool { return g.name == f.group })
	}
	sorted := slices.Clone(all)
	slices.SortStableFunc(sorted, func(a, b fault) int { return cmp.Compare(at(a), at(b)) })
	return sorted
}

// writeFaults writes the errors of one run only.
func (p printing) writeFaults(w io.Writer, title string, all []fault) error {
	_, err := fmt.Fprintf(w, "%s: %d\n%s", title, len(all), p.faultText(all))
	return err
}
