package main

import (
	"cmp"
	"context"
	"errors"
	"flag"
	"fmt"
	"math"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/gazetteer"
)

func buildDoc() string {
	_, formats := formatNames()
	return `Compiles name lists to one gazetteer. No file at all, or -, is standard input; files may be packed by gzip or bzip2. The format
of a file is told by what it begins with and by its name, unless -format says it:

` + formats + `
Tells what became of each file on standard output, and of broken lines on standard error. A file that cannot be read ends the
work, and nothing is written.
`
}

// buildOptions are the flags of build as given.
type buildOptions struct {
	output, kind, format, set, classes, alternates string
	info                                           gazetteer.Info
	memory                                         size
	temp                                           string
	strict                                         bool
}

// The least memory lets the builder sort some thousand pairs at a time; with much less it would have as many files to merge.
const (
	leastMemory   = megabyte
	defaultMemory = 256 * megabyte
)

func prepareBuild(flags *flag.FlagSet) action {
	o := &buildOptions{memory: defaultMemory}
	names, _ := formatNames()
	flags.StringVar(&o.output, "o", "", "write the gazetteer to `FILE`")
	flags.StringVar(&o.kind, "type", "", "`TYPE` or TYPE/subtype of entries whose format tells none")
	flags.StringVar(&o.format, "format", "", "`FORMAT` of all files: "+strings.Join(names, ", "))
	flags.StringVar(&o.info.Name, "name", "", "`NAME` of the gazetteer (default that of the file)")
	flags.StringVar(&o.info.Version, "version", "", "its `VERSION`")
	flags.StringVar(&o.info.Licence, "licence", "", "its `LICENCE`; those of the lists are kept with each")
	flags.StringVar(&o.set, "set", "", "`SET` that entries belong to whose file names none (default the name of the file)")
	flags.Var(&o.memory, "memory", "go on in temporary files beyond so many `BYTES`; 0 for never")
	flags.StringVar(&o.temp, "tmp", "", "`FOLDER` for temporary files (default that of the system)")
	flags.BoolVar(&o.strict, "strict", false, "end at the first broken line")
	flags.StringVar(&o.classes, "classes", "", "table of Wikidata classes and their types in `FILE`, before those known")
	flags.StringVar(&o.alternates, "alternates", "", "alternateNamesV2.txt of GeoNames is `FILE`")
	return func(e environment, files []string) (int, error) {
		if len(files) == 0 {
			files = []string{standardInput}
		}
		if err := o.check(files); err != nil {
			return 0, err
		}
		o.info.Name = cmp.Or(o.info.Name, strings.TrimSuffix(filepath.Base(o.output), ".kgz"))
		return build(o, files, e), nil
	}
}

// check tells what is wrong with how build was called.
func (o *buildOptions) check(files []string) error {
	kind, _, _ := strings.Cut(o.kind, "/")
	switch {
	case o.output == "":
		return errors.New("-o is missing")
	case o.format != "" && !knownFormat(o.format):
		return fmt.Errorf("-format: no format %q", o.format)
	case o.kind != "" && strings.TrimSpace(kind) == "":
		return fmt.Errorf("-type %q: no type", o.kind)
	case o.memory != 0 && o.memory < leastMemory:
		return fmt.Errorf("-memory: want %s or more", size(leastMemory).text())
	case o.memory > math.MaxInt:
		return errors.New("-memory: more than this system has addresses for")
	}
	if first := slices.Index(files, standardInput); first >= 0 && slices.Contains(files[first+1:], standardInput) {
		return errors.New("standard input can be read only once")
	}
	return nil
}

// The exit statuses of a build that was told to stop: 128 and the number of the signal, as shells have it.
const (
	exitInterrupted = 128 + 2
	exitTerminated  = 128 + 15
)

// patience is how long a build that was told to stop may take to notice. It may be waiting for a pipe, or sorting.
const patience = 300 * time.Millisecond

// build compiles files, until it is done or told to stop.
func build(o *buildOptions, files []string, e environment) int {
	interrupt, release := signal.NotifyContext(context.Background(), os.Interrupt)
	defer release()
	ctx, release := signal.NotifyContext(interrupt, syscall.SIGTERM)
	defer release()
	out, err := newOutput(o.output, o.temp)
	if err != nil {
		complain(e.stderr, err)
		return cli.ExitFile
	}
	b := &building{buildOptions: o, files: files, out: out, console: newConsole(e.stderr)}
	err = errors.Join(b.work(ctx, e.stdin), out.discard())
	switch {
	case ctx.Err() != nil && !out.committed:
		fmt.Fprintf(e.stderr, "gazetteer: stopped; %s is not written\n", o.output)
		if interrupt.Err() != nil {
			return exitInterrupted
		}
		return exitTerminated
	case err != nil:
		for _, err := range parts(err) {
			complain(e.stderr, err)
		}
		return cli.ExitFile
	}
	if _, err := fmt.Fprint(e.stdout, strings.Join(b.report, "\n")+"\n"); err != nil {
		complain(e.stderr, fmt.Errorf("standard output: %w", err))
		return cli.ExitFile
	}
	return 0
}

// A building is a build at work.
type building struct {
	*buildOptions
	files   []string
	out     *output
	console *console
	meter   meter
	report  []string
}

// work runs the build and draws how far it is. When the context ends it soon waits no more: what the build holds is taken from it
// by discarding the output, and the program ends.
func (b *building) work(ctx context.Context, stdin *os.File) error {
	defer b.limitMemory()()
	b.meter.start = time.Now()
	defer b.console.close()
	defer b.console.follow(&b.meter)()
	done := make(chan error, 1)
	go func() { done <- b.run(ctx, stdin) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
	}
	select {
	case err := <-done:
		return err
	case <-time.After(patience):
		return nil
	}
}

// overhead is what the program needs beside the builder: buffers of readers and writers, the longest record.
const overhead = 32 * megabyte

// limitMemory asks the collector to keep to what -memory says rather than to wait until the garbage is as much again. Whoever set
// GOMEMLIMIT knows better. It returns what undoes it.
func (b *building) limitMemory() (undo func()) {
	if b.memory == 0 || os.Getenv("GOMEMLIMIT") != "" || b.memory > math.MaxInt64-overhead {
		return func() {}
	}
	before := debug.SetMemoryLimit(int64(b.memory + overhead))
	return func() { debug.SetMemoryLimit(before) }
}

// run reads all files and writes the gazetteer.
func (b *building) run(ctx context.Context, stdin *os.File) (err error) {
	builder := gazetteer.NewBuilder(gazetteer.BuildOptions{Info: b.info, Memory: int(b.memory), TempDir: b.out.dir})
	defer func() { err = errors.Join(err, builder.Close()) }()
	options, err := importOptions(b.buildOptions, b.console.say)
	if err != nil {
		return err
	}
	im := &importing{in: newInputs(ctx, stdin, &b.meter), options: options, strict: b.strict, say: b.console.say}
	im.add = func(e gazetteer.Entry) error {
		b.meter.entries.Add(1)
		return builder.Add(e)
	}
	lists, err := im.detect(b.files, b.format)
	if err != nil {
		return err
	}
	if err := b.read(ctx, im, lists, builder); err != nil {
		return err
	}
	return b.write(ctx, builder)
}

// read reads the lists and notes their sources, once each.
func (b *building) read(ctx context.Context, im *importing, lists []list, builder *gazetteer.Builder) error {
	var sources []gazetteer.Source
	for _, l := range lists {
		report, err := im.read(ctx, l)
		if err != nil {
			return err
		}
		b.report = append(b.report, reportLine(report))
		if report.Kept > 0 && !slices.Contains(sources, report.Source) {
			sources = append(sources, report.Source)
			builder.AddSource(report.Source)
		}
	}
	return nil
}

// write writes the file. One without any entry is refused: it is the work of a wrong -format or a missing -type, and would replace a
// good one.
func (b *building) write(ctx context.Context, builder *gazetteer.Builder) error {
	if b.meter.entries.Load() == 0 {
		return fmt.Errorf("%s: not written: no entries (%s)", b.output, strings.Join(b.report, "; "))
	}
	b.meter.writing.Store(true)
	n, err := b.out.write(ctx, builder)
	if err != nil {
		return err
	}
	b.report = append(b.report, clean(fmt.Sprintf("%s: %d entries, %d bytes", b.output, b.meter.entries.Load(), n)))
	return b.out.commit() // behind which nothing of b is written: another goroutine may read it
}
