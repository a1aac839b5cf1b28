package entity_test

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/gazetteer"
)

// broken tells what is wrong with the spans of a text, "" if nothing is: surfaces are what stands there,
// outermost spans are sorted and do not overlap, inner ones lie inside the one before.
func broken(text string, spans []entity.Span) string {
	end := 0
	var outer []entity.Span
	for _, s := range spans {
		switch {
		case s.Start < 0 || s.End > len(text) || s.Start >= s.End:
			return "offsets outside the text"
		case text[s.Start:s.End] != s.Text:
			return "text is not the surface"
		case !utf8.RuneStart(text[s.Start]) && utf8.ValidString(text):
			return "starts inside a character"
		case s.Type == "" || s.Rule == "" || s.Entity == 0:
			return "type, rule or entity is missing"
		case s.Prefix != "" && !strings.HasSuffix(text[:s.Start], s.Prefix):
			return "the proclitic does not stand before the surface"
		}
		for len(outer) > s.Depth {
			outer = outer[:len(outer)-1]
		}
		if s.Depth > 0 {
			if len(outer) < s.Depth || s.Start < outer[s.Depth-1].Start || s.End > outer[s.Depth-1].End {
				return "an inner span is not inside the one before"
			}
		} else {
			if s.Start < end {
				return "outermost spans overlap"
			}
			end = s.End
		}
		outer = append(outer, s)
	}
	return ""
}

func flat(spans []entity.Span) []entity.Span {
	var outer []entity.Span
	for _, s := range spans {
		if s.Depth == 0 {
			outer = append(outer, s)
		}
	}
	return outer
}

// hostile are texts that nobody writes.
var hostile = map[string]string{
	"empty":            "",
	"invalid bytes":    "وصل \xff\xfe إلى \xd8بغداد\xd8 اليوم",
	"a long word":      strings.Repeat("ب", 500_000),
	"marks on one":     "بغ" + strings.Repeat("\u064e", 100_000) + "داد",
	"NULs":             "بغداد\x00\x00 دمشق\x00",
	"spaces":           strings.Repeat(" \n", 50_000),
	"digits":           strings.Repeat("1", 100_000) + "/" + strings.Repeat("2", 100_000),
	"one name, often":  strings.Repeat("محمد ", 20_000),
	"titles":           strings.Repeat("اللواء الركن ", 10_000),
	"ands":             strings.Repeat("و", 10_000) + " " + strings.Repeat("و ", 10_000),
	"brackets":         strings.Repeat("([{", 20_000),
	"numbers in words": strings.Repeat("مئة وخمسة وعشرون ألفا و", 5_000),
	"surnames":         strings.Repeat("قال محمد الجبوري نعم. ", 2_000),
	"lineages":         strings.Repeat("قال محمد بن سلمان وأحمد بن علي. ", 2_000),
	"controls":         strings.Repeat("\u200f\u202b", 20_000) + "بغداد" + strings.Repeat("\u200e", 20_000),
	"dots":             strings.Repeat("a.", 50_000),
	"addresses":        "HTTPS://EXAMPLE.com/بغداد example.com/بغداد ftp://x/حلب https://بغداد.com/دمشق user@example.com @بغداد www.x.iq/حلب",
	"BOM and CR":       "\ufeffبغداد\r\nدمشق\r\n",
}

func TestHostileTexts(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	for name, text := range hostile {
		assert.Empty(t, broken(text, x.Extract(text)), name)
		nested := x.Nested(text)
		assert.Empty(t, broken(text, nested), name)
		assert.Equal(t, x.Extract(text), flat(nested), name)
	}
	assert.Empty(t, x.Extract(hostile["addresses"]), "nothing is found in addresses")
}

func TestFixtureInvariants(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	docs := entitytest.Documents()
	require.GreaterOrEqual(t, len(docs), 30)
	for _, d := range docs {
		assert.Empty(t, broken(d.Text, x.Nested(d.Text)), d.ID)
		assert.Equal(t, x.Extract(d.Text), flat(x.Nested(d.Text)), d.ID)
	}
}

// The shipped documents, scored: those that the first rules were made with, and all of them. The floors are a little below what is
// reached, so that a change that costs anything is seen; raise them with every gain.
func TestFixtureScores(t *testing.T) {
	t.Run("first", func(t *testing.T) {
		atLeast(t, entitytest.Documents(amongTheFirst), map[entity.Type]float64{
			"": 0.95, entity.Person: 0.91, entity.Place: 0.95, entity.Organization: 0.91, entity.MilitaryUnit: 0.98,
			entity.Nationality: 0.85, entity.Title: 0.98, entity.Weapon: 0.88, entity.Event: 0.91,
			entity.Date: 0.98, entity.Quantity: 0.98,
		})
	})
	t.Run("all", func(t *testing.T) {
		atLeast(t, entitytest.Documents(), map[entity.Type]float64{
			"": 0.90, entity.Person: 0.83, entity.Place: 0.92, entity.Organization: 0.87, entity.MilitaryUnit: 0.895,
			entity.Nationality: 0.89, entity.Title: 0.87, entity.Weapon: 0.88, entity.Event: 0.91,
			entity.Date: 0.96, entity.Quantity: 0.955,
		})
	})
}

// amongTheFirst keeps the documents that the first rules were made with.
func amongTheFirst(d entitytest.Document) bool {
	last := map[string]int{
		"agency": 6, "broadcast": 2, "communique": 6, "economy": 2, "hard": 8, "history": 2, "report": 2, "social": 2, "sport": 2, "variants": 2, "vocalised": 2,
	}
	var n int
	_, err := fmt.Sscanf(d.ID, d.Genre+"-%d", &n)
	return err == nil && n <= last[d.Genre]
}

// atLeast asks for an F1 by type, "" for all.
func atLeast(t *testing.T, docs []entitytest.Document, floors map[entity.Type]float64) {
	x, err := entity.New()
	require.NoError(t, err)
	require.NotEmpty(t, docs)
	scores := entitytest.Scores{}
	for _, d := range docs {
		got := x.Extract(d.Text)
		scores.Add(d.Spans, got)
		if diff := entitytest.Diff(outermost(d.Spans), got); diff != "" && testing.Verbose() {
			t.Logf("%s\n%s", d.ID, diff)
		}
	}
	for typ, floor := range floors {
		s := scores[typ]
		t.Logf("%-14s P %.3f R %.3f F1 %.3f %+v", typ, s.Precision(), s.Recall(), s.F1(), s)
		assert.GreaterOrEqual(t, s.F1(), floor, "%q", typ)
	}
}

// outermost returns the outermost gold spans without subtypes.
func outermost(spans []entity.Span) []entity.Span {
	outer := flat(spans)
	for i := range outer {
		outer[i].Subtype = ""
	}
	return outer
}

func TestSecondLook(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	text := "التقى عدنان الساعدي وفدا من وزارة الدفاع. وأشار الساعدي إلى أن الوزارة مستعدة."
	entities := map[string]int{}
	for _, s := range x.Extract(text) {
		entities[s.Text] = s.Entity
	}
	assert.Equal(t, entities["عدنان الساعدي"], entities["الساعدي"])
	assert.Equal(t, entities["وزارة الدفاع"], entities["الوزارة"])
	assert.NotEqual(t, entities["الساعدي"], entities["الوزارة"])
	assert.Len(t, entities, 4)
	assert.Empty(t, x.Extract("وأشار إلى أن الوزارة مستعدة"), "nothing was named before")
}

func TestSpanFields(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	spans := x.Extract("انسحبت من وللعراق إلى الكويت")
	require.Len(t, spans, 2)
	s := spans[0]
	assert.Equal(t, "لعراق", s.Text)
	assert.Equal(t, "العراق", s.Name)
	assert.Equal(t, "ول", s.Prefix)
	assert.Equal(t, "countries/IQ/العراق", s.ID)
	assert.Equal(t, "country", s.Subtype)
	assert.Equal(t, "place.listed", s.Rule)
}

// What لل hides is written out in the name, whichever article it is.
func TestHiddenArticle(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	for text, want := range map[string][]string{
		"سلم الرسالة للواء الركن عدنان الساعدي":        {"لواء الركن", "اللواء الركن"},
		"اجتمعت لجنة الانتخابات العراقية ثم عاد للجنة": {"لجنة", "اللجنة"},
	} {
		found := false
		for _, s := range x.Extract(text) {
			found = found || s.Text == want[0] && s.Name == want[1]
		}
		assert.True(t, found, "%s: %v in %+v", text, want, x.Extract(text))
	}
}

func TestTypes(t *testing.T) {
	x, err := entity.New(entity.WithTypes(entity.Nationality))
	require.NoError(t, err)
	entitytest.RequireSpans(t, x, "رحبت الحكومة [[العراقية|NATIONALITY]] بعودة اللاجئين إلى بغداد")
	assert.Contains(t, x.Types(), entity.MilitaryUnit)
	assert.NotContains(t, x.Types(), entity.Type("-"))
}

// A user's names and rules take the path of our own, and may bring a type of their own.
func TestUserData(t *testing.T) {
	entries, err := gazetteer.ReadTSV(strings.NewReader("# set: ships\n# type: SHIP\nname\nنجمة الشمال\n"), "ships.tsv")
	require.NoError(t, err)
	rules, err := entity.ReadRules(strings.NewReader("rule ship.listed\nscore listed\nmatch {SHIP <SHIP!>}\nfires غرقت [نجمة الشمال]\nnever غرق\nwhy -\n"), "ships.rules")
	require.NoError(t, err)
	x, err := entity.New(entity.WithGazetteer(gazetteer.NewIndex(entries)), entity.WithRules(rules))
	require.NoError(t, err)
	entitytest.RequireSpans(t, x, "غرقت [[نجمة الشمال|SHIP]] قبالة [[ليبيا|PLACE]]")
	x, err = entity.New(entity.WithGazetteer(gazetteer.NewIndex(entries)))
	require.NoError(t, err, "a list alone brings its type, too")
	entitytest.RequireSpans(t, x, "غرقت [[نجمة الشمال|SHIP]] قبالة [[ليبيا|PLACE]]")
	assert.Contains(t, x.Types(), entity.Type("SHIP"))
}

func TestProfiles(t *testing.T) {
	found := map[entity.Profile]int{}
	for _, p := range []entity.Profile{entity.Precision, entity.Balanced, entity.Recall} {
		x, err := entity.New(entity.WithProfile(p))
		require.NoError(t, err)
		scores := entitytest.Scores{}
		for _, d := range entitytest.Documents() {
			scores.Add(d.Spans, x.Extract(d.Text))
		}
		found[p] = scores[""].Found + scores[""].Wrong
		t.Logf("%s: P %.3f R %.3f", p, scores[""].Precision(), scores[""].Recall())
	}
	assert.Less(t, found[entity.Precision], found[entity.Balanced])
	assert.Less(t, found[entity.Balanced], found[entity.Recall])
	_, err := entity.New(entity.WithProfile("best"))
	assert.EqualError(t, err, `no profile "best": want precision, balanced or recall`)
}

func TestWithoutDefault(t *testing.T) {
	x, err := entity.New(entity.WithoutDefault())
	require.NoError(t, err)
	assert.Empty(t, x.Extract("وصل إلى بغداد"))
}

func TestConcurrentUse(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	docs := entitytest.Documents()
	want := make([][]entity.Span, len(docs))
	for i, d := range docs {
		want[i] = x.Extract(d.Text)
	}
	var wg sync.WaitGroup
	for g := range 64 {
		wg.Go(func() {
			for i := g % 8; i < len(docs); i += 8 {
				d := docs[i]
				if diff := entitytest.Diff(want[i], x.Extract(d.Text)); diff != "" {
					t.Errorf("%s\n%s", d.ID, diff)
				}
			}
		})
	}
	wg.Wait()
}

func FuzzExtract(f *testing.F) {
	x, err := entity.New()
	if err != nil {
		f.Fatal(err)
	}
	for _, d := range entitytest.Documents() {
		f.Add(d.Text)
	}
	for _, text := range hostile {
		if len(text) < 1000 {
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		spans, nested := x.Extract(text), x.Nested(text)
		if fault := broken(text, spans); fault != "" {
			t.Fatalf("%q: %s: %+v", text, fault, spans)
		}
		if fault := broken(text, nested); fault != "" {
			t.Fatalf("%q: nested: %s: %+v", text, fault, nested)
		}
		if diff := entitytest.Diff(spans, flat(nested)); diff != "" {
			t.Fatalf("%q: flat is no part of nested:\n%s", text, diff)
		}
	})
}

func TestLayers(t *testing.T) {
	mine := func(table string) *gazetteer.Index {
		entries, err := gazetteer.ReadTSV(strings.NewReader(table), "mine.tsv")
		require.NoError(t, err)
		return gazetteer.NewIndex(entries)
	}
	text := "وصل الوفد إلى بغداد ثم زار بنك بغداد"
	found := func(layers ...*gazetteer.Index) string {
		var options []entity.Option
		for _, l := range layers {
			options = append(options, entity.WithGazetteer(l))
		}
		x, err := entity.New(options...)
		require.NoError(t, err)
		var spans []string
		for _, s := range x.Extract(text) {
			spans = append(spans, s.Text+"/"+string(s.Type))
		}
		return strings.Join(spans, " ")
	}
	assert.Equal(t, "بغداد/PLACE بنك بغداد/ORGANIZATION", found())
	assert.Equal(t, "بنك بغداد/ORGANIZATION", found(mine("# type: deny\nname\nبغداد\n")), "a denied name, but what it is part of")
	assert.Equal(t, "بغداد/PLACE بغداد/PLACE", found(mine("# type: deny\nname\nبنك بغداد\n")), "what lay within a denied name comes out")
	assert.Equal(t, "بغداد/SHIP بغداد/SHIP", found(mine("# type: remove\nname\nبغداد\n"), mine("# type: SHIP\nname\nبغداد\n")))
}

// A running service takes another gazetteer between two requests: each sees the one or the other.
func TestSwapInAService(t *testing.T) {
	build := func(typ string) *entity.Extractor {
		index := gazetteer.NewIndex([]gazetteer.Entry{{ID: "1", Type: typ, Names: []gazetteer.Name{{Text: "نجمة الشمال"}}}})
		x, err := entity.New(entity.WithGazetteer(index))
		require.NoError(t, err)
		return x
	}
	var current atomic.Pointer[entity.Extractor]
	current.Store(build("SHIP"))
	var wait sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		wait.Go(func() {
			for {
				spans := current.Load().Extract("أبحرت نجمة الشمال أمس")
				if !assert.NotEmpty(t, spans) || !assert.Contains(t, []entity.Type{"SHIP", "STAR"}, spans[0].Type) {
					return
				}
				select {
				case <-stop:
					return
				default:
				}
			}
		})
	}
	ship, star := current.Load(), build("STAR")
	for range 100 {
		current.Store(star)
		runtime.Gosched()
		current.Store(ship)
	}
	close(stop)
	wait.Wait()
}
