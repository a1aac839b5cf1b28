// Command evaluate scores the extractor on annotated text.
//
//	evaluate [flags] GOLD ...
//
// Gold ending in .jsonl has one document a line, in the form of testdata/documents.jsonl; anything else is CoNLL, `token label` lines,
// BIO, every sentence a document. The label set is guessed, or said with -labels. The outermost spans are scored, by type:
//
//	strict   same boundaries, same type
//	neutral  as strict, but what the gold does not annotate by its own guideline (forces, governments, nationalities) counts when it is
//	         right and is ignored when it is not; the same as strict where the gold has our own labels
//	overlap  any overlap, same type
//	bounds   same boundaries, any type
//
// In CoNLL of other people's labels a span is widened to its tokens where only proclitics stand before it, and no letter behind
// it; else it is wrong. Heads that our guideline leaves outside of places (مدينة، شمال) are taken off on both sides.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	labels := flags.String("labels", "", "label `SET` of CoNLL gold: anercorp, aqmar, wojood, ontonotes or kayan (default: guessed)")
	form := flags.String("format", "text", "`FORM` of the output: text or csv")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	if err := checkFlags(*labels, *form); err != nil {
		fmt.Fprintln(stderr, "evaluate:", err)
		flags.Usage()
		return cli.ExitUsage
	}
	var results []result
	status := cli.Inputs(flags.Args(), stderr, func(name string, r io.Reader) error {
		res, err := evaluate(name, *labels, r)
		if err == nil {
			results = append(results, res)
		}
		return err
	})
	write := writeText
	if *form == "csv" {
		write = writeCSV
	}
	if err := write(stdout, results); err != nil {
		fmt.Fprintln(stderr, "evaluate: standard output:", cli.OneLine(err))
		return cli.ExitFile
	}
	return status
}

func checkFlags(labels, form string) error {
	if form != "text" && form != "csv" {
		return fmt.Errorf("-format %q: want text or csv", form)
	}
	if labels == "" {
		return nil
	}
	_, err := conll.Named(labels)
	return err
}
