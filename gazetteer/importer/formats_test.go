package importer_test

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

func readJSONL(t *testing.T, lines []byte) (entries []gazetteer.Entry) {
	f, _ := importer.ByName("jsonl")
	for e, err := range f.Read(memory(map[string]string{"f": string(lines)}), "f", importer.Options{}, nil) {
		require.NoError(t, err)
		entries = append(entries, e)
	}
	return entries
}

// distinct leaves out names that are there already, as reading does.
func distinct(names []gazetteer.Name) []gazetteer.Name {
	seen := map[string]bool{}
	return slices.DeleteFunc(names, func(n gazetteer.Name) bool {
		again := seen[n.Text]
		seen[n.Text] = true
		return again
	})
}

func TestJSONLRoundTrip(t *testing.T) {
	var want []gazetteer.Entry
	n := 0
	for e := range gazetteer.Default().All() {
		if n++; n%5 == 0 {
			want = append(want, e)
		}
	}
	require.NotEmpty(t, want)
	var b bytes.Buffer
	require.NoError(t, importer.WriteJSONL(&b, slices.Values(want)))
	got := readJSONL(t, b.Bytes())
	require.Len(t, got, len(want))
	for i := range want {
		want[i].Names = distinct(want[i].Names)
		require.Equal(t, want[i], got[i])
	}

	odd := []gazetteer.Entry{{
		ID: "o/1", Type: "X", Names: []gazetteer.Name{{Text: `"<نعم> & \`}, {Text: "ثان"}, {Text: "ثالث", Kind: gazetteer.Inflected, Weak: true}},
		Value: "v", Source: "o", Refs: []string{"a", "b"}, Prior: 1<<32 - 1,
	}}
	b.Reset()
	require.NoError(t, importer.WriteJSONL(&b, slices.Values(odd)))
	assert.Equal(t, odd, readJSONL(t, b.Bytes()))
	assert.Equal(t, `{"id":"o/1","type":"X","names":["\"<نعم> & \\",{"text":"ثان","kind":"canonical"},`+
		`{"text":"ثالث","kind":"inflected","weak":true}],"value":"v","source":"o","refs":["a","b"],"prior":4294967295}`+"\n", b.String())
}

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left") }

func TestWriteJSONLReportsErrors(t *testing.T) {
	assert.EqualError(t, importer.WriteJSONL(fullDisk{}, gazetteer.Default().All()), "no space left")
	assert.EqualError(t, importer.WriteJSONL(fullDisk{}, slices.Values([]gazetteer.Entry{{}})), "no space left")
	assert.NoError(t, importer.WriteJSONL(io.Discard, slices.Values([]gazetteer.Entry(nil))))
}

// TestRecords reads single records, and says what comes of them.
func TestRecords(t *testing.T) {
	wikidataItem := func(id, labels, claims string) string {
		return `{"type":"item","id":` + id + `,"labels":` + labels + `,"claims":` + claims + `}`
	}
	const label, human = `{"ar":{"language":"ar","value":"سامر"}}`, `{"P31":[{"mainsnak":{"datavalue":{"value":{"numeric-id":5}}}}]}`
	const samir = "wikidata/Q7; PERSON/full; سامر; source=wikidata; refs=https://www.wikidata.org/wiki/Q7"
	for _, c := range []struct{ format, text, want string }{
		{"jsonl", `{"names":["عين"]}`, "f:1: no type, neither here nor in the options"},
		{"jsonl", `["عين"]`, "f:1: unexpected array"},
		{"jsonl", `{"type":"X","names":["عين"]} {}`, "f:1: not JSON: more behind the object"},
		{"jsonl", `{"type":"X","names":["عين"],"prior":-1}`, "f:1: field prior: unexpected number -1"},
		{"jsonl", `{"type":"X","names":[{"text":"عين","week":true}]}`, `f:1: unknown field "week"`},
		{"jsonl", `{"type":"LOC","names":["عين"]}`, "f/عين; PLACE/site; عين; source=f"},
		{"jsonl", `{"type":"GONE","names":["عين"]}`, ""},
		{"jsonl", `{"type":"X","country":"SY","names":["عين"]}`, "f/SY/عين; X/; عين; country=SY; source=f"},
		{"tsv", "# type: LOC\nname\nعين\n", "f/عين; PLACE/site; عين; source=f"},
		{"tsv", "name\tid\ttype\nعين\tq\tX", "q; X/; عين; source=f"},
		{"tsv", "name\nعين\n", "f:2: no type, neither here nor in the header"},

		{"spacy", `{"label":"","pattern":"عين"}`, ""},
		{"spacy", `{"label":"GONE","pattern":"عين"}`, ""},
		{"spacy", `{"label":"vessel","pattern":[{"NORM":"عين"}]}`, "f/VESSEL/عين; VESSEL/; عين; source=f"},
		{"spacy", `{"label":"X","pattern":[]}`, ""},
		{"spacy", `{"label":"X","pattern":{"TEXT":"عين"}}`, "f:1: pattern: unexpected object"},
		{"spacy", `{"label":"X","pattern":[{}]}`, "f:1: a pattern: a token of 0 conditions"},
		{"spacy", `{"label":"X","pattern":[{"POS":"NOUN"}]}`, "f:1: a pattern: POS says of no word what it is"},

		{"gate", "عين\n", "f:1: file does not exist"},
		{"flashtext", "عين=>\n", ""},
		{"flashtext", `{"عين":["العين"]} x`, "f/عين; X/; عين|العين; source=ff:1: more behind the object"},
		{"flashtext", `{"عين" "العين"}`, "f:1: not JSON: invalid character '\"' after object key"},
		{"flashtext", `{"عين":["العين"]`, "f:1: the JSON object breaks off"},

		{"regexner", "pattern\tner\toverwrite\tpriority\nعين\\-قمر\tLOC\t\t-3\tgroup", "f/PLACE/عين-قمر; PLACE/site; عين-قمر; source=f"},
		{"regexner", "عين\tLOC\t\tNaN", `f:1: priority "NaN": want a number`},
		{"regexner", "عين\tLOC\t\t1e99", "f/PLACE/عين; PLACE/site; عين; source=f; prior=4294967295"},
		{"regexner", "عين\\\tLOC", `f:1: a pattern: a backslash at the end`},
		{"regexner", "عين\tGONE", ""},

		{"wikidata", "[" + wikidataItem(`"Q7"`, label, human) + "]", samir},
		{"wikidata", wikidataItem(`"Q7"`, label, human) + "\n", samir},
		{"wikidata", wikidataItem(`"Q07"`, label, human), `f:1: id "\"Q07\"": want Q and a number`},
		{"wikidata", wikidataItem(`"Q7"`, label, `[]`), ""},
		{"wikidata", wikidataItem(`"Q7"`, label, `{"P31":[{"mainsnak":{"snaktype":"somevalue"},"rank":"normal"}]}`), ""},
		{"wikidata", wikidataItem(`"Q7"`, label, `{"P31":[{"mainsnak":{"datavalue":{"value":"text"}}}]}`), ""},
		{"wikidata", wikidataItem(`"Q7"`, label, `{"P31":7}`), "f:1: P31: unexpected number"},
		{"wikidata", wikidataItem(`"Q7"`, label, `7`), "f:1: not a JSON object, or one that breaks off"},
		{"wikidata", wikidataItem(`"Q7"`, `{"ar":7}`, human), "f:1: unexpected number"},
		{"wikidata", wikidataItem(`"Q7"`, `{"ar":{"value":"سامر"},"en":[7]}`, human), "f:1: unexpected array"},
		{"wikidata", wikidataItem(`"Q7"`, `{"ar":{"value":"سامر \u0041"}}`, human), strings.ReplaceAll(samir, "سامر", "سامر A")},
		{"wikidata", wikidataItem(`"Q7"`, label, strings.Replace(human, `{"mainsnak`, `{"rank":"deprecated","mainsnak`, 1)), ""},
		{"wikidata", `"ar"`, "f:1: not a JSON object, or one that breaks off"},

		{"ftm", `{"id":"1","schema":"Person","properties":{"name":["سامر"],"country":["sy","sy"],"sourceUrl":[" "]}}`, "ftm/1; PERSON/full; سامر; country=SY; source=ftm"},
		{"ftm", `{"id":"1","schema":"Person","properties":{"name":["سامر"],"country":["sy","lb"],"nationality":["iq"]}}`, "ftm/1; PERSON/full; سامر; country=IQ; source=ftm"},
		{"ftm", `{"id":"1","schema":"Person","properties":{"name":["سامر"],"country":{}}}`, "f:1: property country: unexpected object"},
		{"ftm", `{"id":"1","schema":"Person","properties":{"name":["سامر"],"wikidataId":[1]}}`, "f:1: property wikidataId: unexpected number"},
		{"ftm", `{"id":"1","schema":"Company","properties":{"name":["سامر"],"topics":["mil"]}}`, "ftm/1; MILITARY_UNIT/; سامر; source=ftm"},
		{"ftm", `{"id":"1","schema":"Passport","properties":{"name":["سامر"]}}`, ""},
		{"ftm", `{"id":"1","schema":"Person"}`, ""},
	} {
		o := importer.Options{Types: map[string]string{"LOC": "PLACE/site", "GONE": ""}, Ordinary: func(string) bool { return false }}
		if c.format == "flashtext" && strings.HasPrefix(c.text, "{") {
			o.Type = "X"
		}
		res := readText(t, c.format, c.text, o)
		assert.Equal(t, c.want, strings.Join(append(res.Entries, res.Errors...), ""), "%s %s", c.format, c.text)
	}
}

func TestGATESeparator(t *testing.T) {
	files := memory(map[string]string{
		"d/l.def":   "one.lst::::Ship\r\n one.lst : ship : \n#old.lst:x\n/etc/passwd:x\nhttp://example.org/x.lst:x\n",
		"d/one.lst": "نجمة البحر|country=SY|inst=https://example.org/1\nنجمة | البر\n",
	})
	res := read(t, "gate", files, "d/l.def", importer.Options{Separator: "|"})
	var want []string
	for range 2 {
		want = append(want, "l/SHIP/نجمة_البحر; SHIP/; نجمة البحر; country=SY; source=l; refs=https://example.org/1",
			"l/SHIP/نجمة_|_البر; SHIP/; نجمة | البر; source=l")
	}
	assert.Equal(t, want, res.Entries)
	assert.Equal(t, []string{"d/l.def:4: list /etc/passwd is not beside the definition",
		"d/l.def:5: file does not exist"}, res.Errors)
}

func TestOwnClasses(t *testing.T) {
	s := samples[8]
	res := s.readText(t, s.text(1), importer.Options{Classes: map[string]importer.Class{"Q5": {Type: "SHIP", Subtype: "tug", Value: "v"}}})
	assert.Equal(t, []string{"wikidata/Q10; SHIP/tug; كفر نجمة; value=v; source=wikidata; refs=https://www.wikidata.org/wiki/Q10"}, res.Entries)
	res = s.readText(t, s.text(1), importer.Options{Classes: map[string]importer.Class{}})
	assert.Equal(t, counts{importer.Unclassed: 1}, res.Report.Dropped)
}
