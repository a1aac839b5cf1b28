package main

import (
	"errors"
	"flag"
	"fmt"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/gazetteer"
)

const verifyDoc = `Reads compiled gazetteers whole and compares their checksums. Says on standard output which are ok, and on
standard error what is wrong with the others.
`

func prepareVerify(*flag.FlagSet) action {
	return func(e environment, files []string) (int, error) {
		if len(files) == 0 {
			return 0, errors.New("want a file")
		}
		status := 0
		for _, file := range files {
			if err := verify(file); err != nil {
				complain(e.stderr, err)
				status = cli.ExitFile
			} else if _, err := fmt.Fprintf(e.stdout, "%s: ok\n", file); err != nil {
				complain(e.stderr, fmt.Errorf("standard output: %w", err))
				return cli.ExitFile, nil
			}
		}
		return status, nil
	}
}

func verify(file string) error {
	x, err := openVerified(file)
	if err != nil {
		return err
	}
	return x.Close()
}

// openVerified opens a gazetteer and reads it whole. It does so in the map, so that the file may be larger than memory.
func openVerified(file string) (*gazetteer.Index, error) {
	x, err := gazetteer.Open(file)
	if err != nil {
		return nil, err
	}
	if err := x.Verify(); err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", file, err), x.Close())
	}
	return x, nil
}
