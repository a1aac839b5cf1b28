package entity

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightsTable string

// weights is the table of evidence: how much each kind speaks for or against a candidate.
type weights struct {
	byName map[string]float32
}

func (w weights) of(name string) float32 { return w.byName[name] }

// threshold returns the score from which a span is kept.
func (w weights) threshold(p Profile) (float32, error) {
	switch p {
	case "", Balanced:
		return w.of("threshold"), nil
	case Precision, Recall:
		return w.of("threshold." + string(p)), nil
	}
	return 0, fmt.Errorf("no profile %q: want precision, balanced or recall", p)
}

var defaultWeights = sync.OnceValues(func() (weights, error) { return readWeights(weightsTable) })

func readWeights(table string) (weights, error) {
	w := weights{map[string]float32{}}
	for i, line := range strings.Split(table, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 {
			return w, fmt.Errorf("weights.tsv:%d: want evidence, weight, reason", i+1)
		}
		n, err := strconv.ParseFloat(fields[1], 32)
		if err != nil {
			return w, fmt.Errorf("weights.tsv:%d: %w", i+1, err)
		}
		w.byName[fields[0]] = float32(n)
	}
	return w, nil
}
