package entity_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/gazetteer"
)

// brokenDocument tells what is wrong with the entities of a text, "" if nothing is: they hold the spans of Nested,
// each once and in text order, under numbers without a gap, and each has a name.
func brokenDocument(d entity.Document, nested []entity.Span) string {
	if diff := entitytest.Diff(nested, d.Spans()); diff != "" || len(nested) != len(d.Spans()) {
		return "other spans than those of Nested: " + diff
	}
	for i, e := range d.Entities {
		switch {
		case e.Number != i+1:
			return "numbers have gaps"
		case len(e.Mentions) == 0 || e.Name == "":
			return "an entity without mentions or name"
		}
		for n, s := range e.Mentions {
			switch {
			case s.Entity != e.Number || s.Type != e.Type:
				return "a mention of another entity"
			case n > 0 && s.Start <= e.Mentions[n-1].Start:
				return "mentions are not in text order"
			}
		}
	}
	return ""
}

func TestDocumentInvariants(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	docs := append(entitytest.Documents(), entitytest.Cases()...)
	require.Greater(t, len(docs), 90)
	for _, d := range docs {
		assert.Empty(t, brokenDocument(x.Document(d.Text), x.Nested(d.Text)), d.ID)
	}
	for name, text := range hostile {
		assert.Empty(t, brokenDocument(x.Document(text), x.Nested(text)), name)
	}
}

// entities writes the entities of a document, one a line.
func entities(d entity.Document) string {
	var b strings.Builder
	for _, e := range d.Entities {
		fmt.Fprintf(&b, "%d %s/%s %s:", e.Number, e.Type, e.Subtype, e.Name)
		for _, s := range e.Mentions {
			fmt.Fprintf(&b, " %s", s.Text)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestDocument(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	for text, want := range map[string]string{
		"": "",
		"وسافر عدنان الساعدي للعراق ثم عاد من العراق": "1 PERSON/full عدنان الساعدي: عدنان الساعدي\n2 PLACE/country العراق: لعراق العراق\n",
		// a surname first, then the full name
		"قال الساعدي إنه عائد. ثم سافر عدنان الساعدي": "1 PERSON/full عدنان الساعدي: الساعدي عدنان الساعدي\n",
		// the number is the flat one; what only stands inside others comes behind
		"زار جامعة البصرة وفد من لبنان": "1 ORGANIZATION/education جامعة البصرة: جامعة البصرة\n2 PLACE/country لبنان: لبنان\n3 PLACE/city البصرة: البصرة\n",
		// the list's name, whatever the mentions are called
		"سافر إلى امريكا": "1 PLACE/country الولايات المتحدة: امريكا\n",
		// the fullest mention's, where no list knows it
		"نفى عدنان الساعدي ذلك. وقال الساعدي إنه عائد": "1 PERSON/full عدنان الساعدي: عدنان الساعدي الساعدي\n",
	} {
		assert.Equal(t, want, entities(x.Document(text)), text)
	}
}

func TestDocumentValues(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	d := x.Document("عاد عدنان الساعدي أمس ومعه 12 جنديا")
	calendar := entity.Calendar{Reference: time.Date(2021, 8, 8, 0, 0, 0, 0, time.UTC), WeekStart: time.Saturday}
	for _, e := range d.Entities {
		value, ok := e.Mentions[0].Value(calendar)
		assert.True(t, ok, e.Name)
		assert.NotNil(t, value, e.Name)
	}
	assert.Len(t, d.Entities, 3)
	assert.Len(t, d.OfType(entity.Person), 1)
	assert.Empty(t, d.OfType(entity.Event))
}

// A user's label goes through all that a label of ours does.
func TestUserLabelEverywhere(t *testing.T) {
	entries, err := gazetteer.ReadTSV(strings.NewReader("# set: ships\n# type: SHIP\n# subtype: ferry\nname\talso\nنجمة الشمال\tالنجمة الشمالية\n"), "ships.tsv")
	require.NoError(t, err)
	rules, err := entity.ReadRules(strings.NewReader("rule crew.of\nscore head\nmatch {CREW \"طاقم\" <SHIP>}\nfires غرق [طاقم نجمة الشمال]\nnever غرق\nwhy -\n"), "crew.rules")
	require.NoError(t, err)
	x, err := entity.New(entity.WithGazetteer(gazetteer.NewIndex(entries)), entity.WithRules(rules))
	require.NoError(t, err)
	text := "أبحرت نجمة الشمال إلى ليبيا. ونجا طاقم نجمة الشمال، أما النجمة الشمالية فغرقت."
	assert.Equal(t, "1 SHIP/ferry نجمة الشمال: نجمة الشمال نجمة الشمال النجمة الشمالية\n"+
		"2 PLACE/country ليبيا: ليبيا\n3 CREW/ طاقم نجمة الشمال: طاقم نجمة الشمال\n", entities(x.Document(text)))
	assert.Equal(t, "أبحرت SHIP إلى PLACE. ونجا CREW، أما SHIP فغرقت.",
		x.Replace(text, func(s entity.Span) string { return string(s.Type) }))
	assert.Equal(t, []string{"O", "B-SHIP", "I-SHIP"}, entity.BIO(x.ExtractTokens([]string{"أبحرت", "نجمة", "الشمال"}), 3))
	for d, err := range x.Documents(t.Context(), strings.NewReader("غرقت نجمة الشمال"), entity.StreamOptions{}) {
		require.NoError(t, err)
		assert.Equal(t, "1 SHIP/ferry نجمة الشمال: نجمة الشمال\n", entities(d))
	}
}

func ExampleExtractor_Document() {
	x, err := entity.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	d := x.Document("التقى اللواء عدنان الساعدي وفدا من وزارة الدفاع العراقية. وأشار الساعدي إلى أن الوزارة مستعدة.")
	for _, e := range d.Entities {
		fmt.Println(e.Number, e.Type, e.Name)
		for _, s := range e.Mentions {
			fmt.Println("  ", s.Start, s.End, s.Depth, s.Text)
		}
	}
	// Output:
	// 1 TITLE اللواء
	//    11 23 0 اللواء
	// 2 PERSON عدنان الساعدي
	//    24 49 0 عدنان الساعدي
	//    117 131 0 الساعدي
	// 3 ORGANIZATION وزارة الدفاع العراقية
	//    64 104 0 وزارة الدفاع العراقية
	//    144 158 0 الوزارة
	// 4 NATIONALITY عراقي
	//    88 104 1 العراقية
}
