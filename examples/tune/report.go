package main

import (
	"errors"
	"fmt"
	"io"
	"text/tabwriter"
)

// A report tells what is done, a line a stage. The first error stays.
type report struct {
	w               io.Writer
	table           table
	gold, tests     []source
	all, held, rest []item
	err             error
}

func (r *report) print(form string, args ...any) {
	_, err := fmt.Fprintf(r.w, form, args...)
	r.err = errors.Join(r.err, err)
}

func (r *report) measure(v values, all []item) score {
	s, err := r.table.measure(v, all)
	r.err = errors.Join(r.err, err)
	return s
}

// score writes the mean F1 of a stage: of what is fitted, of what is held out, of what is only scored.
func (r *report) score(stage string, v values) {
	r.print("%-8s  F1 %.4f", stage, r.measure(v, r.all).f1())
	if len(r.held) > 0 {
		r.print("  held out %.4f", r.measure(v, r.held).f1())
	}
	if len(r.rest) > 0 {
		r.print("  test %.4f", r.measure(v, r.rest).f1())
	}
	r.print("\n")
}

// moves writes what moved, in the order of the table, with the errors for and against it, and what stays.
func (r *report) moves(f *fitter, s *search) {
	out := tabwriter.NewWriter(r.w, 0, 0, 2, ' ', 0)
	line := func(form string, args ...any) {
		_, err := fmt.Fprintf(out, form, args...)
		r.err = errors.Join(r.err, err)
	}
	line("\nrow\tbefore\tfit\tafter\tmissed\twrong\t\n")
	fit, few := f.mean(), 0
	for _, row := range r.table.All() {
		n := f.seen[row.Name]
		switch {
		case f.moves(row.Name):
			line("%s\t%.2f\t%.2f\t%.2f\t%d\t%d\t%s\n", row.Name, s.start[row.Name], fit[row.Name], s.now[row.Name], n.missed, n.wrong, s.why(row.Name))
		case !measures(row.Name):
			few++
		}
	}
	r.err = errors.Join(r.err, out.Flush())
	r.print("%d rows occur in fewer than %d errors and stay\n\n", few, f.atLeast)
}

// why says what a row gained by.
func (s *search) why(name string) string {
	gain := 0.0
	for _, m := range s.moved {
		if m.name == name {
			gain += m.gain
		}
	}
	switch {
	case s.now[name] == s.start[name]:
		return "stays: no other value pays"
	case gain == 0:
		return "with the fit"
	}
	return fmt.Sprintf("%+.4f F1", gain)
}

// sources writes the counts of every source before and after.
func (r *report) sources(before, after values) {
	out := tabwriter.NewWriter(r.w, 0, 0, 2, ' ', 0)
	part := func(kind string, sources []source, all []item) {
		if len(all) == 0 {
			return
		}
		b, a := r.measure(before, all), r.measure(after, all)
		for n := range min(len(b), len(a)) {
			x, y := b.of(n), a.of(n)
			_, err := fmt.Fprintf(out, "%s\t%s\tF1 %.4f → %.4f\tright %d → %d\twrong %d → %d\tmissed %d → %d\n",
				sources[n].name, kind, x.f1(), y.f1(), x.right, y.right, x.wrong, y.wrong, x.missed, y.missed)
			r.err = errors.Join(r.err, err)
		}
	}
	part("fitted", r.gold, r.all)
	part("held out", r.gold, r.held)
	part("test", r.tests, r.rest)
	r.err = errors.Join(r.err, out.Flush())
}
