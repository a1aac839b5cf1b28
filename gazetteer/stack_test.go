package gazetteer_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

func indexOf(t *testing.T, table string) *gazetteer.Index {
	t.Helper()
	entries, err := gazetteer.ReadTSV(strings.NewReader(table), "t.tsv")
	require.NoError(t, err)
	return gazetteer.NewIndex(entries)
}

// idsIn returns the ids that each layer finds in a text.
func idsIn(layers []*gazetteer.Index, text string) [][]string {
	key := []byte(normalize.Key(text))
	segments := normalize.AppendSegments(nil, key)
	var all [][]string
	for _, x := range layers {
		var ids []string
		for _, h := range x.AppendHits(nil, key, segments) {
			for term := range h.Terms.All() {
				ids = append(ids, term.Entry().ID)
			}
		}
		all = append(all, ids)
	}
	return all
}

func TestStack(t *testing.T) {
	base := "# set: base\n# type: PLACE\nname\tid\talso\ttype\nبغداد\tb1\tمدينة السلام\t\nالأمل\tb2\t\t\nالأمل\tb3\t\tORGANIZATION\nحلب\tb4\t\t\n"
	cases := []struct {
		name   string
		layers []string
		text   string
		want   [][]string
	}{
		{"nothing above", []string{base}, "بغداد حلب", [][]string{{"b1", "b4"}}},
		{"another entry of the name stays beside", []string{base, "# set: m\n# type: SHIP\nname\nبغداد\n"}, "بغداد", [][]string{{"b1"}, {"m/بغداد"}}},
		{"an id is replaced, with all its names", []string{base, "# set: m\n# type: PLACE\nname\tid\nبغداد الجديدة\tb1\n"},
			"بغداد ومدينة السلام وبغداد الجديدة", [][]string{nil, {"b1"}}},
		{"the last one of three holds", []string{base, "# type: X\nname\tid\nبغداد\tb1\n", "# type: Y\nname\tid\nالزوراء\tb1\n"},
			"بغداد الزوراء", [][]string{nil, nil, {"b1"}}},
		{"removed by id", []string{base, "# type: remove\nname\tid\nحلب\tb4\n"}, "بغداد حلب", [][]string{{"b1"}, nil}},
		{"removed by name, of every type", []string{base, "# set: m\n# type: remove\nname\nالأمل\nمدينة السلام\n"}, "الأمل بغداد حلب", [][]string{{"b4"}, nil}},
		{"removed by name, of one type", []string{base, "# set: m\n# type: remove\n# subtype: ORGANIZATION\nname\nالأمل\n"}, "الأمل", [][]string{{"b2"}, nil}},
		{"what is above stays", []string{"# set: m\n# type: remove\nname\nحلب\n", base}, "حلب", [][]string{nil, {"b4"}}},
		{"removed and named anew", []string{base, "# type: remove\nname\tid\nحلب\tb4\n", "# type: PLACE\nname\tid\nحلب\tb4\n"}, "حلب", [][]string{nil, nil, {"b4"}}},
	}
	for _, c := range cases {
		var layers []*gazetteer.Index
		for _, table := range c.layers {
			layers = append(layers, indexOf(t, table))
		}
		stacked := gazetteer.Stack(layers...)
		assert.Equal(t, c.want, idsIn(stacked, c.text), c.name)
		assert.Equal(t, c.want, idsIn(gazetteer.Stack(stacked...), c.text), "%s: stacked again", c.name)
	}
}

// Hidden entries are gone from every way of asking, and the gazetteer itself stays as it was.
func TestStackHides(t *testing.T) {
	base := indexOf(t, "# set: base\n# type: PLACE\nname\nبغداد\nحلب\n")
	hidden := gazetteer.Stack(base, indexOf(t, "# type: remove\nname\tid\nبغداد\tbase/بغداد\n"))[0]
	_, ok := hidden.Entry("base/بغداد")
	assert.False(t, ok)
	assert.Zero(t, hidden.Lookup("بغداد").Len())
	for e := range hidden.All() {
		assert.Equal(t, "حلب", e.Name())
	}
	_, ok = base.Entry("base/بغداد")
	assert.True(t, ok)
	assert.Equal(t, 1, base.Lookup("بغداد").Len())
}

// A gazetteer below that is much smaller than the one above, and the other way round: the look-ups go over the smaller one.
func TestStackSizes(t *testing.T) {
	table := func(n int) string {
		var b strings.Builder
		b.WriteString("# type: T\nname\tid\n")
		for i := range n {
			fmt.Fprintf(&b, "بغداد %d\tid%d\n", i, i)
		}
		return b.String()
	}
	for _, sizes := range [][2]int{{3, 1000}, {1000, 3}} {
		stacked := gazetteer.Stack(indexOf(t, table(sizes[0])), indexOf(t, table(sizes[1])))
		left := 0
		for range stacked[0].All() {
			left++
		}
		assert.Equal(t, max(sizes[0]-sizes[1], 0), left)
	}
}

func ExampleStack() {
	mine, _ := gazetteer.ReadTSV(strings.NewReader("# set: mine\n# type: remove\nname\nبغداد\n"), "mine.tsv")
	layers := gazetteer.Stack(gazetteer.Default(), gazetteer.NewIndex(mine))
	fmt.Println(gazetteer.Default().Lookup("بغداد").Len() > 0, layers[0].Lookup("بغداد").Len())
	// Output: true 0
}
