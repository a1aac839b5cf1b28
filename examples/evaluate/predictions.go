package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
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

var errTextGoesOn = errors.New("the texts of the gold go on behind the last token")

// readCoNLL reads tokens with our labels. Token by token they are found again in the texts.
func (r *run) readCoNLL(in io.Reader) error {
	sentences, err := conll.Read(in)
	if err != nil {
		return err
	}
	doc, at := 0, 0
	for _, tokens := range sentences {
		places := make([][3]int, len(tokens)) // document, start, end
		for i, t := range tokens {
			letters := t.Text
			if conll.Proclitic(t) {
				letters = strings.TrimSuffix(letters, "+")
			}
			for doc < len(r.docs) && blank(r.docs[doc].text[at:]) {
				doc, at = doc+1, 0
			}
			if doc == len(r.docs) {
				return fmt.Errorf("line %d: the texts of the gold end before %q", t.Line, t.Text)
			}
			start, end, ok := locate(r.docs[doc].text, at, letters)
			if !ok {
				return fmt.Errorf("line %d: %q does not stand at byte %d of %s", t.Line, t.Text, at, r.docs[doc].id)
			}
			places[i], at = [3]int{doc, start, end}, end
		}
		for _, m := range conll.Mentions(tokens) {
			first, last := places[m.First], places[m.Last-1]
			kind := entity.Type(m.Label)
			if !contains(r.known, kind) || first[0] != last[0] {
				return fmt.Errorf("line %d: no span of ours has the label %q here", tokens[m.First].Line, m.Label)
			}
			r.found[first[0]] = append(r.found[first[0]], r.docs[first[0]].mention(first[1], last[2], kind))
		}
	}
	if doc < len(r.docs) && !blank(r.docs[doc].text[at:]) {
		return errTextGoesOn
	}
	return nil
}

func unseen(c rune) bool { return unicode.IsSpace(c) || unicode.Is(unicode.Cf, c) }

func blank(text string) bool {
	return strings.IndexFunc(text, func(c rune) bool { return !unseen(c) }) < 0
}

// locate finds the letters of a token at a place of a text, or behind spaces and controls that follow.
func locate(text string, at int, letters string) (start, end int, ok bool) {
	for at < len(text) && !strings.HasPrefix(text[at:], letters) {
		c, size := utf8.DecodeRuneInString(text[at:])
		if !unseen(c) {
			break
		}
		at += size
	}
	end = at
	for _, want := range letters {
		c, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 || c != want {
			return 0, 0, false
		}
		end += size
	}
	return at, end, true
}
