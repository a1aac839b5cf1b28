package normalize_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/normalize"
)

func costs(key string, h normalize.Habits) map[string]int {
	all := map[string]int{}
	for _, a := range normalize.Alternatives(key, h, 200) {
		all[a.Key] = a.Cost
	}
	return all
}

// Each row: a key, another way of writing it, and what it costs; 0 where it must not be offered.
func TestAlternatives(t *testing.T) {
	cases := []struct {
		key, other string
		cost       int
	}{
		{"منى", "مني", 3}, {"مني", "منى", 3}, {"القاهره", "القاهرة", 3}, {"والدة", "والده", 3},
		{"مسئول", "مسؤول", 2}, {"قائد", "قايد", 3}, {"سيناء", "سينا", 3}, {"سينا", "سيناء", 4},
		{"عبدالله", "عبد الله", 2}, {"عبد الله", "عبدالله", 1}, {"ابوظبي", "ابو ظبي", 2}, {"نورالدين", "نور الدين", 2},
		{"صلاح الدين", "صلاحالدين", 1}, {"ابن سلمان", "بن سلمان", 1}, {"ابو مازن", "ابي مازن", 1},
		{"غوغل", "جوجل", 4}, {"قوقل", "غوغل", 4}, {"هونج كونج", "هونغ كونغ", 4}, {"ڤيينا", "فيينا", 1}, {"پاريس", "باريس", 1},
		{"واشنطن", "واشنطون", 4}, {"امريكا", "اميركا", 1}, {"انجلترا", "انكلترا", 5}, {"چاد", "تشاد", 2},
		{"علي", "عاي", 0}, {"كيلي", "قيلي", 0}, {"بغداد", "بقداد", 4}, {"لبنان", "لبنانا", 0},
	}
	for _, c := range cases {
		assert.Equal(t, c.cost, costs(c.key, normalize.Habits{})[c.other], "%s, %s", c.key, c.other)
	}
}

func TestAlternativesOrder(t *testing.T) {
	all := normalize.Alternatives("عبد الله الكاظمى", normalize.Habits{MaksuraForYeh: true}, 3)
	assert.Equal(t, []normalize.Alternative{{Key: "عبد الله الكاظمى", Cost: 0}, {Key: "عبد الله الكاظمي", Cost: 1}, {Key: "عبدالله الكاظمى", Cost: 1}}, all)
	assert.Len(t, normalize.Alternatives("بغداد", normalize.Habits{}, 1), 1)
	assert.Empty(t, normalize.Alternatives("بغداد", normalize.Habits{}, 0))
	assert.Len(t, normalize.Alternatives(strings.Repeat("عبدالله ", 1000), normalize.Habits{}, 10), 1)
	assert.Equal(t, []normalize.Alternative{{Key: ""}}, normalize.Alternatives("", normalize.Habits{}, 5))
}

func TestHabits(t *testing.T) {
	of := func(text string) normalize.Habits {
		key := []byte(normalize.Key(text))
		return normalize.HabitsOf(key, normalize.AppendSegments(nil, key))
	}
	assert.Equal(t, normalize.Habits{}, of("وصل في المساء إلى المدينة التي ولد فيها"))
	assert.Equal(t, normalize.Habits{MaksuraForYeh: true}, of("وصل فى المساء الى المدينة التى ولد فيها"))
	assert.Equal(t, normalize.Habits{YehForMaksura: true}, of("وصل الي المدينة في المساء حتي"))
	assert.Equal(t, normalize.Habits{HehForTeh: true}, of("قالت الحكومه في القاهره"))
	assert.Equal(t, normalize.Habits{}, of(""))
	assert.Equal(t, 1, costs("الكاظمى", of("قال فى بيان"))["الكاظمي"])
}

func TestJoined(t *testing.T) {
	assert.ElementsMatch(t, []string{"عبدالعزيز نورالدين", "عبدالعزيز نور الدين", "عبد العزيز نورالدين"}, normalize.Joined("عبد العزيز نور الدين"))
	assert.Empty(t, normalize.Joined("سعد  صالح"))
	assert.Equal(t, []string{"عبد الله"}, normalize.Apart("عبدالله"))
	assert.Equal(t, []string{"نور الدين", "نورا لدين"}[:1], normalize.Apart("نورالدين"))
	assert.Empty(t, normalize.Apart("امريكا"))
	assert.Empty(t, normalize.Joined("محمد صالح"))
}
