// Command convert turns annotated documents from any format of the package entity/format into any other.
//
//	convert -from FORMAT -to FORMAT [flags] [FILE ...]
//	convert -to patterns [-o FILE] [LIST ...]
//
// Without a file, or for -, it reads standard input. brat is read by its .ann files, with the .txt beside each; jsonl names the file that
// holds the text of each span. Formats of one document a file, brat and webanno, are written to a folder, -o DIR, under the names of the documents.
// A flat format takes outermost spans only. What a format does not keep is lost: convert -list tells.
//
// patterns are those of spaCy's EntityRuler, made of lists of names in any format that is imported, or of the default list.
//
// It stops at the first fault of a file, with its line; -lenient skips faults and tells their number.
package main

import (
	"bufio"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/format"
	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// settings are the flags as given.
type settings struct {
	from, to, out, texts, offsets string
	unbundle, list                bool
	labels                        cli.List
	format.Options
}

func run(args []string, stdout, stderr io.Writer) int {
	var s settings
	flags := flag.NewFlagSet("convert", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&s.from, "from", "", "`FORMAT` of the files")
	flags.StringVar(&s.to, "to", "", "`FORMAT` of the output, or patterns")
	flags.StringVar(&s.out, "o", "", "`FILE` to write, or folder for formats of one document a file (default standard output)")
	flags.StringVar(&s.texts, "texts", "", "`DIR` in which the texts lie of formats that do not hold them")
	flags.StringVar(&s.offsets, "offsets", "byte", "`UNIT` of offsets in jsonl: byte, or all for code points and UTF-16 too")
	flags.BoolVar(&s.unbundle, "unbundle", false, "take documents apart that hold several, each behind a line --- NAME")
	flags.BoolVar(&s.Subtypes, "subtypes", false, "labels carry the subtype, PLACE/city, where the format has no other place for it")
	flags.BoolVar(&s.BIOES, "bioes", false, "BIOES labels instead of BIO in CoNLL")
	flags.BoolVar(&s.WholeWords, "whole", false, "leave proclitics inside the token in conll2003")
	flags.BoolVar(&s.Lenient, "lenient", false, "skip what is wrong, and tell how often")
	flags.BoolVar(&s.AnyLabel, "any-label", false, "take labels that are not ours as they are")
	flags.Var(&s.labels, "label", "read a label of others as one of ours, `THEIRS=OURS` (repeatable)")
	flags.BoolVar(&s.list, "list", false, "list the formats and what each keeps")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	switch {
	case s.list:
		return exit(stderr, list(stdout))
	case s.to == "patterns":
		return exit(stderr, patterns(s.out, flags.Args(), stdout, stderr))
	}
	c, err := newConverter(s, stdout, stderr)
	if err != nil {
		fmt.Fprintln(stderr, "convert:", cli.OneLine(err))
		flags.Usage()
		return cli.ExitUsage
	}
	status := cli.Inputs(flags.Args(), stderr, c.file)
	return max(status, exit(stderr, c.close()))
}

// exit tells an error, and returns the status for it.
func exit(stderr io.Writer, err error) int {
	if err == nil {
		return 0
	}
	fmt.Fprintln(stderr, "convert:", cli.OneLine(err))
	return cli.ExitFile
}

// fields are what spans may carry, by name.
var fields = []struct {
	field format.Field
	name  string
}{
	{format.Nested, "nested"}, {format.Subtype, "subtype"}, {format.Name, "name"}, {format.ID, "id"}, {format.Prefix, "prefix"},
	{format.Value, "value"}, {format.Rule, "rule"}, {format.Chain, "chains"}, {format.Title, "document"}, {format.Meta, "meta"},
}

// list prints the table of formats.
func list(w io.Writer) error {
	out := bufio.NewWriter(w)
	for _, f := range format.Formats() {
		kept := []string{"type"}
		for _, field := range fields {
			if f.Keeps&field.field != 0 {
				kept = append(kept, field.name)
			}
		}
		if !f.Readable() {
			kept = []string{"written only"}
		}
		fmt.Fprintf(out, "%-12s %s\n             keeps: %s\n", f.Name, f.About, strings.Join(kept, ", "))
	}
	return out.Flush()
}

// labelMap reads the flags -label.
func labelMap(pairs []string) (map[string]entity.Type, error) {
	labels := map[string]entity.Type{}
	for _, pair := range pairs {
		theirs, ours, ok := strings.Cut(pair, "=")
		if !ok || theirs == "" || ours == "" {
			return nil, fmt.Errorf("-label %q: want THEIRS=OURS", pair)
		}
		labels[theirs] = entity.Type(ours)
	}
	return labels, nil
}
