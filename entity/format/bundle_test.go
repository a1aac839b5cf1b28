package format_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity/format"
)

func TestBundle(t *testing.T) {
	one := document(t, "[[بغداد|PLACE#3]] و[[بغداد|PLACE#3]]\n")
	two := document(t, "زار [[وزير [[الدفاع|ORGANIZATION]]|TITLE#1]] و[[الوزير|TITLE#1]]")
	empty := document(t, "")
	one.Name, two.Name, empty.Name = "1", "2", "0"
	all, err := format.Bundle("all", []format.Document{one, empty, two})
	require.NoError(t, err)
	assert.Equal(t, "--- 1\nبغداد وبغداد\n\n--- 0\n\n--- 2\nزار وزير الدفاع والوزير\n", all.Text)
	for _, s := range all.Spans {
		assert.Equal(t, s.Text, all.Text[s.Start:s.End])
	}
	assert.Equal(t, []int{3, 3, 4, 0, 4}, entities(all), "entities of two documents are two")
	parts := format.Unbundle(all)
	require.Len(t, parts, 3)
	for i, want := range []format.Document{one, empty, two} {
		assert.Equal(t, canonical(t, want), canonical(t, parts[i]))
	}
	assert.Equal(t, []format.Document{two}, format.Unbundle(two), "no bundle")
	_, err = format.Bundle("all", []format.Document{document(t, "a\n--- b\nc")})
	assert.EqualError(t, err, `d: a line begins with "--- "`)
}

func entities(d format.Document) []int {
	var all []int
	for _, s := range d.Spans {
		all = append(all, s.Entity)
	}
	return all
}

func TestUnbundleAnything(t *testing.T) {
	for _, text := range []string{"--- ", "--- a", "--- a\n", "--- a\n\n", "--- a\nb", "--- \n--- \n", "--- a\n--- b\n\n--- c"} {
		total := 0
		for _, d := range format.Unbundle(format.Document{Text: text}) {
			total += len(d.Text)
		}
		assert.LessOrEqual(t, total, len(text), "%q", text)
	}
	d := document(t, "--- [[a|PLACE]]\nb[[c\n|PLACE]]")
	assert.Empty(t, format.Unbundle(d)[0].Spans, "on the line of the name, or across the end")
}
