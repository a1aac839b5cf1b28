package importer

import (
	"errors"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// readTSV reads our own tables, as [gazetteer.ScanTSV] does.
func readTSV(r *reader, path string) {
	s, reason, err := r.openSource(path)
	if s == nil {
		r.fail(place{path, 1}, reason, err)
		return
	}
	defer s.closer.Close()
	var header gazetteer.Source
	for e, err := range gazetteer.ScanTSV(s.Reader, path, &header) {
		r.describe(&header)
		r.takeTSV(e, err)
		if r.done {
			return
		}
	}
	r.describe(&header)
}

// describe takes over what the header says of the file, once.
func (r *reader) describe(header *gazetteer.Source) {
	if *header != (gazetteer.Source{}) {
		r.report.Source, *header = merge(*header, r.report.Source), gazetteer.Source{}
	}
}

// takeTSV keeps an entry of a table or counts what is wrong with a line.
func (r *reader) takeTSV(e gazetteer.Entry, err error) {
	var line *gazetteer.LineError
	switch {
	case err == nil && r.retype(&e):
		if name, ok := strings.CutPrefix(e.ID, "/"); ok && e.Source == "" {
			e.ID = derivedID(r.report.Source.Set, name) // it was derived of a set without a name
		}
		r.keep(e)
	case err == nil:
		r.drop(Unwanted)
	case errors.As(err, &line) && line.Err != nil:
		r.fail(place{line.File, line.Line}, explain(line.Err), line.Err)
	case errors.As(err, &line):
		r.broken(place{line.File, line.Line}, line.Reason)
	}
}

// retype gives an entry of ours the type that the options have for its own. It reports false where they leave it out.
func (r *reader) retype(e *gazetteer.Entry) bool {
	label, ok := r.o.Types[e.Type]
	if !ok {
		return true
	}
	kind, subtype := splitType(label)
	if e.Type = kind; subtype != "" {
		e.Subtype = subtype
	}
	return label != ""
}
