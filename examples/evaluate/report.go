package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// reportCommand writes the report; it stands in what it writes.
const reportCommand = "go run ./examples/evaluate -report testdata/accuracy -readme README.md"

// The files of a report beside those of the sets.
const (
	scoresFile  = "scores.csv"
	corporaFile = "corpora.csv"
)

// writeReport writes the report on the fixtures, and on corpora if there are any.
func (o *options) writeReport(e *engine, corpora []set) error {
	outcomes, err := assessor{engine: e, faults: true}.own(fixtures())
	if err != nil {
		return err
	}
	files, err := reportFiles(outcomes, printing{known: e.known})
	if err != nil {
		return err
	}
	if len(corpora) > 0 {
		if files[corporaFile], err = o.corporaReport(e, corpora); err != nil {
			return err
		}
	}
	if err := writeAll(o.report, files); err != nil {
		return err
	}
	if o.readme == "" {
		return nil
	}
	return writeReadme(o.readme, o.report, outcomes, e.known)
}

// writeAll writes files into a folder, and removes texts of sets that are no more.
func writeAll(dir string, files map[string][]byte) error {
	old, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	errs := []error{err, os.MkdirAll(dir, 0o755)}
	for _, path := range old {
		if files[filepath.Base(path)] == nil {
			errs = append(errs, os.Remove(path))
		}
	}
	for name, text := range files {
		errs = append(errs, os.WriteFile(filepath.Join(dir, name), text, 0o644))
	}
	return errors.Join(errs...)
}

// reportFiles makes the files of the report on the fixtures.
func reportFiles(all []outcome, p printing) (map[string][]byte, error) {
	files := map[string][]byte{}
	var scores bytes.Buffer
	for _, o := range all {
		text, err := setText(o, p)
		if err != nil {
			return nil, err
		}
		files[strings.ReplaceAll(o.set.name, "/", "-")+".txt"] = text
	}
	rows := p.figures(results(all)).rows
	p.subtypes = true
	t := table{"scores", append(rows, p.figures(totals(all)).rows[1:]...)}
	err := t.writeCSV(&scores)
	files[scoresFile] = scores.Bytes()
	return files, err
}

// setText writes what is told of one set: figures, confusion, errors.
func setText(o outcome, p printing) ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s: %d texts\nwritten by: %s\n\n", o.set.name, len(o.set.docs), reportCommand)
	err := p.figures([]result{o.result}).writeText(&b)
	fmt.Fprintln(&b)
	for _, t := range p.confusion([]result{o.result}) {
		fmt.Fprintln(&b, t.name)
		err = errors.Join(err, t.writeText(&b))
	}
	fmt.Fprintf(&b, "\nerrors: %d\n", len(o.faults))
	for _, f := range o.faults {
		fmt.Fprintln(&b, f.line())
	}
	return b.Bytes(), err
}

// totals sums results by what their names begin with.
func totals(all []outcome) (sums []result) {
	for _, o := range all {
		name, _, _ := strings.Cut(o.set.name, "/")
		n := slices.IndexFunc(sums, func(r result) bool { return r.set == name })
		if n < 0 {
			n, sums = len(sums), append(sums, newResult(name))
		}
		sums[n].add(o.result)
	}
	return sums
}

// corporaReport makes the file of public corpora. They are no part of the project: the file tells what was measured, when and how.
func (o *options) corporaReport(e *engine, corpora []set) ([]byte, error) {
	outcomes, err := assessor{engine: e}.own(corpora)
	if err != nil {
		return nil, err
	}
	rows := [][]string{{"corpus", "split", "date", "command", "measure", "type", "gold", "ours", "precision", "recall", "f1"}}
	for _, out := range outcomes {
		base := filepath.Base(out.set.name)
		corpus, split := corpusOf(base)
		command := fmt.Sprintf("go run ./examples/evaluate -report %s -measured %s %s", o.report, o.measured, base)
		for _, row := range (printing{known: e.known}).figures([]result{out.result}).rows[1:] {
			rows = append(rows, append([]string{corpus, split, o.measured, command}, row[1:]...))
		}
	}
	var b bytes.Buffer
	err = table{"corpora", rows}.writeCSV(&b)
	return b.Bytes(), err
}

// corpusOf reads CORPUS-SPLIT.conll.
func corpusOf(base string) (corpus, split string) {
	name := strings.TrimSuffix(base, filepath.Ext(base))
	n := strings.LastIndexByte(name, '-')
	if n < 0 {
		return name, "all"
	}
	return name[:n], name[n+1:]
}

// readCorpora reads the file of public corpora of a report; it may be missing.
func readCorpora(dir string) ([][]string, error) {
	text, err := os.ReadFile(filepath.Join(dir, corporaFile))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	rows, err := csv.NewReader(bytes.NewReader(text)).ReadAll()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", corporaFile, err)
	}
	return rows, nil
}
