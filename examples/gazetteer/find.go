package main

import (
	"bufio"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

const findDoc = `Finds the names of compiled gazetteers in a text: that of -text, or else standard input. Every name is told, those inside
others and those of several entries too, a line each: start and end in bytes of the text, what stands there, type, name
and id of the entry, and the gazetteer. Proclitics are not part of a name.
`

func prepareFind(flags *flag.FlagSet) action {
	text := flags.String("text", "", "find in `TEXT` rather than in standard input")
	asJSON := flags.Bool("json", false, "as JSON lines")
	return func(e environment, files []string) (int, error) {
		if len(files) == 0 {
			return 0, errors.New("want a file")
		}
		out := bufio.NewWriter(e.stdout)
		f := newNameFinder(out, *asJSON)
		status := 0
		for _, file := range files {
			x, err := gazetteer.Open(file)
			if err != nil {
				complain(e.stderr, err)
				status = cli.ExitFile
				continue
			}
			defer x.Close()
			f.layers = append(f.layers, fileIndex{file, x})
		}
		if len(f.layers) == 0 {
			return cli.ExitFile, nil // there is nothing to look for, and somebody may be typing
		}
		var in io.Reader = e.stdin
		if given(flags, "text") {
			in = strings.NewReader(*text)
		}
		if err := f.findAll(in); err != nil {
			complain(e.stderr, err)
			return cli.ExitFile, nil
		}
		return status, nil
	}
}

// given reports whether a flag was set, to nothing perhaps.
func given(flags *flag.FlagSet, name string) (set bool) {
	flags.Visit(func(f *flag.Flag) { set = set || f.Name == name })
	return set
}

type fileIndex struct {
	file  string
	index *gazetteer.Index
}

// A nameFinder finds the names of several gazetteers.
type nameFinder struct {
	layers []fileIndex
	out    *bufio.Writer
	write  func(finding) error

	text     normalize.Text
	segments []normalize.Segment
	hits     []gazetteer.Hit
	findings []finding
}

// A finding is a name of an entry in a text.
type finding struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Type    string `json:"type"`
	Subtype string `json:"subtype,omitempty"`
	Text    string `json:"text"`
	Name    string `json:"name"`
	ID      string `json:"id,omitempty"`
	Prefix  string `json:"prefix,omitempty"`
	Weak    bool   `json:"weak,omitempty"`
	File    string `json:"file"`
}

func newNameFinder(out *bufio.Writer, asJSON bool) *nameFinder {
	f := &nameFinder{out: out, write: func(n finding) error { return writeFinding(out, n) }}
	if asJSON {
		encoder := newEncoder(out)
		f.write = func(n finding) error { return encoder.Encode(n) }
	}
	return f
}

func writeFinding(w io.Writer, n finding) error {
	_, err := fmt.Fprintf(w, "%d\t%d\t%s\t%s\t%s\t%s\t%s\n",
		n.Start, n.End, clean(n.Text), clean(label(n.Type, n.Subtype)), clean(n.Name), clean(n.ID), clean(n.File))
	return err
}

// findAll reads a text by lines, over whose ends no name goes. Who types the text sees the names of each line at once.
func (f *nameFinder) findAll(r io.Reader) error {
	in := bufio.NewReaderSize(r, 1<<16)
	base := 0
	for {
		line, err := in.ReadString('\n')
		if err != nil && err != io.EOF {
			return errors.Join(fmt.Errorf("standard input: %w", err), f.out.Flush())
		}
		f.findings = f.appendFindings(f.findings[:0], line, base)
		for _, n := range f.findings {
			if err := f.write(n); err != nil {
				return fmt.Errorf("standard output: %w", err)
			}
		}
		base += len(line)
		if in.Buffered() == 0 || err == io.EOF {
			if err := f.out.Flush(); err != nil {
				return fmt.Errorf("standard output: %w", err)
			}
		}
		if err == io.EOF {
			return nil
		}
	}
}

// appendFindings appends the names in a text that begins at offset base of the whole, in the order in which they begin, longer ones first.
func (f *nameFinder) appendFindings(dst []finding, text string, base int) []finding {
	f.text.Reset(text, normalize.MatchKey)
	key := f.text.Bytes()
	f.segments = normalize.AppendSegments(f.segments[:0], key)
	from := len(dst)
	for _, l := range f.layers {
		f.hits = l.index.AppendHits(f.hits[:0], key, f.segments)
		for i := range f.hits {
			dst = f.appendEntries(dst, l.file, &f.hits[i], base)
		}
	}
	slices.SortStableFunc(dst[from:], func(a, b finding) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
	return dst
}

// appendEntries appends a finding for each entry that has the name.
func (f *nameFinder) appendEntries(dst []finding, file string, h *gazetteer.Hit, base int) []finding {
	word := f.segments[h.First].Start
	span := f.text.ToSource(normalize.KeySpan{Start: word + h.Prefix, End: f.segments[h.Last-1].End})
	prefix := f.text.ToSource(normalize.KeySpan{Start: word, End: word + h.Prefix})
	source := f.text.Source()
	for term := range h.Terms.All() {
		e := term.Entry()
		dst = append(dst, finding{
			Start: base + span.Start, End: base + span.End, Type: e.Type, Subtype: e.Subtype, Text: source[span.Start:span.End],
			Name: e.Name(), ID: e.ID, Prefix: source[prefix.Start:prefix.End], Weak: term.Weak(), File: file,
		})
	}
	return dst
}
