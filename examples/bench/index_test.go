package bench

import (
	"flag"
	"math"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

// mostNames is for machines with less time or memory: five million names take some 5 GB.
var mostNames = flag.Int("names", 5_000_000, "the most names that an index is made of")

// indexSizes are the numbers of names that are measured. All scanners are at the first two; some automata would need
// over 10 GB at the third.
var indexSizes = []int{10_000, 100_000, 1_000_000, 5_000_000}

const (
	mostForAutomata = 100_000
	shortSize       = 10_000 // with -short
	shortDocuments  = 400    // as well
)

// A row is a line of the tables: a scanner with all that is known of it, or the floor.
type row struct {
	name      string
	automaton bool // of Aho and Corasick: finds parts of words too
	scanner   scanner
	pass      func() // over all documents
	best      testing.BenchmarkResult

	build      time.Duration
	heap, peak int64 // bytes, beyond those of the keys
	disk       int64
	found      int // matches, as the scanner counts them
	plain      int // whole words written like the name
	others     int // behind a proclitic, in another spelling, or parts of words
	differs    difference
	recall     recall
}

// A group is what is measured together: one number of names, one text.
type group struct {
	names    int
	bytes    int64
	mentions int
	sort     time.Duration // of the keys: what building is compared with
	floor    *row
	rows     []*row // the floor is the first
}

// TestIndexRatios compares what scanners find, and then prints how fast. It asserts what is found, and nothing
// about time: machines differ and neighbours are noisy. With -short there is no clock.
func TestIndexRatios(t *testing.T) {
	keys := newsKeys(loadCorpus(t))
	if testing.Short() {
		keys = keys[:min(shortDocuments, len(keys))]
	}
	var groups []*group
	for _, n := range indexSizes {
		if n > *mostNames || testing.Short() && n > shortSize {
			break
		}
		groups = append(groups, measureIndexes(t, n, keys))
	}
	t.Logf("what is found\n%s", foundTable(groups))
	if testing.Short() {
		return
	}
	t.Logf("how fast; best of %d rounds\n%s", rounds, speedTable(groups))
	t.Logf("in memory and on disk\n%s", memoryTable(groups))
	t.Logf("ratios\n%s", ratios(groups))
}

// measureIndexes builds all scanners of one size, compares what they find, and then runs them in turn.
func measureIndexes(t *testing.T, n int, keys []string) *group {
	names := makeNames(n)
	text := insertMentions(keys, names)
	g := &group{names: n, bytes: size(text.documents), mentions: len(text.mentions), sort: sortTime(names.keys)}
	g.floor = &row{name: "valid", pass: func() {
		for _, document := range text.documents {
			validSink = utf8.ValidString(document)
		}
	}}
	scanners := scannersFor(t, names)
	for _, r := range scanners {
		r.buildMeasured(t, names.keys)
		r.pass = func() {
			r.found = 0
			for _, document := range text.bytes {
				r.found += count(r.scanner, document)
			}
		}
	}
	compareFound(t, scanners, text, names)
	g.rows = append([]*row{g.floor}, scanners...)
	if !testing.Short() {
		g.run(t)
	}
	for _, r := range scanners {
		r.drop(t)
	}
	return g
}

// scannersFor returns the n-gram map first: what the others find is held against it.
func scannersFor(t *testing.T, names nameList) []*row {
	rows := []*row{
		{name: "n-gram map", scanner: new(ngramMap)},
		{name: "kayan", scanner: &kayanIndex{names: names, dir: t.TempDir()}},
		{name: "vellum", scanner: new(vellumFST)},
	}
	if len(names.keys) <= mostForAutomata {
		rows = append(rows,
			&row{name: "BobuSumisu", automaton: true, scanner: new(bobusumisuTrie)},
			&row{name: "petar-dambovaliev", automaton: true, scanner: new(petarAutomaton)},
			&row{name: "anknown", automaton: true, scanner: new(anknownMachine)})
	}
	return rows
}

// sortTime is what sorting the names takes, the best of three times: building an index takes some times that.
func sortTime(keys []string) time.Duration {
	best := time.Duration(math.MaxInt64)
	for range 3 {
		sorted := slices.Clone(keys)
		begin := time.Now()
		slices.Sort(sorted)
		best = min(best, time.Since(begin))
	}
	return best
}

// buildMeasured builds a scanner, and looks at the heap before, meanwhile and afterwards.
func (r *row) buildMeasured(t *testing.T, keys []string) {
	before := heapInUse()
	peak := watchHeap()
	begin := time.Now()
	if err := r.scanner.build(keys); err != nil {
		t.Fatalf("%s, %d names: %v", r.name, len(keys), err)
	}
	r.build = time.Since(begin)
	r.peak = peak() - before
	r.heap = heapInUse() - before
	if s, ok := r.scanner.(mapped); ok {
		r.heap += int64(s.mappedBytes())
	}
	if s, ok := r.scanner.(stored); ok {
		r.disk = int64(s.storedBytes())
	}
}

// compareFound holds the spans of all scanners against those of the n-gram map, and against the mentions.
func compareFound(t *testing.T, rows []*row, text mentionText, names nameList) {
	numbers := rows[0].scanner.(*ngramMap).numbers
	want := findAll(rows[0].scanner, text, numbers)
	for _, r := range rows {
		f := findAll(r.scanner, text, numbers)
		r.plain = countSpans(f.plain)
		r.others = countSpans(f.all) - r.plain
		r.differs = differ(text, f.plain, want.plain)
		r.recall = recallOf(text, names, f)
		r.pass() // counts what is found
		switch {
		case r.name == "kayan":
			r.assertFound(t, len(names.keys), f)
		case len(r.differs.examples) > 0 || f.wrong > 0:
			t.Logf("%s, %d names: %d matches are no names\n\t%s", r.name, len(names.keys), f.wrong,
				strings.Join(r.differs.examples, "\n\t"))
		}
	}
}

// assertFound: ours finds every whole word that is a name, nothing else that looks like it, and every mention but
// those that read in another way.
func (r *row) assertFound(t *testing.T, names int, f findings) {
	d := r.differs
	if r.plain == 0 || d.missed+d.invented+f.wrong > 0 {
		t.Errorf("%d names: of %d spans %d missed, %d invented, %d are no names\n\t%s", names, r.plain, d.missed,
			d.invented, f.wrong, strings.Join(d.examples, "\n\t"))
	}
	if c := r.recall; c.missed > 0 || c.foundPlain == 0 || c.foundBehind == 0 {
		t.Errorf("%d names: %d mentions missed, %d and %d found\n\t%s", names, c.missed, c.foundPlain,
			c.foundBehind, strings.Join(c.examples, "\n\t"))
	}
}

// run measures all in turn: what slows the machine down for a while slows all down.
func (g *group) run(t *testing.T) {
	for range rounds {
		for _, r := range g.rows {
			result := testing.Benchmark(func(b *testing.B) {
				b.ReportAllocs()
				r.pass()
				for b.Loop() {
					r.pass()
				}
			})
			if result.N == 0 {
				t.Fatalf("%s, %d names: not measured", r.name, g.names)
			}
			if r.best.N == 0 || seconds(result) < seconds(r.best) {
				r.best = result
			}
		}
	}
}

// drop lets go of a scanner, so that the next size has its memory.
func (r *row) drop(t *testing.T) {
	if c, ok := r.scanner.(closer); ok {
		if err := c.close(); err != nil {
			t.Error(err)
		}
	}
	r.scanner, r.pass = nil, nil
}
