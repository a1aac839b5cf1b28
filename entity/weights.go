package entity

import (
	_ "embed"
	"errors"
	"fmt"
	"io"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"
)

//go:embed weights.tsv
var weightsTable string

// Weights is the table of evidence: how much each kind speaks for or against a span. It does not change once read.
type Weights struct {
	file   string
	lines  []weightLine
	byName map[string]float32
}

// A Weight is one row of a table of evidence.
type Weight struct {
	Name   string // a hyphen divides what is of one kind: of head and head-open only the stronger counts
	Value  float32
	Reason string
	Line   int
}

// A weightLine is a line of the file: a row, or what is none and kept as it is.
type weightLine struct {
	other string
	row   *Weight
}

// A WeightsError tells what is wrong with a table of evidence, and where.
type WeightsError struct {
	File   string
	Line   int
	Reason string
}

func (e *WeightsError) Error() string { return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Reason) }

var defaultWeights = sync.OnceValues(func() (*Weights, error) { return parseWeights(weightsTable, "weights.tsv") })

// DefaultWeights returns the embedded table.
func DefaultWeights() (*Weights, error) { return defaultWeights() }

// ReadWeights reads a table of evidence in the form of the embedded one: rows of name, weight and reason, divided by tabs; empty
// lines and those that begin with # are comments. It has every row of the embedded table, and may have rows for what rules of its
// owner bring ([New] refuses a row that nothing asks for). The name of the file serves the messages only. The error joins one
// [*WeightsError] a fault; only an error of r itself is of another kind.
func ReadWeights(r io.Reader, file string) (*Weights, error) {
	table, err := io.ReadAll(r)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	w, err := parseWeights(string(table), file)
	if err != nil {
		return nil, err
	}
	embedded, err := defaultWeights()
	if err != nil {
		return nil, err
	}
	if err := w.misses(embedded); err != nil {
		return nil, err
	}
	return w, nil
}

func parseWeights(table, file string) (*Weights, error) {
	w := &Weights{file: file, byName: map[string]float32{}}
	var errs []error
	for i, line := range strings.Split(strings.TrimSuffix(table, "\n"), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || line[0] == '#' {
			w.lines = append(w.lines, weightLine{other: line})
			continue
		}
		row, err := w.row(line)
		if row.Line = i + 1; err != nil {
			errs = append(errs, &WeightsError{file, row.Line, err.Error()})
			continue
		}
		w.lines, w.byName[row.Name] = append(w.lines, weightLine{row: &row}), row.Value
	}
	if errs != nil {
		return nil, errors.Join(errs[:min(len(errs), maxFaults)]...)
	}
	return w, nil
}

// row reads one row.
func (w *Weights) row(line string) (Weight, error) {
	fields := strings.Split(line, "\t")
	if len(fields) != 3 || fields[0] == "" || fields[2] == "" {
		return Weight{}, errors.New("want evidence, weight, reason")
	}
	n, err := strconv.ParseFloat(fields[1], 32)
	if err != nil || math.IsNaN(n) || math.IsInf(n, 0) {
		return Weight{}, fmt.Errorf("want a number, not %q", fields[1])
	}
	if _, twice := w.byName[fields[0]]; twice {
		return Weight{}, fmt.Errorf("want one row %q: this is the second", fields[0])
	}
	return Weight{Name: fields[0], Value: float32(n), Reason: fields[2]}, nil
}

// misses names the rows of another table that this one does not have.
func (w *Weights) misses(other *Weights) error {
	var errs []error
	for _, row := range other.All() {
		if _, ok := w.byName[row.Name]; !ok {
			errs = append(errs, &WeightsError{w.file, len(w.lines), fmt.Sprintf("want a row %q before the end", row.Name)})
		}
	}
	return errors.Join(errs...)
}

// All returns the rows in the order of the file.
func (w *Weights) All() []Weight {
	var all []Weight
	for _, l := range w.lines {
		if l.row != nil {
			all = append(all, *l.row)
		}
	}
	return all
}

// With returns a table with other weights for some of its rows. A name without a row, and a weight that is no number, is an error.
func (w *Weights) With(values map[string]float32) (*Weights, error) {
	other := &Weights{file: w.file, lines: slices.Clone(w.lines), byName: maps.Clone(w.byName)}
	for _, name := range slices.Sorted(maps.Keys(values)) {
		n := values[name]
		if _, ok := w.byName[name]; !ok {
			return nil, fmt.Errorf("%s has no row %q", w.file, name)
		}
		if math.IsNaN(float64(n)) || math.IsInf(float64(n), 0) {
			return nil, fmt.Errorf("want a number for %q, not %v", name, n)
		}
		other.byName[name] = n
	}
	for i, l := range other.lines {
		if l.row != nil {
			row := *l.row
			row.Value = other.byName[row.Name]
			other.lines[i].row = &row
		}
	}
	return other, nil
}

// WriteTo writes the table as it was read, comments included, with weights of at most two decimals.
func (w *Weights) WriteTo(to io.Writer) (int64, error) {
	n, err := io.WriteString(to, w.String())
	return int64(n), err
}

// String returns what WriteTo writes.
func (w *Weights) String() string {
	var b strings.Builder
	for _, l := range w.lines {
		if l.row != nil {
			l.other = l.row.Name + "\t" + decimals(l.row.Value) + "\t" + l.row.Reason
		}
		b.WriteString(l.other + "\n")
	}
	return b.String()
}

// decimals writes a weight as short as two decimals allow.
func decimals(n float32) string {
	return strconv.FormatFloat(math.Round(float64(n)*100)/100+0, 'f', -1, 64) // + 0: no -0
}

func (w *Weights) of(name string) float32 { return w.byName[name] }

// threshold returns the score from which a span is kept.
func (w *Weights) threshold(p Profile) (float32, error) {
	switch p {
	case "", Balanced:
		return w.of("threshold"), nil
	case Precision, Recall:
		return w.of("threshold." + string(p)), nil
	}
	return 0, fmt.Errorf("no profile %q: want precision, balanced or recall", p)
}

// checkWeights refuses rows that nothing asks for: neither the embedded rules and stages nor a rule or a label of a user's own.
func (x *Extractor) checkWeights() error {
	embedded, err := defaultWeights()
	if err != nil {
		return err
	}
	asked := maps.Clone(embedded.byName)
	for i := range x.rules {
		asked[x.rules[i].Score] = 0
	}
	for _, hit := range x.hitEvidence {
		asked[hit[0].name], asked[hit[1].name] = 0, 0
	}
	var errs []error
	for _, row := range x.weights.All() {
		if _, ok := asked[row.Name]; !ok {
			errs = append(errs, &WeightsError{x.weights.file, row.Line, fmt.Sprintf("want a row that a rule or a list asks for, not %q", row.Name)})
		}
	}
	return errors.Join(errs...)
}
