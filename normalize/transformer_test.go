package normalize_test

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/transform"

	"github.com/kayan-nlp/kayan/normalize"
)

var ruleSets = []normalize.Rules{normalize.MatchKey, normalize.Clean, normalize.MatchKey | normalize.Boundary, normalize.HamzaSeats | normalize.TehMarbuta, 0}

// stream pushes the parts of a text through a transformer, with a destination of a few bytes.
func stream(t *testing.T, tr transform.Transformer, room int, parts ...string) string {
	t.Helper()
	tr.Reset()
	var out []byte
	dst := make([]byte, room)
	for i, part := range parts {
		src, atEOF := []byte(part), i == len(parts)-1
		for calls := 0; ; calls++ {
			if room == 0 && calls > 2 {
				room = 1
				dst = make([]byte, room)
			}
			nDst, nSrc, err := tr.Transform(dst, src, atEOF)
			out = append(out, dst[:nDst]...)
			src = src[nSrc:]
			if err == nil {
				require.Empty(t, src)
				break
			}
			require.ErrorIs(t, err, transform.ErrShortDst)
		}
	}
	return string(out)
}

func TestTransformerEqualsFold(t *testing.T) {
	for _, rules := range ruleSets {
		tr := rules.Transformer()
		for _, c := range keyCases {
			want := normalize.Fold(c.in, rules)
			for room := 0; room <= 8; room++ {
				assert.Equal(t, want, stream(t, tr, room, c.in), "%s, %v, %d bytes", c.name, rules, room)
			}
			for cut := 0; cut <= len(c.in); cut++ {
				assert.Equal(t, want, stream(t, tr, 4, c.in[:cut], c.in[cut:]), "%s, %v, cut at %d", c.name, rules, cut)
			}
		}
	}
}

func TestReaderAndWriter(t *testing.T) {
	in := strings.Repeat("وَصَلَ إِلى بَغــدادَ ١٩٩٠ ", 1000)
	want := normalize.Key(in)
	tr := normalize.MatchKey.Transformer()
	got, err := io.ReadAll(transform.NewReader(iotest.OneByteReader(strings.NewReader(in)), tr))
	require.NoError(t, err)
	assert.Equal(t, want, string(got))
	var b bytes.Buffer
	w := transform.NewWriter(&b, tr)
	for _, part := range []string{in[:7], in[7:1001], in[1001:]} {
		_, err := io.WriteString(w, part)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	assert.Equal(t, want, b.String())
	s, _, err := transform.String(tr, in)
	require.NoError(t, err)
	assert.Equal(t, want, s)
	_, err = io.ReadAll(transform.NewReader(iotest.ErrReader(io.ErrClosedPipe), tr))
	assert.True(t, errors.Is(err, io.ErrClosedPipe))
}

func TestProfileTransformer(t *testing.T) {
	p, err := normalize.ProfileNamed("lucene-arabic")
	require.NoError(t, err)
	assert.Equal(t, p.Fold("مَدِينةٌ كبيرة"), stream(t, p.Transformer(), 3, "مَدِينةٌ ", "كبيرة"))
}

func FuzzTransformer(f *testing.F) {
	for _, c := range keyCases {
		f.Add(c.in, uint16(3), uint8(1))
	}
	f.Fuzz(func(t *testing.T, in string, cut uint16, room uint8) {
		at := int(cut) % (len(in) + 1)
		for _, rules := range ruleSets {
			if got, want := stream(t, rules.Transformer(), int(room%9), in[:at], in[at:]), normalize.Fold(in, rules); got != want {
				t.Fatalf("%+q cut at %d, %v: %+q, not %+q", in, at, rules, got, want)
			}
		}
	})
}
