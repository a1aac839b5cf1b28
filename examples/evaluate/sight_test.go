package main

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// explained is what an engine could have seen of a text of one-letter words.
func explained() *entity.Explanation {
	word := func(at int, text string, names ...entity.KnownName) entity.Known {
		return entity.Known{Start: at, End: at + 1, Text: text, Names: names}
	}
	low := entity.Span{Start: 8, End: 11, Type: entity.Organization, Text: "e f", Score: 0.5}
	return &entity.Explanation{Text: "a b c d e f g", Words: []entity.Known{
		word(0, "a", entity.KnownName{Label: "PLACE", Subtype: "city", Words: 2, Weak: true}),
		word(2, "b", entity.KnownName{Label: "given", Words: 1}, entity.KnownName{Label: "=b", Words: 1}),
		word(4, "c", entity.KnownName{Label: "family", Words: 1, Loose: true}, entity.KnownName{Label: "family", Words: 1, Loose: true}),
		word(6, "d", entity.KnownName{Label: "ordinary", Words: 1}), word(8, "e"), word(10, "f"), word(12, "g"),
	}, Verdicts: []entity.Verdict{
		{Span: low, Why: "below the threshold", Rules: []string{"body.head"}, Evidence: []entity.Evidence{{Name: "head", Weight: 0.5, On: "body.head"}}},
		{Span: entity.Span{Start: 10, End: 11, Type: entity.Person, Text: "f", Score: 2}, Chosen: true, Why: "chosen", Rules: []string{"person.given"}},
	}}
}

func TestWhyMissed(t *testing.T) {
	s := sight{e: explained()}
	for _, c := range []struct {
		gold mention
		want string
	}{
		{at(0, 3, entity.Place), "missed, listed"},
		{at(0, 3, entity.Organization), "missed, listed"},
		{at(0, 1, entity.Place), "missed, unlisted"},
		{at(2, 5, entity.Person), "missed, listed"},
		{at(2, 5, entity.Place), "missed, unlisted"},
		{at(2, 7, entity.Person), "missed, unlisted"},
		{at(6, 7, entity.Event), "missed, unlisted"},
		{at(8, 11, entity.Organization), "missed, outvoted"},
		{at(8, 11, entity.Place), "missed, unlisted"},
	} {
		g := scored{mark: mark{c.gold.Start, c.gold.End, c.gold.Type}, mention: c.gold}
		assert.Equal(t, c.want, s.group(pair{gold: &g}), "%d-%d %s", c.gold.Start, c.gold.End, c.gold.Type)
		assert.Equal(t, "missed", sight{}.group(pair{gold: &g}))
	}
}

func TestSaw(t *testing.T) {
	s := sight{e: explained()}
	g := scored{mention: at(8, 11, entity.Organization)}
	assert.Equal(t, []string{
		"\u2068e\u2069 <> \u2068f\u2069 <>",
		"+ 10-11 PERSON \u2068f\u2069 2.00: chosen; by person.given",
		"- 8-11 ORGANIZATION \u2068e f\u2069 0.50: below the threshold; by body.head; +0.50 head \u2068body.head\u2069",
	}, s.saw(pair{gold: &g}))
	g = scored{mention: at(0, 7, entity.Place)}
	assert.Equal(t, []string{
		"\u2068a\u2069 <PLACE/city 2 words weak> \u2068b\u2069 <given> \u2068c\u2069 <family respelled> \u2068d\u2069 <ordinary>",
		"no rule proposed a span here",
	}, s.saw(pair{gold: &g}))
	o := scored{mention: mention{Span: entity.Span{Start: 0, End: 1, Rule: "place.listed", Score: 2.3}}}
	assert.Equal(t, []string{"by place.listed, 2.30"}, sight{}.saw(pair{ours: &o}))
	assert.Empty(t, sight{}.saw(pair{gold: &g}))
}

// The engine itself is asked where it was run: of every fault it tells words and verdicts.
func TestFaultsOfTheEngine(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	docs, err := marked(entitytest.ReadCases("غرق [[قارب|PLACE]] قرب زعنفونة [[المقرقطة|PERSON]]", "made"))
	require.NoError(t, err)
	s := set{name: "made", docs: docs}
	c := newConvention(s, entity.Types(), nil)
	s, err = (&engine{}).find(s, x)
	require.NoError(t, err)
	all := faults(s, c, x)
	require.GreaterOrEqual(t, len(all), 2)
	for _, f := range all {
		assert.NotEqual(t, "missed", f.group)
		require.GreaterOrEqual(t, len(f.saw), 2)
		assert.Contains(t, f.saw[0], "\u2068")
		assert.NotContains(t, f.saw[0], "\n")
	}
}

// A context is cut at words, on both sides of long texts, and holds both spans of the pair.
func TestContext(t *testing.T) {
	text := "واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة دهوك أحد عشر اثنا عشر ثلاثة عشر أربعة عشر خمسة عشر ستة عشر سبعة عشر"
	n := len("واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة ")
	g, o := scored{mention: at(n, n+8, entity.Place)}, scored{mention: at(n, n+15, entity.Place)}
	assert.Equal(t, []piece{
		{Text: "ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة "}, {"دهوك", true, true}, {" أحد", false, true}, {Text: " عشر اثنا عشر ثلاثة عشر أربعة عشر خمسة عشر"},
	}, contextOf(text, pair{gold: &g, ours: &o}))
	g = scored{mention: at(0, 4, entity.Place)}
	assert.Equal(t, []piece{{"abcd", true, false}, {Text: "e"}}, contextOf("abcde", pair{gold: &g}))
}
