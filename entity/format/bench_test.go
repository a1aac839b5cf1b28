package format_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"io"
	"runtime"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/format"
)

// megabytes of documents that the test of memory writes; -megabytes 1024 for the whole gigabyte.
var megabytes = flag.Int("megabytes", 4, "how much text TestWritersStream writes in each format")

// counting counts what is written to it.
type counting struct{ n int64 }

func (c *counting) Write(p []byte) (int, error) {
	c.n += int64(len(p))
	return len(p), nil
}

// heap returns the bytes that live after a collection.
func heap() int64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}

// Writers and readers keep nothing of the documents behind them: however much is written, and read from a pipe, the heap stays.
func TestWritersStream(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	_, found := fixtures(t)
	size := 0
	for i := range found {
		size += len(found[i].Text)
	}
	rounds := *megabytes<<20/size + 1
	for _, f := range format.Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var out counting
			w := f.NewWriter(&out, format.Options{Texts: io.Discard})
			var after, grown int64
			for round := range rounds {
				for i := range found {
					require.NoError(t, w.Write(found[i]))
				}
				if round == 0 {
					after = heap()
				} else if round == rounds/2 || round == rounds-1 {
					grown = max(grown, heap()-after)
				}
			}
			require.NoError(t, w.Close())
			t.Logf("%d MB of text, %d MB written, heap grew by %d KB", rounds*size>>20, out.n>>20, grown>>10)
			assert.Less(t, grown, int64(1<<20))
		})
	}
}

func TestReadersStream(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	_, found := fixtures(t)
	for _, f := range readable() {
		if f.OneAFile {
			continue // it is one document
		}
		t.Run(f.Name, func(t *testing.T) {
			const rounds = 3
			pipe, in := io.Pipe()
			go func() {
				w := f.NewWriter(in, format.Options{})
				for range rounds {
					for i := range found {
						if w.Write(found[i]) != nil {
							return
						}
					}
				}
				in.CloseWithError(w.Close())
			}()
			texts := map[string]string{}
			for i := range found {
				texts[found[i].Name] = found[i].Text
			}
			r, err := f.NewReader(pipe, format.Options{Text: func(name string) (string, error) { return texts[name], nil }})
			require.NoError(t, err)
			var after, grown int64
			n := 0
			for {
				_, err := r.Read()
				if err == io.EOF {
					break
				}
				require.NoError(t, err)
				if n++; n == len(found)/2 {
					after = heap()
				} else if n%len(found) == len(found)/2 {
					grown = max(grown, heap()-after)
				}
			}
			assert.Greater(t, n, (rounds-1)*len(found)*9/10)
			assert.Less(t, grown, int64(1<<20))
		})
	}
}

// joined is the fixtures as one long document, with what the extractor finds.
func joined(t testing.TB) format.Document {
	_, found := fixtures(t)
	all, err := format.Bundle("all.txt", found)
	require.NoError(t, err)
	return all
}

func TestSpansAllocateNothing(t *testing.T) {
	d := joined(t)
	f, err := format.Named("jsonl")
	require.NoError(t, err)
	for _, o := range []format.Options{{}, {AllOffsets: true}} {
		w := f.NewWriter(io.Discard, o)
		require.NoError(t, w.Write(d))
		allocs := testing.AllocsPerRun(5, func() { assert.NoError(t, w.Write(d)) })
		assert.Zero(t, allocs, "of %d spans", len(d.Spans))
	}
}

// jsonSpan is a line as encoding/json writes it: the measure of ours.
type jsonSpan struct {
	Doc     string          `json:"doc,omitempty"`
	Start   int             `json:"start"`
	End     int             `json:"end"`
	Type    entity.Type     `json:"type"`
	Subtype string          `json:"subtype,omitempty"`
	Text    string          `json:"text"`
	Name    string          `json:"name,omitempty"`
	ID      string          `json:"id,omitempty"`
	Prefix  string          `json:"prefix,omitempty"`
	Rule    string          `json:"rule,omitempty"`
	Score   float64         `json:"score"`
	Depth   int             `json:"depth"`
	Entity  int             `json:"entity,omitempty"`
	Value   json.RawMessage `json:"value,omitempty"`
}

// standard writes spans by encoding/json.
func standard(t testing.TB, d format.Document) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	for i, s := range d.Spans {
		score := float64(int(float64(s.Score)*100+0.5)) / 100
		require.NoError(t, enc.Encode(jsonSpan{d.Name, d.Base + s.Start, d.Base + s.End, s.Type, s.Subtype, s.Text, s.Name, s.ID, s.Prefix,
			s.Rule, score, s.Depth, s.Entity, d.Values[i]}))
	}
	return b.String()
}

func TestSpansAreThoseOfEncodingJSON(t *testing.T) {
	d := joined(t)
	assert.Equal(t, standard(t, d), write(t, "jsonl", format.Options{}, d))
}

// BenchmarkSpans writes the spans of a long document as JSON lines, and compares the time with that of utf8.ValidString over the bytes that are written
// (of_valid_out) and over the bytes of the text (of_valid_text). The result is checked.
func BenchmarkSpans(b *testing.B) {
	d := joined(b)
	want := standard(b, d)
	f, err := format.Named("jsonl")
	require.NoError(b, err)
	var out bytes.Buffer
	w := f.NewWriter(&out, format.Options{})
	require.NoError(b, w.Write(d))
	b.SetBytes(int64(len(want)))
	b.ReportAllocs()
	for b.Loop() {
		out.Reset()
		if err := w.Write(d); err != nil {
			b.Fatal(err)
		}
	}
	if out.String() != want {
		b.Fatal("not what encoding/json writes")
	}
	spans, validOut, validText := bestTimes(func() {
		out.Reset()
		if err := w.Write(d); err != nil {
			b.Fatal(err)
		}
	}, want, d.Text)
	b.ReportMetric(validOut/spans, "of_valid_out")
	b.ReportMetric(validText/spans, "of_valid_text")
	b.ReportMetric(spans/float64(len(d.Spans)), "ns/span")
}

// bestTimes returns the least nanoseconds of a function and of utf8.ValidString over two strings, which take turns, so that what else runs on the machine
// slows all three.
func bestTimes(f func(), one, two string) (best, validOne, validTwo float64) {
	times := [3]time.Duration{time.Hour, time.Hour, time.Hour}
	for range 100 {
		for i, run := range []func(){f, func() { utf8.ValidString(one) }, func() { utf8.ValidString(two) }} {
			start := time.Now()
			run()
			times[i] = min(times[i], time.Since(start))
		}
	}
	return float64(times[0]), float64(times[1]), float64(times[2])
}

// BenchmarkWriters writes a gigabyte of documents, or what -megabytes says, in each format.
func BenchmarkWriters(b *testing.B) {
	_, found := fixtures(b)
	for _, f := range format.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			w := f.NewWriter(io.Discard, format.Options{Texts: io.Discard})
			size := 0
			for i := 0; b.Loop(); i++ {
				d := found[i%len(found)]
				size += len(d.Text)
				if err := w.Write(d); err != nil {
					b.Fatal(err)
				}
			}
			b.SetBytes(int64(size / b.N))
		})
	}
}

// A long document stays linear in time: no format counts from the start for each span.
func TestLongDocuments(t *testing.T) {
	one := document(t, strings.Repeat("زار [[وزير [[الدفاع|ORGANIZATION]]|TITLE]] 🙂 و[[بغداد|PLACE]].\n", 500))
	many := document(t, strings.Repeat("زار [[وزير [[الدفاع|ORGANIZATION]]|TITLE]] 🙂 و[[بغداد|PLACE]].\n", 5000))
	for _, f := range format.Formats() {
		short, long := timeOf(t, f, one), timeOf(t, f, many)
		assert.Less(t, long, 60*short+20*time.Millisecond, "%s: %v for ten times %v", f.Name, long, short)
	}
}

func timeOf(t *testing.T, f format.Format, d format.Document) time.Duration {
	best := time.Hour
	for range 3 {
		start := time.Now()
		require.NoError(t, f.NewWriter(io.Discard, format.Options{}).Write(d))
		best = min(best, time.Since(start))
	}
	return best
}
