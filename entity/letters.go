package entity

import (
	_ "embed"

	"github.com/kayan-nlp/kayan/entity/internal/letters"
)

//go:generate go run ./internal/gen
//go:embed letters.bin
var letterTable []byte

// foreignFrom is the logarithm of the likelihood ratio from which a word is taken for a foreign name: of ordinary words that the
// table was not trained on two in a hundred reach it, of foreign names three in four.
const foreignFrom = 3

// foreign reports whether the letters of a word are those of a foreign name.
func foreign(word []byte) bool { return letters.Score(letterTable, word) >= foreignFrom }
