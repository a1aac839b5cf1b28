package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"

	"github.com/kayan-nlp/kayan/entity"
)

// A table has its header in the first row.
type table struct {
	name string
	rows [][]string
}

// printing says what of the results is shown.
type printing struct {
	known    []entity.Type
	subtypes bool
	limit    int // faults of a group; below 0: all
}

func (p printing) shows(label string) bool { return p.subtypes || !strings.Contains(label, "/") }

// figures are the rows of all results: set, measure, type, gold, ours, precision, recall, F1.
func (p printing) figures(results []result) table {
	rows := [][]string{{"set", "measure", "type", "gold", "ours", "precision", "recall", "f1"}}
	for _, r := range results {
		for _, m := range r.measures {
			for _, label := range r.labels(m, p.known) {
				if !p.shows(label) {
					continue
				}
				c := r.counts[m][label]
				rows = append(rows, []string{
					r.set, m, rowName(label), number(c.found + c.missed), number(c.right + c.wrong),
					figure(c.precision()), figure(c.recall()), figure(c.f1()),
				})
			}
		}
	}
	return table{"figures", rows}
}

// confusion is one table for each result.
func (p printing) confusion(results []result) []table {
	var all []table
	for _, r := range results {
		all = append(all, table{"confusion of " + r.set, r.confused.table(p.known)})
	}
	return all
}

// confusionRows are the cells of all confusion tables, a row each.
func (p printing) confusionRows(results []result) table {
	rows := [][]string{{"set", "gold", "ours", "count"}}
	for _, r := range results {
		t := r.confused.table(p.known)
		for _, row := range t[1:] {
			for i, n := range row[1:] {
				if n != "0" {
					rows = append(rows, []string{r.set, row[0], t[0][i+1], n})
				}
			}
		}
	}
	return table{"confusion", rows}
}

// faultRows are faults, a row each.
func faultRows(all []fault) table {
	rows := [][]string{{
		"set", "document", "group", "gold start", "gold end", "gold type", "gold text", "gold value",
		"start", "end", "type", "text", "value", "rule", "saw",
	}}
	for _, f := range byGroup(all) {
		row := append([]string{f.set, f.doc, f.group}, f.gold.cells()...)
		row = append(row, f.ours.cells()...)
		rule := ""
		if f.ours != nil {
			rule = f.ours.Rule
		}
		rows = append(rows, append(row, rule, strings.Join(f.saw, " | ")))
	}
	return table{"errors", rows}
}

func (s *scored) cells() []string {
	if s == nil {
		return []string{"", "", "", "", ""}
	}
	return []string{number(s.Start), number(s.End), s.label(), s.Text, string(s.value)}
}

func (s *scored) label() string {
	if s.Subtype == "" {
		return string(s.Type)
	}
	return string(s.Type) + "/" + s.Subtype
}

func rowName(label string) string {
	if label == "" {
		return "all"
	}
	return label
}

func number(n int) string     { return strconv.Itoa(n) }
func figure(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) }
func signed(x float64) string { return fmt.Sprintf("%+.3f", x) }

// writeCSV writes the table as CSV.
func (t table) writeCSV(w io.Writer) error { return csv.NewWriter(w).WriteAll(t.rows) }

// writeText writes the table in columns.
func (t table) writeText(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range t.rows {
		for i, cell := range row {
			end := "\t"
			if i == len(row)-1 {
				end = "\n"
			}
			fmt.Fprint(out, cell, end) // Flush tells errors
		}
	}
	return out.Flush()
}
