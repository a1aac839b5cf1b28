package gazetteer_test

import (
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"
	"golang.org/x/text/language/display"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

func TestReadTSVKeepsGoodLines(t *testing.T) {
	source := "\uFEFF# set: s\r\n# type: PLACE\r\nname\tsubtype\r\nبغداد\tcity\r\n\tcity\r\nحلب\tcity\tx\r\nبابل\r\n\xff\xfe\r\n"
	entries, err := gazetteer.ReadTSV(strings.NewReader(source), "f.tsv")
	var names []string
	for _, e := range entries {
		names = append(names, e.Name()+"/"+e.Subtype)
	}
	assert.Equal(t, []string{"بغداد/city", "بابل/"}, names)
	assert.EqualError(t, err, "f.tsv:5: no name\nf.tsv:6: 3 fields, but 2 columns\nf.tsv:8: not valid UTF-8")
	var line *gazetteer.LineError
	require.True(t, errors.As(err, &line))
	assert.Equal(t, 5, line.Line)
}

func TestReadTSVHeader(t *testing.T) {
	for source, want := range map[string]string{
		"name\nبغداد\n":                               "f.tsv:2: no type, neither here nor in the header",
		"# type: PLACE\nplace\nبغداد\n":               "f.tsv:2: unknown column \"place\"\nf.tsv:2: the first column is \"place\", want name",
		"name\tname\nبغداد\n":                         "f.tsv:1: column \"name\" stands twice",
		"# inflect: plural\n# type: X\nname\nبغداد\n": "f.tsv:1: inflect \"plural\": want definite or nisba",
		"# type: X\rname\rبغداد\r":                    "f.tsv:1: a line break of another kind inside the line",
	} {
		_, err := gazetteer.ReadTSV(strings.NewReader(source), "f.tsv")
		assert.EqualError(t, err, want)
	}
	entries, err := gazetteer.ReadTSV(strings.NewReader("# type: X\nname\nا\n"+strings.Repeat("x", 3<<20)+"\nب\nج\n"), "f.tsv")
	assert.EqualError(t, err, "f.tsv:4: longer than 65536 bytes")
	assert.Len(t, entries, 3, "good lines behind a long one are read")
	cut := io.MultiReader(strings.NewReader("# type: X\nname\nبغداد\nبغد"), iotest.ErrReader(io.ErrClosedPipe))
	entries, err = gazetteer.ReadTSV(cut, "f.tsv")
	assert.ErrorIs(t, err, io.ErrClosedPipe)
	assert.Len(t, entries, 1, "what is left of a line that is cut short is no entry")
}

func TestInflection(t *testing.T) {
	source := "# type: NATIONALITY\n# inflect: nisba\nname\talso\nكردي\tأكراد\n"
	entries, err := gazetteer.ReadTSV(strings.NewReader(source), "f.tsv")
	require.NoError(t, err)
	var forms []string
	for _, n := range entries[0].Names {
		forms = append(forms, n.Text)
	}
	assert.Equal(t, strings.Fields("كردي أكراد الكردي كردية الكردية كرديان الكرديان كرديين الكرديين كرديون الكرديون "+
		"كرديات الكرديات كرديتان الكرديتان كرديتين الكرديتين كرديا الأكراد"), forms)
}

func TestDefiniteForms(t *testing.T) {
	source := "# type: WEAPON\n# inflect: definite\nname\nعبوة ناسفة\nزورق مفخخ\nالقبة الحديدية\n"
	entries, err := gazetteer.ReadTSV(strings.NewReader(source), "f.tsv")
	require.NoError(t, err)
	var forms [][]string
	for _, e := range entries {
		var texts []string
		for _, n := range e.Names {
			texts = append(texts, n.Text)
		}
		forms = append(forms, texts)
	}
	assert.Equal(t, [][]string{
		{"عبوة ناسفة", "العبوة الناسفة", "عبوة الناسفة"},
		{"زورق مفخخ", "زورقا مفخخا", "الزورق المفخخ", "زورق المفخخ"},
		{"القبة الحديدية"},
	}, forms)
}

func TestCountryAdjectives(t *testing.T) {
	source := "# set: c\n# type: PLACE\n# subtype: country\nname\tcountry\tnisba\n" +
		"سوريا\tSY\t\nالعراق\tIQ\t\nألمانيا\tDE\t\nالنمسا\tAT\tنمساوي\nمدغشقر\tMG\t-\nكوريا الشمالية\tKP\tكوري شمالي\nجزر القمر\tKM\t\n"
	entries, err := gazetteer.ReadTSV(strings.NewReader(source), "f.tsv")
	require.NoError(t, err)
	var adjectives []string
	for _, e := range entries {
		if e.Type == "NATIONALITY" {
			adjectives = append(adjectives, e.Name())
		}
	}
	assert.Equal(t, []string{"سوري", "عراقي", "ألماني", "نمساوي", "كوري شمالي"}, adjectives)
	assert.Empty(t, typesOf(gazetteer.NewIndex(entries).Lookup("كورية شمالي")))
	assert.Equal(t, []string{"NATIONALITY"}, typesOf(gazetteer.NewIndex(entries).Lookup("الكورية الشمالية")))
	assert.Equal(t, []string{"PLACE"}, typesOf(gazetteer.NewIndex(entries).Lookup("سوريا")), "no tanwin of سوري")
}

func typesOf(terms gazetteer.Terms) []string {
	var types []string
	for t := range terms.All() {
		types = append(types, t.Type())
	}
	return types
}

// find returns what an index over names finds in text: surface, proclitic, and whether loosely.
func find(names []string, text string) []string {
	var entries []gazetteer.Entry
	for _, n := range names {
		entries = append(entries, gazetteer.Entry{ID: n, Type: "T", Names: []gazetteer.Name{{Text: n}}})
	}
	key := []byte(normalize.Key(text))
	segments := normalize.AppendSegments(nil, key)
	var found []string
	for _, h := range gazetteer.NewIndex(entries).AppendHits(nil, key, segments) {
		s := string(key[segments[h.First].Start:segments[h.First].Start+h.Prefix]) + "+" + h.Terms.First().Text()
		if h.Loose {
			s += "~"
		}
		found = append(found, s)
	}
	return found
}

func TestFind(t *testing.T) {
	cases := []struct {
		name, text string
		names      []string
		want       []string
	}{
		{"whole words only", "بغدادي بغداد", []string{"بغداد"}, []string{"+بغداد"}},
		{"every length", "وزارة الدفاع العراقية", []string{"وزارة", "وزارة الدفاع", "الدفاع"}, []string{"+وزارة", "+وزارة الدفاع", "+الدفاع"}},
		{"proclitics", "وبغداد فبغداد ببغداد لبغداد كبغداد وببغداد", []string{"بغداد"}, []string{"و+بغداد", "ف+بغداد", "ب+بغداد", "ل+بغداد", "ك+بغداد", "وب+بغداد"}},
		{"لل hides the article", "للعراق وللعراق", []string{"العراق"}, []string{"ل+العراق", "ول+العراق"}},
		{"لل before ل", "للبنان لليكود", []string{"لبنان", "الليكود"}, []string{"ل+لبنان", "ل+الليكود"}},
		{"a known word stays whole", "بلال ولي كريم فهد", []string{"بلال", "ولي", "كريم", "فهد", "لال", "ريم"}, []string{"+بلال", "+ولي", "+كريم", "+فهد"}},
		{"several words tell of which reading", "لحزب الله لحزب", []string{"حزب الله", "لحزب", "حزب"}, []string{"+لحزب", "ل+حزب الله", "+لحزب"}},
		{"short rests are chance", "وقد بان", []string{"قدر", "ان"}, nil},
		{"marks and alefs", "وَإِيرانُ", []string{"إيران"}, []string{"و+إيران"}},
		{"compounds joined", "عبدالله أبوظبي نورالدين", []string{"عبد الله", "أبو ظبي", "نور الدين"}, []string{"+عبد الله", "+أبو ظبي", "+نور الدين"}},
		{"compounds split", "عبد الله", []string{"عبدالله"}, []string{"+عبدالله"}},
		{"compounds, each by itself", "عبدالرزاق عبد الواحد", []string{"عبد الرزاق عبد الواحد"}, []string{"+عبد الرزاق عبد الواحد"}},
		{"the article before the bare noun", "للواء", []string{"لواء", "اللواء"}, []string{"ل+اللواء"}},
		{"lineage", "محمد ابن سلمان", []string{"محمد بن سلمان"}, []string{"+محمد بن سلمان"}},
		{"final letters, where the word is unknown", "القاهره مصطفي", []string{"القاهرة", "مصطفى"}, []string{"+القاهرة~", "+مصطفى~"}},
		{"على is known and is not علي", "على", []string{"على", "علي"}, []string{"+على"}},
		{"hamza seats", "شئون الشؤون", []string{"شؤون"}, []string{"+شؤون~"}},
		{"not across lines", "وزارة\nالدفاع", []string{"وزارة الدفاع"}, nil},
		{"punctuation inside", "كوت-ديفوار", []string{"كوت-ديفوار"}, []string{"+كوت-ديفوار"}},
		{"nothing", "", []string{"بغداد"}, nil},
	}
	for _, c := range cases {
		assert.Equal(t, c.want, find(c.names, c.text), c.name)
	}
}

func TestIndexKeepsAllEntriesOfAName(t *testing.T) {
	entries := []gazetteer.Entry{
		{ID: "1", Type: "PLACE", Names: []gazetteer.Name{{Text: "عمان"}}},
		{ID: "2", Type: "PLACE", Names: []gazetteer.Name{{Text: "عُمان"}}},
		{ID: "3", Type: "PLACE", Names: []gazetteer.Name{{Text: "  "}}},
	}
	var ids []string
	for term := range gazetteer.NewIndex(entries).Lookup("عمان").All() {
		ids = append(ids, term.Entry().ID)
	}
	assert.Equal(t, []string{"1", "2"}, ids)
}

// The embedded data: every line is read, every name is found under its type, ids are unique, and names are
// written as README.md asks.
func TestDefaultData(t *testing.T) {
	entries := slices.Collect(gazetteer.Default().All())
	require.Greater(t, len(entries), 30_000)
	x := gazetteer.Default()
	ids := map[string]string{}
	for _, e := range entries {
		key := e.ID + " " + e.Type + " " + e.Value
		if other, ok := ids[key]; ok {
			t.Errorf("%s: id of %s and %s", e.ID, other, e.Name())
		}
		ids[key] = e.Name()
		require.NotEmpty(t, e.Source, e.ID)
		for _, n := range e.Names {
			checkName(t, e, n)
			if !finds(x.Lookup(n.Text), e) {
				t.Errorf("%s: %q is not found", e.ID, n.Text)
			}
		}
	}
}

func TestParentsExist(t *testing.T) {
	entries := slices.Collect(gazetteer.Default().All())
	names := map[string]bool{}
	for _, e := range entries {
		names[e.Name()] = true
	}
	parents := 0
	for _, e := range entries {
		if e.Parent != "" {
			parents++
			assert.True(t, names[e.Parent], "%s: no entry %q", e.ID, e.Parent)
		}
	}
	assert.Greater(t, parents, 5000)
}

func finds(terms gazetteer.Terms, e gazetteer.Entry) bool {
	for term := range terms.All() {
		if term.Type() == e.Type && term.Entry().ID == e.ID {
			return true
		}
	}
	return false
}

func checkName(t *testing.T, e gazetteer.Entry, n gazetteer.Name) {
	t.Helper()
	clean := normalize.Fold(n.Text, normalize.Clean|normalize.Marks|normalize.Keyboard)
	if n.Text != clean || strings.Contains(n.Text, "  ") || strings.TrimSpace(n.Text) != n.Text {
		t.Errorf("%s: %q has marks, controls or stray spaces", e.ID, n.Text)
	}
	for _, r := range n.Text {
		if unicode.IsLetter(r) && !unicode.Is(unicode.Arabic, r) {
			t.Errorf("%s: %q has a letter of another script", e.ID, n.Text)
			return
		}
	}
}

// Every country that CLDR names in Arabic is found under that name. Left out are exceptional reservations
// of ISO 3166 (AC CP DG TA), and glosses that CLDR puts in brackets (ميانمار (بورما)).
func TestCountriesOfCLDR(t *testing.T) {
	left := map[string]bool{"AC": true, "CP": true, "DG": true, "TA": true}
	x := gazetteer.Default()
	names := display.Regions(language.Arabic)
	missing := []string{}
	for _, region := range regions() {
		name, _, _ := strings.Cut(names.Name(region), " (")
		if name == "" || left[region.String()] {
			continue
		}
		if !isCountry(x.Lookup(name), region.String()) {
			missing = append(missing, region.String()+" "+name)
		}
	}
	assert.Empty(t, missing)
}

func isCountry(terms gazetteer.Terms, region string) bool {
	for term := range terms.All() {
		if term.Entry().Country == region && term.Subtype() == "country" {
			return true
		}
	}
	return false
}

// regions returns the countries of ISO 3166-1.
func regions() []language.Region {
	var all []language.Region
	for a := 'A'; a <= 'Z'; a++ {
		for b := 'A'; b <= 'Z'; b++ {
			r, err := language.ParseRegion(string(a) + string(b))
			if err == nil && r.IsCountry() && r.Canonicalize() == r && r.ISO3() != "ZZZ" {
				all = append(all, r)
			}
		}
	}
	return all
}

func TestManyEntriesOfOneName(t *testing.T) {
	entries := make([]gazetteer.Entry, 50_000)
	for i := range entries {
		entries[i] = gazetteer.Entry{ID: string(rune(i)), Type: "T", Names: []gazetteer.Name{{Text: "محمد"}, {Text: "مُحمد"}}}
	}
	assert.Equal(t, 50_000, gazetteer.NewIndex(entries).Lookup("محمد").Len())
}

func TestEdgesOfTheIndex(t *testing.T) {
	var zero gazetteer.Index
	assert.Zero(t, zero.Lookup("").Len())
	assert.Zero(t, zero.Lookup("بغداد").Len())
	long := strings.Repeat("اب ", 40)
	assert.Empty(t, find([]string{long}, long), "longer than any name")
	x := gazetteer.NewIndex([]gazetteer.Entry{{ID: "1", Type: "T"}})
	assert.Equal(t, 1, x.Len())
	assert.Zero(t, x.Lookup("").Len())
}

func TestAppendSplits(t *testing.T) {
	assert.Equal(t, []gazetteer.Split{{Prefix: 2}, {Prefix: 4, Article: "ا"}, {Prefix: 4, Article: "ال"}, {Prefix: 4}},
		gazetteer.AppendSplits(nil, []byte("وللعراق")))
	assert.Empty(t, gazetteer.AppendSplits(nil, []byte("بغ")))
	assert.Equal(t, "العراق", string(gazetteer.Split{Prefix: 4, Article: "ا"}.AppendStem(nil, []byte("وللعراق"))))
}
