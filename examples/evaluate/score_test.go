package main

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/entity"
)

func at(start, end int, kind entity.Type) mention {
	return mention{Span: entity.Span{Start: start, End: end, Type: kind}}
}

func (m mention) sub(subtype string) mention { m.Subtype = subtype; return m }
func (m mention) deep(depth int) mention     { m.Depth = depth; return m }
func (m mention) one(number int) mention     { m.Entity = number; return m }
func (m mention) means(value string) mention { m.value = json.RawMessage(value); return m }

// scoreOf scores one document of our own labels.
func scoreOf(gold, ours []mention) result {
	s := set{name: "made", docs: []document{{text: strings.Repeat("x", 60), gold: gold, ours: ours}}}
	return score(s, newConvention(s, entity.Types(), nil))
}

// Every measure on a gold of known counts: right, too long, another type, false, missed.
func TestMeasures(t *testing.T) {
	r := scoreOf(
		[]mention{at(0, 5, entity.Person), at(10, 15, entity.Place), at(20, 25, entity.Place), at(50, 55, entity.Event)},
		[]mention{at(0, 5, entity.Person), at(10, 18, entity.Place), at(20, 25, entity.Person), at(30, 35, entity.Date)},
	)
	assert.Equal(t, []string{"strict", "overlap", "bounds"}, r.measures, "nothing that the gold does not have")
	for measure, want := range map[string]count{"strict": {1, 3, 1, 3}, "overlap": {2, 2, 2, 2}, "bounds": {2, 2, 2, 2}} {
		assert.Equal(t, want, r.counts[measure][""], measure)
	}
	assert.Equal(t, count{1, 1, 1, 0}, r.counts["strict"]["PERSON"])
	assert.Equal(t, confusion{
		{"PERSON", "PERSON"}: 1, {"PLACE", "PLACE"}: 1, {"PLACE", "PERSON"}: 1, {"EVENT", "-"}: 1, {"-", "DATE"}: 1,
	}, r.confused)
}

func TestFoundOnce(t *testing.T) {
	r := scoreOf([]mention{at(0, 5, entity.Person)}, []mention{at(0, 5, entity.Person), at(0, 5, entity.Person)})
	assert.Equal(t, count{1, 1, 1, 0}, r.counts["strict"][""])
	assert.Equal(t, count{2, 0, 1, 0}, r.counts["overlap"][""])
}

// What is right counts under the subtype of the gold, what is wrong under its own.
func TestSubtypes(t *testing.T) {
	r := scoreOf(
		[]mention{at(0, 5, entity.Place).sub("city"), at(10, 15, entity.Place).sub("city"), at(20, 25, entity.Place)},
		[]mention{at(0, 5, entity.Place).sub("admin"), at(10, 15, entity.Place).sub("city"), at(20, 25, entity.Place).sub("road"), at(30, 35, entity.Place).sub("road")},
	)
	assert.Equal(t, counts{
		"": {3, 1, 3, 0}, "PLACE": {3, 1, 3, 0}, "PLACE/city": {2, 0, 2, 0}, "PLACE/road": {0, 1, 0, 0},
	}, r.counts["strict"])
	assert.Equal(t, counts{
		"": {2, 2, 2, 1}, "PLACE": {2, 2, 2, 1}, "PLACE/city": {1, 0, 1, 1}, "PLACE/admin": {0, 1, 0, 0}, "PLACE/road": {0, 1, 0, 0},
	}, r.counts["subtype"])
}

func TestNested(t *testing.T) {
	r := scoreOf(
		[]mention{at(0, 20, entity.Title), at(5, 10, entity.Organization).deep(1), at(12, 20, entity.Nationality).deep(1)},
		[]mention{at(0, 20, entity.Title), at(5, 10, entity.Organization).deep(1), at(5, 8, entity.Place).deep(1)},
	)
	assert.Equal(t, count{1, 0, 1, 0}, r.counts["strict"][""])
	assert.Equal(t, count{2, 1, 2, 1}, r.counts["nested"][""])
}

func TestValues(t *testing.T) {
	r := scoreOf(
		[]mention{
			at(0, 5, entity.Quantity).means(`{"number":5,"unit":"x"}`), at(10, 15, entity.Quantity).means(`{"number":6}`),
			at(20, 25, entity.Quantity).means(`{"number":7}`), at(30, 35, entity.Quantity).means(`{"number":8}`), at(40, 45, entity.Quantity),
		},
		[]mention{
			at(0, 5, entity.Quantity).means(`{"unit":"x", "number":5.0}`), at(10, 15, entity.Quantity).means(`{"number":9}`),
			at(20, 25, entity.Quantity), at(30, 36, entity.Quantity).means(`{"number":8}`), at(40, 45, entity.Quantity).means(`{"number":1}`),
		},
	)
	assert.Equal(t, count{1, 1, 1, 3}, r.counts["values"][""])
}

// Pairs of numbered mentions: 1-1, 1-1, 1-1 of the first entity, of which one mention was given another number and none was missed.
func TestChains(t *testing.T) {
	gold := []mention{at(0, 5, entity.Person).one(1), at(10, 15, entity.Person).one(1), at(20, 25, entity.Person).one(1), at(30, 35, entity.Person).one(2), at(40, 45, entity.Person)}
	r := scoreOf(gold, []mention{at(0, 5, entity.Person).one(7), at(10, 15, entity.Person).one(7), at(20, 25, entity.Person).one(9), at(30, 35, entity.Person).one(9), at(40, 45, entity.Person).one(7)})
	assert.Equal(t, count{1, 1, 1, 2}, r.counts["chains"][""])
	r = scoreOf(gold, []mention{at(0, 5, entity.Person).one(7), at(10, 16, entity.Person).one(7)})
	assert.Equal(t, count{0, 0, 0, 3}, r.counts["chains"][""])
}

func TestEmptySet(t *testing.T) {
	r := score(set{name: "none"}, convention{})
	assert.Equal(t, []string{""}, r.labels("strict", entity.Types()))
	assert.Zero(t, r.counts["strict"][""].f1())
	assert.Len(t, printing{}.figures([]result{r}).rows, 2)
}

// Other people's gold has no forces, and a place with or without the head that we leave outside.
func TestForeignConvention(t *testing.T) {
	text := "انتشر الجيش في مدينة دهوك وبزاخو"
	d := document{text: text}
	for i, word := range strings.Fields(text) {
		start := strings.Index(text, word)
		d.tokens = append(d.tokens, struct{ Start, End int }{start, start + len(word)})
		if i == 4 {
			d.gold = append(d.gold, at(strings.Index(text, "مدينة"), start+len(word), entity.Place))
		}
	}
	last := strings.Index(text, "وبزاخو")
	d.gold = append(d.gold, at(last, len(text), entity.Place))
	army, city := strings.Index(text, "الجيش"), strings.Index(text, "دهوك")
	d.ours = []mention{at(army, army+10, entity.MilitaryUnit), at(city, city+8, entity.Place), at(last+4, len(text), entity.Place)}
	s := set{foreign: true, docs: []document{d}}
	c := newConvention(s, entity.Types(), nil)
	assert.Equal(t, []entity.Type{entity.Person, entity.Place, entity.Organization}, c.kinds)
	assert.Equal(t, []entity.Type{entity.Person, entity.Place, entity.Organization, entity.MilitaryUnit, entity.Nationality}, c.wanted())
	r := score(s, c)
	assert.Equal(t, count{2, 1, 2, 0}, r.counts["strict"][""])
	assert.Equal(t, count{2, 0, 2, 0}, r.counts["neutral"][""])
	assert.Empty(t, faults(s, c, nil), "what is neutral is no error")
	s.docs[0].ours[2] = at(last+6, len(text), entity.Place)
	r = score(s, c)
	assert.Equal(t, count{1, 1, 1, 1}, r.counts["neutral"][""], "cut inside a word")
	f := faults(s, c, nil)
	assert.Len(t, f, 1)
	assert.Equal(t, "boundary", f[0].group)
}
