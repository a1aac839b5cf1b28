package main

import (
	"fmt"
	"os"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// The markers of the README between which the tables stand.
const (
	tableBegin = "<!-- accuracy: written by " + reportCommand + " -->\n"
	tableEnd   = "<!-- end of accuracy -->"
)

// writeReadme puts the tables of a report between the markers of a file.
func writeReadme(path, dir string, all []outcome, known []entity.Type) error {
	old, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	tables, err := readmeTables(dir, all, known)
	if err != nil {
		return err
	}
	text, err := between(string(old), tables)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// between replaces what stands between the markers.
func between(text, tables string) (string, error) {
	before, rest, begun := strings.Cut(text, tableBegin)
	_, after, ended := strings.Cut(rest, tableEnd)
	if !begun || !ended {
		return "", fmt.Errorf("want the markers %s and %s", strings.TrimSpace(tableBegin), tableEnd)
	}
	return before + tableBegin + tables + tableEnd + after, nil
}

// readmeTables are the tables of the README: strict figures of the fixtures by type, and the sums of public corpora.
func readmeTables(dir string, all []outcome, known []entity.Type) (string, error) {
	corpora, err := readCorpora(dir)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	writeFixtures(&b, all, known)
	if len(corpora) > 1 {
		writeCorpora(&b, corpora)
	}
	return b.String(), nil
}

func writeFixtures(b *strings.Builder, all []outcome, known []entity.Type) {
	texts := map[string]int{}
	for _, o := range all {
		name, _, _ := strings.Cut(o.set.name, "/")
		texts[name] += len(o.set.docs)
	}
	sums := totals(all)
	b.WriteString("\n|")
	for _, r := range sums {
		fmt.Fprintf(b, " | %d %s: spans | precision | recall | F1", texts[r.set], r.set)
	}
	b.WriteString(" |\n|---" + strings.Repeat("|---:|---:|---:|---:", len(sums)) + "|\n")
	for _, t := range append([]entity.Type{""}, known...) {
		row, spans := "", 0
		for _, r := range sums {
			c := r.counts["strict"][string(t)]
			spans += c.found + c.missed + c.right + c.wrong
			row += fmt.Sprintf(" | %d | %s | %s | %s", c.found+c.missed, figure(c.precision()), figure(c.recall()), figure(c.f1()))
		}
		if spans > 0 {
			fmt.Fprintf(b, "| %s%s |\n", readmeName(t), row)
		}
	}
}

func readmeName(t entity.Type) string {
	if t == "" {
		return "all"
	}
	return "`" + string(t) + "`"
}

// writeCorpora writes the sums of each corpus: strict, and F1 of the other readings where the corpus has them.
func writeCorpora(b *strings.Builder, rows [][]string) {
	b.WriteString("\n| corpus | split | date | spans | precision | recall | F1 | F1 neutral | F1 overlap |\n|---|---|---|---:|---:|---:|---:|---:|---:|\n")
	f1 := map[[3]string]string{} // corpus, split, measure
	for _, row := range rows[1:] {
		if row[5] == "all" {
			f1[[3]string{row[0], row[1], row[4]}] = row[10]
		}
	}
	for _, row := range rows[1:] {
		if row[4] == "strict" && row[5] == "all" {
			cells := []string{row[0], row[1], row[2], row[6], row[8], row[9], row[10]}
			cells = append(cells, f1[[3]string{row[0], row[1], "neutral"}], f1[[3]string{row[0], row[1], "overlap"}])
			fmt.Fprintf(b, "| %s |\n", strings.Join(cells, " | "))
		}
	}
}
