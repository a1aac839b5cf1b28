package gazetteer_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/language"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

var arabStates = strings.Fields("DZ BH KM DJ EG IQ JO KW LB LY MR MA OM PS QA SA SO SD SY TN AE YE")

// What the embedded gazetteer promises to hold at least.
func TestDefaultHoldsEnough(t *testing.T) {
	is := func(types ...string) func(*gazetteer.Entry) bool {
		return func(e *gazetteer.Entry) bool { return slices.Contains(types, e.Type) }
	}
	subtype := func(typ string, subtypes ...string) func(*gazetteer.Entry) bool {
		return func(e *gazetteer.Entry) bool { return e.Type == typ && slices.Contains(subtypes, e.Subtype) }
	}
	arab := func(e *gazetteer.Entry) bool { return e.Type == "PLACE" && slices.Contains(arabStates, e.Country) }
	promises := []struct {
		what  string
		of    func(*gazetteer.Entry) bool
		least int
	}{
		{"places of the Arab states", arab, 8000},
		{"other places", func(e *gazetteer.Entry) bool { return e.Type == "PLACE" && !arab(e) }, 4500},
		{"countries and territories", subtype("PLACE", "country"), 240},
		{"waters", subtype("PLACE", "water"), 400},
		{"given names", is("given"), 6500},
		{"family names and particles", is("family", "name-particle"), 6500},
		{"known people", is("PERSON"), 5000},
		{"military units", is("MILITARY_UNIT"), 1500},
		{"bodies", is("ORGANIZATION"), 4900},
		{"titles", is("TITLE"), 1800},
		{"nationalities", subtype("NATIONALITY", "nationality"), 240},
		{"ethnic and religious groups", subtype("NATIONALITY", "ethnic", "religious"), 250},
		{"weapons", is("WEAPON"), 700},
		{"events", is("EVENT"), 1000},
		{"ordinary words", is("ordinary"), 9000},
		{"speech verbs", is("speech-verb"), 160},
		{"heads of places, bodies and units", is("place-head", "body-head", "echelon", "named-echelon", "force-head"), 170},
	}
	counts := make([]int, len(promises))
	for e := range gazetteer.Default().All() {
		for i := range promises {
			if promises[i].of(&e) {
				counts[i]++
			}
		}
	}
	for i, p := range promises {
		t.Logf("%6d %s", counts[i], p.what)
		assert.GreaterOrEqual(t, counts[i], p.least, p.what)
	}
}

func TestDefaultIDsAreUnique(t *testing.T) {
	names := map[string]string{}
	for e := range gazetteer.Default().All() {
		if other, ok := names[e.ID]; ok {
			t.Errorf("%s: id of %s and %s", e.ID, other, e.Name())
		}
		names[e.ID] = e.Name()
	}
}

// Kinds of entries that have an English name, and those whose country, where one is given, is one.
func TestDefaultFields(t *testing.T) {
	english := []string{"PERSON", "PLACE", "ORGANIZATION", "MILITARY_UNIT", "WEAPON", "EVENT"}
	for e := range gazetteer.Default().All() {
		if slices.Contains(english, e.Type) {
			assert.NotEmpty(t, e.English, "%s: no English name", e.ID)
		}
		if !slices.Contains([]string{"", "XK", "EU"}, e.Country) { // Kosovo and the European Union have codes of their own
			region, err := language.ParseRegion(e.Country)
			assert.True(t, err == nil && region.IsCountry(), "%s: country %q", e.ID, e.Country)
		}
	}
}

// A name is strong in one type only: in the others it is marked as one that is something else as well.
func TestStrongNamesHaveOneType(t *testing.T) {
	types := map[string]map[string]string{} // key → type → id
	for e := range gazetteer.Default().All() {
		for _, n := range e.Names {
			if n.Weak || !gazetteer.IsLabel(e.Type) {
				continue
			}
			key := normalize.Key(n.Text)
			if types[key] == nil {
				types[key] = map[string]string{}
			}
			types[key][e.Type] = e.ID
		}
	}
	for key, ids := range types {
		if len(ids) > 1 {
			t.Errorf("%q is strong in several types, mark all but one by ?: %v", key, slices.Sorted(maps.Values(ids)))
		}
	}
}

// A name of one word that is an ordinary word as well is weak. Words that differ in the last letter need not be: a word that
// is known as it stands is not taken for another.
func TestOrdinaryWordsAreWeakNames(t *testing.T) {
	ordinary := map[string]string{}
	for e := range gazetteer.Default().All() {
		if slices.Contains([]string{"ordinary", "function", "speech-verb", "month", "weekday", "number-unit", "number-teen", "number-ten", "number-hundred", "number-scale", "number-dual"}, e.Type) {
			for _, n := range e.Names {
				ordinary[normalize.Key(n.Text)] = e.ID
			}
		}
	}
	for e := range gazetteer.Default().All() {
		if !slices.Contains([]string{"PERSON", "PLACE", "ORGANIZATION", "MILITARY_UNIT", "given", "family"}, e.Type) {
			continue
		}
		for _, n := range e.Names {
			if id := ordinary[normalize.Key(n.Text)]; id != "" && !n.Weak {
				t.Errorf("%s: %q is %s as well, mark it by ?", e.ID, n.Text, id)
			}
		}
	}
}

func TestDefaultSize(t *testing.T) {
	info, err := os.Stat("default.kgz")
	require.NoError(t, err)
	assert.LessOrEqual(t, info.Size(), int64(4<<20))
}

// Every set says where it comes from and under which licence.
func TestDefaultSources(t *testing.T) {
	sets := map[string]bool{}
	for _, s := range gazetteer.Default().Info().Sources {
		assert.NotEmpty(t, s.What, s.Set)
		assert.NotEmpty(t, s.Origin, s.Set)
		assert.NotEmpty(t, s.Licence, s.Set)
		assert.NotEmpty(t, s.Date, s.Set)
		sets[s.Set] = true
	}
	for e := range gazetteer.Default().All() {
		require.True(t, sets[e.Source], "%s: set %q has no source", e.ID, e.Source)
	}
}
