package entity_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// What is explained is what is extracted; every score is the sum of its evidence; every loser says why, and names a chosen span
// where there is one over its words.
func TestExplainAgrees(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	texts := []string{"قال وزير الدفاع العراقي اللواء عدنان الساعدي إنه عائد إلى بغداد"}
	for _, d := range entitytest.Documents() {
		texts = append(texts, d.Text)
	}
	for _, text := range texts {
		var chosen []entity.Span
		for _, v := range x.Explain(text).Verdicts {
			assert.Equal(t, text[v.Start:v.End], v.Text)
			assert.NotEmpty(t, v.Rules, v.Text)
			var sum float32
			for _, e := range v.Evidence {
				sum += e.Weight
				assert.NotEmpty(t, e.On, v.Text)
			}
			assert.InDelta(t, v.Score, sum, 1e-4, "%s %s %+v", v.Type, v.Text, v.Evidence)
			if v.Chosen {
				if v.Type != "-" {
					chosen = append(chosen, v.Span)
				}
				continue
			}
			assert.NotEmpty(t, v.Why, v.Text)
			if v.By != nil {
				assert.True(t, v.By.Start < v.End && v.Start < v.By.End, v.Text)
			}
		}
		assert.Equal(t, x.Extract(text), chosen, text)
	}
}

func TestExplainLosers(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	why := map[string]string{}
	for _, v := range x.Explain("زار محافظة بابل ثم أمل").Verdicts {
		why[v.Text] = v.Why
		if v.By != nil {
			why[v.Text] += " " + v.By.Text
		}
	}
	assert.Equal(t, "chosen", why["محافظة بابل"])
	assert.Equal(t, "inside another span محافظة بابل", why["بابل"])
}

func TestExplainWords(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	e := x.Explain("عاد إلى وَبغداد.")
	require.Len(t, e.Words, 4)
	w := e.Words[2]
	assert.Equal(t, "وَبغداد", w.Text)
	require.NotEmpty(t, w.Names)
	assert.Equal(t, entity.KnownName{Label: "PLACE", Subtype: "city", ID: "places-iq/بغداد", Words: 1, Prefix: "وَ"}, w.Names[0])
	assert.True(t, e.Words[0].SentenceStart)
	assert.True(t, e.Words[2].SentenceEnd)
	assert.Equal(t, "عاد الي وبغداد.", strings.ReplaceAll(e.Key, "ى", "ي"))
}

func TestExplainText(t *testing.T) {
	x, err := entity.New(entity.WithTypes(entity.Place))
	require.NoError(t, err)
	text := x.Explain("محافظة بابل").String()
	for _, line := range []string{
		"1 normalize\n  \u2068محافظة بابل\u2069\n2 words, 3 names\n",
		"+ 0-21 PLACE \u2068محافظة بابل\u2069",
		": chosen\n    by place.head\n    +2.20 head \u2068place.head\u2069\n",
		"- 13-21 PLACE \u2068بابل\u2069",
		": inside another span: 0-21 PLACE",
	} {
		assert.Contains(t, text, line)
	}
}
