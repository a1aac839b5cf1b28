// Command gazetteer makes compiled gazetteers of name lists, and looks into them.
//
//	gazetteer build -o FILE.kgz [flags] [FILE ...]    compile name lists
//	gazetteer info [-json] FILE                       what a gazetteer is and holds
//	gazetteer verify FILE ...                         whether its bytes are as they were written
//	gazetteer find [-json] [-text TEXT] FILE ...      the names that stand in a text
//	gazetteer diff A B                                how two gazetteers differ
//
// gazetteer help COMMAND tells the flags of each. They may stand before, between and behind the files.
//
// # Build
//
// A list of one's own, and one that was made for spaCy; each tells its format itself:
//
//	$ gazetteer build -o ships.kgz -name ships -version 3 ships.tsv patterns.jsonl
//	ships.tsv:11: prior "x": want a whole number
//	ships.tsv: 4 read, 3 kept, 1 dropped (broken 1), 1 weak
//	patterns.jsonl: 2 read, 2 kept, 0 dropped, 0 weak
//	ships.kgz: 5 entries, 878 bytes
//
// A line that cannot be understood is told on standard error, by file and line, and left out; with -strict the first one ends
// the work. A list that says nothing of types needs one, and standard input a format:
//
//	$ zcat mountains.gz | gazetteer build -o mountains.kgz -type PLACE/terrain -format flashtext -set mountains -
//
// A dump larger than memory goes on in temporary files when -memory is used up. They lie in a folder of their own below -tmp:
//
//	$ gazetteer build -o wikidata.kgz -memory 1G -tmp /scratch latest-all.json.bz2
//	[=====>                  ]  26%  1,204,113 entries  9,310/s  1h02m left
//
// The bar is for terminals. FILE.kgz appears whole or not at all, and in the place of an older one by renaming: programs that
// have the older one open go on with it. Whatever else was written is gone when the program ends, be it by an error or by
// Ctrl-C.
//
// # Find, info, verify, diff
//
//	$ gazetteer find ships.kgz -text 'غرقت نجمة الشمال'
//	9	30	نجمة الشمال	SHIP/ferry	نجمة الشمال	ships/نجمة_الشمال	ships.kgz
//	$ gazetteer diff old.kgz new.kgz
//	~ ships/نجمة_الشمال	SHIP/ferry	نجمة الشمال	names: -alias:النجمة?, +نجم الشمال; prior: 12 → 14
//	- ships/نورس_الجنوب	SHIP/ferry	نورس الجنوب
//	+ ships/حوت_الغرب	SHIP/ferry	حوت الغرب
//
// find prints byte offsets into the text, what stands there without its proclitic, the type, the name and id of the entry, and
// which file has it. diff tells the entries of A that are gone or have changed, then the new ones of B.
//
// # Exit status
//
// 0 done, 1 a file could not be read or written or is not what it should be, 2 wrong usage; broken lines alone are no failure but
// with -strict. As with diff(1), diff ends with 0 for equal, 1 for different and 2 for trouble. build that was told to stop
// ends with 128 and the number of the signal: 130 for Ctrl-C, 143 for a kill.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
)

func main() { os.Exit(run(os.Args[1:], environment{os.Stdin, os.Stdout, os.Stderr})) }

// An environment is what a command has to do with beside its arguments.
type environment struct {
	stdin          *os.File
	stdout, stderr io.Writer
}

// A command defines its flags, and returns what is done with the files once the flags are parsed: the exit status, or an error of
// how it was called.
type command struct {
	name, arguments, doc string
	prepare              func(flags *flag.FlagSet) action
}

type action func(e environment, files []string) (status int, misuse error)

var commands = []command{
	{"build", "-o FILE.kgz [flags] [FILE ...]", buildDoc(), prepareBuild},
	{"info", "[-json] FILE", infoDoc, prepareInfo},
	{"verify", "FILE ...", verifyDoc, prepareVerify},
	{"find", "[-json] [-text TEXT] FILE ...", findDoc, prepareFind},
	{"diff", "A B", diffDoc, prepareDiff},
}

func run(args []string, e environment) int {
	if len(args) == 0 {
		usage(e.stderr)
		return cli.ExitUsage
	}
	name, args := args[0], args[1:]
	switch name {
	case "help", "-h", "-help", "--help":
		if len(args) == 0 {
			usage(e.stderr)
			return 0
		}
		name, args = args[0], []string{"-help"}
	}
	for i := range commands {
		if commands[i].name == name {
			return commands[i].run(args, e)
		}
	}
	fmt.Fprintf(e.stderr, "gazetteer: no command %q\n", name)
	usage(e.stderr)
	return cli.ExitUsage
}

func usage(w io.Writer) {
	fmt.Fprintln(w, "Usage:")
	for _, c := range commands {
		fmt.Fprintf(w, "  gazetteer %s %s\n", c.name, c.arguments)
	}
	fmt.Fprintln(w, "gazetteer help COMMAND tells more of each.")
}

func (c *command) run(args []string, e environment) int {
	flags := flag.NewFlagSet(c.name, flag.ContinueOnError)
	flags.SetOutput(e.stderr)
	flags.Usage = func() {
		fmt.Fprintf(e.stderr, "Usage: gazetteer %s %s\n\n%s\n", c.name, c.arguments, c.doc)
		flags.PrintDefaults()
	}
	do := c.prepare(flags)
	files, err := parse(flags, args)
	if errors.Is(err, flag.ErrHelp) {
		return 0
	}
	if err != nil {
		return cli.ExitUsage
	}
	status, misuse := do(e, files)
	if misuse != nil {
		fmt.Fprintf(e.stderr, "gazetteer %s: %v\n", c.name, misuse)
		flags.Usage()
		return cli.ExitUsage
	}
	return status
}

// parse parses flags wherever they stand among the files; behind -- there are only files.
func parse(flags *flag.FlagSet, args []string) (files []string, err error) {
	for {
		if err := flags.Parse(args); err != nil {
			return nil, err
		}
		rest := flags.Args()
		if parsed := len(args) - len(rest); len(rest) == 0 || parsed > 0 && args[parsed-1] == "--" {
			return append(files, rest...), nil
		}
		files, args = append(files, rest[0]), rest[1:]
	}
}

// complain writes an error on one line; it names the file.
func complain(w io.Writer, err error) {
	fmt.Fprintln(w, cli.OneLine(err))
}
