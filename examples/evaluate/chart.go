package main

import "strings"

// A chart is a drawing of the strict figures, a row of three bars a type.
type chart struct {
	Width, Height int
	Rows          []chartRow
	Ticks         []chartTick
}

type chartRow struct {
	Label  string
	LabelY int
	Bars   []chartBar
}

type chartBar struct {
	Name, Figure              string
	X, Y, Width, TextX, TextY int
}

type chartTick struct {
	X, Bottom int
	Label     string
}

// The measures of a chart, in pixels.
const (
	chartLeft  = 150
	chartScale = 500 // from 0 to 1
	chartRight = 60
	barHeight  = 9
	barStep    = 11
	rowStep    = 3*barStep + 9
	chartTop   = 6
	chartFoot  = 22
)

// newChart draws the types of a result.
func newChart(r result, p printing) chart {
	c := chart{Width: chartLeft + chartScale + chartRight}
	y := chartTop
	for _, label := range r.labels("strict", p.known) {
		if strings.Contains(label, "/") {
			continue
		}
		n := r.counts["strict"][label]
		row := chartRow{Label: rowName(label), LabelY: y + 2*barStep - 2}
		for i, bar := range []struct {
			name  string
			share float64
		}{{"precision", n.precision()}, {"recall", n.recall()}, {"f1", n.f1()}} {
			width := int(bar.share*chartScale + 0.5)
			row.Bars = append(row.Bars, chartBar{
				bar.name, figure(bar.share), chartLeft, y + i*barStep, width, chartLeft + width + 4, y + i*barStep + barHeight - 1,
			})
		}
		c.Rows = append(c.Rows, row)
		y += rowStep
	}
	for _, tick := range []struct {
		at    float64
		label string
	}{{0, "0"}, {0.25, "0.25"}, {0.5, "0.5"}, {0.75, "0.75"}, {1, "1"}} {
		c.Ticks = append(c.Ticks, chartTick{chartLeft + int(tick.at*chartScale), y, tick.label})
	}
	c.Height = y + chartFoot
	return c
}

// LabelX is where the names of the rows end.
func (chart) LabelX() int { return chartLeft - 8 }

// BarHeight is that of every bar.
func (chart) BarHeight() int { return barHeight }

// LabelY is where the label of a tick stands.
func (t chartTick) LabelY() int { return t.Bottom + chartFoot - 8 }
