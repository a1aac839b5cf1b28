package letters_test

import (
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity/internal/letters"
	"github.com/kayan-nlp/kayan/gazetteer"
)

func TestTableIsInStep(t *testing.T) {
	table, err := os.ReadFile("../../letters.bin")
	require.NoError(t, err)
	names, words := letters.Words(gazetteer.Default())
	assert.Equal(t, letters.Train(names, words), table, "run go generate ./entity")
}

// Every fifth word is kept back from training, and then told by its letters.
func TestUnseenWords(t *testing.T) {
	names, words := letters.Words(gazetteer.Default())
	trainNames, testNames := fifth(names)
	trainWords, testWords := fifth(words)
	table := letters.Train(trainNames, trainWords)
	taken := func(words []string) float64 {
		n := 0
		for _, w := range words {
			if letters.Score(table, []byte(w)) >= 3 {
				n++
			}
		}
		return float64(n) / float64(len(words))
	}
	t.Logf("%.3f of %d foreign names, %.3f of %d ordinary words", taken(testNames), len(testNames), taken(testWords), len(testWords))
	assert.Greater(t, taken(testNames), 0.74)
	assert.Less(t, taken(testWords), 0.025)
}

func fifth(all []string) (train, test []string) {
	for i, w := range all {
		if i%5 == 0 {
			test = append(test, w)
		} else {
			train = append(train, w)
		}
	}
	return train, test
}

func TestScoreOfAnyBytes(t *testing.T) {
	table := make([]byte, letters.TableSize)
	for _, word := range []string{"", "\xff", "\xd8", "ب\xd8", "日本", "abc"} {
		assert.Zero(t, letters.Score(table, []byte(word)))
	}
	assert.Zero(t, letters.Score(nil, []byte("بغداد")))
}
