package entity_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// collect reads a stream to its end and returns the documents and errors; their offsets are held against the stream.
func collect(t *testing.T, stream string, r io.Reader, o entity.StreamOptions) (docs []entity.Document, errs []error) {
	t.Helper()
	x, err := entity.New()
	require.NoError(t, err)
	for d, err := range x.Documents(t.Context(), r, o) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		docs = append(docs, d)
		assert.True(t, strings.HasPrefix(stream[d.Base:], d.Text), "base %d", d.Base)
		assert.Empty(t, brokenDocument(d, x.Nested(d.Text)))
	}
	return docs, errs
}

func texts(docs []entity.Document) (all []string) {
	for _, d := range docs {
		s := fmt.Sprintf("%d %s", d.Base, d.Text)
		if d.Cut {
			s += " +"
		}
		all = append(all, s)
	}
	return all
}

func TestDocuments(t *testing.T) {
	blocks := entity.StreamOptions{Separator: entity.AtBlankLine}
	short := entity.StreamOptions{MaxDocument: 8}
	for _, c := range []struct {
		stream string
		o      entity.StreamOptions
		want   []string
	}{
		{"", entity.StreamOptions{}, nil},
		{"\n \n\r\n", entity.StreamOptions{}, nil},
		{"a\nb", entity.StreamOptions{}, []string{"0 a", "2 b"}},
		{"a\r\n\r\n  b \n", entity.StreamOptions{}, []string{"0 a", "7 b"}},
		{"\xff\xfe\n\xd8\n", entity.StreamOptions{}, []string{"0 \xff\xfe", "3 \xd8"}},
		{"\n\na\nb\n \t\n\nc\r\n", blocks, []string{"2 a\nb", "10 c"}},
		{"a\n\nb", blocks, []string{"0 a", "3 b"}},
		{"12345678\nx", short, []string{"0 12345678", "9 x"}},
		{"1234 678 0\nx", short, []string{"0 1234 +", "5 678 0", "11 x"}},
		{"1234. 7 9 1\n", short, []string{"0 1234. +", "6 7 9 1"}},
		{"12345678901\n", short, []string{"0 12345678 +", "8 901"}},
		{"بغداد\n", entity.StreamOptions{MaxDocument: 5}, []string{"0 بغ +", "4 دا +", "8 د"}},
		{"ab\ncd\nefgh\n\nx", entity.StreamOptions{Separator: entity.AtBlankLine, MaxDocument: 8}, []string{"0 ab\ncd +", "6 efgh", "12 x"}},
	} {
		for name, r := range map[string]io.Reader{
			"at once": strings.NewReader(c.stream), "by bytes": iotest.OneByteReader(strings.NewReader(c.stream)),
			"with the end": iotest.DataErrReader(strings.NewReader(c.stream)),
		} {
			docs, errs := collect(t, c.stream, r, c.o)
			assert.Equal(t, c.want, texts(docs), "%s: %q", name, c.stream)
			assert.Empty(t, errs, "%s: %q", name, c.stream)
		}
	}
}

// The documents of a stream are those of the texts one by one.
func TestDocumentsAreThoseOfTheirTexts(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	cases := entitytest.Cases(entitytest.Genre("chains"))
	require.NotEmpty(t, cases)
	var stream strings.Builder
	for _, c := range cases {
		stream.WriteString(strings.ReplaceAll(c.Text, "\n", " ") + "\n")
	}
	docs, errs := collect(t, stream.String(), strings.NewReader(stream.String()), entity.StreamOptions{})
	require.Empty(t, errs)
	require.Len(t, docs, len(cases))
	for _, d := range docs {
		assert.Equal(t, x.Document(d.Text).Entities, d.Entities)
	}
}

// Nothing but white space is lost where long documents are cut, no character is torn, and none is longer than allowed.
func TestDocumentsCut(t *testing.T) {
	text := strings.Repeat("عاد الوفد إلى بغداد، ثم سافر. ", 400) + strings.Repeat("ب", 300) + strings.Repeat(" ", 3000) + "نعم"
	for _, most := range []int{1, 2, 3, 16, 100, 1000} {
		docs, errs := collect(t, text, strings.NewReader(text), entity.StreamOptions{MaxDocument: most})
		require.Empty(t, errs)
		var all strings.Builder
		for i, d := range docs {
			assert.LessOrEqual(t, len(d.Text), most)
			assert.Equal(t, i < len(docs)-1, d.Cut)
			assert.True(t, most < 2 || utf8.ValidString(d.Text), "%d: %q", most, d.Text)
			all.WriteString(strings.Join(strings.Fields(d.Text), ""))
		}
		assert.True(t, strings.Join(strings.Fields(text), "") == all.String(), "%d", most)
	}
}

// endless is a stream without a line end; it counts what was read of it.
type endless struct{ read int }

func (e *endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = "ab "[(e.read+i)%3]
	}
	e.read += len(p)
	return len(p), nil
}

func TestDocumentsAreBounded(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	source, most := new(endless), 1000
	n := 0
	for d, err := range x.Documents(t.Context(), source, entity.StreamOptions{MaxDocument: most}) {
		require.NoError(t, err)
		assert.True(t, d.Cut)
		n++
		assert.LessOrEqual(t, source.read, int(d.Base)+4*most, "no more is read ahead than a few documents")
		if n == 50 {
			break
		}
	}
	assert.Equal(t, 50, n)
}

func TestDocumentsErrors(t *testing.T) {
	broken := errors.New("broken")
	stream := "بغداد\nدمش"
	docs, errs := collect(t, stream, io.MultiReader(strings.NewReader(stream), iotest.ErrReader(broken)), entity.StreamOptions{})
	assert.Equal(t, []string{"0 بغداد", "11 دمش"}, texts(docs), "what stood before the error comes first")
	assert.Equal(t, []error{broken}, errs)

	x, err := entity.New()
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	for d, err := range x.Documents(ctx, bytes.NewReader([]byte("a\nb\nc\n")), entity.StreamOptions{}) {
		got = append(got, fmt.Sprint(d.Text, " ", err))
		cancel()
	}
	assert.Equal(t, []string{"a <nil>", " context canceled"}, got)
}

func ExampleExtractor_Documents() {
	x, err := entity.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	stream := strings.NewReader("عاد عدنان الساعدي إلى بغداد\nسافرت هدى الكعبي إلى دمشق\n")
	for d, err := range x.Documents(context.Background(), stream, entity.StreamOptions{}) {
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, e := range d.Entities {
			fmt.Println(d.Base, e.Number, e.Type, e.Name)
		}
	}
	// Output:
	// 0 1 PERSON عدنان الساعدي
	// 0 2 PLACE بغداد
	// 51 1 PERSON هدى الكعبي
	// 51 2 PLACE دمشق
}
