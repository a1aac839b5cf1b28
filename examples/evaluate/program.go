package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

// run does what the options say. The status is that of the files of gold; an error is about anything else.
func (o *options) run(stdout io.Writer) (status int, err error) {
	e, err := newEngine(*o)
	if err != nil {
		return 0, err
	}
	if err := o.setTypes(e.known); err != nil {
		return 0, err
	}
	sets, status := o.sets(e)
	if o.report != "" {
		return status, o.writeReport(e, sets)
	}
	if err := o.writeFile(o.texts, func(w io.Writer) error { return writeTexts(w, sets) }); err != nil {
		return 0, err
	}
	a := assessor{e, o.asked, o.html != "" || contains(o.parts, "errors") || slices.ContainsFunc(o.parts, ofTwoRuns)}
	this, err := o.outcomes(a, sets)
	if err != nil {
		return 0, err
	}
	if err := o.writeFile(o.save, func(w io.Writer) error { return writeJSON(w, setsOf(this)) }); err != nil {
		return 0, err
	}
	return status, o.show(a, sets, this, stdout)
}

// sets reads the gold.
func (o *options) sets(e *engine) (sets []set, status int) {
	if o.fixtures {
		return fixtures(), 0
	}
	if o.report != "" && len(o.files) == 0 {
		return nil, 0
	}
	g := goldReader{o.gold, o.scheme, e.known, o.sentences}
	status = cli.Inputs(o.files, o.stderr, func(name string, r io.Reader) error {
		s, err := g.read(name, r)
		if err == nil {
			sets = append(sets, s)
		}
		return err
	})
	return sets, status
}

// outcomes scores the predictions of a file or what the engine finds.
func (o *options) outcomes(a assessor, sets []set) ([]outcome, error) {
	if o.pred == "" {
		return a.own(sets)
	}
	filled, err := readRun(o.pred, sets, a.engine.known)
	return a.given(filled), err
}

func setsOf(all []outcome) (sets []set) {
	for _, o := range all {
		sets = append(sets, o.set)
	}
	return sets
}

// show prints the tables and writes the page.
func (o *options) show(a assessor, sets []set, this []outcome, stdout io.Writer) error {
	p := printing{a.engine.known, o.subtypes, o.limit}
	var compared *comparison
	if o.compare != "" {
		filled, err := readRun(o.compare, sets, a.engine.known)
		if err != nil {
			return err
		}
		c := compare(a.given(filled), this, p)
		compared = &c
	}
	out := bufio.NewWriter(stdout)
	for i, part := range o.parts {
		if i > 0 {
			fmt.Fprintln(out)
		}
		if err := o.print(out, part, this, compared, p); err != nil {
			return fmt.Errorf("standard output: %w", err)
		}
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("standard output: %w", err)
	}
	return o.writeFile(o.html, func(w io.Writer) error { return writePage(w, this, compared, p) })
}

// print prints one part.
func (o *options) print(w io.Writer, part string, this []outcome, c *comparison, p printing) error {
	if o.format == "csv" {
		switch part {
		case "confusion":
			return p.confusionRows(results(this)).writeCSV(w)
		case "errors":
			return faultRows(allFaults(this)).writeCSV(w)
		case "changes":
			return c.figures.writeCSV(w)
		case "went":
			return faultRows(c.went).writeCSV(w)
		case "came":
			return faultRows(c.came).writeCSV(w)
		}
		return p.figures(results(this)).writeCSV(w)
	}
	switch part {
	case "confusion":
		var errs []error
		for i, t := range p.confusion(results(this)) {
			if i > 0 {
				fmt.Fprintln(w)
			}
			_, err := fmt.Fprintln(w, t.name)
			errs = append(errs, err, t.writeText(w))
		}
		return errors.Join(errs...)
	case "errors":
		_, err := io.WriteString(w, p.faultText(allFaults(this)))
		return err
	case "changes":
		return c.figures.writeText(w)
	case "went":
		return p.writeFaults(w, "errors that went", c.went)
	case "came":
		return p.writeFaults(w, "errors that came", c.came)
	}
	return p.figures(results(this)).writeText(w)
}

// writeFile writes a file that was asked for; an empty path is none.
func (o *options) writeFile(path string, write func(io.Writer) error) error {
	if path == "" {
		return nil
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	if err := errors.Join(write(out), out.Flush(), f.Close()); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}
