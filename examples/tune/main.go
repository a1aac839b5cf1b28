// Command tune fits the table of evidence to annotated text.
//
//	tune [flags] [CORPUS ...] > weights.tsv
//
// The gold are the fixture documents and cases, and corpora in the form of CoNLL (`token label` lines, BIO, every sentence a document),
// whose labels are guessed or said with -labels. A corpus may mark some types only: of the others, and of kinds that corpora leave out by
// their own guideline (forces, governments, nationalities), nothing is learned. Every source has the same weight.
//
// An averaged perceptron with a margin says where the weights should go (fit.go); a search over the F1 of the sources says how much of
// that is worth it (search.go). A weight moves only if it occurs in enough errors and pays for its way on both halves of the gold; it
// keeps its sign, and a strong name is worth no less than a weak one; threshold and margin are the scale and stay. No fixture that came out
// exactly, and no example of a rule, may be lost. The same gold and flags give the same table. Comments, order and reasons of the
// table are kept; what was done and why is told on standard error.
//
// With -hold 5 every fifth sample is held out, and scored in every round; -fold tells which, for cross-validation. Without, the table is
// fitted to all of them. -test adds corpora that are only scored.
package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// A job is what the flags ask for.
type job struct {
	settings
	labels, weights, out string
	hold, fold, sweeps   int
	price                float64
	test                 cli.List
}

func run(args []string, stdout, stderr io.Writer) int {
	j := job{settings: defaults}
	flags := flag.NewFlagSet("tune", flag.ContinueOnError)
	flags.SetOutput(stderr)
	flags.StringVar(&j.labels, "labels", "", "label `SET` of the corpora: anercorp, aqmar, wojood, ontonotes or kayan (default: guessed)")
	flags.StringVar(&j.weights, "weights", "", "begin with the table of `FILE` (default: the embedded one)")
	flags.StringVar(&j.out, "o", "", "write the table to `FILE` (default: standard output)")
	flags.IntVar(&j.rounds, "rounds", j.rounds, "`N` rounds of the perceptron")
	flags.IntVar(&j.sweeps, "sweeps", 2, "at most `N` sweeps of the search over all rows")
	flags.Uint64Var(&j.seed, "seed", j.seed, "`NUMBER` that the order of the samples comes from")
	flags.IntVar(&j.atLeast, "min", j.atLeast, "rows that occur in fewer than `N` errors that a small step would mend stay")
	flags.Float64Var(&j.price, "price", 0.0005, "`F1` that a weight must gain to move by 1")
	flags.IntVar(&j.hold, "hold", 0, "hold out every `N`th sample (0: none)")
	flags.IntVar(&j.fold, "fold", 0, "which of these to hold out, from `0`: so all can be held out in turn")
	flags.Var(&j.test, "test", "score this corpus before and after, too: a `FILE` (repeatable)")
	if err := flags.Parse(args); err != nil {
		if errors.Is(err, flag.ErrHelp) {
			return 0
		}
		return cli.ExitUsage
	}
	if err := j.check(); err != nil {
		fmt.Fprintln(stderr, "tune:", err)
		flags.Usage()
		return cli.ExitUsage
	}
	if err := j.do(flags.Args(), stdout, stderr); err != nil {
		fmt.Fprintln(stderr, "tune:", cli.OneLine(err))
		return cli.ExitFile
	}
	return 0
}

func (j *job) check() error {
	switch {
	case j.rounds < 0 || j.sweeps < 0 || j.atLeast < 0:
		return errors.New("-rounds, -sweeps, -min: want 0 or more")
	case j.hold < 0 || j.hold == 1:
		return errors.New("-hold: want 0, or 2 or more")
	case j.fold < 0 || j.fold >= max(1, j.hold):
		return errors.New("-fold: want less than -hold")
	case j.price < 0:
		return errors.New("-price: want 0 or more")
	}
	if j.labels == "" {
		return nil
	}
	_, err := conll.Named(j.labels)
	return err
}

// do reads, fits and writes.
func (j *job) do(paths []string, stdout, stderr io.Writer) error {
	if _, err := os.Stat(filepath.Dir(j.out)); err != nil {
		return err // before the work, not behind it
	}
	t, err := j.table()
	if err != nil {
		return err
	}
	gold, err := j.read([]source{fixtures()}, paths)
	if err != nil {
		return err
	}
	tests, err := j.read(nil, j.test)
	if err != nil {
		return err
	}
	r := &report{w: stderr, table: t, gold: gold, tests: tests}
	fitted, err := j.fit(t, gold, r)
	if err != nil {
		return err
	}
	w, err := t.with(fitted)
	if err != nil {
		return err
	}
	if r.err != nil {
		return fmt.Errorf("standard error: %w", r.err)
	}
	if j.out == "" {
		_, err = w.WriteTo(stdout)
		return err
	}
	return os.WriteFile(j.out, []byte(w.String()), 0o644)
}

// table reads the table to begin with.
func (j *job) table() (table, error) {
	if j.weights == "" {
		w, err := entity.DefaultWeights()
		return table{w}, err
	}
	f, err := os.Open(j.weights)
	if err != nil {
		return table{}, err
	}
	w, err := entity.ReadWeights(f, j.weights)
	return table{w}, errors.Join(err, f.Close())
}

// read adds the corpora of some files.
func (j *job) read(all []source, paths []string) ([]source, error) {
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, err
		}
		name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
		s, err := readCorpus(name, j.labels, f)
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		all = append(all, s)
	}
	return all, nil
}

// fit runs perceptron and search.
func (j *job) fit(t table, gold []source, r *report) (values, error) {
	held := func(s *sample) bool { return j.hold > 0 && s.hash()%uint32(j.hold) == uint32(j.fold) }
	all := items(gold, func(s *sample) bool { return !held(s) })
	r.all, r.held, r.rest = all, items(gold, held), items(r.tests, func(*sample) bool { return true })
	f, err := newFitter(t, j.settings, all)
	if err != nil {
		return nil, err
	}
	r.score("before", t.values())
	for n := range j.rounds {
		if err := f.round(n, all); err != nil {
			return nil, err
		}
		r.score(fmt.Sprintf("round %d", n+1), f.mean())
	}
	s, err := newSearch(t, all, j.price)
	if err != nil {
		return nil, err
	}
	if err := s.way(f.mean()); err != nil {
		return nil, err
	}
	r.score("search", s.now)
	for n := range j.sweeps {
		moved := len(s.moved)
		if err := s.sweep(f, f.mean()); err != nil {
			return nil, err
		}
		r.score(fmt.Sprintf("sweep %d", n+1), s.now)
		if len(s.moved) == moved {
			break
		}
	}
	r.moves(f, s)
	r.sources(t.values(), s.now)
	return s.now, r.err
}
