package format

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/normalize"
)

var texts = []string{"", "a", "بغداد", "🙂ا🙂", "a\xffب\xe2\x80", "\xd8", strings.Repeat("ابa🙂", 100), strings.Repeat("🙂", 70), "\x80\x80\x80\x80\x80"}

// The ruler agrees with counting from the start, at every byte and in both directions.
func TestRuler(t *testing.T) {
	var r ruler
	for _, text := range texts {
		r.read(text)
		offsets := normalize.NewOffsets(text)
		for b := range len(text) + 1 {
			runes, units := offsets.At(b)
			assert.Equal(t, [2]int{runes, units}, r.at(b).units, "%q %d", text, b)
			if inCharacter(text, b) {
				continue
			}
			for u, n := range []int{runes, units} {
				at, ok := r.byteAt(n, unit(u))
				assert.True(t, ok)
				assert.Equal(t, b, at, "%q %d", text, b)
			}
		}
		all := utf16.Encode([]rune(text))
		assert.Equal(t, len(all), r.at(len(text)).units[inUTF16])
		assert.Equal(t, utf8.RuneCountInString(text), r.at(len(text)).units[inRunes])
		for _, u := range []unit{inRunes, inUTF16} {
			_, ok := r.byteAt(r.at(len(text)).units[u]+1, u)
			assert.False(t, ok, "behind the text")
			_, ok = r.byteAt(-1, u)
			assert.False(t, ok, "before the text")
		}
		for i := 1; i < len(all); i++ {
			_, ok := r.byteAt(i, inUTF16)
			low := all[i] >= 0xDC00 && all[i] < 0xE000
			assert.Equal(t, !low, ok, "%q: inside a pair", text)
		}
	}
}

func TestInCharacter(t *testing.T) {
	text := "aب🙂\xff\x80b"
	var inside []int
	for b := range len(text) + 1 {
		if inCharacter(text, b) {
			inside = append(inside, b)
		}
	}
	assert.Equal(t, []int{2, 4, 5, 6}, inside, "invalid bytes are characters")
}

// Strings are written as encoding/json writes them.
func TestQuoted(t *testing.T) {
	for _, s := range append(texts, "a\"b\\c\x00\x1f\b\f\n\r\t\x7f<>&\u2028\u2029\uFFFD", "0123456\"", "0123456789\\", "ابتث\"ا\xd8ا", "\xc0\x80", "éÿ߿ࠀ") {
		want, err := marshal(valid(s))
		require.NoError(t, err)
		assert.Equal(t, string(want), string(appendQuoted(nil, s)))
	}
	for c := range 256 { // each byte at each place of a stretch of eight
		for at := range 10 {
			b := []byte("abcdefghij")
			b[at] = byte(c)
			want, err := marshal(valid(string(b)))
			require.NoError(t, err)
			require.Equal(t, string(want), string(appendQuoted(nil, string(b))))
		}
	}
}

func TestScore(t *testing.T) {
	for _, score := range []float32{0, 1, 2.2, 2.25, 0.005, 0.01, -1.5, 100, 3.14159, 12345.678} {
		want, err := json.Marshal(float64(int(float64(score)*100+0.5)) / 100)
		if score < 0 {
			want = []byte("-1.5")
		}
		require.NoError(t, err)
		assert.Equal(t, string(want), string(appendScore(nil, score)))
	}
	assert.Equal(t, "0", string(appendScore(nil, float32(1e30))), "a score that is none")
}

func TestLoneSurrogate(t *testing.T) {
	for data, want := range map[string]bool{
		`"a"`: false, `"\ud83d\ude42"`: false, `"\uD83D\uDE42\ud83d\ude42"`: false, `"\\ud83d"`: false, `"\\\\ud83d\n"`: false, `"\u0041"`: false,
		`"\ud83d"`: true, `"\ude42"`: true, `"\ude42\ud83d"`: true, `"\ud83dx\ude42"`: true, `"\ud83d\ud83d\ude42"`: true, `"\\\ud83d"`: true, `"\ud83d\n"`: true,
		`"\`: false, `"\ud8`: false,
	} {
		assert.Equal(t, want, loneSurrogate([]byte(data)), data)
	}
}

// Tiles are the text, whatever the spans; no span begins or ends inside one.
func TestTiles(t *testing.T) {
	for _, text := range append(texts, " a  b\n\nc. d ", "وبغداد", "\u200fبغداد\u200f \u200e") {
		var spans []entity.Span
		for start := 0; start < len(text); start += 3 {
			if end := min(start+3, len(text)); spanFault(text, start, end) == "" {
				spans = append(spans, entity.Span{Start: start, End: end})
			}
		}
		for _, given := range [][]entity.Span{nil, spans} {
			edges := map[int]bool{0: true}
			at := 0
			for _, tile := range tiles(text, given) {
				require.Equal(t, at, tile.start)
				require.Greater(t, tile.end, tile.start)
				at = tile.end
				edges[at] = true
				assert.False(t, tile.gap && tile.ends)
			}
			assert.Equal(t, len(text), at)
			for _, s := range given {
				assert.True(t, edges[s.Start] && edges[s.End], "%q %d-%d", text, s.Start, s.End)
			}
		}
	}
}

func TestEscapes(t *testing.T) {
	var all strings.Builder
	for c := range rune(0x30) {
		all.WriteRune(c)
	}
	all.WriteString(`\t\n\\x\`)
	escaped := string(appendEscaped(nil, all.String()))
	assert.Equal(t, all.String(), unescapeText(escaped))
	assert.NotContains(t, escaped, "\n")
	assert.Equal(t, `a\x\`, unescapeText(`a\x\`), "what is no escape stays")
	value := `\[]|_->;` + "\t\n*" + `\\->`
	assert.Equal(t, value, webAnnoUnescapes.Replace(webAnnoEscapes.Replace(value)))
	spaced := "{\"a b\":\"c\u00a0d\\\\u0020\\ne\"}"
	assert.Equal(t, `{"a\u0020b":"c\u00a0d\\u0020\ne"}`, escapeSpaces(spaced))
	assert.Equal(t, spaced, string(unescapeSpaces(escapeSpaces(spaced))))
}
