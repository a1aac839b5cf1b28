// Command gen compiles the data files to default.kgz, the gazetteer that is embedded.
// Run it through "go generate ./gazetteer"; its output is the same every time.
package main

import (
	"bytes"
	"fmt"
	"os"

	"github.com/kayan-nlp/kayan/gazetteer/internal/compile"
)

func main() {
	if err := run("data", "default.kgz"); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}

func run(in, out string) error {
	var file bytes.Buffer
	if err := compile.Dir(os.DirFS(in), &file); err != nil {
		return err
	}
	return os.WriteFile(out, file.Bytes(), 0o644)
}
