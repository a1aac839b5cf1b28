package importer

import (
	"cmp"
	"iter"
	"path/filepath"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// Read reads a file, an entry or an error at a time. Each error is a [*gazetteer.LineError] with the file, the line
// and what is wrong; behind it reading goes on with the next record, unless the file itself cannot be read further. Who wants nothing
// but whole files stops at the first error.
//
// open opens the file and those it names; nil is [Files]. What report counts is complete when the sequence ends; nil counts nothing.
// The sequence can be gone through again, and counts anew.
func (f Format) Read(open Opener, path string, o Options, report *Report) iter.Seq2[gazetteer.Entry, error] {
	if open == nil {
		open = Files
	}
	if report == nil {
		report = new(Report)
	}
	return func(yield func(gazetteer.Entry, error) bool) {
		*report = Report{File: path, Source: f.source(o.Source, path), Dropped: map[string]int{}, Names: map[string]int{}}
		r := &reader{open: open, o: o.withDefaults(), report: report, yield: yield, ours: f.ours}
		r.names = cleaner{ordinary: r.o.Ordinary, dropped: report.Names, ours: f.ours}
		if f.read != nil {
			f.read(r, path)
		}
	}
}

// sources are those whose licence is the same for everybody who has their files.
var sources = map[string]gazetteer.Source{
	"geonames": {Set: "geonames", What: "places of the world", Origin: "https://www.geonames.org", Licence: "CC-BY-4.0"},
	"wikidata": {Set: "wikidata", What: "items of Wikidata", Origin: "https://www.wikidata.org", Licence: "CC0-1.0"},
	"ftm":      {Set: "ftm"},
}

// source fills in what the options leave open. A set without a name is called like its file.
func (f Format) source(given gazetteer.Source, path string) gazetteer.Source {
	base := filepath.Base(path)
	for _, p := range packings {
		base = strings.TrimSuffix(base, p.suffix)
	}
	return merge(merge(given, sources[f.Name]), gazetteer.Source{Set: plain(strings.TrimSuffix(base, filepath.Ext(base)))})
}

// merge fills in what the first leaves open from the second.
func merge(s, other gazetteer.Source) gazetteer.Source {
	s.Set, s.What, s.Origin = cmp.Or(s.Set, other.Set), cmp.Or(s.What, other.What), cmp.Or(s.Origin, other.Origin)
	s.Licence, s.Date, s.Complete = cmp.Or(s.Licence, other.Licence), cmp.Or(s.Date, other.Date), cmp.Or(s.Complete, other.Complete)
	return s
}

// A reader takes the records of one file to the one who asked for them.
type reader struct {
	open   Opener
	o      Options
	report *Report
	yield  func(gazetteer.Entry, error) bool
	ours   bool
	names  cleaner
	done   bool // nobody listens any more

	gathered *gatherer // of formats that gather
}

// A place is where a record stands.
type place struct {
	file string
	line int
}

// fail yields an error that no record is to blame for.
func (r *reader) fail(at place, reason string, err error) {
	if err != nil && r.gathered != nil {
		r.gathered.flush() // what was read before comes before
	}
	if r.done {
		return
	}
	r.report.Errors++
	r.done = !r.yield(gazetteer.Entry{}, &gazetteer.LineError{File: at.file, Line: at.line, Reason: reason, Err: err})
}

// refuse leaves out a record and yields an error.
func (r *reader) refuse(at place, kind, reason string) {
	if r.done {
		return
	}
	r.drop(kind)
	r.fail(at, reason, nil)
}

// broken leaves out a record that cannot be understood.
func (r *reader) broken(at place, reason string) { r.refuse(at, Broken, reason) }

// drop leaves out a record.
func (r *reader) drop(reason string) {
	if r.done {
		return
	}
	r.report.Read++
	r.report.Dropped[reason]++
}

// keep cleans an entry and yields it, if a name is left.
func (r *reader) keep(e gazetteer.Entry) {
	if r.done {
		return
	}
	for _, field := range []*string{&e.ID, &e.Type, &e.Subtype, &e.Country, &e.Parent, &e.English, &e.Value, &e.Source} {
		*field = plain(*field)
	}
	if e.Type == "" {
		r.drop(NoType)
		return
	}
	if e.Names = r.names.clean(e.Names); len(e.Names) == 0 {
		r.drop(NoName)
		return
	}
	if e.Source == "" {
		e.Source = r.report.Source.Set
	}
	if e.ID == "" {
		e.ID = derivedID(e.Source, e.Type, e.Name())
	}
	r.report.Read++
	r.report.Kept++
	for _, n := range e.Names {
		if n.Weak {
			r.report.Weak++
		}
	}
	r.done = !r.yield(e, nil)
}

// derivedID makes an id of a set and what tells an entry from others of the set.
func derivedID(set string, parts ...string) string {
	id := set
	for _, p := range parts {
		if p != "" {
			id += "/" + strings.ReplaceAll(p, " ", "_")
		}
	}
	return id
}
