package main

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/entity/format"
)

// made is a set of two texts; found are predictions for it.
func made() []set {
	return []set{{name: "made", docs: []document{{id: "a", text: "وصل رامي\nإلى دهوك."}, {id: "b", text: "عاد رامي إلى أربيل"}}}}
}

func found(t *testing.T, predictions string) (all []string, err error) {
	t.Helper()
	sets := made()
	r := newRun(sets, entity.Types())
	if err := r.read(predictions); err != nil {
		return nil, err
	}
	for _, d := range r.in(sets)[0].docs {
		for _, m := range d.ours {
			assert.Equal(t, d.text[m.Start:m.End], m.Text)
			all = append(all, d.id+" "+string(m.Type)+" "+m.Text)
		}
	}
	assert.Nil(t, sets[0].docs[0].ours, "the gold is not changed")
	return all, nil
}

// The same predictions in every form.
func TestPredictions(t *testing.T) {
	want := []string{"a PERSON رامي", "a PLACE دهوك", "b PLACE أربيل"}
	for name, text := range map[string]string{
		"documents": `{"text":"وصل رامي\nإلى دهوك.","spans":[{"start":7,"end":15,"type":"PERSON"},{"start":23,"end":31,"type":"PLACE"}]}` + "\n" +
			`{"text":"عاد رامي إلى أربيل","spans":[{"start":23,"end":33,"type":"PLACE"}]}`,
		"spans by id": `{"doc":"a","start":7,"end":15,"type":"PERSON"}` + "\n" + `{"doc":"a","start":23,"end":31,"type":"PLACE"}` + "\n" +
			`{"doc":"b","start":23,"end":33,"type":"PLACE"}`,
		"spans through the texts": `{"doc":"t:1","start":7,"end":15,"type":"PERSON"}` + "\n" + `{"doc":"t:2","start":23,"end":31,"type":"PLACE"}` + "\n" +
			`{"doc":"t:3","start":56,"end":66,"type":"PLACE","text":"أربيل"}`,
		"conll": "وصل O\nرامي B-PERSON\n\nإلى O\nدهوك B-PLACE\n. O\n\nعاد O\nرامي O\nإلى O\nأربيل B-PLACE\n",
	} {
		got, err := found(t, text)
		require.NoError(t, err, name)
		assert.Equal(t, want, got, name)
	}
	none, err := found(t, "")
	assert.Empty(t, none)
	assert.ErrorIs(t, err, errTextGoesOn)
}

func TestBrokenPredictions(t *testing.T) {
	for text, want := range map[string]string{
		"{":                       "line 1: unexpected end of JSON input",
		`{"text":"x","spans":[]}`: "line 1: the text is not that of document 1 of the gold, a",
		`{"text":"وصل رامي\nإلى دهوك.","spans":[]}`:                                                           "1 documents, the gold has 2",
		`{"doc":"a","start":0,"end":99,"type":"PLACE"}`:                                                       "line 1: span 0-99 is outside the text of 32 bytes",
		`{"doc":"x","start":30,"end":40,"type":"PLACE"}`:                                                      "line 1: span 30-40 is outside the text of 32 bytes",
		`{"doc":"x","start":-5,"end":4,"type":"PLACE"}`:                                                       "line 1: span -5-4 is outside the texts",
		`{"doc":"a","start":0,"end":6,"type":"PLACE","text":"دهوك"}`:                                          `line 1: span 0-6: "وصل" stands there, not "دهوك"`,
		`{"doc":"a","start":0,"end":6,"type":"SHIP"}`:                                                         `line 1: span 0-6: unknown label "SHIP"`,
		`{"doc":"a","start":0,"end":6,"type":"DATE"}` + "\n" + `{"doc":"a","start":4,"end":15,"type":"DATE"}`: "spans 0-6 and 4-15 cross",
		"وصل O\nسامي O\n":                                                                                     `line 2: "سامي" does not stand at byte 6 of a`,
		"وصل B-SHIP\nرامي O\n":                                                                                `line 1: no span of ours has the label "SHIP" here`,
		"وصل O\nرامي O\nإلى O\n":                                                                              "the texts of the gold go on behind the last token",
	} {
		_, err := found(t, text)
		assert.EqualError(t, err, want, text)
	}
}

// What our own writers write is read again: nothing is lost but what a form does not hold.
func TestPredictionsRoundTrip(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	var s set
	var lines, tokens bytes.Buffer
	spanWriter, tokenWriter := writer(t, "jsonl", &lines), writer(t, "conll", &tokens)
	base := 0
	for _, d := range entitytest.Documents() {
		doc := document{id: d.ID, text: d.Text}
		out := format.Document{Name: "t", Text: d.Text, Base: base, Spans: x.Extract(d.Text)}
		for _, span := range out.Spans {
			doc.ours = append(doc.ours, mention{Span: span})
		}
		require.NoError(t, spanWriter.Write(out))
		require.NoError(t, tokenWriter.Write(out))
		s.docs, base = append(s.docs, doc), base+len(d.Text)+1
	}
	var texts, saved bytes.Buffer
	require.NoError(t, writeTexts(&texts, []set{s}))
	assert.Equal(t, base, texts.Len())
	require.NoError(t, writeJSON(&saved, []set{s}))
	for name, text := range map[string]string{"spans": lines.String(), "conll": tokens.String(), "saved": saved.String()} {
		r := newRun([]set{s}, entity.Types())
		require.NoError(t, r.read(text), name)
		for i, d := range s.docs {
			assert.Equal(t, places(d.ours), places(r.found[i]), name+" "+d.id)
		}
	}
}

func places(all []mention) (some []mark) {
	for _, m := range all {
		some = append(some, mark{m.Start, m.End, m.Type})
	}
	return some
}

// What is saved and scored again has the same figures, and compared with itself no change.
func TestSaveAndCompare(t *testing.T) {
	gold, err := filepath.Abs("../../testdata/documents.jsonl")
	require.NoError(t, err)
	saved := filepath.Join(t.TempDir(), "saved.jsonl")
	first, errs, status := call(t, "-save", saved, gold)
	assert.Empty(t, errs)
	assert.Zero(t, status)
	again, _, _ := call(t, "-pred", saved, gold)
	assert.Equal(t, first, again)
	changes, _, _ := call(t, "-compare", saved, "-table", "changes,went,came", gold)
	assert.NotContains(t, strings.ReplaceAll(changes, "+0.000", ""), "+")
	assert.Contains(t, changes, "\n\nerrors that went: 0\n\nerrors that came: 0\n")
	texts := filepath.Join(t.TempDir(), "texts")
	_, _, status = call(t, "-texts", texts, gold)
	assert.Zero(t, status)
	text, err := os.ReadFile(texts)
	require.NoError(t, err)
	assert.Contains(t, string(text), entitytest.Documents()[0].Text+"\n")
}

// writer returns a writer of a format.
func writer(t *testing.T, name string, w io.Writer) format.Writer {
	t.Helper()
	f, err := format.Named(name)
	require.NoError(t, err)
	return f.NewWriter(w, format.Options{})
}
