package gazetteer_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/internal/compile"
	"github.com/kayan-nlp/kayan/normalize"
)

// underRace reports whether the race detector is at work: it makes all slower, and pools forget.
func underRace() bool {
	info, ok := debug.ReadBuildInfo()
	return ok && slices.Contains(info.Settings, debug.BuildSetting{Key: "-race", Value: "true"})
}

func namesFrom(texts ...string) []gazetteer.Name {
	var names []gazetteer.Name
	for _, text := range texts {
		names = append(names, gazetteer.Name{Text: text})
	}
	return names
}

// oddTexts are what a name may be and seldom is.
var oddTexts = []string{
	"", " ", "\n", "بغداد", "بغداد\n", "دار\nالسلام", "عبد الله", "آل سعود", "أَحْمَد", "إبراهيم", "بغــداد", "\u0600", "\u0620", "\u0600\u0620 \u0620",
	"\uFEFF", "ڀچگک", "a", "Baghdad", "é中😀", "😀 ب", "\x00", "\x00\x20\x27", "\xff", "\xd8", "ب\xd9", "\xf0\x9f", "\xe2\x80",
	"\ufffd", "  بغداد  الجديدة ", "5.5", "ﷺ", strings.Repeat("ب", 5000), strings.TrimSpace(strings.Repeat("اب ", 1000)), strings.Repeat("😀", 200),
}

// roundTripCases are entries of every kind; all come back as they were.
func roundTripCases() []gazetteer.Entry {
	entries := []gazetteer.Entry{
		{},
		{ID: "/"},
		{Source: "s", ID: "s/"},
		{Source: "s", ID: "s/بغداد", Names: namesFrom("بغداد")},
		{Source: "s", ID: "s/IQ/بغداد", Country: "IQ", Names: namesFrom("بغداد")},
		{Source: "s", ID: "s/IQ/البصرة", Country: "IR", Names: namesFrom("البصرة")},
		{
			ID: "Q\x00\xff\n", Type: "PLACE", Subtype: "city", Country: "IQ", Parent: "أَبو \u0620😀\xff", English: "B\xff\n", Value: "5",
			Source: "set", Refs: []string{"", "a\tb", "\xff"}, Prior: 1<<32 - 1,
			Names: []gazetteer.Name{
				{Text: "أبو"}, {Text: "ب", Kind: gazetteer.Variant, Weak: true}, {Text: "ت", Kind: gazetteer.Official}, {Text: "ث", Kind: gazetteer.Short},
				{Text: "ج", Kind: gazetteer.Acronym, Weak: true}, {Text: "ح", Kind: gazetteer.Alias}, {Text: "خ", Kind: gazetteer.Inflected}, {Text: "خ"},
			},
		},
		{ID: "odd", Names: namesFrom(oddTexts...)},
		{ID: "odd", Names: namesFrom("odd"), Prior: 1}, // an id again
		{ID: strings.Repeat("x", 1000), Parent: strings.Repeat("ب", 1000), Names: namesFrom("طويل")},
	}
	for _, text := range oddTexts {
		entries = append(entries, gazetteer.Entry{ID: text, Type: text, Parent: text, Source: text, Names: namesFrom(text)})
	}
	return entries
}

func TestEntriesComeBack(t *testing.T) {
	entries := roundTripCases()
	for _, memory := range []int{0, 200} {
		x := loaded(t, compiled(t, entries, gazetteer.BuildOptions{Memory: memory, TempDir: t.TempDir()}))
		all := slices.Collect(x.All())
		require.Len(t, all, len(entries))
		for i, e := range entries {
			require.Equal(t, e, all[i])
		}
	}
}

func TestEntriesByID(t *testing.T) {
	entries := roundTripCases()
	x := gazetteer.NewIndex(entries)
	for _, e := range entries {
		if e.ID == "" {
			continue // it has none to be found by
		}
		first := slices.IndexFunc(entries, func(o gazetteer.Entry) bool { return o.ID == e.ID })
		got, ok := x.Entry(e.ID)
		require.True(t, ok, "%q", e.ID)
		require.Equal(t, entries[first], got)
	}
	for _, id := range []string{"", "none", "s"} {
		_, ok := x.Entry(id)
		assert.False(t, ok, "%q", id)
	}
}

// Ids are told apart whatever they are made of.
func TestIDsOfOneHash(t *testing.T) {
	const end = "\x2f\x64\xbd\x78\x64\x1d\x76\xa0"
	x := gazetteer.NewIndex([]gazetteer.Entry{{ID: "aaaaaaaa" + end}, {ID: "bbbbbbbb" + end}})
	for _, id := range []string{"aaaaaaaa", "bbbbbbbb"} {
		_, ok := x.Entry(id + end)
		assert.True(t, ok, id)
	}
}

// Bytes that are no UTF-8 come back as well, whatever letter stands behind them.
func TestBrokenBytesBeforeAnyLetter(t *testing.T) {
	for _, broken := range []string{"\xc3", "\xd8", "\xe2\x80", "\xf0\x9f\x98"} {
		for letter := rune(0x600); letter <= 0x6FF; letter++ {
			text := broken + string(letter)
			x := gazetteer.NewIndex([]gazetteer.Entry{{ID: "1", Names: namesFrom(text)}})
			for e := range x.All() {
				require.Equal(t, text, e.Name())
			}
		}
	}
}

// An unknown kind is that of any other name.
func TestUnknownKind(t *testing.T) {
	x := gazetteer.NewIndex([]gazetteer.Entry{{ID: "1", Names: []gazetteer.Name{{Text: "ب", Kind: "nickname"}}}})
	for e := range x.All() {
		assert.Equal(t, gazetteer.Variant, e.Names[0].Kind)
	}
}

// randomEntry makes an entry of few and strange strings, so that entries share classes and ids.
func randomEntry(w *writer) gazetteer.Entry {
	some := func() string { return pick(w, "", "", "s", "IQ", "بغداد", "\x00", "\xff\xfe", w.letters(3)) }
	e := gazetteer.Entry{
		ID: some(), Type: some(), Subtype: some(), Country: some(), Parent: some(), English: some(), Value: some(), Source: some(),
		Prior: w.Uint32() >> w.IntN(33),
	}
	for range w.IntN(4) {
		e.Names = append(e.Names, gazetteer.Name{
			Text: pick(w, w.name(), w.letters(4), pick(w, oddTexts...)), Weak: w.IntN(2) == 0,
			Kind: pick(w, gazetteer.Canonical, gazetteer.Variant, gazetteer.Official, gazetteer.Short, gazetteer.Acronym, gazetteer.Alias, gazetteer.Inflected),
		})
	}
	for range w.IntN(3) {
		e.Refs = append(e.Refs, some())
	}
	switch w.IntN(4) { // an id as data files make it
	case 0:
		e.ID = e.Source + "/" + strings.ReplaceAll(e.Name(), " ", "_")
	case 1:
		e.ID = e.Source + "/" + e.Country + "/" + strings.ReplaceAll(e.Name(), " ", "_")
	}
	return e
}

func TestRandomEntriesComeBack(t *testing.T) {
	for seed := range uint64(150) {
		w := newWriter(seed)
		var entries []gazetteer.Entry
		for range w.IntN(40) {
			entries = append(entries, randomEntry(w))
		}
		x := loaded(t, compiled(t, entries, gazetteer.BuildOptions{}))
		require.Equal(t, entries, slices.Collect(x.All()), "seed %d", seed)
		checkInfo(t, x, entries)
		for term, e := range termsAndEntries(x, entries) {
			require.Equal(t, []string{e.Type, e.Subtype, e.Value}, []string{term.Type(), term.Subtype(), term.Value()})
			class := x.Class(term.Class())
			require.Equal(t, []string{e.Type, e.Subtype, e.Country, e.Source}, []string{class.Type, class.Subtype, class.Country, class.Source})
			require.True(t, slices.Contains(e.Names, gazetteer.Name{Text: term.Text(), Kind: term.Kind(), Weak: term.Weak()}))
		}
	}
}

// termsAndEntries looks up every name, and yields each term with its entry, which must be one of those given.
func termsAndEntries(x *gazetteer.Index, entries []gazetteer.Entry) func(func(gazetteer.Term, gazetteer.Entry) bool) {
	return func(yield func(gazetteer.Term, gazetteer.Entry) bool) {
		for _, e := range entries {
			for _, n := range e.Names {
				for term := range x.Lookup(n.Text).All() {
					same := func(o gazetteer.Entry) bool { return reflect.DeepEqual(o, *term.Entry()) }
					if i := slices.IndexFunc(entries, same); i < 0 || !yield(term, entries[i]) {
						return
					}
				}
			}
		}
	}
}

// checkInfo compares what a gazetteer says of itself with a count.
func checkInfo(t *testing.T, x *gazetteer.Index, entries []gazetteer.Entry) {
	t.Helper()
	names, types := 0, map[string]int{}
	for _, e := range entries {
		names += len(e.Names)
		types[e.Type]++
	}
	info := x.Info()
	require.Equal(t, []int{len(entries), len(entries), names}, []int{x.Len(), info.Entries, info.Names})
	require.Equal(t, types, info.Types)
	require.Equal(t, types, x.Types())
}

func TestInfo(t *testing.T) {
	entries := entriesOf([]string{"عبد الله", "عبدالله", " "}, []string{"بغداد", "بَغداد"}, nil)
	b := gazetteer.NewBuilder(gazetteer.BuildOptions{Info: gazetteer.Info{
		Name: "n", Version: "1.2", Licence: "CC0-1.0", Entries: 99, Sources: []gazetteer.Source{{Set: "a"}},
	}})
	b.AddSource(gazetteer.Source{Set: "b", What: "w", Origin: "o", Licence: "l", Date: "d", Complete: "c"})
	for _, e := range entries {
		require.NoError(t, b.Add(e))
	}
	var file bytes.Buffer
	_, err := b.WriteTo(&file)
	require.NoError(t, err)
	assert.Equal(t, gazetteer.Info{
		Name: "n", Version: "1.2", Licence: "CC0-1.0",
		Sources: []gazetteer.Source{{Set: "a"}, {Set: "b", What: "w", Origin: "o", Licence: "l", Date: "d", Complete: "c"}},
		Entries: 3, Names: 5, Keys: 3, Types: map[string]int{"T": 3}, Bytes: file.Len(),
	}, loaded(t, file.Bytes()).Info())
	var zero gazetteer.Index
	assert.Equal(t, gazetteer.Info{Types: map[string]int{}}, zero.Info())
}

func TestNoEntries(t *testing.T) {
	for _, x := range []*gazetteer.Index{{}, gazetteer.NewIndex(nil), gazetteer.NewIndex([]gazetteer.Entry{})} {
		key := []byte("بغداد ب")
		assert.Zero(t, x.Len())
		assert.Empty(t, slices.Collect(x.All()))
		assert.Empty(t, x.AppendHits(nil, key, normalize.AppendSegments(nil, key)))
		assert.Zero(t, x.Lookup("بغداد").Len())
		_, ok := x.Entry("")
		assert.False(t, ok)
		assert.NoError(t, x.Verify())
		assert.NoError(t, x.Close())
	}
}

// An entry added twice is two entries; the best known stand first, and of those known equally well the first.
func TestPriors(t *testing.T) {
	var entries []gazetteer.Entry
	for i, prior := range []uint32{0, 5, 1<<32 - 1, 5, 1 << 31, 0} {
		entries = append(entries, gazetteer.Entry{ID: fmt.Sprint(i), Prior: prior, Names: namesFrom("عبد الله", "عبدالله")})
	}
	entries = append(entries, entries[1])
	x := gazetteer.NewIndex(entries)
	assert.Equal(t, "2 4 1 3 1 0 5", idsOf(x.Lookup("عبد الله")))
	assert.Equal(t, "2 4 1 3 1 0 5", idsOf(x.Lookup("عبدالله")))
	assert.Equal(t, "2", x.Lookup("عَبدُالله").First().Entry().ID)
}

func TestManyEntriesOfOneNameSpilled(t *testing.T) {
	entries := make([]gazetteer.Entry, 50_000)
	for i := range entries {
		entries[i] = gazetteer.Entry{ID: fmt.Sprint(i), Prior: uint32(i % 100), Names: namesFrom("محمد")}
	}
	x := loaded(t, compiled(t, entries, gazetteer.BuildOptions{Memory: 1 << 18, TempDir: t.TempDir()}))
	var ids []string
	for term := range x.Lookup("محمد").All() {
		ids = append(ids, term.Entry().ID)
	}
	require.Len(t, ids, len(entries))
	assert.Equal(t, []string{"99", "199", "299"}, ids[:3])
	assert.Equal(t, "49900", ids[len(ids)-1])
	key := []byte("ومحمد")
	assert.Equal(t, len(entries), x.AppendHits(nil, key, normalize.AppendSegments(nil, key))[0].Terms.Len())
}

func TestManyNamesOfOneEntry(t *testing.T) {
	e := gazetteer.Entry{ID: "1"}
	for i := range 10_000 {
		e.Names = append(e.Names, gazetteer.Name{Text: fmt.Sprintf("اسم %d", i), Weak: i%2 == 0})
	}
	x := loaded(t, compiled(t, []gazetteer.Entry{{ID: "0", Names: namesFrom("ب")}, e}, gazetteer.BuildOptions{}))
	for i, n := range e.Names {
		terms := x.Lookup(n.Text)
		require.Equal(t, 1, terms.Len(), n.Text)
		require.Equal(t, n, gazetteer.Name{Text: terms.First().Text(), Weak: i%2 == 0})
	}
	got, ok := x.Entry("1")
	require.True(t, ok)
	assert.Equal(t, e, got)
}

// More classes of values than are shared: the rest have their own.
func TestManyValues(t *testing.T) {
	var entries []gazetteer.Entry
	for i := range 5000 {
		entries = append(entries, gazetteer.Entry{ID: fmt.Sprint(i), Type: "T", Parent: "ب", English: "e", Value: fmt.Sprint(i), Names: namesFrom(fmt.Sprint(i))})
	}
	x := loaded(t, compiled(t, entries, gazetteer.BuildOptions{}))
	for _, e := range entries {
		require.Equal(t, e.Value, x.Lookup(e.Name()).First().Value())
	}
	assert.Equal(t, entries, slices.Collect(x.All()))
	assert.Equal(t, map[string]int{"T": 5000}, x.Types())
}

// A name of 32 words is found, one of 33 is not; the number of words counts, not that of letters.
func TestLongNames(t *testing.T) {
	for words, found := range map[int]bool{1: true, 31: true, 32: true, 33: false, 1000: false} {
		name := strings.TrimSpace(strings.Repeat("كلمة ", words))
		checkOracle(t, entriesOf([]string{name}), name+" كلمة")
		assert.Equal(t, found, gazetteer.NewIndex(entriesOf([]string{name})).Lookup(name).Len() == 1, "%d words", words)
	}
	word := strings.Repeat("ب", 100_000)
	assert.Equal(t, 1, len(checkOracle(t, entriesOf([]string{word}), "و"+word)))
}

func TestSameBytes(t *testing.T) {
	entries := roundTripCases()
	assert.True(t, bytes.Equal(compiled(t, entries, gazetteer.BuildOptions{}), compiled(t, entries, gazetteer.BuildOptions{})))
}

// failing fails to write after some bytes.
type failing struct{ left int }

func (f *failing) Write(b []byte) (int, error) {
	if len(b) > f.left {
		return f.left, io.ErrShortWrite
	}
	f.left -= len(b)
	return len(b), nil
}

func TestBuilderErrors(t *testing.T) {
	for left := range 800 {
		b := gazetteer.NewBuilder(gazetteer.BuildOptions{Memory: 128, TempDir: t.TempDir()})
		require.NoError(t, b.Add(roundTripCases()[6]))
		n, err := b.WriteTo(&failing{left})
		require.NoError(t, b.Close())
		if err == nil {
			assert.LessOrEqual(t, n, int64(left))
			break
		}
		require.ErrorIs(t, err, io.ErrShortWrite)
		require.Equal(t, int64(left), n)
	}
	b := gazetteer.NewBuilder(gazetteer.BuildOptions{Memory: 128, TempDir: "no/such/folder"})
	assert.ErrorIs(t, b.Add(roundTripCases()[6]), os.ErrNotExist)
	assert.ErrorIs(t, b.Add(gazetteer.Entry{}), os.ErrNotExist, "the builder is good for nothing any more")
	_, err := b.WriteTo(io.Discard)
	assert.ErrorIs(t, err, os.ErrNotExist)
	assert.NoError(t, b.Close())
	assert.NoError(t, b.Close(), "closed twice")
	assert.Error(t, b.Add(gazetteer.Entry{}))
}

// A builder that may use next to no memory writes the same file as one that may use all, and leaves nothing behind.
func TestBuilderSpills(t *testing.T) {
	for seed := range uint64(40) {
		w := newWriter(seed)
		entries := append(w.entries(), roundTripCases()[6])
		o := gazetteer.BuildOptions{Memory: 128 << w.IntN(6), TempDir: t.TempDir(), Info: gazetteer.Info{Name: "n"}}
		b := gazetteer.NewBuilder(o)
		for _, e := range entries {
			require.NoError(t, b.Add(e))
		}
		var file bytes.Buffer
		_, err := b.WriteTo(&file)
		require.NoError(t, err)
		if o.Memory < 512 {
			assert.NotEmpty(t, filesIn(t, o.TempDir), "nothing was spilled")
		}
		_, err = b.WriteTo(&file)
		assert.Error(t, err, "a second WriteTo")
		assert.Error(t, b.Add(gazetteer.Entry{}), "Add behind WriteTo")
		require.NoError(t, b.Close())
		assert.Empty(t, filesIn(t, o.TempDir))
		unlimited := compiled(t, entries, gazetteer.BuildOptions{Info: o.Info})
		require.True(t, bytes.Equal(unlimited, file.Bytes()), "seed %d, %d bytes of memory", seed, o.Memory)
	}
}

func filesIn(t *testing.T, dir string) []os.DirEntry {
	t.Helper()
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	return files
}

func TestFindingDoesNotAllocate(t *testing.T) {
	if underRace() {
		t.Skip("pools forget under the race detector")
	}
	text, err := os.ReadFile("../testdata/article.txt")
	require.NoError(t, err)
	key := []byte(normalize.Key(string(text)))
	segs := normalize.AppendSegments(nil, key)
	x := gazetteer.Default()
	hits := x.AppendHits(nil, key, segs)
	require.NotEmpty(t, hits)
	assert.Zero(t, testing.AllocsPerRun(100, func() { hits = x.AppendHits(hits[:0], key, segs) }))
	term := hits[0].Terms.First()
	sum := 0
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		for _, h := range hits {
			for term := range h.Terms.All() {
				sum += term.Class() + len(term.Type()) + len(term.Kind())
			}
		}
		sum += len(term.Entry().ID)
	}), "terms, and an entry known before")
}

func TestLoadingCostsTheSame(t *testing.T) {
	large, err := os.ReadFile("default.kgz")
	require.NoError(t, err)
	small := compiled(t, entriesOf([]string{"بغداد"}), gazetteer.BuildOptions{})
	allocations := func(data []byte) float64 {
		return testing.AllocsPerRun(20, func() {
			if _, err := gazetteer.Load(data); err != nil {
				t.Error(err)
			}
		})
	}
	assert.Equal(t, allocations(small), allocations(large))
	assert.Less(t, allocations(large), 20.0)
}

func TestConcurrentUse(t *testing.T) {
	entries := entriesOf([]string{"عبد الله", "القاهرة"}, []string{"القاهرة الكبرى", "العراق"}, []string{"القاهرة"})
	key := []byte(normalize.Key(strings.Repeat("وعبدالله للعراق بالقاهره الكبري ", 50)))
	x := gazetteer.NewIndex(entries)
	want := newOracle(entries).find(key)
	require.NotEmpty(t, want)
	var group sync.WaitGroup
	for range 16 {
		group.Go(func() {
			for range 5 {
				assert.Equal(t, want, plainHits(x, key, ""))
				assert.Equal(t, entries, slices.Collect(x.All()))
				e, _ := x.Entry(entries[0].ID)
				assert.Equal(t, entries[0], e)
				checkInfo(t, x, entries)
			}
		})
	}
	group.Wait()
}

// The embedded gazetteer is that of the data files; if not: go generate ./gazetteer.
func TestDefaultInStep(t *testing.T) {
	var file bytes.Buffer
	require.NoError(t, compile.Dir(os.DirFS("data"), &file))
	embedded, err := os.ReadFile("default.kgz")
	require.NoError(t, err)
	if !bytes.Equal(embedded, file.Bytes()) {
		t.Error("default.kgz is not what the data files make: go generate ./gazetteer")
	}
	assert.Equal(t, file.Len(), gazetteer.Default().Info().Bytes, "the program holds another file")
	assert.NoError(t, gazetteer.Default().Verify())
	assert.Equal(t, compile.Info.Name, gazetteer.Default().Info().Name)
}

func TestCompileStopsAtABrokenLine(t *testing.T) {
	good := &fstest.MapFile{Data: []byte("# set: a\n# type: PLACE\nname\nبغداد\n")}
	broken := &fstest.MapFile{Data: []byte("# set: b\n# type: PLACE\nname\nحلب\nبابل\tx\n\xff\n")}
	var file bytes.Buffer
	err := compile.Dir(fstest.MapFS{"a.tsv": good, "b.tsv": broken}, &file)
	assert.EqualError(t, err, "data/b.tsv:5: 2 fields, but 1 columns")
	var line *gazetteer.LineError
	require.True(t, errors.As(err, &line))
	assert.Equal(t, 5, line.Line)
	assert.Zero(t, file.Len(), "nothing is written")
	require.NoError(t, compile.Dir(fstest.MapFS{"a.tsv": good, "b.txt": broken}, &file))
	assert.Equal(t, []gazetteer.Source{{Set: "a"}}, loaded(t, file.Bytes()).Info().Sources)
}
