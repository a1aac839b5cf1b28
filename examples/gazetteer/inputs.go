package main

import (
	"context"
	"errors"
	"io"
	"os"
)

// standardInput is the path that stands for it.
const standardInput = "-"

// inputs opens the files of a build, counts what is read of them, and ends reading when the context ends.
type inputs struct {
	ctx   context.Context
	stdin *replay
	meter *meter
	seen  map[string]int64 // how far each file was read: some are read twice, and count once
	known map[string]bool  // files whose size is part of the total
}

func newInputs(ctx context.Context, stdin *os.File, m *meter) *inputs {
	return &inputs{ctx: ctx, stdin: &replay{r: stdin, file: stdin}, meter: m, seen: map[string]int64{}, known: map[string]bool{}}
}

// open opens a file for an importer. For the file of a list that standard input names, - is a file.
func (in *inputs) open(path string) (io.ReadCloser, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	in.expect(path, file)
	return in.counted(path, file), nil
}

// openStandard is open where - is standard input.
func (in *inputs) openStandard(path string) (io.ReadCloser, error) {
	if path != standardInput {
		return in.open(path)
	}
	if err := in.stdin.rewind(); err != nil {
		return nil, err
	}
	in.expect(path, in.stdin.file)
	return in.counted(path, io.NopCloser(in.stdin)), nil
}

// expect adds the size of a file to the total, once. Of a pipe nobody knows it.
func (in *inputs) expect(path string, file *os.File) {
	if in.known[path] {
		return
	}
	in.known[path] = true
	info, err := file.Stat()
	switch {
	case err != nil || !info.Mode().IsRegular():
		in.meter.total.Store(-1)
	case in.meter.total.Load() >= 0:
		in.meter.total.Add(info.Size())
	}
}

func (in *inputs) counted(path string, file io.ReadCloser) io.ReadCloser {
	return &countedFile{ReadCloser: file, in: in, path: path}
}

// head returns the first bytes of a file.
func (in *inputs) head(path string, n int) ([]byte, error) {
	file, err := in.openStandard(path)
	if err != nil {
		return nil, err
	}
	head := make([]byte, n)
	n, err = io.ReadFull(file, head)
	if err == io.EOF || err == io.ErrUnexpectedEOF {
		err = nil
	}
	return head[:n], errors.Join(err, file.Close())
}

type countedFile struct {
	io.ReadCloser
	in   *inputs
	path string
	at   int64
}

func (f *countedFile) Read(b []byte) (int, error) {
	if err := f.in.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := f.ReadCloser.Read(b)
	f.at += int64(n)
	if more := f.at - f.in.seen[f.path]; more > 0 {
		f.in.seen[f.path] = f.at
		f.in.meter.read.Add(more)
	}
	return n, err
}

// A replay reads standard input, which can be read only once, and remembers the beginning, so that one may look at it first.
type replay struct {
	r        io.Reader
	file     *os.File
	begin    []byte
	at       int  // in begin
	overflow bool // more was read than is remembered
}

// maxReplay is more than a reader takes for a look.
const maxReplay = 1 << 20

var errOnce = errors.New("standard input cannot be read twice")

// rewind goes back to the beginning.
func (p *replay) rewind() error {
	if p.overflow {
		return errOnce
	}
	p.at = 0
	return nil
}

func (p *replay) Read(b []byte) (int, error) {
	if p.at < len(p.begin) {
		n := copy(b, p.begin[p.at:])
		p.at += n
		return n, nil
	}
	n, err := p.r.Read(b)
	switch {
	case p.overflow:
	case len(p.begin)+n > maxReplay:
		p.overflow, p.begin, p.at = true, nil, 0
	default:
		p.begin = append(p.begin, b[:n]...)
		p.at = len(p.begin)
	}
	return n, err
}
