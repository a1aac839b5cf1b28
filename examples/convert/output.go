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
)

// An output is where documents go: one file, or a folder of them.
type output struct {
	format  format.Format
	options format.Options
	path    string
	stdout  io.Writer

	writer format.Writer
	file   *buffered
	n      int
	used   map[string]bool // names of files in the folder
}

// write writes a document.
func (o *output) write(d format.Document) error {
	o.n++
	switch {
	case o.format.OneAFile && o.path != "":
		return o.writeFile(d)
	case o.format.OneAFile && o.n > 1:
		return fmt.Errorf("%s holds one document a file: name a folder by -o", o.format.Name)
	}
	if err := o.open(); err != nil {
		return err
	}
	return o.writer.Write(d)
}

// open opens the one file.
func (o *output) open() error {
	if o.writer != nil {
		return nil
	}
	file, err := create(o.path, o.stdout)
	if err != nil {
		return err
	}
	o.file = &buffered{bufio.NewWriterSize(file, 1<<16), file}
	o.writer = o.format.NewWriter(o.file, o.options)
	return nil
}

// close ends the one file; it is there even if no document was read.
func (o *output) close() error {
	if o.format.OneAFile && o.path != "" {
		return nil
	}
	if err := o.open(); err != nil {
		return err
	}
	return errors.Join(o.writer.Close(), o.file.Close())
}

// writeFile writes a document to a file of its own.
func (o *output) writeFile(d format.Document) error {
	name := fileName(d.Name)
	if o.used == nil {
		o.used = map[string]bool{}
	}
	if o.used[name] {
		return fmt.Errorf("two documents %q", name)
	}
	o.used[name] = true
	if err := os.MkdirAll(o.path, 0o755); err != nil {
		return err
	}
	base := filepath.Join(o.path, name)
	if o.format.Name == "brat" {
		if err := os.WriteFile(base+".txt", []byte(d.Text), 0o644); err != nil {
			return err
		}
	}
	file, err := create(base+o.format.Suffix, nil)
	if err != nil {
		return err
	}
	out := &buffered{bufio.NewWriter(file), file}
	w := o.format.NewWriter(out, o.options)
	return errors.Join(w.Write(d), w.Close(), out.Close())
}

// fileName makes a file name of the name of a document.
func fileName(name string) string {
	name = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`/\:*?"<>|`, r) {
			return '_'
		}
		return r
	}, name)
	if strings.Trim(name, ".") == "" {
		return "document"
	}
	return name
}

// buffered is a file with a buffer before it.
type buffered struct {
	*bufio.Writer
	file io.Closer
}

// Close writes what is in the buffer and closes the file.
func (b *buffered) Close() error { return errors.Join(b.Flush(), b.file.Close()) }

// open is a writer that nobody closes.
type open struct{ io.Writer }

func (open) Close() error { return nil }

// create creates a file; without a name it is standard output.
func create(path string, stdout io.Writer) (io.WriteCloser, error) {
	if path == "" {
		return open{stdout}, nil
	}
	return os.Create(path)
}
