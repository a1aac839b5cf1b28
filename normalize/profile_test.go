package normalize_test

import (
	"bufio"
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/normalize"
	"github.com/kayan-nlp/kayan/normalize/internal/shared"
)

// peers are the programs that profiles equal.
var peers = map[string]string{
	"lucene8.7.ArabicNormalizer":   "lucene-arabic",
	"lucene8.7.PersianNormalizer":  "lucene-persian",
	"lucene8.7.DecimalDigitFilter": "lucene-digits",
	"camel.dediac_ar":              "camel-dediac",
	"pyarabic.strip_tashkeel":      "pyarabic-tashkeel",
}

func TestProfilesEqualPeers(t *testing.T) {
	for _, name := range []string{"strings.jsonl", "codepoints.jsonl"} {
		t.Run(name, func(t *testing.T) { comparePeers(t, shared.Path(t, "..", "normalize/"+name), 2000) })
	}
	t.Run("small", func(t *testing.T) { comparePeers(t, "../testdata/normalize/peers.jsonl", 50) })
}

// comparePeers holds profiles against what peers answered, a row {"peer","input","output"} a line.
func comparePeers(t *testing.T, path string, atLeast int) {
	t.Helper()
	f, err := os.Open(path)
	require.NoError(t, err)
	defer f.Close()
	compared := 0
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var row struct{ Peer, Input, Output string }
		require.NoError(t, json.Unmarshal(lines.Bytes(), &row))
		name, ok := peers[row.Peer]
		if !ok {
			continue
		}
		p, err := normalize.ProfileNamed(name)
		require.NoError(t, err)
		compared++
		if got := p.Fold(row.Input); got != row.Output {
			t.Errorf("%s: %+q gives %+q, the peer %+q", name, row.Input, got, row.Output)
		}
	}
	require.NoError(t, lines.Err())
	assert.GreaterOrEqual(t, compared, atLeast)
}

func TestProfileNamed(t *testing.T) {
	_, err := normalize.ProfileNamed("none")
	assert.EqualError(t, err, `no profile "none"; there are key, clean, lucene-arabic, lucene-persian, lucene-digits, camel-dediac, pyarabic-tashkeel`)
	p, err := normalize.ProfileNamed("key")
	require.NoError(t, err)
	assert.Equal(t, "key: the matching key of this package", p.String())
	for _, c := range keyCases {
		assert.Equal(t, c.key, p.Fold(c.in), c.name)
	}
}

func TestProfileMapsBack(t *testing.T) {
	p, err := normalize.ProfileNamed("lucene-arabic")
	require.NoError(t, err)
	text := p.New("مَدِينةٌ كبيرة")
	assert.Equal(t, "مدينه كبيره", text.Key())
	at := strings.Index(text.Key(), "مدينه")
	s := text.ToSource(normalize.KeySpan{Start: at, End: at + len("مدينه")})
	assert.Equal(t, "مَدِينةٌ", text.Source()[s.Start:s.End])
}

func TestLossyRules(t *testing.T) {
	assert.Equal(t, "مدينه علي", normalize.Fold("مدينة على", normalize.TehMarbuta|normalize.AlefMaksura))
	assert.Equal(t, "مسوول قايد سما", normalize.Fold("مسؤول قائد سماء", normalize.HamzaSeats))
	assert.Equal(t, "می خواهم", normalize.Fold("می\u200Cخواهم", normalize.Joiner|normalize.Boundary))
	assert.Equal(t, "میخواهم", normalize.Fold("می\u200Cخواهم", normalize.Joiner))
}
