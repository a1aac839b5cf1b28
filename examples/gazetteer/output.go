package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"sync"
)

// An output is a file that appears whole or not at all, and a folder for what the work needs meanwhile. Both are gone after
// discard, which may be called from another goroutine than the one at work.
type output struct {
	target string
	dir    string // for temporary files
	file   *os.File

	mu        sync.Mutex
	committed bool
	discarded bool
}

var errDiscarded = errors.New("given up")

// newOutput makes the files. The one beside the target is on the same file system, so that it can be renamed.
func newOutput(target, temp string) (*output, error) {
	target, err := writable(target)
	if err != nil {
		return nil, err
	}
	o := &output{target: target}
	if o.file, err = createBeside(target); err != nil {
		return nil, err
	}
	if o.dir, err = os.MkdirTemp(temp, "kayan-*"); err != nil {
		return nil, errors.Join(err, o.discard())
	}
	return o, nil
}

// writable returns what is to be replaced: the target or, if that is a link, where it leads. It must be a file, or nothing.
func writable(target string) (string, error) {
	if real, err := filepath.EvalSymlinks(target); err == nil {
		target = real
	}
	info, err := os.Stat(target)
	if err == nil && !info.Mode().IsRegular() {
		return "", fmt.Errorf("%s: not a file", target)
	}
	return target, nil
}

// createBeside creates a file of a name that nobody has. [os.CreateTemp] would make one that only its owner may read.
func createBeside(target string) (*os.File, error) {
	for try := 0; ; try++ {
		name := filepath.Join(filepath.Dir(target), fmt.Sprintf(".%s-%08x.tmp", filepath.Base(target), rand.Uint32()))
		file, err := os.OpenFile(name, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o666)
		if err == nil || !errors.Is(err, os.ErrExist) || try > 100 {
			return file, err
		}
	}
}

// write writes the file, until the context ends.
func (o *output) write(ctx context.Context, from io.WriterTo) (int64, error) {
	buffered := bufio.NewWriterSize(whileWriter{ctx, o.file}, 1<<18)
	n, err := from.WriteTo(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	if err == nil {
		err = o.file.Sync() // or else a failing machine could leave half a file under the name
	}
	return n, err
}

// commit gives the file its name.
func (o *output) commit() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.discarded {
		return errDiscarded
	}
	if err := o.file.Close(); err != nil {
		return err
	}
	if err := os.Rename(o.file.Name(), o.target); err != nil {
		return err
	}
	o.committed = true
	return nil
}

// discard removes what is left: all but a committed file.
func (o *output) discard() error {
	o.mu.Lock()
	defer o.mu.Unlock()
	var errs error
	if !o.committed && !o.discarded {
		o.file.Close() // it may be closed already, and nobody wants it
		errs = os.Remove(o.file.Name())
	}
	o.discarded = true
	if o.dir == "" {
		return errs
	}
	err := os.RemoveAll(o.dir)
	for try := 0; err != nil && try < 10; try++ {
		err = os.RemoveAll(o.dir) // the goroutine at work may have put another file there meanwhile; now it cannot any more
	}
	return errors.Join(errs, err)
}

// A whileWriter writes as long as a context lasts.
type whileWriter struct {
	ctx context.Context
	w   io.Writer
}

func (w whileWriter) Write(b []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	return w.w.Write(b)
}
