package gazetteer_test

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// An oracle finds names as the comments of NewIndex and AppendHits say, by holding every key against every place of a
// text: without hashes, filters and tables, so that it cannot err as the index does.
type oracle []oracleKey

// An oracleKey is a key, and the entries that have a name of it, best known first.
type oracleKey struct {
	words []string
	ids   string
}

// maxWords is the limit of NewIndex: longer names are never found.
const maxWords = 32

func newOracle(entries []gazetteer.Entry) oracle {
	owners := map[string][]gazetteer.Entry{}
	for _, e := range entries {
		for _, words := range spellingsOf(e) {
			key := strings.Join(words, " ")
			same := func(o gazetteer.Entry) bool { return o.ID == e.ID }
			if !slices.ContainsFunc(owners[key], same) {
				owners[key] = append(owners[key], e)
			}
		}
	}
	var o oracle
	for key, all := range owners {
		slices.SortStableFunc(all, func(a, b gazetteer.Entry) int { return cmp.Compare(b.Prior, a.Prior) })
		var ids []string
		for _, e := range all {
			ids = append(ids, e.ID)
		}
		o = append(o, oracleKey{strings.Split(key, " "), strings.Join(ids, " ")})
	}
	return o
}

// spellingsOf returns the words of each name of an entry, and of its other spellings.
func spellingsOf(e gazetteer.Entry) [][]string {
	var all [][]string
	for _, n := range e.Names {
		words := nameWords(normalize.Key(n.Text))
		if words == nil {
			continue
		}
		all = append(all, words)
		for _, other := range otherSpellings(words) {
			if words := nameWords(other); words != nil {
				all = append(all, words)
			}
		}
	}
	return all
}

// nameWords returns the words of a key, nil where it cannot be a name.
func nameWords(key string) []string {
	words := textWords([]byte(key))
	if len(words) > maxWords || slices.Contains(words, "\n") {
		return nil
	}
	return words
}

// textWords returns the segments of a key, every line break as "\n".
func textWords(key []byte) []string {
	var words []string
	for _, s := range normalize.AppendSegments(nil, key) {
		if s.Kind == normalize.Newline {
			words = append(words, "\n")
		} else {
			words = append(words, string(key[s.Start:s.End]))
		}
	}
	return words
}

// otherSpellings writes compounds as one word or as two, and بن for ابن.
func otherSpellings(words []string) []string {
	if len(words) == 1 {
		return normalize.Apart(words[0])
	}
	var all []string
	for _, other := range lineages(words) {
		key := strings.Join(other, " ")
		all = append(append(all, key), normalize.Joined(key)...)
	}
	return all
}

// lineages exchanges بن and ابن at the first three places behind the first word, in every combination.
func lineages(words []string) [][]string {
	exchange := map[string]string{"بن": "ابن", "ابن": "بن"}
	all := [][]string{words}
	for places, i := 0, 1; i < len(words) && places < 3; i++ {
		if exchange[words[i]] == "" {
			continue
		}
		places++
		for _, known := range all {
			other := slices.Clone(known)
			other[i] = exchange[words[i]]
			all = append(all, other)
		}
	}
	return all
}

// looseForm is what the spellings of a word have in common. Letters behind an odd number of bytes are left as they
// are.
func looseForm(word string) string {
	var b strings.Builder
	for at, r := range word {
		last := at+utf8.RuneLen(r) == len(word)
		switch {
		case at%2 == 1:
		case last && r == 'ى':
			r = 'ي'
		case last && r == 'ة':
			r = 'ه'
		case r == 'ؤ' || r == 'ئ':
			r = 'ء'
		case last && r == 'ء' && at > 0:
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// respelled reports whether two words are spellings of one. Words of over 64 bytes have none.
func respelled(a, b string) bool {
	return len(a) <= 64 && len(b) <= 64 && looseForm(a) == looseForm(b)
}

// A plainHit is a Hit that can be compared.
type plainHit struct {
	First, Last, Prefix int
	Article             string
	Loose               bool
	IDs                 string
}

// A candidate is a name that stands in the text in some spelling, before it is decided whether it counts.
type candidate struct {
	plainHit
	reading     int  // 0 is the whole word
	first, rest bool // whether the first word, and those behind it, are written as in the text
}

func (c candidate) words() int { return c.Last - c.First }

// rank puts the names with the first word as the text has it before the others.
func (c candidate) rank() int {
	if c.first {
		return 0
	}
	return 1
}

// exact reports whether the name is written as the text has it.
func (c candidate) exact() bool { return c.first && c.rest }

func (o oracle) find(key []byte) []plainHit {
	words := textWords(key)
	var hits []plainHit
	for i := range words {
		for _, c := range decide(o.candidates(words, i)) {
			hits = append(hits, c.plainHit)
		}
	}
	return inOrder(hits)
}

// candidates returns the names that begin at a word, in every reading of it.
func (o oracle) candidates(words []string, first int) []candidate {
	word := words[first]
	var all []candidate
	for n, split := range append([]gazetteer.Split{{}}, gazetteer.AppendSplits(nil, []byte(word))...) {
		stem := string(split.AppendStem(nil, []byte(word)))
		for _, k := range o {
			last := first + len(k.words)
			if last > len(words) || k.words[0] != stem && !respelled(k.words[0], stem) {
				continue
			}
			if !slices.EqualFunc(k.words[1:], words[first+1:last], func(a, b string) bool { return a == b || respelled(a, b) }) {
				continue
			}
			c := candidate{reading: n, first: k.words[0] == stem, rest: slices.Equal(k.words[1:], words[first+1:last])}
			c.plainHit = plainHit{first, last, split.Prefix, split.Article, !c.exact(), k.ids}
			all = append(all, c)
		}
	}
	return all
}

// decide returns those of the names at one word that count.
func decide(all []candidate) []candidate {
	whole := slices.ContainsFunc(all, func(c candidate) bool { return c.reading == 0 && c.words() == 1 && c.first })
	behind := slices.ContainsFunc(all, func(c candidate) bool { return c.reading > 0 && c.first })
	var kept []candidate
	for _, c := range all {
		written := func(o candidate) bool { return o.reading == c.reading && o.Last == c.Last && o.exact() }
		switch {
		case whole && c.reading > 0 && c.words() == 1: // a word that is known whole is not split, but for names of several words
		case !c.first && (whole || behind): // the first word is known as it stands
		case !c.rest && slices.ContainsFunc(all, written): // the words are known as they stand
		default:
			kept = append(kept, c)
		}
	}
	if !whole {
		kept = withArticle(kept)
	}
	slices.SortStableFunc(kept, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(a.rank(), b.rank()), cmp.Compare(a.reading, b.reading), cmp.Compare(a.Last, b.Last))
	})
	return kept
}

// withArticle leaves out single words behind لل read without the article, where a name with the article is known.
func withArticle(all []candidate) []candidate {
	return slices.DeleteFunc(slices.Clone(all), func(c candidate) bool {
		return c.Article == "" && c.Last == c.First+1 && slices.ContainsFunc(all, func(o candidate) bool { return o.Prefix == c.Prefix && o.Article != "" })
	})
}

// inOrder puts names of different keys at the same words in the order of their ids: nothing is promised of it.
func inOrder(hits []plainHit) []plainHit {
	for from := 0; from < len(hits); {
		to := from + 1
		for to < len(hits) && samePlace(hits[from], hits[to]) {
			to++
		}
		slices.SortFunc(hits[from:to], func(a, b plainHit) int { return cmp.Compare(a.IDs, b.IDs) })
		from = to
	}
	return hits
}

func samePlace(a, b plainHit) bool {
	a.IDs = b.IDs
	return a == b
}

// plainHits returns what the index finds. Behind the key lies what is not to count.
func plainHits(x *gazetteer.Index, key []byte, behind string) []plainHit {
	key = append(slices.Clone(key), behind...)[:len(key)]
	if behind == "" {
		key = slices.Clip(key)
	}
	var hits []plainHit
	for _, h := range x.AppendHits(nil, key, normalize.AppendSegments(nil, key)) {
		hits = append(hits, plainHit{h.First, h.Last, h.Prefix, h.Article, h.Loose, idsOf(h.Terms)})
	}
	return inOrder(hits)
}

func idsOf(terms gazetteer.Terms) string {
	var ids []string
	for term := range terms.All() {
		ids = append(ids, term.Entry().ID)
	}
	return strings.Join(ids, " ")
}

// compiled returns the compiled form of entries.
func compiled(t testing.TB, entries []gazetteer.Entry, o gazetteer.BuildOptions) []byte {
	t.Helper()
	b := gazetteer.NewBuilder(o)
	for _, e := range entries {
		require.NoError(t, b.Add(e))
	}
	var file bytes.Buffer
	n, err := b.WriteTo(&file)
	require.NoError(t, err)
	require.Equal(t, int64(file.Len()), n)
	require.NoError(t, b.Close())
	return file.Bytes()
}

func loaded(t testing.TB, data []byte) *gazetteer.Index {
	t.Helper()
	x, err := gazetteer.Load(data)
	require.NoError(t, err)
	require.NoError(t, x.Verify())
	return x
}

// checkOracle compares index and oracle, and returns what both found.
func checkOracle(t testing.TB, entries []gazetteer.Entry, text string) []plainHit {
	t.Helper()
	want, wrong := compareWithOracle(t, entries, text)
	if wrong != "" {
		entries, text = shrink(t, entries, text)
		_, wrong = compareWithOracle(t, entries, text)
		t.Fatalf("%s\nnames  %s\ntext   %q", wrong, namesOf(entries), text)
	}
	return want
}

// compareWithOracle returns what the oracle finds, and in what the index differs, "" if in nothing.
func compareWithOracle(t testing.TB, entries []gazetteer.Entry, text string) (want []plainHit, wrong string) {
	t.Helper()
	o := newOracle(entries)
	key := []byte(normalize.Key(text))
	want = o.find(key)
	for _, x := range []*gazetteer.Index{gazetteer.NewIndex(entries), loaded(t, compiled(t, entries, gazetteer.BuildOptions{}))} {
		for _, behind := range []string{"", "ءةىاللهabc" + strings.Repeat("\xff", 16)} {
			if got := plainHits(x, key, behind); !slices.Equal(want, got) {
				return nil, fmt.Sprintf("want   %s\ngot    %s\nbehind the key %q", show(want, got, key), show(got, want, key), behind)
			}
		}
		for _, k := range o {
			name := strings.Join(k.words, " ")
			if got := idsOf(x.Lookup(name)); normalize.Key(name) == name && got != k.ids {
				return nil, fmt.Sprintf("Lookup(%q): want %s, got %s", name, k.ids, got)
			}
		}
		if keys := x.Info().Keys; keys != len(o) {
			return nil, fmt.Sprintf("%d keys, want %d", keys, len(o))
		}
	}
	return want, ""
}

// shrink leaves out entries and words of the text as long as index and oracle differ.
func shrink(t testing.TB, entries []gazetteer.Entry, text string) ([]gazetteer.Entry, string) {
	words := strings.SplitAfter(text, " ")
	differ := func(entries []gazetteer.Entry, words []string) bool {
		_, wrong := compareWithOracle(t, entries, strings.Join(words, ""))
		return wrong != ""
	}
	for size := -1; size != len(entries)+len(words); {
		size = len(entries) + len(words)
		entries = shorten(entries, func(less []gazetteer.Entry) bool { return differ(less, words) })
		words = shorten(words, func(less []string) bool { return differ(entries, less) })
	}
	return entries, strings.Join(words, "")
}

// shorten leaves out what is not needed for a condition to hold.
func shorten[T any](all []T, holds func([]T) bool) []T {
	for i := len(all) - 1; i >= 0; i-- {
		if less := slices.Delete(slices.Clone(all), i, i+1); holds(less) {
			all = less
		}
	}
	return all
}

func namesOf(entries []gazetteer.Entry) string {
	var all []string
	for _, e := range entries {
		for _, n := range e.Names {
			all = append(all, fmt.Sprintf("%s:%q/%d", e.ID, n.Text, e.Prior))
		}
	}
	return strings.Join(all, " ")
}

// show describes the hits that are not among others.
func show(hits, others []plainHit, key []byte) string {
	words := textWords(key)
	var all []string
	for _, h := range hits {
		if !slices.Contains(others, h) {
			all = append(all, fmt.Sprintf("%q%+v", strings.Join(words[h.First:h.Last], " "), h))
		}
	}
	if all == nil {
		return fmt.Sprintf("nothing else than the other, of %d", len(hits))
	}
	return strings.Join(all, "; ")
}

// entriesOf makes an entry of each list of names. Priors come again, so that some entries are known equally well.
func entriesOf(lists ...[]string) []gazetteer.Entry {
	var entries []gazetteer.Entry
	for i, names := range lists {
		e := gazetteer.Entry{ID: strconv.Itoa(i), Type: "T", Prior: uint32(i * 7 % 3)}
		for _, n := range names {
			e.Names = append(e.Names, gazetteer.Name{Text: n})
		}
		entries = append(entries, e)
	}
	return entries
}

// oracleCases are names, an entry each, and texts. Most are those of TestFind.
var oracleCases = []struct {
	text  string
	names []string
}{
	{"بغدادي بغداد", []string{"بغداد"}},
	{"وزارة الدفاع العراقية", []string{"وزارة", "وزارة الدفاع", "الدفاع"}},
	{"وبغداد فبغداد ببغداد لبغداد كبغداد وببغداد", []string{"بغداد"}},
	{"للعراق وللعراق", []string{"العراق"}},
	{"للبنان لليكود", []string{"لبنان", "الليكود"}},
	{"بلال ولي كريم فهد", []string{"بلال", "ولي", "كريم", "فهد", "لال", "ريم"}},
	{"لحزب الله لحزب", []string{"حزب الله", "لحزب", "حزب"}},
	{"وقد بان", []string{"قدر", "ان"}},
	{"وَإِيرانُ", []string{"إيران"}},
	{"عبدالله أبوظبي نورالدين", []string{"عبد الله", "أبو ظبي", "نور الدين"}},
	{"عبد الله", []string{"عبدالله"}},
	{"عبدالرزاق عبد الواحد", []string{"عبد الرزاق عبد الواحد"}},
	{"للواء", []string{"لواء", "اللواء"}},
	{"للواء الركن", []string{"للواء", "لواء الركن", "اللواء الركن"}},
	{"محمد ابن سلمان", []string{"محمد بن سلمان"}},
	{"القاهره مصطفي", []string{"القاهرة", "مصطفى"}},
	{"القاهره الكبرى القاهرة الكبري", []string{"القاهرة", "القاهرة الكبرى", "القاهره الكبرى"}},
	{"على", []string{"على", "علي"}},
	{"شئون الشؤون", []string{"شؤون"}},
	{"سينا سيناء وسينا", []string{"سيناء", "سينا"}},
	{"وزارة\nالدفاع", []string{"وزارة الدفاع"}},
	{"كوت-ديفوار كوت - ديفوار", []string{"كوت-ديفوار"}},
	{"آل سعود وآل سعود السعود", []string{"آل سعود"}},
	{"5 ١٢,٣ -", []string{"5", "12,3", "-"}},
	{"", []string{"بغداد"}},
}

func TestOracleCases(t *testing.T) {
	for _, c := range oracleCases {
		var lists [][]string
		for _, n := range c.names {
			lists = append(lists, []string{n})
		}
		checkOracle(t, entriesOf(lists...), c.text)
		checkOracle(t, entriesOf(c.names, c.names), c.text)
	}
}

// The words of up to 64 bytes that have other spellings need not be Arabic throughout.
func TestLongWordsOfTwoScriptsHaveSpellings(t *testing.T) {
	latin := strings.Repeat("ab", 16)
	assert.NotEmpty(t, checkOracle(t, entriesOf([]string{latin + "ة"}), latin+"ه"))
}

// The oracle takes the readings of a word from AppendSplits; here they are by themselves.
func TestSplitsOfWords(t *testing.T) {
	for word, want := range map[string]string{
		"": "", "و": "", "وب": "", "وإب": "و+إب", "بإب": "", "بابل": "ب+ابل", "فب": "", "فبا": "", "فباب": "ف+باب", "وبابل": "و+بابل ب+ابل",
		"كلبن": "ك+لبن", "لل": "", "للا": "ل+الا ل+اللا", "للعب": "ل+العب ل+اللعب ل+لعب", "وللا": "و+للا ل+الا ل+اللا",
		"بلل": "", "سبغداد": "", "وab": "و+ab", "وa": "", "و中": "", "و中中": "و+中中", "abc": "", "بوابل": "ب+وابل",
	} {
		var all []string
		for _, s := range gazetteer.AppendSplits(nil, []byte(word)) {
			all = append(all, word[s.Prefix-len("و"):s.Prefix]+"+"+string(s.AppendStem(nil, []byte(word))))
		}
		assert.Equal(t, want, strings.Join(all, " "), word)
	}
}

// A writer writes names and texts of few words, so that much is found, and much nearly.
type writer struct {
	*rand.Rand
	words []string
}

const oracleLetters = "وفبلكاأإآىيةهءؤئ"

func newWriter(seed uint64) *writer {
	w := &writer{Rand: rand.New(rand.NewPCG(seed, 1))}
	for range 3 + w.IntN(4) {
		w.words = append(w.words, w.word())
	}
	return w
}

func pick[T any](w *writer, all ...T) T { return all[w.IntN(len(all))] }

func (w *writer) word() string {
	switch w.IntN(8) {
	case 0:
		return pick(w, "عبد", "الله", "بن", "ابن", "نور", "الدين", "آل", "عبدالله", "أبو")
	case 1:
		return pick(w, "7", "12", "١٫٥", "-", ".", "،", "a", "aة", "abة", "\u0601", "\u0620ب", "😀", "عبد الله", "لل")
	case 2:
		return "ال" + w.letters(1+w.IntN(4))
	case 3:
		return w.letters(6 + w.IntN(32))
	}
	return w.letters(1 + w.IntN(5))
}

func (w *writer) letters(n int) string {
	all := []rune(oracleLetters)
	var b strings.Builder
	for range n {
		b.WriteRune(all[w.IntN(len(all))])
	}
	return b.String()
}

// name writes some of the words, now and then more than a name may have.
func (w *writer) name() string {
	n := 1 + w.IntN(4)
	if w.IntN(40) == 0 {
		n = maxWords - 2 + w.IntN(4)
	}
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteString(w.between())
		}
		b.WriteString(pick(w, w.words...))
	}
	return b.String()
}

func (w *writer) between() string {
	switch w.IntN(30) {
	case 0:
		return pick(w, "\n", "-", "", "\u00a0", "  ")
	}
	return " "
}

func (w *writer) entries() []gazetteer.Entry {
	var lists [][]string
	for range w.IntN(8) {
		var names []string
		for range 1 + w.IntN(3) {
			names = append(names, w.name())
		}
		lists = append(lists, names)
	}
	return entriesOf(lists...)
}

// text writes words and names, with proclitics and in other spellings.
func (w *writer) text(entries []gazetteer.Entry) string {
	var b strings.Builder
	for range 1 + w.IntN(10) {
		part := pick(w, w.words...)
		if len(entries) > 0 && w.IntN(2) == 0 {
			part = pick(w, pick(w, entries...).Names...).Text
		}
		if w.IntN(3) == 0 {
			b.WriteString(part + w.between())
			continue
		}
		for i, word := range strings.Split(part, " ") {
			if w.IntN(4) == 0 {
				word = w.respell(word)
			}
			if w.IntN(3) == 0 && i == 0 || w.IntN(20) == 0 {
				word = w.behindProclitic(word)
			}
			b.WriteString(word + w.between())
		}
	}
	return b.String()
}

func (w *writer) behindProclitic(word string) string {
	if rest, ok := strings.CutPrefix(word, "ال"); ok && w.IntN(2) == 0 {
		return pick(w, "لل", "ولل", "فلل") + rest
	}
	return pick(w, "و", "ف", "ب", "ل", "ك", "وب", "فل", "ول", "لل") + word
}

// respell exchanges letters that are easily exchanged, and some that are not.
func (w *writer) respell(word string) string {
	classes := []string{"ىي", "ةه", "ءؤئ", "اأإآ", "وف"}
	letters := []rune(word)
	for i, r := range letters {
		for _, class := range classes {
			if strings.ContainsRune(class, r) && w.IntN(2) == 0 {
				letters[i] = pick(w, []rune(class)...)
			}
		}
	}
	switch word := string(letters); w.IntN(4) {
	case 0:
		return word + "ء"
	case 1:
		return strings.TrimSuffix(word, "ء")
	default:
		return word
	}
}

func TestOracleRandom(t *testing.T) {
	rounds := 1500
	if testing.Short() || underRace() {
		rounds = 300
	}
	found := map[string]int{}
	for seed := range rounds {
		w := newWriter(uint64(seed))
		entries := w.entries()
		for _, h := range checkOracle(t, entries, w.text(entries)) {
			for _, feature := range featuresOf(h) {
				found[feature]++
			}
		}
	}
	for _, feature := range []string{"whole", "split", "article", "loose", "loose split", "words", "words split", "long", "entries"} {
		assert.Greater(t, found[feature], rounds/200, "names and texts that show nothing of: %s", feature)
	}
}

// featuresOf tells what a hit shows, so that the test sees whether it tests anything.
func featuresOf(h plainHit) []string {
	var all []string
	for feature, shown := range map[string]bool{
		"whole": h.Prefix == 0, "split": h.Prefix > 0, "article": h.Article != "", "loose": h.Loose,
		"loose split": h.Loose && h.Prefix > 0, "words": h.Last-h.First > 1, "words split": h.Last-h.First > 1 && h.Prefix > 0,
		"long": h.Last-h.First > 20, "entries": strings.Contains(h.IDs, " "),
	} {
		if shown {
			all = append(all, feature)
		}
	}
	return all
}

// TestOracleWindows is for texts of several hundred words: the index looks at a part of them at a time.
func TestOracleWindows(t *testing.T) {
	for seed := range uint64(20) {
		w := newWriter(seed)
		entries := append(w.entries(), entriesOf([]string{w.name(), w.name()})...)
		entries[len(entries)-1].ID = "last"
		var text strings.Builder
		for range 60 {
			text.WriteString(w.text(entries) + " ")
		}
		checkOracle(t, entries, text.String())
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range oracleCases {
		f.Add(strings.Join(c.names, "\n"), c.text)
		f.Add(strings.Join(c.names, "|"), c.text)
	}
	f.Fuzz(func(t *testing.T, names, text string) {
		if len(names) > 500 || len(text) > 500 {
			return // the oracle is slow
		}
		var lists [][]string
		for line := range strings.SplitSeq(names, "\n") {
			lists = append(lists, strings.Split(line, "|"))
		}
		checkOracle(t, entriesOf(lists...), text)
	})
}
