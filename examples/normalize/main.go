// Command normalize shows what the fold does to each line of its input: the key, the edits that lead to it,
// and the other ways of writing the key.
//
//	normalize [-profile NAME] [-format text|jsonl] [FILE ...]
//
// Without a file, or for -, it reads standard input. With -format jsonl it prints one object a line, with
// the line as it was and its key: {"input":…,"key":…}.
package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/normalize"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

const maxAlternatives = 8

func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("normalize", flag.ContinueOnError)
	flags.SetOutput(stderr)
	name := flags.String("profile", "key", "`NAME` of the fold: "+strings.Join(normalize.Profiles(), ", "))
	format := flags.String("format", "text", "`FORM` of the output: text or jsonl")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	profile, err := normalize.ProfileNamed(*name)
	if err == nil && *format != "text" && *format != "jsonl" {
		err = fmt.Errorf("-format %q: want text or jsonl", *format)
	}
	if err != nil {
		fmt.Fprintln(stderr, "normalize:", err)
		flags.Usage()
		return cli.ExitUsage
	}
	show := showText
	if *format == "jsonl" {
		show = showJSON
	}
	out := bufio.NewWriter(stdout)
	status := cli.Inputs(flags.Args(), stderr, func(_ string, r io.Reader) error {
		return eachLine(r, func(line string) error { return show(out, profile, line) })
	})
	if err := out.Flush(); err != nil {
		fmt.Fprintln(stderr, "normalize: standard output:", err)
		return cli.ExitFile
	}
	return status
}

func eachLine(r io.Reader, use func(string) error) error {
	in := bufio.NewReader(r)
	for {
		line, err := in.ReadString('\n')
		if line != "" {
			if err := use(strings.TrimSuffix(line, "\n")); err != nil {
				return err
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func showJSON(out io.Writer, p *normalize.Profile, line string) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(struct {
		Input string `json:"input"`
		Key   string `json:"key"`
	}{strings.ToValidUTF8(line, "\uFFFD"), p.Fold(line)})
}

func showText(out io.Writer, p *normalize.Profile, line string) error {
	text := p.New(line)
	key := text.Key()
	if _, err := fmt.Fprintf(out, "input         %s\nkey           %s\n", line, key); err != nil {
		return err
	}
	for i, size := 0, 0; i < len(line); i += size {
		_, size = utf8.DecodeRuneInString(line[i:])
		if err := showEdit(out, text, i, i+size); err != nil {
			return err
		}
	}
	for _, a := range normalize.Alternatives(key, normalize.Habits{}, maxAlternatives+1)[1:] {
		if _, err := fmt.Fprintf(out, "alternative %d %s\n", a.Cost, a.Key); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(out)
	return err
}

// showEdit prints a character of the source that is another in the key, or none. What is composed with the
// character before it, or deleted, has nothing of its own there.
func showEdit(out io.Writer, text *normalize.Text, from, to int) error {
	k := text.ToKey(normalize.SourceSpan{Start: from, End: to})
	was, is := text.Source()[from:to], string(text.Bytes()[k.Start:k.End])
	if was == is {
		return nil
	}
	_, err := fmt.Fprintf(out, "edit          %d %+q → %+q\n", from, was, is)
	return err
}
