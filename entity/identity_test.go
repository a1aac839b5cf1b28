package entity

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/normalize"
)

// Names of persons as lists of parts, each a number.
func TestAgree(t *testing.T) {
	for _, c := range []struct {
		a, b []uint64
		want bool
	}{
		{[]uint64{1, 3}, []uint64{1, 2, 3}, true},     // محمد السوداني, محمد شياع السوداني
		{[]uint64{1, 2}, []uint64{1, 2, 3, 4}, true},  // محمد بن سلمان, محمد بن سلمان بن عبد العزيز آل سعود
		{[]uint64{1, 2, 3}, []uint64{1, 4, 3}, false}, // the fathers differ
		{[]uint64{1, 4, 3}, []uint64{1, 2, 4, 3}, true},
		{[]uint64{1, 4, 2, 3}, []uint64{1, 2, 4, 3}, false},
		{[]uint64{1, 2}, []uint64{4, 2}, false},
		{[]uint64{1, 4}, []uint64{1, 2, 3}, false},
		{[]uint64{1}, []uint64{1, 2}, false}, // one part alone is for the surname to say
		{nil, nil, false},
	} {
		assert.Equal(t, c.want, agree(c.a, c.b), "%v %v", c.a, c.b)
		assert.Equal(t, c.want, agree(c.b, c.a), "%v %v", c.b, c.a)
	}
}

// Spellings that no reader tells apart hash alike, others do not.
func TestHashOfNames(t *testing.T) {
	var g grouper
	g.reset(0, 0)
	hash := func(name string) uint64 {
		d := new(document)
		d.text.Reset(name, normalize.MatchKey)
		d.tokenize()
		c := candidate{last: len(d.words)}
		return g.hash(d, &c, 0, c.last)
	}
	for _, same := range [][]string{
		{"عبد الله الراشد", "عبدالله الراشد"}, {"مصطفى", "مصطفي"}, {"القاهرة", "القاهره"}, {"مسؤول", "مسئول"}, {"إيران", "ايران"},
	} {
		assert.Equal(t, hash(same[0]), hash(same[1]), same)
	}
	for _, others := range [][]string{{"قائد", "قايد"}, {"سيناء", "سينا"}, {"علي حسن", "حسن علي"}} {
		assert.NotEqual(t, hash(others[0]), hash(others[1]), others)
	}
}

// Of lessons with the same words the last that holds is found, none before it is taught.
func TestLastLessonHolds(t *testing.T) {
	x, err := New()
	require.NoError(t, err)
	d := new(document)
	x.run(d, "قالت الوزارة نعم. نفت وزارة الدفاع ذلك. قالت الوزارة نعم. نفت وزارة الداخلية ذلك. قالت الوزارة نعم.")
	var taught []string
	for i := range d.words {
		for _, h := range d.hitsAt(i) {
			if h.seen > 0 && h.label == x.labels.byName[seenBody] {
				taught = append(taught, x.span(d, &d.cands[h.seen-1]).Text)
			}
		}
	}
	assert.Equal(t, []string{"وزارة الدفاع", "وزارة الداخلية"}, taught)
}
