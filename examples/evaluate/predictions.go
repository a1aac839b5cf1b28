package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// A run is what was found in each document of the sets, in their order.
type run struct {
	docs  []document // of all sets, without what was found
	found [][]mention
	known []entity.Type
}

func newRun(sets []set, known []entity.Type) *run {
	r := &run{known: known}
	for _, s := range sets {
		r.docs = append(r.docs, s.docs...)
	}
	r.found = make([][]mention, len(r.docs))
	return r
}

// in returns the sets with what the run found.
func (r *run) in(sets []set) []set {
	all := slices.Clone(sets)
	n := 0
	for i := range all {
		all[i].docs = slices.Clone(all[i].docs)
		for j := range all[i].docs {
			all[i].docs[j].ours = r.found[n]
			n++
		}
	}
	return all
}

// readRun reads a file of predictions for the documents of the sets. The error names file, line and reason.
func readRun(path string, sets []set, known []entity.Type) ([]set, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := newRun(sets, known)
	if err := r.read(string(text)); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return r.in(sets), nil
}

func (r *run) read(text string) error {
	first, _, _ := strings.Cut(strings.TrimSpace(text), "\n")
	var fields map[string]json.RawMessage
	if !strings.HasPrefix(first, "{") {
		return r.readCoNLL(strings.NewReader(text))
	}
	if err := json.Unmarshal([]byte(first), &fields); err != nil {
		return fmt.Errorf("line 1: %w", err)
	}
	if fields["spans"] != nil {
		return r.readDocuments(strings.NewReader(text))
	}
	return r.readSpans(strings.NewReader(text))
}

// readDocuments reads a document a line: those of the gold, in the same order.
func (r *run) readDocuments(in io.Reader) error {
	at := 0
	err := eachLine(in, func(_ int, line []byte) error {
		var j jsonDocument
		if err := json.Unmarshal(line, &j); err != nil {
			return err
		}
		switch {
		case at == len(r.docs):
			return fmt.Errorf("the gold has only %d documents", at)
		case j.Text != valid(r.docs[at].text):
			return fmt.Errorf("the text is not that of document %d of the gold, %s", at+1, r.docs[at].id)
		}
		found, err := mentions(r.docs[at].text, j.Spans, r.known)
		r.found[at] = found
		at++
		return err
	})
	if err == nil && at < len(r.docs) {
		err = fmt.Errorf("%d documents, the gold has %d", at, len(r.docs))
	}
	return err
}

// readSpans reads a span a line, as the extract program prints them. Where doc is the id of a document, offsets count from its
// beginning, else from that of all texts, a line break behind each.
func (r *run) readSpans(in io.Reader) error {
	ids, starts := r.index()
	spans := make([][]jsonSpan, len(r.docs))
	err := eachLine(in, func(_ int, line []byte) error {
		var s jsonSpan
		if err := json.Unmarshal(line, &s); err != nil {
			return err
		}
		n, unique := ids[s.Doc]
		if !unique || n < 0 {
			after, _ := slices.BinarySearch(starts, s.Start+1)
			if n = after - 1; n < 0 {
				return fmt.Errorf("span %d-%d is outside the texts", s.Start, s.End)
			}
			s.Start, s.End = s.Start-starts[n], s.End-starts[n]
		}
		spans[n] = append(spans[n], s)
		return s.check(r.docs[n].text, r.known)
	})
	for n := range spans {
		if err == nil {
			r.found[n], err = mentions(r.docs[n].text, spans[n], r.known)
		}
	}
	return err
}

// index returns the documents by their ids, -1 for an id of several, and where each begins in the file of all texts.
func (r *run) index() (ids map[string]int, starts []int) {
	ids = map[string]int{}
	at := 0
	for n, d := range r.docs {
		if _, twice := ids[d.id]; twice {
			ids[d.id] = -1
		} else {
			ids[d.id] = n
		}
		starts = append(starts, at)
		at += len(d.text) + 1
	}
	return ids, starts
}

// writeTexts writes the texts that offsets of readSpans count through.
func writeTexts(w io.Writer, sets []set) error {
	for _, s := range sets {
		for _, d := range s.docs {
			if _, err := io.WriteString(w, d.text+"\n"); err != nil {
				return err
			}
		}
	}
	return nil
}
