package format_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/entity/format"
)

// document makes a document of the notation of entitytest.
func document(t *testing.T, markup string) format.Document {
	t.Helper()
	text, spans, err := entitytest.Parse(markup)
	require.NoError(t, err)
	return format.Document{Name: "d", Text: text, Spans: spans}
}

func TestText(t *testing.T) {
	var b strings.Builder
	d := document(t, "قال [[وزير [[الدفاع|ORGANIZATION]]|TITLE]] نعم")
	require.NoError(t, format.Text{}.Write(&b, d))
	assert.Equal(t, "قال [وزير الدفاع|TITLE] نعم\n", b.String())
	b.Reset()
	require.NoError(t, format.Text{Color: true}.Write(&b, document(t, "[[a|PLACE]] [[b|SHIP]]\n")))
	assert.Equal(t, "\x1b[32ma\x1b[0m\x1b[2m|PLACE\x1b[0m \x1b[4mb\x1b[0m\x1b[2m|SHIP\x1b[0m\n", b.String())
}

func TestCoNLL(t *testing.T) {
	var b strings.Builder
	d := document(t, "و[[بغداد|PLACE]] و[[اللواء 30|MILITARY_UNIT]]-هنا!\n\nب[[حلب|PLACE]]\xff نعم")
	require.NoError(t, format.CoNLL{}.Write(&b, d))
	assert.Equal(t, "و+\tO\nبغداد\tB-PLACE\nو+\tO\nاللواء\tB-MILITARY_UNIT\n30\tI-MILITARY_UNIT\n-\tO\nهنا\tO\n!\tO\n\n"+
		"ب+\tO\nحلب\tB-PLACE\n\uFFFD\tO\nنعم\tO\n\n", b.String())
}

func TestCoNLLKeepsEveryCharacter(t *testing.T) {
	for _, d := range entitytest.Documents() {
		var b strings.Builder
		require.NoError(t, format.CoNLL{}.Write(&b, format.Document{Text: d.Text, Spans: d.Spans}))
		var letters strings.Builder
		begun := 0
		for line := range strings.Lines(b.String()) {
			token, label, ok := strings.Cut(strings.TrimSuffix(line, "\n"), "\t")
			if ok {
				letters.WriteString(strings.TrimSuffix(token, "+"))
			}
			if strings.HasPrefix(label, "B-") {
				begun++
			}
		}
		outer := 0
		for _, s := range d.Spans {
			if s.Depth == 0 {
				outer++
			}
		}
		assert.Equal(t, outer, begun, d.ID)
		assert.Equal(t, squeeze(d.Text), squeeze(letters.String()), d.ID)
	}
}

// squeeze takes out what separates tokens: spaces and controls.
func squeeze(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\u00a0", "", "\u200f", "", "\u200e", "", "\u2068", "", "\u2069", "").Replace(s)
}

func TestJSONL(t *testing.T) {
	var b strings.Builder
	d := format.Document{Name: "d", Text: "في أمس\xff", Base: 100, Runes: 50, UTF16: 60}
	d.Spans = []entity.Span{{Start: 5, End: 12, Type: entity.Date, Text: "أمس\xff", Name: "أمس", Rule: "r", Score: 1, Entity: 1}}
	w := format.JSONL{AllOffsets: true, Reference: time.Date(2021, 8, 8, 0, 0, 0, 0, time.UTC)}
	require.NoError(t, w.Write(&b, d))
	assert.Equal(t, `{"doc":"d","start":105,"end":112,"runeStart":53,"runeEnd":57,"utf16Start":63,"utf16End":67,"type":"DATE",`+
		`"text":"أمس`+"\uFFFD"+`","name":"أمس","rule":"r","score":1,"depth":0,"entity":1,"value":{"from":"2021-08-07","to":"2021-08-07"}}`+"\n", b.String())
}

var errFull = errors.New("full")

type full struct{}

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestWriteErrors(t *testing.T) {
	d := document(t, "[[بغداد|PLACE]]")
	assert.ErrorIs(t, format.Text{}.Write(full{}, d), errFull)
	assert.ErrorIs(t, format.CoNLL{}.Write(full{}, d), errFull)
	assert.ErrorIs(t, format.JSONL{}.Write(full{}, d), errFull)
}
