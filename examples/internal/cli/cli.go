// Package cli holds what the example programs share: reading their inputs, and flags of the same meaning.
package cli

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
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
	s := strings.ReplaceAll(err.Error(), "\n", "; ")
	var named *fs.PathError
	if !errors.As(err, &named) {
		s = path + ": " + s
	}
	return s
}

// List is a flag that may be given several times.
type List []string

func (l *List) String() string { return strings.Join(*l, ",") }

// Set adds a value.
func (l *List) Set(s string) error {
	*l = append(*l, s)
	return nil
}
