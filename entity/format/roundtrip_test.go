package format_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/entity/format"
)

// kept returns what a format promises to give back of a document.
func kept(t testing.TB, f format.Format, d format.Document) format.Document {
	if f.Keeps&format.Nested == 0 {
		d = d.Outermost()
	}
	has := func(field format.Field) bool { return f.Keeps&field != 0 }
	k := format.Document{Text: d.Text}
	if has(format.Title) {
		k.Name = d.Name
	}
	if has(format.Meta) && len(d.Meta) > 0 {
		k.Meta = d.Meta
	}
	mentions := map[int]int{}
	for _, s := range d.Spans {
		mentions[s.Entity]++
	}
	for i, s := range d.Spans {
		if !has(format.Chain) || !has(format.Single) && mentions[s.Entity] < 2 {
			s.Entity = 0
		}
		for field, clear := range map[format.Field]func(){
			format.Subtype: func() { s.Subtype = "" }, format.Name: func() { s.Name = "" }, format.ID: func() { s.ID = "" },
			format.Prefix: func() { s.Prefix = "" }, format.Rule: func() { s.Rule, s.Score = "", 0 },
		} {
			if !has(field) {
				clear()
			}
		}
		k.Spans = append(k.Spans, s)
		var value json.RawMessage
		if has(format.Value) && i < len(d.Values) {
			value = d.Values[i]
		}
		k.Values = append(k.Values, value)
	}
	return canonical(t, k)
}

// canonical numbers entities by their first mentions, rounds scores, and compacts values.
func canonical(t testing.TB, d format.Document) format.Document {
	numbers := map[int]int{0: 0}
	c := format.Document{Name: d.Name, Text: d.Text, Meta: d.Meta}
	for i, s := range d.Spans {
		if _, ok := numbers[s.Entity]; !ok {
			numbers[s.Entity] = len(numbers)
		}
		s.Entity = numbers[s.Entity]
		s.Score = float32(int(s.Score*100+0.5)) / 100
		c.Spans = append(c.Spans, s)
		var b bytes.Buffer
		if d.Values[i] != nil {
			require.NoError(t, json.Compact(&b, d.Values[i]))
		}
		c.Values = append(c.Values, json.RawMessage(b.String()))
	}
	return c
}

// roundTrip writes documents and reads them again, all in one file or, for formats of one document a file, each in its own.
func roundTrip(t testing.TB, f format.Format, o format.Options, documents []format.Document) []format.Document {
	t.Helper()
	texts := map[string]string{}
	for _, d := range documents {
		texts[d.Name] = d.Text
	}
	o.Text = func(name string) (string, error) { return texts[name], nil }
	o.Subtypes, o.AnyLabel = true, true
	if !f.OneAFile {
		all, err := read(t, f.Name, write(t, f.Name, o, documents...), o)
		require.NoError(t, err, f.Name)
		return all
	}
	var all []format.Document
	for _, d := range documents {
		o.File = d.Name
		one, err := read(t, f.Name, write(t, f.Name, o, d), o)
		require.NoError(t, err, f.Name)
		require.Len(t, one, 1)
		assert.Equal(t, d.Name, one[0].Name)
		one[0].Name = ""
		all = append(all, one...)
	}
	return all
}

// requireRoundTrip holds a format to what it promises.
func requireRoundTrip(t testing.TB, f format.Format, o format.Options, documents []format.Document) {
	t.Helper()
	var want []format.Document
	for _, d := range documents {
		if f.Name == "jsonl" && len(d.Spans) == 0 {
			continue // documents without spans leave no line
		}
		want = append(want, kept(t, f, d))
	}
	got := roundTrip(t, f, o, documents)
	require.Len(t, got, len(want), f.Name)
	for i := range want {
		require.Equal(t, want[i].Text, got[i].Text, f.Name)
		require.Equal(t, want[i], canonical(t, got[i]), "%s: %s", f.Name, want[i].Text)
	}
}

// fixtures are all documents and cases with their gold; the same texts as the extractor sees them have names, ids, prefixes, rules and scores.
func fixtures(t testing.TB) (gold, found []format.Document) {
	require.Greater(t, len(entitytest.Documents()), 30)
	require.Greater(t, len(entitytest.Cases()), 900)
	x, err := entity.New()
	require.NoError(t, err)
	for _, d := range append(entitytest.Documents(), entitytest.Cases()...) {
		gold = append(gold, d.Formatted())
		f := format.Document{Name: d.ID, Text: d.Text, Spans: x.Nested(d.Text)}
		require.NoError(t, f.ComputeValues(entity.Calendar{}))
		found = append(found, f)
	}
	return gold, found
}

// readable are the formats whose text comes back.
func readable() []format.Format {
	var all []format.Format
	for _, f := range format.Formats() {
		if f.Readable() && f.Name != "conll" {
			all = append(all, f)
		}
	}
	return all
}

func TestRoundTripOfFixtures(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	gold, found := fixtures(t)
	require.Len(t, readable(), 9)
	for _, f := range readable() {
		t.Run(f.Name, func(t *testing.T) {
			requireRoundTrip(t, f, format.Options{}, gold)
			requireRoundTrip(t, f, format.Options{}, found)
		})
	}
	for _, o := range []format.Options{{BIOES: true}, {WholeWords: true}, {BIOES: true, WholeWords: true}} {
		f, err := format.Named("conll2003")
		require.NoError(t, err)
		requireRoundTrip(t, f, o, gold)
		requireRoundTrip(t, f, o, found)
	}
}

func TestRoundTripOfCoNLL(t *testing.T) {
	gold, _ := fixtures(t)
	for _, d := range gold {
		all, err := read(t, "conll", write(t, "conll", format.Options{}, d), format.Options{})
		require.NoError(t, err)
		require.Len(t, all, 1)
		assert.Equal(t, squeeze(d.Text), squeeze(all[0].Text), "but for the space between tokens")
		var want, got []string
		for _, s := range d.Outermost().Spans {
			want = append(want, string(s.Type)+" "+squeeze(s.Text))
		}
		for _, s := range all[0].Spans {
			got = append(got, string(s.Type)+" "+squeeze(s.Text))
		}
		assert.Equal(t, want, got, d.Text)
	}
}

// hardTexts are what formats stumble over.
var hardTexts = []string{
	"", " ", "\n", "\t", " \n ", "\r\n", "[[بغداد|PLACE]]", "[[بغداد|PLACE]]\n", "\n\n[[بغداد|PLACE]]", " \u00a0[[بغداد|PLACE]]",
	"[[بغداد|PLACE]]\r\n\r\nو[[دمشق|PLACE]]\r\n", "🙂 ل[[وزارة [[الدفاع 🙂|PLACE]]|ORGANIZATION]]🙂", "\ufeff[[بغداد|PLACE]]",
	"[[وزير\n[[الدفاع|ORGANIZATION]]|TITLE]]. نعم", "[[a b|PLACE]][[c|PLACE]]d[[e|PLACE]]", "x.[[a|PLACE]]. .[[b|PLACE]]!\n \n!",
	"a\\n\\t\\\\ [[\\|PLACE]] _*;->[]", "\"\u2028\u2029\u0085\" [[\u200fبغداد\u200f|PLACE]] \u202b\u202c", "a\x01\x1f\x7f\b\f\v[[b\x01c|PLACE]]",
	"<p>&amp; [[<b>|PLACE]] </div></article>\n", "[[[[[[ا|PLACE]]|ORGANIZATION]]|TITLE]]", "# id\n#Text=\n#FORMAT=WebAnno TSV 3.3\n[[a|PLACE]]",
	"-DOCSTART- O\n# newdoc id = x\n[[a|PLACE]]\tO", "[[ بغداد |PLACE]]", "مُحَمَّد[[ٌ|PLACE]]", "[[بـــغداد|PLACE#1]]\u200c[[بغداد|PLACE#1]] [[أمس|DATE#2]] [[بغداد|PLACE#1]]",
	"\u200f\u200e[[بغداد|PLACE]]\u200f  \u200e", "a  [[b|PLACE]]   c\t\t[[d|PLACE]]", "--- x\n[[a|PLACE]]", "[[ﷲ|PERSON]]ﷺ ﻻ [[ﻟﻠﻌﺮاق|PLACE]]",
	"[[a|ODD_LABEL]] [[b|odd-label]]", "٣[[٫|PLACE]]٥", "[[\nبغداد|PLACE]]0", "[[b\n|PLACE]]", "[[\n|PLACE]]د", "[[0\u2002|PLACE]]", "[[\u2028a|PLACE]] [[b\u2029|PLACE]]", "a[[\u0085|PLACE]]b [[ |PLACE]]",
}

func TestRoundTripOfHardTexts(t *testing.T) {
	var all []format.Document
	for i, markup := range hardTexts {
		d := document(t, markup)
		d.Name = "hard-" + strings.Repeat("x", i)
		for j := range d.Spans {
			d.Spans[j].ID = "a|b_[1]->*;\\ \"c\"/100%"
			d.Spans[j].Name = "ا \"ب\""
			if j%2 == 0 {
				d.Values[j] = json.RawMessage(`{"unit":"a b\\u0020 c\"d"}`)
			}
		}
		all = append(all, d)
	}
	for _, f := range readable() {
		t.Run(f.Name, func(t *testing.T) { requireRoundTrip(t, f, format.Options{}, all) })
	}
	conll, err := format.Named("conll2003")
	require.NoError(t, err)
	requireRoundTrip(t, conll, format.Options{WholeWords: true, BIOES: true}, all)
}

// Invalid bytes come back as U+FFFD where a format holds the text, and as they are where it does not; spans lie where they lay.
func TestInvalidBytes(t *testing.T) {
	text := "\xffعاد إلى \xe2\x80بغداد\xc3 و\uFFFDدمشق\x80"
	at := strings.Index(text, "بغداد")
	d := format.Document{Name: "d", Text: text, Values: make([]json.RawMessage, 2), Spans: []entity.Span{
		{Start: at - 1, End: at + 11, Type: entity.Place, Text: text[at-1 : at+11]},
		{Start: at, End: at + 10, Type: entity.Place, Text: "بغداد", Depth: 1}}}
	repaired := strings.ToValidUTF8(strings.NewReplacer("\xe2\x80", "\uFFFD\uFFFD").Replace(text), "\uFFFD")
	for _, f := range readable() {
		given := d
		if f.Keeps&format.Nested == 0 {
			given = d.Outermost()
		}
		got := roundTrip(t, f, format.Options{}, []format.Document{given})[0]
		want := repaired
		if f.Apart {
			want = text
		}
		assert.Equal(t, want, got.Text, f.Name)
		require.Len(t, got.Spans, len(given.Spans), f.Name)
		for i, s := range got.Spans {
			g := given.Spans[i]
			assert.Equal(t, len([]rune(g.Text)), len([]rune(s.Text)), f.Name)
			assert.Equal(t, len([]rune(text[:g.Start])), len([]rune(got.Text[:s.Start])), f.Name)
		}
	}
}

// The article beside the project, with what the gold says of it and with what the extractor finds.
func TestRoundTripOfArticle(t *testing.T) {
	text, err := os.ReadFile(shared(t, "acceptance/article.txt"))
	require.NoError(t, err)
	x, err := entity.New()
	require.NoError(t, err)
	d := format.Document{Name: "article", Text: string(text), Spans: x.Nested(string(text))}
	require.NoError(t, d.ComputeValues(entity.Calendar{}))
	require.Greater(t, len(d.Spans), 100)
	gold := goldArticle(t, string(text))
	require.Greater(t, len(gold.Spans), 100)
	for _, f := range readable() {
		t.Run(f.Name, func(t *testing.T) { requireRoundTrip(t, f, format.Options{}, []format.Document{d, gold}) })
	}
}

// goldArticle takes the first reading of each line of the gold, as far as spans nest.
func goldArticle(t *testing.T, text string) format.Document {
	file, err := os.Open(shared(t, "acceptance/article.gold.jsonl"))
	require.NoError(t, err)
	defer file.Close()
	d := format.Document{Name: "gold", Text: text}
	end := 0
	for lines := bufio.NewScanner(file); lines.Scan(); {
		var row struct {
			Types []entity.Type
			Spans [][2]int
		}
		require.NoError(t, json.Unmarshal(lines.Bytes(), &row))
		s := entity.Span{Start: row.Spans[0][0], End: row.Spans[0][1], Type: row.Types[0]}
		if s.Start < end && s.End > end || len(d.Spans) > 0 && s.Start <= d.Spans[len(d.Spans)-1].Start {
			continue
		}
		if s.Start < end {
			s.Depth = 1
		}
		if len(d.Spans) > 0 && s.Depth == 1 && d.Spans[len(d.Spans)-1].Depth == 1 && s.Start < d.Spans[len(d.Spans)-1].End {
			continue
		}
		end = max(end, s.End)
		s.Text = text[s.Start:s.End]
		d.Spans, d.Values = append(d.Spans, s), append(d.Values, nil)
	}
	return d
}

// shared returns the path of a file beside the project; the test is skipped without it.
func shared(t testing.TB, name string) string {
	t.Helper()
	dir := os.Getenv("KAYAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s: %v", name, err)
	}
	return path
}
