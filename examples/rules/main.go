// Command rules counts what every rule does on the fixtures, the cases and texts of your own.
//
//	rules [-csv] [-rules FILE] [TEXT ...]
//
// Every line of a text is a document. Of each rule it tells how many spans it proposed, how many of these were chosen, how many no
// other rule proposed, and how many of those chosen in the fixtures and cases are marked there; then the rules that never fired,
// and the pairs of rules that always fired together.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	var files cli.List
	flags := flag.NewFlagSet("rules", flag.ContinueOnError)
	flags.SetOutput(stderr)
	asCSV := flags.Bool("csv", false, "write CSV")
	flags.Var(&files, "rules", "add the rules of `FILE` (repeatable)")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	x, t, err := load(files)
	if err != nil {
		fmt.Fprintln(stderr, "rules:", cli.OneLine(err))
		return cli.ExitFile
	}
	for _, d := range append(entitytest.Documents(), entitytest.Cases()...) {
		t.add(x.Explain(d.Text), d.Spans, true)
	}
	status := 0
	if flags.NArg() > 0 {
		status = cli.Inputs(flags.Args(), stderr, func(_ string, r io.Reader) error { return t.lines(x, r) })
	}
	write := t.writeText
	if *asCSV {
		write = t.writeCSV
	}
	if err := write(stdout); err != nil {
		fmt.Fprintln(stderr, "rules: standard output:", cli.OneLine(err))
		return cli.ExitFile
	}
	return status
}

// load builds the extractor with the rules of files, and a tally of all rules.
func load(files []string) (*entity.Extractor, *tally, error) {
	sets := []*entity.Rules{}
	var options []entity.Option
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, nil, err
		}
		rules, err := entity.ReadRules(bytes.NewReader(text), path)
		if err != nil {
			return nil, nil, err
		}
		sets, options = append(sets, rules), append(options, entity.WithRules(rules))
	}
	x, err := entity.New(options...)
	if err != nil {
		return nil, nil, err
	}
	embedded, err := entity.DefaultRules()
	if err != nil {
		return nil, nil, err
	}
	all := embedded.All()
	for _, rules := range sets {
		all = append(all[:len(all):len(all)], rules.All()...)
	}
	return x, newTally(all), nil
}

// longest bounds what is read of a line at once: a longer one is several documents.
const longest = 64 << 10

// lines counts every line of a text.
func (t *tally) lines(x *entity.Extractor, r io.Reader) error {
	in := bufio.NewScanner(r)
	in.Buffer(make([]byte, 0, longest), longest)
	in.Split(pieces)
	for in.Scan() {
		t.add(x.Explain(in.Text()), nil, false)
	}
	return in.Err()
}

// pieces splits at line ends, and lines that are too long at their last space or between two characters.
func pieces(data []byte, atEOF bool) (advance int, token []byte, err error) {
	advance, token, err = bufio.ScanLines(data, atEOF)
	if advance > 0 || err != nil || len(data) < longest {
		return advance, token, err
	}
	n := bytes.LastIndexByte(data, ' ') + 1
	if n == 0 {
		for n = len(data); n > len(data)-utf8.UTFMax && !utf8.RuneStart(data[n-1]); {
			n--
		}
		n--
	}
	return n, data[:n], nil
}
