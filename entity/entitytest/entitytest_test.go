package entitytest_test

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

func TestParse(t *testing.T) {
	text, spans, err := entitytest.Parse("قال [[اللواء|TITLE/rank]] ل[[وزارة [[العراق|PLACE]]|ORGANIZATION]] نعم")
	require.NoError(t, err)
	assert.Equal(t, "قال اللواء لوزارة العراق نعم", text)
	var got []string
	for _, s := range spans {
		assert.Equal(t, s.Text, text[s.Start:s.End])
		got = append(got, fmt.Sprint(s.Type, "/", s.Subtype, " ", s.Depth, " ", s.Text))
	}
	assert.Equal(t, []string{"TITLE/rank 0 اللواء", "ORGANIZATION/ 0 وزارة العراق", "PLACE/ 1 العراق"}, got)
}

func TestParseErrors(t *testing.T) {
	for markup, want := range map[string]string{
		"[[a":       "1 spans are not closed",
		"a]]":       "byte 1: ]] without a label",
		"[[a|B":     "byte 3: ]] is missing",
		"[[|B]]":    "byte 2: empty span",
		"[[a]]":     "byte 3: ]] without a label",
		"a | b]]":   "byte 5: ]] without a label",
		"[[a|B#0]]": `byte 3: "0" is no number of an entity`,
		"[[a|B={]]": "byte 3: the value { is no JSON",
	} {
		_, _, err := entitytest.Parse(markup)
		assert.EqualError(t, err, want, markup)
	}
}

func TestMarkupRoundTrip(t *testing.T) {
	docs := entitytest.Documents()
	require.GreaterOrEqual(t, len(docs), 30)
	for _, d := range docs {
		text, spans, err := entitytest.Parse(entitytest.Markup(d.Text, d.Spans))
		require.NoError(t, err, d.ID)
		assert.Equal(t, d.Text, text, d.ID)
		assert.Equal(t, d.Spans, spans, d.ID)
	}
}

// cleanEdges tells whether nothing that belongs to the sentence stands at the edges of a span. A point belongs to an initial
// (د.), closing brackets to the number of a unit, اللواء (45).
func cleanEdges(span string) bool {
	if strings.Count(span, "(") != strings.Count(span, ")") {
		return false
	}
	if edgeOfName.MatchString(span) {
		span = span[:len(span)-1]
	}
	return span == strings.Trim(span, " \n\"«»،.:؛()\u200f\u200e")
}

var edgeOfName = regexp.MustCompile(`(?:(?:^|[ .])\pL\.|[\pL] \([0-9٠-٩]+\))$`)

func TestCleanEdges(t *testing.T) {
	for _, span := range []string{"بغداد", "د.", "أ.د.", "سمير ك.", "ل. م. كرانستون", "J. R.", "اللواء (45)", "اللواء (٤٥)", "أ ف ب"} {
		assert.True(t, cleanEdges(span), span)
	}
	for _, span := range []string{"بغداد.", "بغداد)", "(45)", "اللواء (الركن)", "اللواء (45", "اللواء(45)", ".د", "د..", " د.", "«د.", "دد.", "بغداد،", "5."} {
		assert.False(t, cleanEdges(span), span)
	}
}

// The shipped documents keep to the guideline where a program can tell: unique ids, known types, no space,
// quotation mark or control at the edge of a span, no span inside a character, none crossing another.
func TestDocuments(t *testing.T) {
	ids, types := map[string]bool{}, map[entity.Type]int{}
	for _, d := range entitytest.Documents() {
		assert.False(t, ids[d.ID], d.ID)
		ids[d.ID] = true
		assert.Contains(t, []string{"easy", "medium", "hard"}, d.Difficulty, d.ID)
		assert.NotEmpty(t, d.Genre, d.ID)
		for i, s := range d.Spans {
			types[s.Type]++
			assert.Contains(t, entity.Types(), s.Type, d.ID)
			assert.Equal(t, d.Text[s.Start:s.End], s.Text, d.ID)
			assert.True(t, utf8.ValidString(s.Text), d.ID)
			assert.True(t, cleanEdges(s.Text), "%s: %q", d.ID, s.Text)
			for _, o := range d.Spans[:i] {
				assert.False(t, o.Start < s.Start && s.Start < o.End && o.End < s.End, "%s: %s crosses %s", d.ID, s.Text, o.Text)
			}
		}
	}
	for _, typ := range entity.Types() {
		assert.GreaterOrEqual(t, types[typ], 10, typ)
	}
}

func TestFilters(t *testing.T) {
	for _, d := range entitytest.Documents(entitytest.Genre("communique"), entitytest.HasType(entity.MilitaryUnit), entitytest.Difficulty("hard")) {
		assert.Equal(t, "communique", d.Genre)
		assert.Equal(t, "hard", d.Difficulty)
	}
	assert.NotEmpty(t, entitytest.Documents(entitytest.Genre("communique")))
	assert.Empty(t, entitytest.Documents(entitytest.Genre("none")))
	assert.Empty(t, entitytest.Documents(entitytest.HasType("NONE")))
}

func TestReadDocumentErrors(t *testing.T) {
	for source, want := range map[string]string{
		"text":                     "f: document 1 : no id",
		"# id: a\n[[x":             "f: document 1 a: 1 spans are not closed",
		"# id: a\n# colour: red\n": `f: document 1 a: unknown header "colour"`,
	} {
		_, err := entitytest.ReadDocuments(source, "f")
		assert.EqualError(t, err, want)
	}
}

// recorder is a TB that keeps what it is told.
type recorder struct{ message string }

func (r *recorder) Helper()                           {}
func (r *recorder) Fatalf(format string, args ...any) { r.message = fmt.Sprintf(format, args...) }

type fixed []entity.Span

func (f fixed) Extract(string) []entity.Span { return f }

func TestRequireSpans(t *testing.T) {
	found := fixed{{Start: 0, End: 10, Type: "PLACE", Subtype: "city", Text: "بغداد", Rule: "r"}}
	var r recorder
	entitytest.RequireSpans(&r, found, "[[بغداد|PLACE]]")
	assert.Empty(t, r.message)
	entitytest.RequireSpans(&r, found, "[[بغداد|PLACE/city]]")
	assert.Empty(t, r.message)
	entitytest.RequireSpans(&r, found, "[[بغداد|PLACE/admin]]")
	assert.Equal(t, "بغداد\n- 0-10 PLACE/admin \u2068بغداد\u2069\n+ 0-10 PLACE/city \u2068بغداد\u2069 r\n", r.message)
	entitytest.RequireSpans(&r, found, "[[بغداد")
	assert.Equal(t, "markup: 1 spans are not closed", r.message)
}

func TestScores(t *testing.T) {
	gold := []entity.Span{{Start: 0, End: 4, Type: "A"}, {Start: 5, End: 9, Type: "B"}, {Start: 5, End: 7, Type: "A", Depth: 1}}
	scores := entitytest.Scores{}
	scores.Add(gold, []entity.Span{{Start: 0, End: 4, Type: "A"}, {Start: 5, End: 8, Type: "B"}, {Start: 5, End: 7, Type: "A", Depth: 1}})
	assert.Equal(t, entitytest.Scores{
		"": {Found: 1, Missed: 1, Wrong: 1}, "A": {Found: 1}, "B": {Missed: 1, Wrong: 1},
	}, scores)
	assert.Equal(t, 0.5, scores[""].F1())
	assert.Equal(t, 0.5, scores[""].Precision())
	assert.Equal(t, 0.5, scores[""].Recall())
	assert.Zero(t, entitytest.Score{}.F1())
}

func TestReadCases(t *testing.T) {
	cases, err := entitytest.ReadCases("# date: 2021-08-08\n\nدفع [[5 دولارات|QUANTITY={\"number\":5}]]\\n[[ليلى|PERSON#2]]", "money")
	require.NoError(t, err)
	require.Len(t, cases, 1)
	d := cases[0]
	assert.Equal(t, []string{"money:3", "money", "2021-08-08", "دفع 5 دولارات\nليلى"}, []string{d.ID, d.Genre, d.Date, d.Text})
	assert.Equal(t, []json.RawMessage{json.RawMessage(`{"number":5}`), nil}, d.Values)
	assert.Equal(t, []int{0, 2}, []int{d.Spans[0].Entity, d.Spans[1].Entity})
	_, err = entitytest.ReadCases("# a\n[[b", "money")
	assert.EqualError(t, err, "money:2: 1 spans are not closed")
}

func TestMarkupWritesChains(t *testing.T) {
	spans := []entity.Span{{Start: 0, End: 1, Type: "A", Entity: 7}, {Start: 2, End: 3, Type: "A", Entity: 7}, {Start: 4, End: 5, Type: "B", Entity: 8}}
	assert.Equal(t, "[[a|A#7]] [[b|A#7]] [[c|B]]", entitytest.Markup("a b c", spans))
}

func TestFormatted(t *testing.T) {
	for _, d := range append(entitytest.Documents(), entitytest.Cases()...) {
		f := d.Formatted()
		assert.Equal(t, [2]string{d.ID, d.Text}, [2]string{f.Name, f.Text})
		assert.Equal(t, d.Spans, f.Spans)
		assert.Equal(t, d.Genre, f.Meta["genre"])
		_, dated := f.Meta["date"]
		assert.Equal(t, d.Date != "", dated)
	}
}
