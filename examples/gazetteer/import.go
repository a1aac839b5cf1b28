package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// headBytes is how much of a file is looked at to tell its format.
const headBytes = 4096

// A list is a file to import.
type list struct {
	path   string
	format importer.Format
}

// An importing reads lists into a builder.
type importing struct {
	in      *inputs
	options importer.Options
	strict  bool
	say     func(format string, args ...any) // for broken lines
	add     func(gazetteer.Entry) error
}

// importOptions makes the options of what the flags say. Broken lines of the table of classes are like those of lists.
func importOptions(o *buildOptions, say func(string, ...any)) (importer.Options, error) {
	options := importer.Options{Type: o.kind, Alternates: o.alternates, Source: gazetteer.Source{Set: o.set}}
	if o.classes == "" {
		return options, nil
	}
	file, err := os.Open(o.classes)
	if err != nil {
		return options, err
	}
	defer file.Close() // read only
	classes, err := importer.ReadClasses(file, o.classes)
	options.Classes = importer.Classes()
	maps.Copy(options.Classes, classes)
	faults := faultList{say: say, file: o.classes}
	var line *gazetteer.LineError
	for _, err := range parts(err) {
		if o.strict || !errors.As(err, &line) || line.Err != nil {
			return options, err
		}
		faults.note(err)
	}
	faults.end()
	return options, nil
}

// parts returns the errors that one error joins.
func parts(err error) (all []error) {
	joined, ok := err.(interface{ Unwrap() []error })
	switch {
	case err == nil:
	case !ok:
		all = append(all, err)
	default:
		for _, part := range joined.Unwrap() {
			all = append(all, parts(part)...)
		}
	}
	return all
}

// formatNames returns the names of all formats, and a line on each.
func formatNames() (names []string, doc string) {
	var lines strings.Builder
	for _, f := range importer.Formats() {
		names = append(names, f.Name)
		fmt.Fprintf(&lines, "  %-10s %s\n", f.Name, f.Doc)
	}
	return names, lines.String()
}

func knownFormat(name string) bool {
	_, ok := importer.ByName(name)
	return ok
}

// detect finds out what the files are, before the first is read: whoever mistyped the name of the last one should not wait an
// hour to hear of it.
func (im *importing) detect(paths []string, format string) ([]list, error) {
	var lists []list
	var errs []error
	for _, path := range paths {
		head, err := im.in.head(path, headBytes)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		f, ok := importer.ByName(format)
		if format == "" {
			f, ok = importer.Detect(path, head)
		}
		if !ok {
			errs = append(errs, fmt.Errorf("%s: of no known format; -format may name it", path))
		}
		lists = append(lists, list{path, f})
	}
	return lists, errors.Join(errs...)
}

// read reads a list. A broken line is told and left out; an error ends the work.
func (im *importing) read(ctx context.Context, l list) (*importer.Report, error) {
	options, open := im.options, im.in.open
	if l.path == standardInput {
		open = im.in.openStandard
		if options.Source.Set == "" {
			options.Source.Set = "stdin"
		}
	}
	report := new(importer.Report)
	faults := faultList{say: im.say, file: l.path}
	for e, err := range l.format.Read(open, l.path, options, report) {
		if ctx.Err() != nil {
			return report, context.Cause(ctx)
		}
		if err == nil {
			err = im.add(e)
		} else if !im.strict && !unreadable(err, l.path, report) {
			faults.note(err)
			err = nil
		}
		if err != nil {
			return report, err
		}
	}
	faults.end()
	return report, nil
}

// unreadable reports whether an error is of the file rather than of a line: reading failed, or the file is no text at all, which is
// an error that comes before any line is counted.
func unreadable(err error, path string, report *importer.Report) bool {
	var line *gazetteer.LineError
	return !errors.As(err, &line) || line.Err != nil || line.File == path && report.Read == 0
}

// maxFaults is how many broken lines of a file are told.
const maxFaults = 20

// A faultList tells the first broken lines of a file, and counts the others.
type faultList struct {
	say  func(format string, args ...any)
	file string
	n    int
}

func (f *faultList) note(err error) {
	if f.n++; f.n <= maxFaults {
		f.say("%s", clean(err.Error()))
	}
}

func (f *faultList) end() {
	if more := f.n - maxFaults; more > 0 {
		f.say("%s: and %d more broken lines", clean(f.file), more)
	}
}

// reportLine is what became of a file, in a line.
func reportLine(r *importer.Report) string {
	line := fmt.Sprintf("%s: %d read, %d kept, %d dropped%s, %d weak", r.File, r.Read, r.Kept, r.Read-r.Kept, reasons(r.Dropped), r.Weak)
	if names := total(r.Names); names > 0 {
		line += fmt.Sprintf("; of their names %d dropped%s", names, reasons(r.Names))
	}
	return clean(line)
}

func total(counts map[string]int) (n int) {
	for _, c := range counts {
		n += c
	}
	return n
}
