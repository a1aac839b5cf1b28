package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"text/tabwriter"

	"github.com/kayan-nlp/kayan/entity"
)

// lines are the rows of a report: file, measure, type, gold, ours, precision, recall, F1. Types that occur on no side are left out.
func lines(results []result) [][]string {
	all := [][]string{{"file", "measure", "type", "gold", "ours", "precision", "recall", "f1"}}
	for _, r := range results {
		for _, measure := range measures {
			for _, k := range r.kinds {
				c := r.counts[measure][k]
				if *c == (count{}) && k != "" {
					continue
				}
				all = append(all, []string{
					r.file, measure, name(k), strconv.Itoa(c.found + c.missed), strconv.Itoa(c.right + c.wrong),
					figure(c.precision()), figure(c.recall()), figure(c.f1()),
				})
			}
		}
	}
	return all
}

func name(k entity.Type) string {
	if k == "" {
		return "all"
	}
	return string(k)
}

func figure(x float64) string { return strconv.FormatFloat(x, 'f', 3, 64) }

func writeCSV(w io.Writer, results []result) error { return csv.NewWriter(w).WriteAll(lines(results)) }

func writeText(w io.Writer, results []result) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, l := range lines(results) {
		for i, cell := range l {
			end := "\t"
			if i == len(l)-1 {
				end = "\n"
			}
			fmt.Fprint(out, cell, end) // Flush tells errors
		}
	}
	return out.Flush()
}
