package format_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/format"
)

const webAnnoHead = "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n\n"

// faults are files with one thing wrong each: the error, and how many documents and spans a lenient reader keeps; -1 documents where
// nothing behind the fault can be read.
var faults = []struct {
	what, format, data, want string
	documents, spans         int
}{
	{"truncated", "jsonl", `{"doc":"a","start":0,"end":10,"type":"PLACE","text":"بغداد"}` + "\n" + `{"doc":"a","sta`, "f:2: truncated JSON", 1, 1},
	{"no JSON", "jsonl", "بغداد\n", "f:1: no JSON at byte 1: invalid character 'Ø' looking for beginning of value", 0, 0},
	{"another text", "jsonl", `{"doc":"a","start":0,"end":10,"type":"PLACE","text":"دمشق"}`, `f:1: text is "دمشق" where "بغداد" stands`, 1, 0},
	{"behind the text", "jsonl", `{"doc":"a","start":11,"end":100,"type":"PLACE","text":"دمشق"}`, "f:1: span 11-100 PLACE: outside the text", 1, 0},
	{"inside a character", "jsonl", `{"doc":"a","start":1,"end":10,"type":"PLACE","text":"دمشق"}`, "f:1: span 1-10 PLACE: inside a character", 1, 0},
	{"no text in the line", "jsonl", `{"doc":"a","start":1,"end":10,"type":"PLACE"}`, "f:1: no text", 1, 0},
	{"unknown label", "jsonl", `{"doc":"a","start":0,"end":10,"type":"CITY","text":"بغداد"}`, `f:1: unknown label "CITY"`, 1, 0},
	{"no offsets", "jsonl", `{"doc":"a","type":"PLACE","text":"بغداد"}`, "f:1: no start or end", 1, 0},
	{"a kind of value", "jsonl", `{"doc":"a","start":"0"}`, "f:1: field start: a string, want int", 0, 0},

	{"no text", "documents", `{"id":"a"}`, "f:1: no text", 0, 0},
	{"not UTF-8", "documents", "{\"text\":\"\xc8\xe3\"}\n{\"text\":\"ب\"}", "f:1: not UTF-8: byte 0xc8 in column 10", 1, 0},
	{"UTF-16", "documents", "\xff\xfe{\x00", "f:1: not UTF-8 but UTF-16", 0, 0},
	{"half a pair", "documents", `{"text":"\ud83d"}` + "\n" + `{"text":"\ud83d\ude42"}`, "f:1: half a surrogate pair", 1, 0},
	{"the other half", "documents", `{"text":"\\\ude42"}`, "f:1: half a surrogate pair", 0, 0},
	{"halves apart", "documents", `{"text":"\ud83d \ude42"}`, "f:1: half a surrogate pair", 0, 0},
	{"crossing", "documents", `{"text":"abcdef","spans":[{"start":0,"end":4,"type":"PLACE"},{"start":2,"end":6,"type":"DATE"}]}`,
		"f:1: span 2-6 DATE: crosses another span", 1, 1},
	{"empty", "documents", `{"text":"abc","spans":[{"start":2,"end":2,"type":"PLACE"}]}`, "f:1: span 2-2 PLACE: empty", 1, 0},
	{"negative", "documents", `{"text":"abc","spans":[{"start":-2,"end":2,"type":"PLACE"}]}`, "f:1: span -2-2 PLACE: outside the text", 1, 0},
	{"surface", "documents", `{"text":"abc","spans":[{"start":0,"end":2,"type":"PLACE","text":"bc"}]}`, `f:1: span 1: text is "bc" where "ab" stands`, 1, 0},

	{"no label", "conll", "ا\tO\nب\n", "f:2: want a token and a label", 1, 0},
	{"no label of ours", "conll", "ا\tB-XYZ\n", `f:1: unknown label "XYZ"`, 0, 0},
	{"no BIO", "conll", "ا\tX-PLACE\n", `f:1: "X-PLACE" is no BIO or BIOES label`, 0, 0},
	{"another token", "conll2003", "# text = \"ابت\"\nا\t0-2\t_\tO\nت\t2-4\t_\tB-PLACE\n", `f:3: token 2-4 is "ت" where "ب" stands`, 1, 0},
	{"token outside", "conll2003", "# text = \"اب\"\nا\t0-2\t_\tO\nب\t2-8\t_\tB-PLACE\n", "f:3: token 2-8: outside the text", 1, 0},
	{"overlap", "conll2003", "# text = \"ابت\"\nاب\t0-4\t_\tB-DATE\nبت\t2-6\t_\tB-PLACE\n", "f:3: token 2-6 overlaps what stands before it, or does not hold its mention", 1, 1},
	{"part outside", "conll2003", "# text = \"ابت\"\nاب\t0-4\t2-6\tB-DATE\n", "f:2: token 0-4 overlaps what stands before it, or does not hold its mention", 1, 0},
	{"text comment", "conll2003", "# newdoc id = a\n# text = \"\\ud800\"\nا\tO\n", "f:2: text comment: half a surrogate pair", -1, 0},
	{"not in the text", "conll2003", "# text = \"اب\"\nت\tO\n", `f:2: the text has no "ت" behind byte 0`, 1, 0},

	{"no tab", "brat", "T1 PLACE 0 5 بغداد\n", "f:1: want an id and a tab", 1, 0},
	{"outside", "brat", "T1\tPLACE 0 50\tبغداد\n", "f:1: 0 50 is outside the text or empty", 1, 0},
	{"bytes", "brat", "T1\tPLACE 0 10\tبغداد\n", `f:1: T1 is "بغداد" where "بغداد دمشق" stands`, 1, 0},
	{"twice", "brat", "T1\tPLACE 0 5\tبغداد\nT1\tPLACE 6 10\tدمشق\n", "f:2: T1 stands twice", 1, 1},
	{"discontinuous", "brat", "T1\tPLACE 0 2;6 10\tبغ دمشق\n", "f:1: fragments with text between them", 1, 0},
	{"nothing above", "brat", "A1\tSubtype T1 city\n", "f:1: no T1 above", 1, 0},
	{"nothing to relate", "brat", "T1\tPLACE 0 5\tبغداد\nR1\tSameEntity Arg1:T1 Arg2:T2\n", "f:2: no T2", 1, 1},
	{"no number", "brat", "T1\tPLACE 0 x\tبغداد\n", `f:1: "0 x" is no START END`, 1, 0},
	{"value", "brat", "T1\tPLACE 0 5\tبغداد\nA1\tValue T1 {\n", "f:2: a value that is no JSON", 1, 1},
	{"reference", "brat", "T1\tPLACE 0 5\tبغداد\nN1\tReference T1 x\tبغداد\n", `f:2: "x" is no DATABASE:ID`, 1, 1},
	{"crossing", "brat", "T1\tPLACE 0 5\tبغداد\nT2\tDATE 4 10\tد دمشق\n", "f:2: span 8-19 DATE: crosses another span", 1, 1},
	{"kind of line", "brat", "X1\tPLACE 0 5\tبغداد\n", `f:1: no kind of line begins with "X1"`, 1, 0},

	{"no text", "spacy", `{"ents":[]}`, "f:1: no text", 0, 0},
	{"outside", "spacy", `{"text":"بغداد","ents":[{"start":0,"end":10,"label":"PLACE"}]}`, "f:1: span 1: 0-10 is outside the text or inside a character", 1, 0},
	{"label", "spacy", `{"text":"بغداد","ents":[{"start":0,"end":5,"label":"GPE"}]}`, `f:1: span 1: unknown label "GPE"`, 1, 0},

	{"format", "webanno", "#FORMAT=WebAnno TSV 2.0\n", `f:1: want #FORMAT=WebAnno TSV 3.x, got "#FORMAT=WebAnno TSV 2.0"`, -1, 0},
	{"columns", "webanno", webAnnoHead + "#Text=a\n1-1\t0-1\ta\t_\n", "f:5: want SENTENCE-TOKEN, START-END, token and a column for each feature", 1, 0},
	{"in a pair", "webanno", webAnnoHead + "#Text=🙂\n1-1\t0-1\t🙂\t*\tPLACE\t\n", "f:5: 0-1 is outside the text or inside a character", 1, 0},
	{"outside", "webanno", webAnnoHead + "#Text=a\n1-1\t0-9\ta\t*\tPLACE\t\n", "f:5: 0-9 is outside the text or inside a character", 1, 0},
	{"label", "webanno", webAnnoHead + "#Text=a\n1-1\t0-1\ta\t*\tGPE\t\n", `f:5: unknown label "GPE"`, 1, 0},
	{"backward", "webanno", webAnnoHead + "#Text=abc\n1-1\t0-3\tabc\t_\t_\t\n\n#Text=d\n2-1\t1-2\td\t_\t_\t\n",
		"f:8: a sentence begins at 1, and the text before it is 3 long", 1, 0},
	{"layer", "webanno", "#FORMAT=WebAnno TSV 3.3\n#T_SP\n", `f:2: "#T_SP" is no layer`, -1, 0},

	{"truncated", "labelstudio", `[{"data":{"text":"بغداد"}},` + "\n" + `{"data":{"te`, "f:2: truncated JSON", -1, 0},
	{"no end of the array", "labelstudio", `[{"data":{"text":"بغداد"}}` + "\n", "f:1: truncated JSON", -1, 0},
	{"no array", "labelstudio", "بغداد", "f:1: no JSON array of objects", -1, 0},
	{"behind the array", "labelstudio", `[{"data":{"text":"بغداد"}}], [`, "f:1: no JSON array of objects", -1, 0},
	{"no text", "labelstudio", `[{"data":{}},` + "\n" + `{"data":{"text":"بغداد"}}]`, "f:1: no data.text", 1, 0},
	{"region", "labelstudio", `[{"data":{"text":"بغداد"},"annotations":[{"result":[{"id":"x","type":"labels","value":{"start":0,"end":6,"labels":["PLACE"]}}]}]}]`,
		`f:1: region "x": 0-6 is outside the text or inside a character`, 1, 0},
	{"surface", "labelstudio", `[{"data":{"text":"بغداد"},"annotations":[{"result":[{"id":"x","type":"labels","value":{"start":0,"end":5,"text":"بغدا","labels":["PLACE"]}}]}]}]`,
		`f:1: region "x": text is "بغدا" where "بغداد" stands`, 1, 0},

	{"no text", "doccano", `{"label":[]}`, "f:1: no text", 0, 0},
	{"pair", "doccano", `{"text":"بغداد","label":[[0,5]]}`, "f:1: label 1: want [start, end, label]", 0, 0},
	{"bytes", "doccano", `{"text":"بغداد","label":[[0,10,"PLACE"]]}`, "f:1: span 1: 0-10 is outside the text or inside a character", 1, 0},

	{"truncated", "html", "<article data-name=\"a\"><h2></h2><div class=\"text\">بغ", "f:1: an article does not end", -1, 0},
	{"mark", "html", "<article data-name=\"a\"><h2></h2><div class=\"text\"><mark data-type=\"PLACE\">بغ</div></article>", "f:1: a mark does not end", 0, 0},
	{"tag", "html", "<article data-name=\"a\"><h2></h2><div class=\"text\"><b>بغ</b></div></article>", `f:1: no tag of ours: "<b>"`, 0, 0},
	{"label", "html", "<article data-name=\"a\"><h2></h2><div class=\"text\"><mark data-type=\"X\">بغ</mark></div></article>", `f:1: unknown label "X"`, 1, 0},
}

func faultOptions() format.Options {
	return format.Options{File: "f", Text: func(string) (string, error) { return "بغداد دمشق", nil }}
}

func TestFaults(t *testing.T) {
	formats := map[string]bool{}
	for _, f := range faults {
		formats[f.format] = true
		_, err := read(t, f.format, f.data, faultOptions())
		assert.EqualError(t, err, f.want, "%s: %s", f.format, f.what)
		var e *format.Error
		assert.ErrorAs(t, err, &e)
	}
	assert.Len(t, formats, 10)
}

func TestLenientReadersSkipAndCount(t *testing.T) {
	for _, f := range faults {
		o := faultOptions()
		o.Lenient = true
		var skipped []string
		o.Skipped = func(e *format.Error) { skipped = append(skipped, e.Error()) }
		all, err := read(t, f.format, f.data, o)
		if f.documents < 0 {
			assert.EqualError(t, err, f.want, f.what)
			continue
		}
		require.NoError(t, err, "%s: %s", f.format, f.what)
		assert.Equal(t, []string{f.want}, skipped, "%s: %s", f.format, f.what)
		spans := 0
		for _, d := range all {
			spans += len(d.Spans)
		}
		assert.Equal(t, [2]int{f.documents, f.spans}, [2]int{len(all), spans}, "%s: %s", f.format, f.what)
	}
}

func TestTextsThatAreMissing(t *testing.T) {
	for _, name := range []string{"jsonl", "brat"} {
		_, err := read(t, name, `{"doc":"a","start":0,"end":10,"type":"PLACE","text":"بغداد"}`+"\n", format.Options{File: "f"})
		assert.ErrorContains(t, err, "is not in the file, and nothing says where it is", name)
	}
}

func TestLabelsOfOthers(t *testing.T) {
	line := `{"text":"بغداد","ents":[{"start":0,"end":5,"label":"GPE"}]}`
	all, err := read(t, "spacy", line, format.Options{Labels: map[string]entity.Type{"GPE": entity.Place}})
	require.NoError(t, err)
	assert.Equal(t, entity.Place, all[0].Spans[0].Type)
	all, err = read(t, "spacy", line, format.Options{AnyLabel: true})
	require.NoError(t, err)
	assert.Equal(t, entity.Type("GPE"), all[0].Spans[0].Type)
}

func TestLongLines(t *testing.T) {
	o := format.Options{File: "f", MaxDocument: 1000}
	for _, f := range readable() {
		o.Text = func(string) (string, error) { return "", nil }
		_, err := read(t, f.Name, strings.Repeat("x", 1<<17), o)
		assert.ErrorContains(t, err, "f:1: ", f.Name)
	}
	_, err := read(t, "documents", `{"text":"`+strings.Repeat("x", 1<<17)+`"}`, o)
	assert.EqualError(t, err, "f:1: longer than 1000 bytes")
	_, err = read(t, "labelstudio", "[{\n"+strings.Repeat("\n\n", 1000), o)
	assert.EqualError(t, err, "f:1000: an object longer than 1000 bytes")
}

// What other programs write beside what is read of it.
func TestFilesOfOthers(t *testing.T) {
	for _, c := range []struct{ what, format, data, want string }{
		{"IOB of CoNLL-2003", "conll", "-DOCSTART- -X- O O\n\nEU NNP I-NP I-ORGANIZATION\nrejects VBZ I-VP O\nParis NNP I-NP I-PLACE\nRome NNP I-NP B-PLACE\n",
			"EU rejects Paris Rome|0-2 ORGANIZATION|11-16 PLACE|17-21 PLACE"},
		{"sentences", "conll", "ب+ O\nبغداد S-PLACE\n\nاب B-DATE\nت E-DATE\n", "ببغداد\nاب ت|2-12 PLACE|13-20 DATE"},
		{"brat with events and notes", "brat", "T2\tPLACE 6 10\tدمشق\nT1\tPLACE 0 5\tبغداد\nE1\tLife:T1 At:T2\n#1\tAnnotatorNotes T1\tnote\n*\tEquiv T1 T2\nM1\tNegation E1\n",
			"بغداد دمشق|0-10 PLACE #1|11-19 PLACE #1"},
		{"spaCy without span groups", "spacy", `{"text":"a بغداد","ents":[{"start":2,"end":7,"label":"PLACE","kb_id":"Q1"}],"tokens":[]}`, "a بغداد|2-12 PLACE"},
		{"sub-tokens and a gap of spaces", "webanno", "#FORMAT=WebAnno TSV 3.2\n#T_SP=other.Layer|value\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|value\n#T_RL=x.Rel|BT_x\n\n" +
			"#Text=aXYb c\n1-1\t0-4\taXYb\t_\t_\t_\t\n1-1.1\t1-3\tXY\tq\tPLACE[1]\t_\t\n1-2\t5-6\tc\t_\tPLACE[1]\t_\t\n\n#Sentence.id=s\n#Text=d\n2-1\t9-10\td\t_\tDATE\t_\t\n",
			"aXYb c\n  d|1-6 PLACE|9-10 DATE"},
		{"a layer of one's own", "webanno", "#FORMAT=WebAnno TSV 3.3\n#T_SP=webanno.custom.Mine|note|label\n\n\n#Text=ab\n1-1\t0-2\tab\t*\tPLACE\t\n", "ab|0-2 PLACE"},
		{"predictions", "labelstudio", `[{"data":{"text":"بغداد"},"predictions":[{"result":[{"id":"x","type":"labels","value":{"start":0,"end":5,"labels":["PLACE"]}},` +
			`{"type":"choices","value":{"choices":["a"]}}]}]}]`, "بغداد|0-10 PLACE"},
		{"entities of doccano", "doccano", `{"id":1,"text":"بغداد","entities":[{"id":3,"start_offset":0,"end_offset":5,"label":"PLACE"}],"relations":[]}`, "بغداد|0-10 PLACE"},
		{"a text comment and no places", "conll", "# text = \"عاد وبغداد\"\nعاد O\nو+ O\nبغداد B-PLACE\n", "عاد وبغداد|9-19 PLACE"},
		{"a byte order mark and CRLF", "doccano", "\ufeff{\"text\":\"a\"}\r\n", "a"},
	} {
		all, err := read(t, c.format, c.data, faultOptions())
		require.NoError(t, err, c.what)
		require.Len(t, all, 1, c.what)
		assert.Equal(t, c.want, shown(all[0]), c.what)
	}
}

// shown shows a document on one line.
func shown(d format.Document) string {
	var b strings.Builder
	b.WriteString(d.Text)
	for _, s := range d.Spans {
		b.WriteString("|" + entityLine(s))
	}
	return b.String()
}

func entityLine(s entity.Span) string {
	line := fmt.Sprintf("%d-%d %s", s.Start, s.End, s.Type)
	if s.Entity > 0 {
		line += fmt.Sprintf(" #%d", s.Entity)
	}
	return line
}
