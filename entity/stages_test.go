package entity

import (
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/normalize"
)

// newsText is about four kilobytes of our own wording.
var newsText = strings.Repeat("أعلن المتحدث باسم وزارة الدفاع العراقية اللواء عدنان الساعدي، اليوم الأحد، أن الفرقة المدرعة التاسعة "+
	"انتشرت في محافظة بابل جنوب بغداد بعد هجوم بعبوة ناسفة أسفر عن مقتل 12 جنديا. وأضاف الساعدي أن القوات الأميركية ستنسحب "+
	"من قاعدة عين الأسد قبل نهاية العام الجاري 2021، وأن الحكومة العراقية خصصت 5 ملايين دولار لذلك. ", 8)

// Work is counted in steps of the matcher, never in seconds: twice the text, twice the work.
func TestWorkIsLinear(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	work := func(text string) int {
		d := new(document)
		x.run(d, text)
		return d.machine.work
	}
	texts := map[string]string{
		"news": newsText, "names": strings.Repeat("محمد ", 500), "titles": strings.Repeat("اللواء الركن ", 300),
		"numbers": strings.Repeat("مئة وخمسة وعشرون ألفا و", 200), "forces": strings.Repeat("القوات المسلحة ", 300),
	}
	for name, text := range texts {
		once, twice := work(text), work(text+text)
		assert.LessOrEqual(t, float64(twice), 2.1*float64(once), name)
		assert.LessOrEqual(t, float64(once)/float64(len(text)), 10*float64(work(newsText))/float64(len(newsText)), name)
	}
}

// The policy, by strings: each candidate is a span of words with a score.
func TestResolve(t *testing.T) {
	cases := []struct {
		name  string
		cands []candidate
		want  []int
	}{
		{"none", nil, nil},
		{"below the threshold", []candidate{cand(0, 1, 1.9)}, nil},
		{"outer over inner", []candidate{cand(1, 2, 3), cand(0, 3, 2.5)}, []int{1}},
		{"inner, where it is better by more than the margin", []candidate{cand(1, 2, 4.5), cand(0, 3, 2.5)}, []int{0}},
		{"the same words: the better", []candidate{cand(0, 2, 2.5), cand(0, 2, 3)}, []int{1}},
		{"crossing: score times words", []candidate{cand(0, 2, 3), cand(1, 4, 2.5)}, []int{1}},
		{"the best set, not the best span", []candidate{cand(0, 2, 3), cand(1, 3, 3.5), cand(2, 4, 3)}, []int{0, 2}},
		{"ties: fewer spans", []candidate{cand(0, 2, 2), cand(1, 5, 2), cand(4, 6, 2)}, []int{1}},
		{"what lost to a loser gets its chance again", []candidate{cand(0, 3, 3.5), cand(2, 4, 2), cand(3, 4, 1.9), cand(3, 4, 2)}, []int{0, 3}},
		{"ties: then longer", []candidate{cand(0, 2, 3), cand(1, 4, 2)}, []int{1}},
		{"apart", []candidate{cand(3, 4, 2), cand(0, 1, 2)}, []int{1, 0}},
	}
	for _, c := range cases {
		var r resolver
		got := append([]int(nil), r.resolve(c.cands, 2, 1.5)...)
		assert.Equal(t, c.want, got, c.name)
	}
}

// Over a long text the last choice is as exact as the first.
func TestSumsStayExact(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	var cands []candidate
	for i := range 500_000 {
		cands = append(cands, cand(2*i, 2*i+1, 4.2))
	}
	n := len(cands)
	cands = append(cands, cand(2*n, 2*n+2, 2.2), cand(2*n+1, 2*n+3, 2.3))
	var r resolver
	chosen := r.resolve(cands, 2, 1.5)
	assert.Equal(t, n+1, chosen[len(chosen)-1])
	assert.Len(t, chosen, n+1)
}

func cand(first, last int, score float32) candidate {
	return candidate{first: first, last: last, start: 10 * first, end: 10*last - 1, score: score, best: score, typ: Place}
}

// All subsets are tried against the dynamic programming.
func TestBestSetIsExact(t *testing.T) {
	state := uint32(1)
	random := func(n int) int {
		state = state*1664525 + 1013904223
		return int(state>>16) % n
	}
	for range 300 {
		var cands []candidate
		for range 1 + random(9) {
			first := random(12)
			cands = append(cands, cand(first, first+1+random(4), 2+float32(random(16))/8))
		}
		var r resolver
		for i := range cands {
			r.order = append(r.order, i)
		}
		chosen := r.choose(cands, 1.5)
		require.NotEmpty(t, chosen)
		assert.Equal(t, bestOf(cands, r.order), sumOf(cands, chosen))
	}
}

// bestOf tries every set of the candidates that (a) and (b) left.
func bestOf(cands []candidate, order []int) float64 {
	best := 0.0
next:
	for set := range 1 << len(order) {
		var chosen []int
		for bit, i := range order {
			if set>>bit&1 == 1 {
				for _, j := range chosen {
					if cands[i].start < cands[j].end && cands[j].start < cands[i].end {
						continue next
					}
				}
				chosen = append(chosen, i)
			}
		}
		best = max(best, sumOf(cands, chosen))
	}
	return best
}

func sumOf(cands []candidate, chosen []int) (sum float64) {
	for _, i := range chosen {
		sum += float64(cands[i].score) * float64(cands[i].words())
	}
	return sum
}

// One benchmark a stage, each on what the stage before left.
func BenchmarkStages(b *testing.B) {
	x, err := New()
	if err != nil {
		b.Fatal(err)
	}
	d := new(document)
	want := len(x.run(d, newsText))
	stages := []struct {
		name string
		run  func()
	}{
		{"normalize", func() { d.text.Reset(newsText, normalize.MatchKey) }},
		{"tokenize", func() { d.tokenize() }},
		{"lookup", func() { x.lookup(d) }},
		{"propose", func() { x.propose(d) }},
		{"resolve", func() { d.resolver.resolve(d.cands, x.threshold, x.margin) }},
		{"all", func() { x.run(d, newsText) }},
	}
	for _, s := range stages {
		b.Run(s.name, func(b *testing.B) {
			b.SetBytes(int64(len(newsText)))
			b.ReportAllocs()
			for b.Loop() {
				s.run()
			}
		})
	}
	if got := len(x.run(d, newsText)); got != want {
		b.Fatalf("%d spans, %d before the benchmark", got, want)
	}
}

func BenchmarkAppend(b *testing.B) {
	x, err := New()
	if err != nil {
		b.Fatal(err)
	}
	var spans []Span
	want := len(x.Extract(newsText))
	b.SetBytes(int64(len(newsText)))
	b.ReportAllocs()
	for b.Loop() {
		spans = x.Append(spans[:0], newsText)
	}
	if len(spans) != want {
		b.Fatal("the spans changed")
	}
}

// A document that is used again and a list of spans with room take no memory.
func TestRunAllocatesNothing(t *testing.T) {
	if info, ok := debug.ReadBuildInfo(); ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"}) {
		t.Skip("pools forget under the race detector")
	}
	x, err := New()
	require.NoError(t, err)
	d := new(document)
	var spans []Span
	run := func() { spans = x.appendSpans(spans[:0], d, x.run(d, newsText)) }
	run()
	require.NotEmpty(t, spans)
	assert.Zero(t, testing.AllocsPerRun(20, run))
}
