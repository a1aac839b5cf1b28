// Package cli holds what the example programs share: reading their inputs, and flags of the same meaning.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// The exit statuses of all programs, beside 0.
const (
	ExitFile  = 1 // a file could not be read or written
	ExitUsage = 2
)

// Inputs calls use for every file named, - and no name at all being standard input. What fails is reported
// on stderr, one line each, and does not stop the others; the result is the exit status.
func Inputs(paths []string, stderr io.Writer, use func(name string, r io.Reader) error) int {
	if len(paths) == 0 {
		paths = []string{"-"}
	}
	status := 0
	for _, path := range paths {
		if err := input(path, use); err != nil {
			fmt.Fprintln(stderr, oneLine(path, err))
			status = ExitFile
		}
	}
	return status
}

func input(path string, use func(string, io.Reader) error) error {
	if path == "-" {
		return use(path, os.Stdin)
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(use(path, f), f.Close())
}

// oneLine names the file once and keeps the message on one line.
func oneLine(path string, err error) string {
	s := OneLine(err)
	var named *fs.PathError
	if !errors.As(err, &named) && !strings.HasPrefix(s, path+":") {
		s = path + ": " + s
	}
	return s
}

// OneLine returns the message of an error on one line.
func OneLine(err error) string { return strings.ReplaceAll(err.Error(), "\n", "; ") }

// Terminal reports whether what is written to w is seen by a person.
func Terminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}

// Gazetteers opens lists of names, of any format that is imported, and compiled ones. Broken lines are told on stderr, and the
// others used; a file that cannot be read is an error.
func Gazetteers(paths []string, stderr io.Writer) ([]*gazetteer.Index, error) {
	var all []*gazetteer.Index
	for _, path := range paths {
		index, err := importer.Index(path, importer.Options{}, nil)
		if index == nil {
			return nil, err
		}
		if err != nil {
			fmt.Fprintln(stderr, err)
		}
		all = append(all, index)
	}
	return all, nil
}

// Rules reads files of rules.
func Rules(paths []string) ([]*entity.Rules, error) {
	var all []*entity.Rules
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		rules, err := entity.ReadRules(f, path)
		if err := errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
		all = append(all, rules)
	}
	return all, nil
}

// List is a flag that may be given several times.
type List []string

func (l *List) String() string { return strings.Join(*l, ",") }

// Set adds a value.
func (l *List) Set(s string) error {
	*l = append(*l, s)
	return nil
}
