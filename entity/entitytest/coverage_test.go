package entitytest_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// genres are those of the documents, with what each is.
var genres = []struct{ name, what string }{
	{"agency", "reports of news agencies"},
	{"broadcast", "bulletins, tickers and interviews as spoken"},
	{"communique", "statements of armies, police and ministries"},
	{"dialect", "stories with speech in Egyptian, Levantine, Iraqi, Gulf, Sudanese, Yemeni, Maghrebi Arabic"},
	{"economy", "markets, companies, prices"},
	{"hard", "names that are ordinary words, and words that are names"},
	{"history", "chronicles, lives, battles, letters"},
	{"operations", "military units, orders of battle, weapons"},
	{"report", "analyses, human rights and aid reports"},
	{"social", "posts with hashtags, handles, emoji, loose spelling"},
	{"sport", "matches, clubs, athletes"},
	{"variants", "spelling of keyboards and regions, Persian letters, presentation forms, bidi controls"},
	{"vocalised", "fully vocalised text"},
}

// A tally counts what a set of documents holds.
type tally struct {
	documents, words, values, chains int
	difficulty                       map[string]int
	spans, documentsWith             map[entity.Type]int
}

func count(docs []entitytest.Document) tally {
	c := tally{difficulty: map[string]int{}, spans: map[entity.Type]int{}, documentsWith: map[entity.Type]int{}}
	for _, d := range docs {
		c.documents++
		c.words += len(strings.Fields(d.Text))
		c.difficulty[d.Difficulty]++
		mentions, seen := map[int]int{}, map[entity.Type]bool{}
		for i, s := range d.Spans {
			c.spans[s.Type]++
			c.spans[""]++
			if !seen[s.Type] {
				seen[s.Type] = true
				c.documentsWith[s.Type]++
			}
			if d.Values[i] != nil {
				c.values++
			}
			if s.Entity > 0 {
				mentions[s.Entity]++
			}
		}
		for _, n := range mentions {
			if n > 1 {
				c.chains++
			}
		}
	}
	return c
}

// What testdata/README.md promises of the whole set, whatever is added or mended.
func TestCoverage(t *testing.T) {
	docs := entitytest.Documents()
	all := count(docs)
	assert.GreaterOrEqual(t, all.documents, 400)
	assert.GreaterOrEqual(t, all.values, 1000)
	assert.GreaterOrEqual(t, all.chains, 500)
	for _, typ := range entity.Types() {
		assert.GreaterOrEqual(t, all.spans[typ], 100, typ)
	}
	for _, level := range []string{"easy", "medium", "hard"} {
		assert.GreaterOrEqual(t, all.difficulty[level], 50, level)
	}
	for _, d := range docs {
		words := len(strings.Fields(d.Text))
		assert.True(t, 25 <= words && words <= 300, "%s has %d words", d.ID, words)
	}
	assert.GreaterOrEqual(t, len(entitytest.Documents(entitytest.Genre("operations"))), 60, "units and operations")
}

func TestGenres(t *testing.T) {
	found := map[string]bool{}
	for _, d := range entitytest.Documents() {
		found[d.Genre] = true
		assert.True(t, strings.HasPrefix(d.ID, d.Genre+"-"), d.ID)
	}
	for _, g := range genres {
		assert.True(t, found[g.name], g.name)
		assert.GreaterOrEqual(t, len(entitytest.Documents(entitytest.Genre(g.name))), 20, g.name)
	}
	assert.Len(t, found, len(genres))
}
