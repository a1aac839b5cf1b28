package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"github.com/kayan-nlp/kayan/entity"
)

func place(r entity.Rule) string { return r.File + ":" + strconv.Itoa(r.Line) }

// precision is that on the fixtures; a rule of which nothing was chosen there has none.
func (r *row) precision() string {
	if r.right+r.wrong == 0 {
		return "-"
	}
	return fmt.Sprintf("%.3f", float64(r.right)/float64(r.right+r.wrong))
}

// writeText writes the report for people.
func (t *tally) writeText(w io.Writer) error {
	out := &printer{w: w}
	out.printf("%-32s %9s %9s %9s %9s  %s\n", "rule", "proposed", "chosen", "only", "precision", "where")
	for _, r := range t.rows {
		out.printf("%-32s %9d %9d %9d %9s  %s\n", r.rule, r.proposed, r.chosen, r.only, r.precision(), r.where)
	}
	silent, pairs := t.silent(), t.pairs()
	out.printf("\nnever fired: %d\n", len(silent))
	for _, r := range silent {
		out.printf("  %s  %s\n", r.rule, r.where)
	}
	out.printf("\nalways together, %d times or more: %d\n", fewest, len(pairs))
	for _, p := range pairs {
		out.printf("  %s  %s  %d\n", t.rows[p[0]].rule, t.rows[p[1]].rule, t.rows[p[0]].proposed)
	}
	return out.err
}

// A printer keeps the first error.
type printer struct {
	w   io.Writer
	err error
}

func (p *printer) printf(format string, args ...any) {
	if p.err == nil {
		_, p.err = fmt.Fprintf(p.w, format, args...)
	}
}

// writeCSV writes a row a rule; the last column names the rules that always fire with it.
func (t *tally) writeCSV(w io.Writer) error {
	twins := map[int]string{}
	for _, p := range t.pairs() {
		for i, n := range p {
			if twins[n] != "" {
				twins[n] += " "
			}
			twins[n] += t.rows[p[1-i]].rule
		}
	}
	out := csv.NewWriter(w)
	rows := [][]string{{"rule", "where", "proposed", "chosen", "only", "right", "wrong", "precision", "together"}}
	for n, r := range t.rows {
		rows = append(rows, []string{r.rule, r.where, strconv.Itoa(r.proposed), strconv.Itoa(r.chosen), strconv.Itoa(r.only),
			strconv.Itoa(r.right), strconv.Itoa(r.wrong), r.precision(), twins[n]})
	}
	return out.WriteAll(rows)
}
