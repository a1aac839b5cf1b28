package main

import (
	"errors"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
)

var plain = goldReader{known: entity.Types()}

func TestFormOf(t *testing.T) {
	for text, want := range map[string]string{
		`{"text":""}`:            formJSONL,
		"\n {\"text\":\"\"}":     formJSONL,
		"# id: a\n# genre: b\nx": formDocuments,
		"# units\nانتشر [[اللواء 3|MILITARY_UNIT]]": formCases,
		"# date: 2024-01-01\n[[x|DATE={}]]":         formCases,
		"ا O\n[[ O\nب B-LOC\n| O\n]] O":             formCoNLL,
		"# comment\nا O":                            formCoNLL,
		"":                                          formCoNLL,
	} {
		assert.Equal(t, want, formOf(text), text)
	}
}

// The same documents in their three forms are the same gold.
func TestReadFixtureForms(t *testing.T) {
	text := "# id: a\n# genre: g\n# difficulty: easy\n# date: 2024-01-02\nزار [[وزير [[الصحة|ORGANIZATION/government]]|TITLE/office]] [[دهوك|PLACE/city#4]]"
	docs, err := plain.read("a.txt", strings.NewReader(text))
	require.NoError(t, err)
	lines, err := plain.read("a.jsonl", strings.NewReader(`{"id":"a","date":"2024-01-02","text":"زار وزير الصحة دهوك","spans":[`+
		`{"start":7,"end":26,"type":"TITLE","subtype":"office","text":"وزير الصحة"},`+
		`{"start":16,"end":26,"type":"ORGANIZATION","subtype":"government"},{"start":27,"end":35,"type":"PLACE","subtype":"city","entity":4}]}`))
	require.NoError(t, err)
	assert.Equal(t, docs.docs, lines.docs)
	cases, err := plain.read("c.txt", strings.NewReader("# date: 2024-01-02\n"+text[strings.LastIndexByte(text, '\n')+1:]))
	require.NoError(t, err)
	assert.Equal(t, docs.docs[0].gold, cases.docs[0].gold)
	assert.Equal(t, "line:2", cases.docs[0].id)
	assert.False(t, docs.foreign || lines.foreign || cases.foreign)
}

// The shipped documents are read from their JSON as from their source.
func TestReadShippedJSON(t *testing.T) {
	var b strings.Builder
	var sets []set
	for _, d := range entitytest.Documents() {
		docs, err := marked([]entitytest.Document{d}, nil)
		require.NoError(t, err)
		docs[0].ours = docs[0].gold
		sets = append(sets, set{docs: docs})
	}
	require.NoError(t, writeJSON(&b, sets))
	read, err := plain.readJSON(strings.NewReader(b.String()))
	require.NoError(t, err)
	require.Len(t, read, len(sets))
	for i, s := range sets {
		assert.Equal(t, s.docs[0].gold, read[i].gold, read[i].id)
	}
}

func TestForeignLabels(t *testing.T) {
	text := "سافر O\nرامي B-PERS\nإلى O\nدهوك B-GPE\n. O\n\nا O\n"
	s, err := plain.read("a.conll", strings.NewReader(text))
	require.NoError(t, err)
	assert.True(t, s.foreign)
	require.Len(t, s.docs, 2)
	assert.Equal(t, "line 7", s.docs[1].id)
	assert.Equal(t, []entity.Type{entity.Person, entity.Place}, []entity.Type{s.docs[0].gold[0].Type, s.docs[0].gold[1].Type})
	assert.Equal(t, "دهوك", s.docs[0].gold[1].Text)

	mine, err := conll.ReadScheme(strings.NewReader("SHIP WEAPON\nSTAR\n"), "mine")
	require.NoError(t, err)
	g := goldReader{scheme: &mine, known: entity.Types()}
	s, err = g.read("a.jsonl", strings.NewReader(`{"text":"ab","spans":[{"start":0,"end":1,"type":"SHIP"},{"start":1,"end":2,"type":"STAR"}]}`))
	require.NoError(t, err)
	assert.True(t, s.foreign)
	require.Len(t, s.docs[0].gold, 1)
	assert.Equal(t, entity.Weapon, s.docs[0].gold[0].Type)
	_, err = g.read("a.jsonl", strings.NewReader(`{"text":"ab","spans":[{"start":0,"end":1,"type":"SUN"}]}`))
	assert.EqualError(t, err, "line 1: span 0-1: mine has no label SUN")
}

// Nested labels are nested gold: the outermost are scored as ever, and the others beside.
func TestNestedCoNLL(t *testing.T) {
	s, err := plain.read("a.conll", strings.NewReader("سكرتير B-OCC\nبلدية I-OCC|B-ORG\nدهوك I-OCC|I-ORG|B-GPE\nرامي B-PERS\n"))
	require.NoError(t, err)
	var depths []int
	for _, m := range s.docs[0].gold {
		depths = append(depths, m.Depth)
	}
	assert.Equal(t, []int{0, 1, 2, 0}, depths)
	gold := s.docs[0].gold
	s.docs[0].ours = []mention{gold[0], gold[2], {Span: entity.Span{Start: 0, End: 14, Type: entity.Person, Depth: 1}}}
	r := score(s, newConvention(s, entity.Types(), nil))
	assert.Equal(t, count{1, 0, 1, 1}, r.counts["strict"][""])
	assert.Equal(t, count{2, 1, 2, 2}, r.counts["nested"][""])
}

// Sentences that are joined are scored as they are one by one, but for what a document remembers.
func TestSentences(t *testing.T) {
	text := "زار O\nوزارة B-ORG\nالصحة I-ORG\n\nنفت O\nالوزارة B-ORG\nذلك O\n\nفي O\nدهوك B-LOC\n"
	g := plain
	g.join = 2
	s, err := g.read("a.conll", strings.NewReader(text))
	require.NoError(t, err)
	require.Len(t, s.docs, 2)
	assert.Equal(t, "زار وزارة الصحة\nنفت الوزارة ذلك", s.docs[0].text)
	assert.Equal(t, []string{"line 1", "line 9"}, []string{s.docs[0].id, s.docs[1].id})
	for _, d := range s.docs {
		for _, m := range d.gold {
			assert.Equal(t, d.text[m.Start:m.End], m.Text)
		}
		assert.Equal(t, len(d.text), d.tokens[len(d.tokens)-1].End)
	}
	for join, want := range map[int]int{1: 2, 3: 3} {
		g.join = join
		s, err := g.read("a.conll", strings.NewReader(text))
		require.NoError(t, err)
		e, err := newEngine(options{profile: "balanced"})
		require.NoError(t, err)
		all, err := assessor{engine: e}.own([]set{s})
		require.NoError(t, err)
		assert.Equal(t, count{want, 0, want, 3 - want}, all[0].result.counts["strict"][""], join)
	}
}

func TestBrokenGold(t *testing.T) {
	for text, want := range map[string]string{
		`{"text":"abc","spans":[{"start":1,"end":9,"type":"PLACE","text":"bc"}]}`:                                                "line 1: span 1-9 is outside the text of 3 bytes",
		`{"text":"abc","spans":[{"start":-1,"end":2,"type":"PLACE"}]}`:                                                           "line 1: span -1-2 is outside the text of 3 bytes",
		`{"text":"abc","spans":[{"start":2,"end":2,"type":"PLACE"}]}`:                                                            "line 1: span 2-2 is outside the text of 3 bytes",
		`{"text":"abc","spans":[{"start":1,"end":2,"type":"PLACE","text":"c"}]}`:                                                 `line 1: span 1-2: "b" stands there, not "c"`,
		`{"text":"abc","spans":[{"start":0,"end":1,"type":"SHIP","text":"a"}]}`:                                                  `line 1: span 0-1: unknown label "SHIP"`,
		`{"text":"abc","spans":[{"start":0,"end":2,"type":"PLACE","text":"ab"},{"start":1,"end":3,"type":"PLACE","text":"bc"}]}`: "line 1: spans 0-2 and 1-3 cross",
		"{}\n\n{":             "line 3: unexpected end of JSON input",
		"# id: a\n[[x|SHIP]]": `a: span 0-1: unknown label "SHIP"`,
		"# id: a\n[[x":        "documents: document 1 a: 1 spans are not closed",
		"[[x|DATE]]\n[[y":     "line:2: 1 spans are not closed",
		"[[x|DATES]]":         `line:1: span 0-1: unknown label "DATES"`,
		"ا O\nب\n":            `line 2: "ب": want a token and a label`,
		"ا B-SHIP\n":          "no scheme has the labels SHIP; say which with -labels",
	} {
		_, err := plain.read("x", strings.NewReader(text))
		assert.EqualError(t, err, want, text)
	}
	anercorp := goldReader{scheme: &conll.Schemes[0], known: entity.Types()}
	_, err := anercorp.read("x", strings.NewReader("ا O\nب B-SHIP\n"))
	assert.EqualError(t, err, "line 2: anercorp has no label SHIP")
	gone := errors.New("gone")
	_, err = plain.read("x", iotest.ErrReader(gone))
	assert.ErrorIs(t, err, gone)
}
