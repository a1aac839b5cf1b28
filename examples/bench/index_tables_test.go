package bench

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// newTable returns a writer of right-aligned columns, and what gives the table when it is full.
func newTable() (w io.Writer, finish func() string) {
	var b strings.Builder
	t := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	return t, func() string {
		t.Flush()
		return b.String()
	}
}

// foundTable has what scanners find. Plain are matches of whole words written like the key of a name; missed and
// invented are those in which a scanner differs from the n-gram map.
func foundTable(groups []*group) string {
	w, finish := newTable()
	fmt.Fprintln(w, "names\t\tplain\tmissed\tinvented\tothers\tmentions\tfound\tbehind a proclitic\tfound\tread whole\tread with ال\tmissed\t")
	for _, g := range groups {
		for _, r := range g.rows[1:] {
			c := r.recall
			fmt.Fprintf(w, "%d\t%s\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t%d\t\n", g.names, r.name, r.plain, r.differs.missed,
				r.differs.invented, r.others, c.plain, c.foundPlain, c.behind, c.foundBehind, c.readWhole, c.readArticle, c.missed)
		}
	}
	return finish()
}

// speedTable has what a pass over the text takes.
func speedTable(groups []*group) string {
	w, finish := newTable()
	fmt.Fprintln(w, "names\t\tMB/s\t% of valid\tmatches/KB\tallocs/KB\t")
	for _, g := range groups {
		for _, r := range g.rows {
			kilobytes := float64(g.bytes) / 1e3
			fmt.Fprintf(w, "%d\t%s\t%.1f\t%.2f\t%.1f\t%.2f\t\n", g.names, r.name, g.speed(r), 100*g.share(r),
				float64(r.found)/kilobytes, float64(r.best.MemAllocs)/float64(r.best.N)/kilobytes)
		}
	}
	return finish()
}

// speed returns the megabytes of text a second.
func (g *group) speed(r *row) float64 { return float64(g.bytes) / seconds(r.best) / 1e6 }

// share is the speed as a part of the floor's, measured in the same rounds.
func (g *group) share(r *row) float64 { return seconds(g.floor.best) / seconds(r.best) }

// memoryTable has what scanners cost that is not time of a pass. The peak includes what is not collected yet.
func memoryTable(groups []*group) string {
	w, finish := newTable()
	fmt.Fprintln(w, "names\t\tbuilt in s\t× sorting\tbytes a name\tat most, building\ton disk\t")
	for _, g := range groups {
		for _, r := range g.rows[1:] {
			disk := "-"
			if r.disk > 0 {
				disk = fmt.Sprintf("%.1f", g.perName(r.disk))
			}
			fmt.Fprintf(w, "%d\t%s\t%.2f\t%.1f\t%.1f\t%.1f\t%s\t\n", g.names, r.name, r.build.Seconds(),
				r.build.Seconds()/g.sort.Seconds(), g.perName(r.heap), g.perName(r.peak), disk)
		}
	}
	return finish()
}

func (g *group) perName(bytes int64) float64 { return float64(bytes) / float64(g.names) }

// ratios are the speeds that matter. Those of two sizes are of shares of the floor: they were not measured side by
// side, nor over the same text.
func ratios(groups []*group) string {
	w, finish := newTable()
	for _, g := range groups {
		kayan := g.row("kayan")
		fmt.Fprintf(w, "kayan / n-gram map, %d names\t%.2f\t\n", g.names, g.speed(kayan)/g.speed(g.row("n-gram map")))
		if automaton := g.fastestAutomaton(); automaton != nil {
			fmt.Fprintf(w, "kayan / %s, %d names\t%.2f\t\n", automaton.name, g.names, g.speed(kayan)/g.speed(automaton))
		}
	}
	first := groups[0]
	for _, g := range groups[1:] {
		fmt.Fprintf(w, "kayan, %d / %d names\t%.2f\t\n", first.names, g.names, first.share(first.row("kayan"))/g.share(g.row("kayan")))
	}
	return finish()
}

func (g *group) row(name string) *row {
	for _, r := range g.rows {
		if r.name == name {
			return r
		}
	}
	return nil
}

// fastestAutomaton returns nil where there is none.
func (g *group) fastestAutomaton() *row {
	var fastest *row
	for _, r := range g.rows {
		if r.automaton && (fastest == nil || g.speed(r) > g.speed(fastest)) {
			fastest = r
		}
	}
	return fastest
}
