// Command extract finds named entities in Arabic text and prints them.
//
//	extract [flags] [FILE ...]
//
// Without a file, or for -, it reads standard input. See -help for the flags.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/format"
	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are the flags as given.
type options struct {
	format, types, offsets, date, week, profile string
	nested, lines, explain                      bool
	gazetteers, rules                           cli.List
}

func run(args []string, stdout, stderr io.Writer) int {
	var o options
	flags := flag.NewFlagSet("extract", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&o.format, "format", "text", "`FORM` of the output: text, jsonl, conll, brat (.ann), spacy, webanno, html, or another of the package entity/format")
	flags.StringVar(&o.types, "types", "", "comma `LIST` of labels to look for, e.g. PERSON,PLACE (default all)")
	flags.StringVar(&o.offsets, "offsets", "byte", "`UNIT` of offsets in jsonl: byte, or all for code points and UTF-16 too")
	flags.StringVar(&o.date, "date", "", "reference `DAY` for relative dates, e.g. 2021-08-08")
	flags.StringVar(&o.week, "week", "saturday", "first `DAY` of the week")
	flags.StringVar(&o.profile, "profile", "balanced", "how sure a span must be: `WHICH` of precision, balanced and recall")
	flags.BoolVar(&o.nested, "nested", false, "also the spans inside spans")
	flags.BoolVar(&o.lines, "lines", false, "every line is a document of its own")
	flags.BoolVar(&o.explain, "explain", false, "say on standard error why each span was chosen, and what lost")
	flags.Var(&o.gazetteers, "gazetteer", "add the names of `FILE`: a list of any format that is imported, or a compiled one (repeatable)")
	flags.Var(&o.rules, "rules", "add the rules of `FILE` (repeatable)")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	p, status, err := newProgram(o, stdout, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "extract:", cli.OneLine(err))
		if status == cli.ExitUsage {
			flags.Usage()
		}
		return status
	}
	status = cli.Inputs(flags.Args(), stderr, p.file)
	if err := errors.Join(p.failed, p.writer.Close(), p.out.Flush()); err != nil {
		fmt.Fprintln(stderr, "extract: standard output:", cli.OneLine(err))
		return cli.ExitFile
	}
	return status
}

// A program is the extractor with everything the flags say.
type program struct {
	options
	x      *entity.Extractor
	out    *bufio.Writer
	stderr io.Writer
	failed error // of standard output: reported once, at the end
	writer format.Writer
}

func newProgram(o options, stdout, stderr io.Writer) (*program, int, error) {
	p := &program{options: o, out: bufio.NewWriter(stdout), stderr: stderr}
	if err := p.setWriter(stdout); err != nil {
		return nil, cli.ExitUsage, err
	}
	opts, status, err := p.extractorOptions()
	if err != nil {
		return nil, status, err
	}
	if p.x, err = entity.New(opts...); err != nil {
		return nil, cli.ExitFile, err
	}
	return p, cli.ExitUsage, p.checkTypes()
}

func (p *program) setWriter(stdout io.Writer) error {
	if p.offsets != "byte" && p.offsets != "all" {
		return fmt.Errorf("-offsets %q: want byte or all", p.offsets)
	}
	if !slices.Contains([]entity.Profile{entity.Precision, entity.Balanced, entity.Recall}, entity.Profile(p.profile)) {
		return fmt.Errorf("-profile %q: want precision, balanced or recall", p.profile)
	}
	week, err := weekday(p.week)
	if err != nil {
		return err
	}
	var day time.Time
	if p.date != "" {
		if day, err = time.Parse(time.DateOnly, p.date); err != nil {
			return fmt.Errorf("-date %q: want a day like 2021-08-08", p.date)
		}
	}
	name := p.format
	if name == "text" && cli.Terminal(stdout) {
		name = "ansi"
	}
	f, err := format.Named(name)
	if err != nil {
		return fmt.Errorf("-format: %w", err)
	}
	p.writer = f.NewWriter(p.out, format.Options{AllOffsets: p.offsets == "all", Calendar: entity.Calendar{Reference: day, WeekStart: week}})
	return nil
}

func weekday(name string) (time.Weekday, error) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.EqualFold(d.String(), name) {
			return d, nil
		}
	}
	return 0, fmt.Errorf("-week %q: want the English name of a weekday", name)
}

// extractorOptions reads the files of names and rules.
func (p *program) extractorOptions() ([]entity.Option, int, error) {
	var opts []entity.Option
	indexes, err := cli.Gazetteers(p.gazetteers, p.stderr)
	if err != nil {
		return nil, cli.ExitFile, err
	}
	for _, index := range indexes {
		opts = append(opts, entity.WithGazetteer(index))
	}
	for _, path := range p.rules {
		err := withFile(path, func(r io.Reader) error {
			rules, err := entity.ReadRules(r, path)
			if err == nil {
				opts = append(opts, entity.WithRules(rules))
			}
			return err
		})
		if err != nil {
			return nil, cli.ExitFile, err
		}
	}
	opts = append(opts, entity.WithProfile(entity.Profile(p.profile)))
	if types := p.wantedTypes(); types != nil {
		opts = append(opts, entity.WithTypes(types...))
	}
	return opts, 0, nil
}

func withFile(path string, use func(io.Reader) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	return errors.Join(use(f), f.Close())
}

func (p *program) wantedTypes() []entity.Type {
	if p.types == "" {
		return nil
	}
	var types []entity.Type
	for name := range strings.SplitSeq(p.types, ",") {
		types = append(types, entity.Type(strings.TrimSpace(name)))
	}
	return types
}

// checkTypes refuses labels that neither the rules nor the lists can give.
func (p *program) checkTypes() error {
	known := p.x.Types()
	for _, t := range p.wantedTypes() {
		if !slices.Contains(known, t) {
			return fmt.Errorf("-types: no label %q; known are %v", t, known)
		}
	}
	return nil
}

// file extracts from one input.
func (p *program) file(name string, r io.Reader) error {
	if p.lines {
		return p.eachLine(name, r)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	return p.document(format.Document{Name: name, Text: string(text)})
}

func (p *program) eachLine(name string, r io.Reader) error {
	in := bufio.NewReaderSize(r, 1<<16)
	d := format.Document{}
	for n := 1; ; n++ {
		line, err := in.ReadString('\n')
		if line != "" {
			d.Name, d.Text = fmt.Sprintf("%s:%d", name, n), strings.TrimSuffix(line, "\n")
			if err := p.document(d); err != nil {
				return err
			}
			p.advance(&d, line)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// advance moves the base offsets behind a line.
func (p *program) advance(d *format.Document, line string) {
	d.Base += len(line)
	if p.offsets == "all" || p.format == "brat" {
		for _, r := range line {
			d.Runes++
			d.UTF16++
			if r >= 0x10000 {
				d.UTF16++
			}
		}
	}
}

func (p *program) document(d format.Document) error {
	if p.failed != nil {
		return nil // nobody reads on
	}
	if p.nested {
		d.Spans = p.x.Nested(d.Text)
	} else {
		d.Spans = p.x.Extract(d.Text)
	}
	if p.explain {
		e := p.x.Explain(d.Text)
		if _, err := fmt.Fprintf(p.stderr, "%s at byte %d\n%s", d.Name, d.Base, e); err != nil {
			return err
		}
	}
	p.failed = p.writer.Write(d)
	return nil
}
