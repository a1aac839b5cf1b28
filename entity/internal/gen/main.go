// Command gen writes letters.bin, the table by which foreign names are told from ordinary words.
//
//	go generate ./entity
package main

import (
	"fmt"
	"os"

	"github.com/kayan-nlp/kayan/entity/internal/letters"
	"github.com/kayan-nlp/kayan/gazetteer"
)

func main() {
	names, words := letters.Words(gazetteer.Default())
	if err := os.WriteFile("letters.bin", letters.Train(names, words), 0o644); err != nil {
		fmt.Fprintln(os.Stderr, "gen:", err)
		os.Exit(1)
	}
}
