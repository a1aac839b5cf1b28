// Command evaluate scores the extractor, or the output of any program, on annotated text.
//
//	evaluate [flags] GOLD ...
//	evaluate -fixtures [flags]
//	evaluate -report DIR [-readme FILE] [-measured DAY GOLD ...]
//
// # Gold
//
// Gold is JSON lines, a document each, in the form of testdata/documents.jsonl; CoNLL, `token label` lines, BIO, every sentence
// a document or, with -sentences, several, labels of nested spans joined by bars (B-ORG|B-GPE); or text that is annotated inline, as testdata/source and testdata/cases are. Which of these a file is, its text tells,
// or -gold does. -fixtures takes the shipped documents and cases instead of files.
//
// The label set of CoNLL is guessed, or said with -labels; -map FILE brings one of your own, a line LABEL TYPE for each label, and LABEL
// alone for one that is not scored. With either, JSON lines may have labels of other people, too.
//
// # What is scored
//
// By type, with -subtypes by subtype as well, where what is right counts under the subtype of the gold:
//
//	strict   same bounds, same type
//	neutral  as strict, but what other people's gold does not annotate by its own guideline (forces, governments, nationalities)
//	         counts when it is right and is ignored when it is not
//	overlap  any overlap, same type
//	bounds   same bounds, any type
//	subtype  same bounds, type and subtype
//	nested   as strict, with the spans inside spans; all others are of the outermost ones
//	values   of the spans that have a value in the gold: found as in nested, and the value is equal as JSON
//	chains   pairs of mentions of one entity: of those in the gold the pairs that are one entity here, too, and the reverse,
//	         among the mentions that the gold numbers
//
// In CoNLL of other people's labels a span is widened to its tokens where only proclitics stand before it, and no letter behind
// it; else it is wrong. Heads that our guideline leaves outside of places (مدينة، شمال) are taken off on both sides.
//
// # What is shown
//
// -table names what is printed: figures, confusion, errors, and of two runs changes, went, came; -format csv takes one at a time. Errors come in groups, each with its
// text, what the lists know of the words, which spans rules proposed there, and what beat them. Errors and confusion are by the neutral
// reading. -html FILE writes everything on one page.
//
// -pred FILE scores predictions instead of running the extractor: spans as extract prints them with -format jsonl, documents as -save
// writes them, or CoNLL with our labels. -texts FILE writes the texts of the gold, for another program to read: offsets of spans count
// through that file, unless their doc is the id of a document.
//
// -compare FILE takes the predictions of another run, the older one. changes sets the figures of both side by side, went and came
// are the errors of one run only:
//
//	evaluate -save before.jsonl gold.conll
//	... a change ...
//	evaluate -compare before.jsonl -table changes,went,came gold.conll
//
// # The report
//
//	go run ./examples/evaluate -report testdata/accuracy -readme README.md
//
// writes the figures of the shipped documents and cases, a text a set and scores.csv of all, and the table of the README, between its
// markers. It is the same every time; a test tells when it has to be written again. Where GOLD is given, named CORPUS-SPLIT.conll, and
// the day with -measured, corpora.csv holds the figures on those corpora beside.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

func main() { os.Exit(evaluate(os.Args[1:], os.Stdout, os.Stderr)) }

func evaluate(args []string, stdout, stderr io.Writer) int {
	o := options{stderr: stderr}
	flags := flag.NewFlagSet("evaluate", flag.ContinueOnError)
	flags.SetOutput(stderr)
	o.define(flags)
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	o.files = flags.Args()
	if err := o.check(); err != nil {
		fmt.Fprintln(stderr, "evaluate:", err)
		flags.Usage()
		return cli.ExitUsage
	}
	status, err := o.run(stdout)
	if err != nil {
		fmt.Fprintln(stderr, "evaluate:", cli.OneLine(err))
		return cli.ExitFile
	}
	return status
}
