package format_test

import (
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/format"
)

// FuzzReaders gives any bytes to every reader. It ends, without a panic; what it gives are documents that every writer takes, and that hold no more
// than the file could tell.
func FuzzReaders(f *testing.F) {
	for _, fault := range faults {
		f.Add([]byte(fault.data))
	}
	for _, form := range readable() {
		f.Add([]byte(write(f, form.Name, format.Options{}, document(f, "🙂 ل[[وزير [[الدفاع|ORGANIZATION]]|TITLE#1]]. \n[[الوزير|TITLE#1]]\t[[أمس|DATE]]\n"))))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, form := range format.Formats() {
			if form.Readable() {
				readAnything(t, form, data)
			}
		}
	})
}

func readAnything(t *testing.T, form format.Format, data []byte) {
	const limit = 1 << 12
	for _, lenient := range []bool{false, true} {
		o := format.Options{AnyLabel: true, Lenient: lenient, Subtypes: true, MaxDocument: limit}
		o.Text = func(string) (string, error) { return "🙂 لوزير الدفاع. \nالوزير\tأمس\n", nil }
		r, err := form.NewReader(strings.NewReader(string(data)), o)
		require.NoError(t, err)
		for n := 0; ; n++ {
			d, err := r.Read()
			if err != nil {
				break
			}
			require.LessOrEqual(t, n, len(data)+1)
			require.LessOrEqual(t, len(d.Text), len(data)+2*limit+100)
			for _, s := range d.Spans {
				require.Equal(t, d.Text[s.Start:s.End], s.Text)
			}
			require.NoError(t, format.Formats()[0].NewWriter(io.Discard, format.Options{}).Write(d), form.Name)
		}
	}
}

// FuzzRoundTrip writes a text with spans made of numbers, and reads it again, in every format.
func FuzzRoundTrip(f *testing.F) {
	for _, markup := range hardTexts {
		d := document(f, markup)
		var cuts []byte
		for _, s := range d.Spans {
			cuts = append(cuts, byte(s.Start), byte(s.End-s.Start))
		}
		f.Add(d.Text, cuts)
	}
	f.Fuzz(func(t *testing.T, text string, cuts []byte) {
		if !utf8.ValidString(text) || strings.ContainsRune(text, 0) || len(text) > 1000 {
			return
		}
		d := format.Document{Name: "d", Text: text}
		for i := 0; i+1 < len(cuts); i += 2 {
			addSpan(&d, int(cuts[i]), int(cuts[i])+int(cuts[i+1]), i)
		}
		for _, form := range readable() {
			requireRoundTrip(t, form, format.Options{}, []format.Document{d})
		}
	})
}

// addSpan adds a span to those before it, if it lies well behind or inside the last ones.
func addSpan(d *format.Document, start, end, n int) {
	if start >= end || end > len(d.Text) || !utf8.RuneStart(d.Text[start]) || end < len(d.Text) && !utf8.RuneStart(d.Text[end]) {
		return
	}
	s := entity.Span{Start: start, End: end, Text: d.Text[start:end], Entity: n % 3}
	s.Type = entity.Types()[n%10]
	for i, o := range d.Spans {
		switch {
		case s.Start < o.Start, s.Start < o.End && s.End > o.End, s.Start == o.Start && s.End == o.End:
			return
		case s.End <= o.End:
			s.Depth = max(s.Depth, d.Spans[i].Depth+1)
		case s.Start == o.Start:
			return
		}
	}
	d.Spans, d.Values = append(d.Spans, s), append(d.Values, json.RawMessage(nil))
}
