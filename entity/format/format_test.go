package format_test

import (
	"encoding/json"
	"errors"
	"io"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/entity/format"
)

// document makes a document of the notation of entitytest.
func document(t testing.TB, markup string) format.Document {
	t.Helper()
	text, spans, err := entitytest.Parse(markup)
	require.NoError(t, err)
	return format.Document{Name: "d", Text: text, Spans: spans, Values: make([]json.RawMessage, len(spans))}
}

// write writes documents in a format.
func write(t testing.TB, name string, o format.Options, documents ...format.Document) string {
	t.Helper()
	f, err := format.Named(name)
	require.NoError(t, err)
	var b strings.Builder
	w := f.NewWriter(&b, o)
	for _, d := range documents {
		require.NoError(t, w.Write(d), d.Name)
	}
	require.NoError(t, w.Close())
	return b.String()
}

// read reads all documents; a Reader's last error is returned, nil at the end of the file.
func read(t testing.TB, name, data string, o format.Options) ([]format.Document, error) {
	t.Helper()
	f, err := format.Named(name)
	require.NoError(t, err)
	r, err := f.NewReader(strings.NewReader(data), o)
	require.NoError(t, err)
	var all []format.Document
	for {
		d, err := r.Read()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return all, err
		}
		all = append(all, d)
	}
}

func TestTable(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range format.Formats() {
		assert.False(t, seen[f.Name], f.Name)
		seen[f.Name] = true
		assert.NotEmpty(t, f.Suffix)
		assert.NotEmpty(t, f.About)
		if !f.Readable() {
			_, err := f.NewReader(strings.NewReader(""), format.Options{})
			assert.EqualError(t, err, f.Name+" is written only")
		}
	}
	assert.Len(t, seen, 12)
	_, err := format.Named("pdf")
	assert.ErrorContains(t, err, `no format "pdf": want one of jsonl, documents, `)
}

func TestText(t *testing.T) {
	d := document(t, "قال [[وزير [[الدفاع|ORGANIZATION]]|TITLE]] نعم")
	assert.Equal(t, "قال [وزير الدفاع|TITLE] نعم\n", write(t, "text", format.Options{}, d))
	d = document(t, "[[a|PLACE]] [[b|SHIP]]\n")
	assert.Equal(t, "\x1b[32ma\x1b[0m\x1b[2m|PLACE\x1b[0m \x1b[4mb\x1b[0m\x1b[2m|SHIP\x1b[0m\n", write(t, "ansi", format.Options{}, d))
	d = document(t, "a\x1b[2J\tb\u009b\x7f\r\nc\r")
	assert.Equal(t, "a␛[2J\tb\uFFFD␡\r\nc␍\n", write(t, "ansi", format.Options{}, d), "a text cannot steer the terminal")
}

// The marked text is the text and nothing else beside the marks.
func TestTextKeepsEveryByte(t *testing.T) {
	for _, d := range entitytest.Documents() {
		shown := write(t, "text", format.Options{}, d.Formatted())
		plain := write(t, "ansi", format.Options{}, d.Formatted())
		for _, typ := range entity.Types() {
			shown = strings.ReplaceAll(shown, "|"+string(typ)+"]", "")
			plain = strings.ReplaceAll(plain, "\x1b[0m\x1b[2m|"+string(typ)+"\x1b[0m", "")
		}
		assert.Equal(t, d.Text, strings.TrimSuffix(strings.ReplaceAll(shown, "[", ""), "\n"), d.ID)
		for _, code := range []string{"36", "32", "35", "31", "33", "34", "91", "95", "94", "93"} {
			plain = strings.ReplaceAll(plain, "\x1b["+code+"m", "")
		}
		assert.Equal(t, d.Text, strings.TrimSuffix(plain, "\n"), d.ID)
	}
}

func TestCoNLL(t *testing.T) {
	d := document(t, "و[[بغداد|PLACE]] و[[اللواء 30|MILITARY_UNIT]]-هنا!\n\nب[[حلب|PLACE]]\xff نعم")
	assert.Equal(t, "و+\tO\nبغداد\tB-PLACE\nو+\tO\nاللواء\tB-MILITARY_UNIT\n30\tI-MILITARY_UNIT\n-\tO\nهنا\tO\n!\tO\n\n"+
		"ب+\tO\nحلب\tB-PLACE\n\uFFFD\tO\nنعم\tO\n\n", write(t, "conll", format.Options{}, d))
	d = document(t, "و[[بغداد|PLACE/city]] و[[اللواء 30|MILITARY_UNIT]]")
	assert.Equal(t, "و+\tO\nبغداد\tS-PLACE/city\nو+\tO\nاللواء\tB-MILITARY_UNIT\n30\tE-MILITARY_UNIT\n\n",
		write(t, "conll", format.Options{BIOES: true, Subtypes: true}, d))
}

func TestCoNLLKeepsEveryCharacter(t *testing.T) {
	for _, d := range entitytest.Documents() {
		var letters strings.Builder
		begun := 0
		for line := range strings.Lines(write(t, "conll", format.Options{}, d.Formatted())) {
			token, label, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if ok && token != "+" {
				token = strings.TrimSuffix(token, "+")
			}
			if ok {
				letters.WriteString(token)
			}
			if strings.HasPrefix(label, "B-") {
				begun++
			}
		}
		assert.Equal(t, len(d.Formatted().Outermost().Spans), begun, d.ID)
		assert.Equal(t, squeeze(d.Text), squeeze(letters.String()), d.ID)
	}
}

// squeeze takes out what lies between tokens: spaces, controls and variation selectors.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.In(r, unicode.Cf, unicode.Variation_Selector) {
			return -1
		}
		return r
	}, s)
}

func TestCoNLL2003(t *testing.T) {
	d := document(t, "و[[بغداد|PLACE]] هنا.\nنعم [[أمس|DATE]]")
	assert.Equal(t, "# newdoc id = d\n# text = \"وبغداد هنا.\\nنعم أمس\"\n"+
		"و+\t0-2\t_\tO\nبغداد\t2-12\t_\tB-PLACE\nهنا\t13-19\t_\tO\n.\t19-20\t_\tO\n\nنعم\t21-27\t_\tO\nأمس\t28-34\t_\tB-DATE\n\n",
		write(t, "conll2003", format.Options{}, d))
	assert.Contains(t, write(t, "conll2003", format.Options{WholeWords: true, BIOES: true}, d), "\nوبغداد\t0-12\t2-12\tS-PLACE\n")
}

func TestJSONL(t *testing.T) {
	d := format.Document{Name: "d", Text: "في أمس\xff", Base: 100, Runes: 50, UTF16: 60}
	d.Spans = []entity.Span{{Start: 5, End: 12, Type: entity.Date, Text: "أمس\xff", Name: "أمس", Rule: "r", Score: 1, Entity: 1}}
	o := format.Options{AllOffsets: true, Calendar: entity.Calendar{Reference: time.Date(2021, 8, 8, 0, 0, 0, 0, time.UTC)}}
	assert.Equal(t, `{"doc":"d","start":105,"end":112,"runeStart":53,"runeEnd":57,"utf16Start":63,"utf16End":67,"type":"DATE",`+
		`"text":"أمس`+"\uFFFD"+`","name":"أمس","rule":"r","score":1,"depth":0,"entity":1,"value":{"from":"2021-08-07","to":"2021-08-07"}}`+"\n",
		write(t, "jsonl", o, d))
}

func TestBrat(t *testing.T) {
	d := document(t, "🙂 ل[[وزارة\n\nالدفاع [[العراقية|NATIONALITY]]|ORGANIZATION/government#2]] [[الوزارة|ORGANIZATION#2]]")
	d.Spans[0].Prefix, d.Spans[0].ID, d.Spans[0].Name = "ل", "a b/50%", "وزارة الدفاع"
	d.Values[0] = json.RawMessage(`{"a": "b c"}`)
	assert.Equal(t, "T1\tORGANIZATION 3 8;10 25\tوزارة الدفاع العراقية\nA1\tSubtype T1 government\nA2\tPrefix T1 ل\n"+
		`A3	Value T1 {"a":"b\u0020c"}`+"\nN1\tReference T1 Kayan:a%20b/50%25\tوزارة الدفاع\n"+
		"T2\tNATIONALITY 17 25\tالعراقية\nT3\tORGANIZATION 26 33\tالوزارة\nR1\tSameEntity Arg1:T1 Arg2:T3\n",
		write(t, "brat", format.Options{}, d))
	var texts strings.Builder
	write(t, "brat", format.Options{Texts: &texts}, d)
	assert.Equal(t, d.Text, texts.String())
	d.Runes = 100
	assert.Contains(t, write(t, "brat", format.Options{}, d), "T1\tORGANIZATION 103 108;110 125\t")
	conf := format.BratConfig(entity.Types(), []string{"city", "country"})
	assert.Contains(t, conf, "\nPERSON\nPLACE\n")
	assert.Contains(t, conf, "Subtype\tArg:<ENTITY>, Value:city|country\n")
}

func TestSpaCy(t *testing.T) {
	d := document(t, "🙂  ل[[وزير [[الدفاع|ORGANIZATION]]|TITLE/office]]\n")
	assert.Equal(t, `{"text":"🙂  لوزير الدفاع\n","ents":[{"start":4,"end":15,"label":"TITLE","kb_id":"","subtype":"office"}],`+
		`"spans":{"sc":[{"start":4,"end":15,"label":"TITLE","kb_id":"","subtype":"office"},{"start":9,"end":15,"label":"ORGANIZATION","kb_id":""}]},`+
		`"tokens":[{"id":0,"start":0,"end":1},{"id":1,"start":2,"end":3},{"id":2,"start":3,"end":4},{"id":3,"start":4,"end":8},`+
		`{"id":4,"start":9,"end":15},{"id":5,"start":15,"end":16}],"_":{"name":"d"}}`+"\n", write(t, "spacy", format.Options{}, d))
}

// The tokens and the single spaces behind them are the text: spaCy puts it together of them.
func TestSpaCyTokensAreTheText(t *testing.T) {
	for _, d := range append(entitytest.Documents(), entitytest.Cases()...) {
		var doc struct {
			Text   string
			Tokens []struct{ Start, End int }
		}
		require.NoError(t, json.Unmarshal([]byte(write(t, "spacy", format.Options{}, d.Formatted())), &doc))
		runes := []rune(doc.Text)
		var b strings.Builder
		edges := map[int]bool{}
		for _, token := range doc.Tokens {
			b.WriteString(string(runes[token.Start:token.End]))
			if token.End < len(runes) && runes[token.End] == ' ' {
				b.WriteByte(' ')
			}
			edges[token.Start], edges[token.End] = true, true
		}
		require.Equal(t, d.Text, b.String(), d.ID)
		for _, s := range d.Spans {
			assert.True(t, edges[len([]rune(d.Text[:s.Start]))] && edges[len([]rune(d.Text[:s.End]))], s.Text)
		}
	}
}

func TestWebAnno(t *testing.T) {
	d := document(t, "🙂 زار [[وزير [[الدفاع|ORGANIZATION]]|TITLE#1]]. \n\tوقال [[الوزير|TITLE#1]]:\\ [[أمس|DATE]]\n")
	d.Spans[0].ID = "a|b_[1]->*"
	assert.Equal(t, "#FORMAT=WebAnno TSV 3.3\n#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value\n"+
		"#T_CH=de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink|referenceType|referenceRelation\n\n"+
		"#Text=🙂 زار وزير الدفاع. \n#Text=\\t\n"+
		"1-1\t0-2\t🙂\t_\t_\t_\t_\t\n1-2\t3-6\tزار\t_\t_\t_\t_\t\n"+
		"1-3\t7-11\tوزير\ta\\|b\\_\\[1\\]\\->\\*[1]\tTITLE[1]\tTITLE[1]\t*->1-1\t\n"+
		"1-4\t12-18\tالدفاع\ta\\|b\\_\\[1\\]\\->\\*[1]|*[2]\tTITLE[1]|ORGANIZATION[2]\tTITLE[1]\t*->1-1\t\n"+
		"1-5\t18-19\t.\t_\t_\t_\t_\t\n\n"+
		"#Text=وقال الوزير:\\\\ أمس\n#Text=\n"+
		"2-1\t22-26\tوقال\t_\t_\t_\t_\t\n2-2\t27-33\tالوزير\t*\tTITLE\tTITLE[1]\t*->1-2\t\n2-3\t33-34\t:\t_\t_\t_\t_\t\n"+
		"2-4\t34-35\t\\\\\t_\t_\t_\t_\t\n2-5\t36-39\tأمس\t*\tDATE\t_\t_\t\n", write(t, "webanno", format.Options{}, d))
}

func TestLabelStudio(t *testing.T) {
	d := document(t, "🙂 [[بغداد|PLACE/city#1]] [[بغداد|PLACE#1]]")
	assert.Equal(t, "[\n"+`{"data":{"text":"🙂 بغداد بغداد","name":"d"},"annotations":[{"result":[`+
		`{"id":"s1","from_name":"label","to_name":"text","type":"labels","value":{"start":2,"end":7,"text":"بغداد","labels":["PLACE"]},"meta":{"subtype":"city"}},`+
		`{"id":"s2","from_name":"label","to_name":"text","type":"labels","value":{"start":8,"end":13,"text":"بغداد","labels":["PLACE"]}},`+
		`{"type":"relation","from_id":"s1","to_id":"s2","direction":"right","labels":["SameEntity"]}]}]}`+"\n]\n", write(t, "labelstudio", format.Options{}, d))
	assert.Equal(t, "[]\n", write(t, "labelstudio", format.Options{}))
}

func TestDoccano(t *testing.T) {
	d := document(t, "🙂 [[بغداد|PLACE/city]]")
	assert.Equal(t, `{"text":"🙂 بغداد","label":[[2,7,"PLACE"]],"name":"d"}`+"\n", write(t, "doccano", format.Options{}, d))
	assert.Contains(t, write(t, "doccano", format.Options{Subtypes: true}, d), `[2,7,"PLACE/city"]`)
}

func TestHTML(t *testing.T) {
	d := document(t, "<b> & [[وزير [[الدفاع|ORGANIZATION]]|TITLE/office#3]]\r\n")
	page := write(t, "html", format.Options{}, d)
	assert.Contains(t, page, `<article data-name="d"><h2><bdi>d</bdi></h2><div class="text">&lt;b&gt; &amp; `+
		`<mark data-type="TITLE" data-subtype="office" data-entity="3"><bdi>وزير <mark data-type="ORGANIZATION"><bdi>الدفاع</bdi></mark></bdi></mark>&#13;`+"\n</div></article>\n")
	for _, want := range []string{`<html lang="ar" dir="rtl">`, "prefers-color-scheme: dark", `<ul class="legend"`, "</html>\n"} {
		assert.Contains(t, page, want)
	}
	for _, never := range []string{"<script", "http", "url(", "@import"} {
		assert.NotContains(t, page, never, "the page stands by itself")
	}
	assert.Contains(t, write(t, "html", format.Options{}), "</html>\n")
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrors(t *testing.T) {
	d := document(t, "[[بغداد|PLACE]] [[دمشق|PLACE]]")
	backward := d
	backward.Spans = []entity.Span{d.Spans[1], d.Spans[0]}
	for _, f := range format.Formats() {
		assert.ErrorIs(t, f.NewWriter(full{}, format.Options{}).Write(d), errFull, f.Name)
		w := f.NewWriter(io.Discard, format.Options{})
		for want, spans := range map[string][]entity.Span{
			"d: span 0-30 : outside the text":                 {{Start: 0, End: 30}},
			"d: span 1-10 : inside a character":               {{Start: 1, End: 10}},
			"d: span 4-4 : empty":                             {{Start: 4, End: 4}},
			"d: span 0-10 PLACE: out of order":                backward.Spans,
			"d: span 11-19 : crosses another span, or stands": {{Start: 0, End: 13}, {Start: 11, End: 19}},
		} {
			bad := d
			bad.Spans = spans
			var e *format.Error
			err := w.Write(bad)
			require.ErrorAs(t, err, &e, f.Name)
			assert.ErrorContains(t, err, want, f.Name)
		}
	}
}
