package main

import (
	_ "embed"
	"html/template"
	"io"
	"slices"
	"strings"
)

//go:embed page.html
var pageSource string

var pageTemplate = template.Must(template.New("page").Parse(pageSource))

// A page is what page.html shows.
type page struct {
	Sets       []pageSet
	Comparison *pageComparison
}

type pageSet struct {
	Name      string
	Documents int
	Bars      chart
	Figures   [][]string
	Subtypes  [][]string
	Confusion [][]string
	Groups    []pageGroup
}

type pageGroup struct {
	Name, Says  string
	Count, Left int
	Faults      []pageFault
}

type pageFault struct {
	Doc     string
	Sides   []pageSide
	Context []piece
	Saw     []string
}

type pageSide struct {
	Who, Label, Text, Value string
	Start, End              int
}

type pageComparison struct {
	Figures    [][]string
	Went, Came []pageGroup
	Gone, New  int
}

// writePage writes everything on one page.
func writePage(w io.Writer, all []outcome, c *comparison, p printing) error {
	var page page
	for _, o := range all {
		page.Sets = append(page.Sets, p.pageSet(o))
	}
	if c != nil {
		page.Comparison = &pageComparison{c.figures.rows, p.pageGroups(c.went), p.pageGroups(c.came), len(c.went), len(c.came)}
	}
	return pageTemplate.Execute(w, page)
}

func (p printing) pageSet(o outcome) pageSet {
	s := pageSet{
		Name: o.set.name, Documents: len(o.set.docs), Bars: newChart(o.result, p), Confusion: o.result.confused.table(p.known),
		Groups: p.pageGroups(o.faults),
	}
	types, subtypes := p, p
	types.subtypes, subtypes.subtypes = false, true
	s.Figures = withoutSet(types.figures([]result{o.result}).rows)
	for i, row := range withoutSet(subtypes.figures([]result{o.result}).rows) {
		if i == 0 || strings.Contains(row[1], "/") {
			s.Subtypes = append(s.Subtypes, row)
		}
	}
	if len(s.Subtypes) == 1 {
		s.Subtypes = nil
	}
	return s
}

// withoutSet takes off the first column, which the heading tells.
func withoutSet(rows [][]string) [][]string {
	rows = slices.Clone(rows)
	for i := range rows {
		rows[i] = rows[i][1:]
	}
	return rows
}

func (p printing) pageGroups(all []fault) (some []pageGroup) {
	for _, g := range grouped(all) {
		shown := g.all
		if p.limit >= 0 {
			shown = shown[:min(len(shown), p.limit)]
		}
		group := pageGroup{Name: g.name, Says: g.says, Count: len(g.all), Left: len(g.all) - len(shown)}
		for _, f := range shown {
			group.Faults = append(group.Faults, f.page())
		}
		some = append(some, group)
	}
	return some
}

func (f fault) page() pageFault {
	p := pageFault{Doc: f.doc, Context: f.context, Saw: f.saw}
	for _, s := range f.spans() {
		side := pageSide{Who: s.who, Label: s.label(), Text: s.Text, Start: s.Start, End: s.End}
		if f.group == "wrong value" {
			side.Value = s.valueText()
		}
		p.Sides = append(p.Sides, side)
	}
	return p
}
