package bench

import (
	"fmt"
	"strings"
	"testing"
	"text/tabwriter"

	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/kayan-nlp/kayan/normalize"
)

// rounds is how often TestRatios measures every peer; the best round counts.
const rounds = 5

func BenchmarkNormalize(b *testing.B) {
	c := loadCorpus(b)
	for _, p := range peers {
		b.Run(p.name, func(b *testing.B) { p.measure(b, c) })
	}
}

func (p peer) measure(b *testing.B, c corpus) {
	documents := p.documents(c)
	pass := p.prepare(documents)
	b.SetBytes(size(documents))
	b.ReportAllocs()
	pass() // tables are built and buffers grown before the clock starts
	for b.Loop() {
		pass()
	}
}

// TestRatios prints the table. It asserts nothing about time: machines differ and neighbours are noisy.
func TestRatios(t *testing.T) {
	if testing.Short() {
		t.Skip("measuring takes about a minute")
	}
	c := loadCorpus(t)
	best := map[string]testing.BenchmarkResult{}
	for range rounds {
		for _, p := range peers {
			r := testing.Benchmark(func(b *testing.B) { p.measure(b, c) })
			if r.N == 0 {
				t.Fatalf("%s: not measured", p.name)
			}
			if old, measured := best[p.name]; !measured || seconds(r) < seconds(old) {
				best[p.name] = r
			}
		}
	}
	t.Logf("%d documents, %d bytes, vocalised %d; best of %d rounds\n%s",
		len(c.news), size(c.news), size(c.vocalised), rounds, table(c, best))
}

// table has one line a peer; × is how many times its floor a pass takes.
func table(c corpus, best map[string]testing.BenchmarkResult) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "peer\tMB/s\t× valid\tallocs/document\t")
	for _, p := range peers {
		r := best[p.name]
		documents := p.documents(c)
		fmt.Fprintf(w, "%s\t%.1f\t%.2f\t%.1f\t\n", p.name,
			float64(size(documents))/seconds(r)/1e6,
			seconds(r)/seconds(best[p.floor]),
			float64(r.MemAllocs)/float64(r.N)/float64(len(documents)))
	}
	w.Flush()
	return b.String()
}

// seconds returns what one pass took.
func seconds(r testing.BenchmarkResult) float64 { return r.T.Seconds() / float64(r.N) }

func size(documents []string) int64 {
	n := 0
	for _, document := range documents {
		n += len(document)
	}
	return int64(n)
}

// TestKayanKeys: the Text that is reused gives what Key gives, and harakat do not change it.
func TestKayanKeys(t *testing.T) {
	c := loadCorpus(t)
	text := new(normalize.Text)
	failures := 0
	for i, document := range c.news {
		want := normalize.Key(document)
		for _, source := range []string{document, c.vocalised[i]} {
			text.Reset(source, normalize.MatchKey)
			if string(text.Bytes()) != want || normalize.Key(source) != want {
				failures++
			}
		}
	}
	if failures != 0 {
		t.Errorf("%d of %d keys differ", failures, 2*len(c.news))
	}
}

func TestKayanDoesNotAllocate(t *testing.T) {
	c := loadCorpus(t)
	for _, documents := range [][]string{c.news, c.vocalised} {
		if n := testing.AllocsPerRun(2, prepareKayan(documents)); n != 0 {
			t.Errorf("%v allocations in %d calls of Reset", n, len(documents))
		}
	}
}

// TestPeers shows that every peer does its work, and that they do not do the same.
func TestPeers(t *testing.T) {
	const source = "مُؤَسَّســة أُخرى ﻻ"
	chain, _, err := transform.String(newChain(), source)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ peer, got, want string }{
		{"kayan", normalize.Key(source), "مؤسسة اخرى لا"},
		{"bleve", bleveText(source), "مؤسسه اخري ﻻ"},
		{"norm.NFKC", norm.NFKC.String(source), "مُؤَسَّســة أُخرى لا"},
		{"transform chain", chain, "موسســة اخرى ﻻ"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %+q, want %+q", c.peer, c.got, c.want)
		}
	}
}

func bleveText(source string) string {
	terms := splitTerms([]string{source})
	var words []string
	for _, token := range ar.NewArabicNormalizeFilter().Filter(refill(newStream(terms), terms[0])) {
		words = append(words, string(token.Term))
	}
	return strings.Join(words, " ")
}

// TestBleveLeavesTerms is what makes the refill fair: the filter does not write into the bytes it is given.
func TestBleveLeavesTerms(t *testing.T) {
	const source = "مُؤَسَّســة أُخرى"
	terms := splitTerms([]string{source})
	stream := newStream(terms)
	for range 2 {
		stream = ar.NewArabicNormalizeFilter().Filter(refill(stream, terms[0]))
		if got := fmt.Sprintf("%s %s", terms[0][0], terms[0][1]); got != source {
			t.Fatalf("the terms became %q", got)
		}
	}
	if got := string(stream[0].Term); got != "مؤسسه" {
		t.Errorf("the term became %q", got)
	}
}
