// Command coverage tells how much of annotated text the gazetteers know, and how often they hit what is no entity.
//
//	coverage [flags] [FILE.conll ...]
//
// Files hold `token label` lines, BIO, with a blank line between sentences; without a file, or for -, it is standard input.
//
//	file        labels    type    mentions  listed  strong  explained  partly  nothing
//	news.conll  anercorp  PERSON  120       20.0%   15.0%   80.0%      12.5%   7.5%
//
// Of the mentions of a type, listed are those that are one name of a list from end to end, strong those of them whose name is no
// ordinary word; explained are those of which every word lies in a name that can be part of such a name (parts.go has the
// table), partly those of which some do, nothing the rest. The three last make a whole; listed ones are explained
// too. Numbers and signs are no words.
//
//	file        words outside  hit by  strong     behind proclitic  weak        behind proclitic
//	news.conll  9000           core    9  0.100%  3  0.033%         40  0.444%  7  0.078%
//
// Of the words outside all entities, of whatever label, these are hit by a name of one word. A word counts once in a line: as strong
// rather than weak, whole rather than split. core is the four core types together; given and family names by
// themselves are no entities and stand apart.
//
// -missing and -false list the most frequent words of both kinds, of all files together: with what else they are known as and, for
// hits, the list and its spelling of the name.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/gazetteer"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// options are the flags as given.
type options struct {
	labels, format    string
	missing, mistaken int
	embedded          bool
	gazetteers        cli.List
}

func run(args []string, stdout, stderr io.Writer) int {
	var o options
	flags := flag.NewFlagSet("coverage", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.Var(&o.gazetteers, "gazetteer", "add the names of `FILE`: a list of any format that is imported, or a compiled one (repeatable)")
	flags.BoolVar(&o.embedded, "default", true, "the default gazetteer too; -default=false leaves it out")
	flags.StringVar(&o.labels, "labels", "", "label `SET` of the files: anercorp, aqmar, wojood, ontonotes or kayan (default: guessed)")
	flags.StringVar(&o.format, "format", "table", "`FORM` of the output: table or csv")
	flags.IntVar(&o.missing, "missing", 0, "list the `N` most frequent words of each type that nothing explains")
	flags.IntVar(&o.mistaken, "false", 0, "list the `N` most frequent words outside entities that core names hit, of each reading")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	if err := o.check(); err != nil {
		fmt.Fprintln(stderr, "coverage:", err)
		flags.Usage()
		return cli.ExitUsage
	}
	lists, err := o.lexicon(stderr)
	if err != nil {
		complain(stderr, err)
		return cli.ExitFile
	}
	p := program{options: o, lists: lists, stderr: stderr, sum: newResult("all", "")}
	status := cli.Inputs(flags.Args(), stderr, p.file)
	if err := p.write(stdout); err != nil {
		complain(stderr, fmt.Errorf("standard output: %w", err))
		return cli.ExitFile
	}
	return status
}

func (o options) check() error {
	if o.format != "table" && o.format != "csv" {
		return fmt.Errorf("-format %q: want table or csv", o.format)
	}
	if o.missing < 0 || o.mistaken < 0 {
		return errors.New("-missing and -false: want a number of words")
	}
	if o.labels == "" {
		return nil
	}
	_, err := conll.Named(o.labels)
	return err
}

// lexicon opens the gazetteers. Broken lines of lists are told, and the others used.
func (o options) lexicon(stderr io.Writer) (*lexicon, error) {
	var layers []*gazetteer.Index
	if o.embedded {
		layers = append(layers, gazetteer.Default())
	}
	own, err := cli.Gazetteers(o.gazetteers, stderr)
	if err != nil {
		return nil, err
	}
	return newLexicon(append(layers, own...)...), nil
}

func complain(w io.Writer, err error) {
	fmt.Fprintln(w, "coverage:", cli.OneLine(err))
}

// A program goes through the files.
type program struct {
	options
	lists   *lexicon
	stderr  io.Writer
	results []*result
	sum     *result
}

// file measures one file.
func (p *program) file(path string, r io.Reader) error {
	sentences, err := conll.Read(r)
	if err != nil {
		return err
	}
	s, err := p.scheme(path, conll.Labels(sentences))
	if err != nil {
		return err
	}
	own, types := newResult(path, s.Name), s.Types()
	for _, tokens := range sentences {
		t := newText(tokens, p.lists)
		own.add(t, types)
		p.sum.add(t, types)
	}
	p.results = append(p.results, own)
	return nil
}

// scheme returns the label set of a file, and tells which labels it does not have.
func (p *program) scheme(path string, labels map[string]bool) (s conll.Scheme, err error) {
	if p.labels != "" {
		s, err = conll.Named(p.labels)
	} else {
		s, err = conll.Guess(labels)
	}
	if unknown := s.Unknown(labels); err == nil && len(unknown) > 0 {
		fmt.Fprintf(p.stderr, "%s: not labels of %s, not reported on: %s\n", path, s.Name, strings.Join(unknown, " "))
	}
	return s, err
}

// write writes the report; there is none where no file could be read.
func (p *program) write(w io.Writer) error {
	if len(p.results) == 0 {
		return nil
	}
	all := report{p.results, p.missing, p.mistaken}
	if len(p.results) > 1 {
		all.results = append(all.results, p.sum)
	}
	out := bufio.NewWriter(w)
	write := all.writeTable
	if p.format == "csv" {
		write = all.writeCSV
	}
	return errors.Join(write(out), out.Flush())
}
