package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/kayan-nlp/kayan/entity/format"
	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/gazetteer"
)

// A converter reads documents and writes them.
type converter struct {
	settings
	reading format.Format
	output
	stderr io.Writer
}

func newConverter(s settings, stdout, stderr io.Writer) (*converter, error) {
	c := &converter{settings: s, stderr: stderr}
	var err error
	if c.reading, err = format.Named(s.from); err != nil {
		return nil, fmt.Errorf("-from: %w", err)
	}
	if !c.reading.Readable() {
		return nil, fmt.Errorf("-from: %s is written only", s.from)
	}
	writing, err := format.Named(s.to)
	if err != nil {
		return nil, fmt.Errorf("-to: %w", err)
	}
	if s.offsets != "byte" && s.offsets != "all" {
		return nil, fmt.Errorf("-offsets %q: want byte or all", s.offsets)
	}
	if c.Labels, err = labelMap(s.labels); err != nil {
		return nil, err
	}
	c.AllOffsets = s.offsets == "all"
	c.output = output{format: writing, options: c.Options, path: s.out, stdout: stdout}
	return c, nil
}

// file converts one file.
func (c *converter) file(name string, r io.Reader) error {
	o := c.Options
	first, skipped := "", 0
	o.File, o.Text = name, c.text
	o.Skipped = func(e *format.Error) {
		if skipped++; skipped == 1 {
			first = e.Error()
		}
	}
	in, err := c.reading.NewReader(r, o)
	if err != nil {
		return err
	}
	err = c.documents(in, name)
	if skipped > 0 {
		fmt.Fprintf(c.stderr, "%s: %d skipped, the first: %s\n", name, skipped, first)
	}
	return err
}

func (c *converter) documents(in format.Reader, file string) error {
	for {
		d, err := in.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		if d.Name == file {
			d.Name = strings.TrimSuffix(filepath.Base(file), filepath.Ext(file))
		}
		all := []format.Document{d}
		if c.unbundle {
			all = format.Unbundle(d)
		}
		for _, d := range all {
			if err := c.write(d); err != nil {
				return err
			}
		}
	}
}

// text returns the text of a document: of brat's .ann the .txt beside it.
func (c *converter) text(name string) (string, error) {
	if c.reading.Name == "brat" {
		name = strings.TrimSuffix(name, c.reading.Suffix) + ".txt"
	}
	if c.texts != "" {
		name = filepath.Join(c.texts, filepath.Base(name))
	}
	text, err := os.ReadFile(name)
	return string(text), err
}

// patterns writes the names of lists as patterns of spaCy.
func patterns(path string, lists []string, stdout, stderr io.Writer) (err error) {
	indexes := []*gazetteer.Index{gazetteer.Default()}
	if len(lists) > 0 {
		if indexes, err = cli.Gazetteers(lists, stderr); err != nil {
			return err
		}
	}
	file, err := create(path, stdout)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(file)
	for _, index := range indexes {
		if _, err := format.WritePatterns(out, index.All()); err != nil {
			return errors.Join(err, file.Close())
		}
	}
	return errors.Join(out.Flush(), file.Close())
}
