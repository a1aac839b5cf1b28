package entity

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// What is remembered of words is the same for all documents: whatever an extractor read before, it finds what a new one finds.
func TestNothingIsRememberedWrong(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	texts := []string{
		"وصل علي إلى علي. عاد علي بن محمد والعراق للعراق وبالعراق", "علي\nعلي بن\nمحمد", "و علي وعلي ولعلي", "العراق. كوريا الشمالية كوريا",
		"12 1 2021 12:30 ١٢ 12جنديا", "قطر الدائرة وقطر الدوحة في قطر", "ب.ب.س a.b NATO nato", "كوريا\nالشمالية كوريا الشمالية", newsText,
		"قال المتحدث باسم وزارة الدفاع اللواء عدنان الساعدي نعم. قال الساعدي لا. وعاد عدنان", "الساعدي عدنان الدفاع وزارة باسم المتحدث",
	}
	want := map[string]string{}
	for _, text := range texts {
		want[text] = x.Explain(text).String() + spansOf(new(document), x, text)
	}
	d := new(document)
	for round := range 3 {
		for i := range texts {
			text := texts[(i*7+round)%len(texts)]
			require.Equal(t, want[text], x.Explain(text).String()+spansOf(d, x, text), text)
		}
		slices.Reverse(texts)
	}
}

// spansOf extracts with a document of the test's own.
func spansOf(d *document, x *Extractor, text string) string {
	var b strings.Builder
	for _, s := range x.appendSpans(nil, d, x.run(d, text)) {
		fmt.Fprintf(&b, "%d-%d %s/%s %q %s %s %s %.3f %d\n", s.Start, s.End, s.Type, s.Subtype, s.Text, s.Name, s.ID, s.Rule, s.Score, s.Entity)
	}
	return b.String()
}

// manyWords makes a text of different words, the numbers from first on in letters.
func manyWords(first, n int) string {
	letters := []rune("بتثجحخدذرز")
	var b strings.Builder
	for i := first; i < first+n; i++ {
		for _, digit := range fmt.Sprintf("%06d", i) {
			b.WriteRune(letters[digit-'0'])
		}
		b.WriteByte(' ')
	}
	return b.String()
}

// A document of more words than the lexicon holds, and small ones behind it, each as if it were the first.
func TestForgettingChangesNothing(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	d := new(document)
	small := []string{newsText, "وصل عدنان الساعدي إلى بغداد ثم البصرة", "كتائب ألوية " + newsText[:len(newsText)/8], "غادر محمد العراق إلى لبنان"}
	for round := range 3 {
		huge := newsText + manyWords(round*70_000, 70_000) + "وصل اللواء عدنان الساعدي إلى بغداد"
		for _, text := range append([]string{huge}, small...) {
			got := spansOf(d, x, text)
			require.Equal(t, spansOf(new(document), x, text), got)
			require.NotEmpty(t, got)
		}
		assert.Less(t, len(d.lexicon.words), maxWords+80_000)
	}
	assert.Less(t, len(d.lexicon.words), maxWords, "the words of the huge text are forgotten")
}

// Words just below and above the size of the lexicon: the seam where one table becomes the other.
func TestForgettingAtTheSeam(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	d := new(document)
	for n := range 12 {
		text := manyWords(n*12_000, 24_000) + newsText
		require.Equal(t, spansOf(new(document), x, text), spansOf(d, x, text), "%d", n)
	}
}

// Candidates that several rules propose have all that any of them knows, in whatever order they propose.
func TestMergeKeepsAll(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	entry := &gazetteer.Entry{ID: "e"}
	strongest := func(kind ...string) evidenceSet {
		var set evidenceSet
		for _, name := range kind {
			n, ok := slices.BinarySearch(x.brought.names, name)
			require.True(t, ok, name)
			set |= 1 << n
		}
		return set
	}
	make3 := func() []candidate {
		all := []candidate{
			{rule: 1, entry: entry, wording: 1, brings: contribution{set: strongest("listed")}},
			{rule: 2, subtype: "city", wording: 1.5, brings: contribution{set: strongest("head")}},
			{rule: 3, wording: 0.5, brings: contribution{own: 0.25}},
		}
		for i := range all {
			all[i].score = x.score(&all[i])
			all[i].best = all[i].score
		}
		return all
	}
	best := slices.MaxFunc(make3(), func(a, b candidate) int { return int(1000 * (a.score - b.score)) })
	for _, order := range [][]int{{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}} {
		all := make3()
		c := all[order[0]]
		for _, i := range order[1:] {
			x.merge(&c, &all[i])
		}
		assert.Same(t, entry, c.entry, order)
		assert.Equal(t, "city", c.subtype, order)
		assert.Equal(t, best.rule, c.rule, order)
		assert.InDelta(t, 1.5+x.brought.worth(strongest("listed", "head")), c.score, 1e-5, order)
		assert.Equal(t, contribution{strongest("listed", "head"), 0.25}, c.brings, order)
	}
}

// Two extractors with other lists know nothing of one another.
func TestExtractorsShareNothing(t *testing.T) {
	of := func(typ, name string) *Extractor {
		entries, err := gazetteer.ReadTSV(strings.NewReader("# type: "+typ+"\nname\n"+name+"\n"), "f.tsv")
		require.NoError(t, err)
		x, err := New(WithGazetteer(gazetteer.NewIndex(entries)))
		require.NoError(t, err)
		return x
	}
	ships, stars := of("SHIP", "درة الخليج"), of("STAR", "نجم القطب")
	text := "شوهد نجم القطب فوق درة الخليج"
	for range 3 {
		a, b := spansOf(new(document), ships, text), spansOf(new(document), stars, text)
		assert.Contains(t, a, "SHIP")
		assert.NotContains(t, a, "STAR")
		assert.Contains(t, b, "STAR")
		assert.NotContains(t, b, "SHIP")
	}
	assert.NotContains(t, ships.Types(), Type("STAR"))
}

// Many at once over different texts find what one alone finds in each.
func TestConcurrentTexts(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	text := func(n int) string {
		return manyWords(n*50, 50) + newsText[:len(newsText)/8] + soup([]byte(manyWords(n*31, 20)))
	}
	var want [128]string
	for i := range want {
		want[i] = spansOf(new(document), x, text(i))
	}
	var wg sync.WaitGroup
	for g := range 64 {
		wg.Go(func() {
			for i := range 16 {
				n := (g*5 + i*7) % len(want)
				d := x.documents.Get().(*document)
				got := spansOf(d, x, text(n))
				x.documents.Put(d)
				if got != want[n] {
					t.Errorf("text %d:\n%s\nwant\n%s", n, got, want[n])
				}
			}
		})
	}
	wg.Wait()
}
