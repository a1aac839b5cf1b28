package main

import (
	"encoding/csv"
	"fmt"
	"io"
	"strconv"
	"strings"
	"text/tabwriter"
)

// A row is one number of the report: of a file, a part of the report, a type or group, and what was counted.
type row struct {
	file, part, kind, what string
	count, of              int
	item                   item // of the lists of words
}

// The parts of a report.
const (
	partKnown   = "mentions"
	partOutside = "outside"
	partMissing = "missing"
	partFalse   = "false"
)

// knownRows returns what is known of the mentions.
func knownRows(r *result) []row {
	var rows []row
	for _, kind := range kinds {
		k := r.known[kind]
		for _, c := range []struct {
			what  string
			count int
		}{{"listed", k.listed}, {"strong", k.strong}, {"explained", k.explained}, {"partly", k.partly}, {"nothing", k.nothing}} {
			rows = append(rows, row{file: r.file, part: partKnown, kind: string(kind), what: c.what, count: c.count, of: k.mentions})
		}
	}
	return rows
}

// outsideRows returns the hits on words outside entities.
func outsideRows(r *result) []row {
	var rows []row
	for _, g := range groups {
		for i, count := range r.outside.hits[g.name] {
			rows = append(rows, row{file: r.file, part: partOutside, kind: g.name, what: reading(i).String(), count: count, of: r.outside.words})
		}
	}
	return rows
}

// missingRows returns the most frequent words that nothing explains.
func missingRows(r *result, n int) []row {
	var rows []row
	for _, kind := range kinds {
		for _, i := range r.missing[kind].top(n) {
			rows = append(rows, row{r.file, partMissing, string(kind), "unexplained", i.count, r.known[kind].mentions, i})
		}
	}
	return rows
}

// falseRows returns, for each reading, the words outside entities that names of core types hit most.
func falseRows(r *result, n int) []row {
	var rows []row
	for what, hits := range r.hits {
		for _, i := range hits.top(n) {
			rows = append(rows, row{r.file, partFalse, i.kind, reading(what).String(), i.count, r.outside.words, i})
		}
	}
	return rows
}

// A report is the results of all files, the sum last where there are several; the words are those of the sum.
type report struct {
	results           []*result
	missing, mistaken int // how many words to list
}

func (p report) words() []row {
	last := p.results[len(p.results)-1]
	return append(missingRows(last, p.missing), falseRows(last, p.mistaken)...)
}

// writeCSV writes all rows under one header.
func (p report) writeCSV(w io.Writer) error {
	var rows []row
	for _, r := range p.results {
		rows = append(append(rows, knownRows(r)...), outsideRows(r)...)
	}
	out := csv.NewWriter(w)
	lines := [][]string{{"file", "part", "type", "what", "count", "of", "share", "word", "lists", "also"}}
	for _, r := range append(rows, p.words()...) {
		lines = append(lines, []string{
			r.file, r.part, r.kind, r.what, strconv.Itoa(r.count), strconv.Itoa(r.of),
			strconv.FormatFloat(share(r.count, r.of), 'f', 6, 64), r.item.text, r.item.lists, r.item.note,
		})
	}
	return out.WriteAll(lines)
}

// writeTable writes aligned columns for readers.
func (p report) writeTable(w io.Writer) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	line(out, "file", "labels", "type", "mentions", "listed", "strong", "explained", "partly", "nothing")
	for _, r := range p.results {
		head := func(first row) []string { return []string{r.file, r.scheme, first.kind, strconv.Itoa(first.of)} }
		cells(out, knownRows(r), head, percent)
	}
	line(out)
	line(out, "file", "words outside", "hit by", "strong", "behind proclitic", "weak", "behind proclitic")
	for _, r := range p.results {
		head := func(first row) []string { return []string{r.file, strconv.Itoa(first.of), first.kind} }
		cells(out, outsideRows(r), head, rare)
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return writeWords(w, p.words())
}

// cells writes the rows of each kind in one line: what head makes of the first, then the shares. Kinds without anything to
// share are left out.
func cells(w io.Writer, rows []row, head func(row) []string, cell func(row) string) {
	for i := 0; i < len(rows); {
		first := rows[i]
		fields := head(first)
		for ; i < len(rows) && rows[i].kind == first.kind; i++ {
			fields = append(fields, cell(rows[i]))
		}
		if first.of > 0 {
			line(w, fields...)
		}
	}
}

func percent(r row) string { return fmt.Sprintf("%.1f%%", 100*share(r.count, r.of)) }

// rare shows a number beside its share, which may be next to nothing.
func rare(r row) string { return fmt.Sprintf("%d  %.3f%%", r.count, 100*share(r.count, r.of)) }

// writeWords writes lists of words, each part under its own head. The words stand last: text of two directions is hard to align.
func writeWords(w io.Writer, rows []row) error {
	out := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	head := ""
	for _, r := range rows {
		title := r.what + " words of " + r.kind
		if r.part == partFalse {
			title = "words outside entities, hit by core names: " + r.what
		}
		if title != head {
			head = title
			line(out)
			line(out, title)
		}
		if r.part == partFalse {
			line(out, strconv.Itoa(r.count), r.kind, r.item.lists, "also "+dash(r.item.note), r.item.text)
		} else {
			line(out, strconv.Itoa(r.count), "known as "+dash(r.item.note), r.item.text)
		}
	}
	return out.Flush()
}

func line(w io.Writer, fields ...string) { fmt.Fprintln(w, strings.Join(fields, "\t")) } // Flush tells errors

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

func share(count, of int) float64 {
	if of == 0 {
		return 0
	}
	return float64(count) / float64(of)
}
