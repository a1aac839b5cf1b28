package bench

import (
	"crypto/sha256"
	"encoding/base32"
	"encoding/binary"
	"encoding/hex"
	"iter"
	"math/rand/v2"
	"testing"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

const (
	namesSeed    = 0x61736D61
	zipfExponent = 1.07
	mostWords    = 4
)

// wordCounts is of how many words in a hundred names are meant to be: those of the places. Names that are known
// already get one more, so that more names make longer names.
var wordCounts = [mostWords]int{10, 40, 32, 18}

// A wordSequence is a name as numbers of its words, from 1; behind the last one stand zeros.
type wordSequence [mostWords]uint32

// nameGenerator draws different names, always the same ones in the same order.
type nameGenerator struct {
	random *rand.Rand
	zipf   *rand.Zipf
	known  map[wordSequence]struct{} // words have different keys, so that the same is true of names
}

func newNameGenerator(n int) *nameGenerator {
	random := rand.New(rand.NewPCG(namesSeed, 0))
	return &nameGenerator{
		random: random,
		zipf:   rand.NewZipf(random, zipfExponent, 1, vocabularySize-1),
		known:  make(map[wordSequence]struct{}, n),
	}
}

// next draws a name: one that is known already gets one more word until it is new, or has four and is drawn anew.
func (g *nameGenerator) next() wordSequence {
	for {
		var s wordSequence
		least := drawCount(g.random)
		for i := range s {
			s[i] = uint32(g.zipf.Uint64()) + 1
			if i+1 >= least && g.add(s) {
				return s
			}
		}
	}
}

// add reports whether a name is new.
func (g *nameGenerator) add(s wordSequence) bool {
	before := len(g.known)
	g.known[s] = struct{}{}
	return len(g.known) > before
}

func drawCount(random *rand.Rand) int {
	n := random.IntN(100)
	for i, share := range wordCounts {
		if n < share {
			return i + 1
		}
		n -= share
	}
	return mostWords
}

// generateNames yields the first n names. The names of a smaller index are the first ones of a greater.
func generateNames(n int) iter.Seq2[int, wordSequence] {
	return func(yield func(int, wordSequence) bool) {
		g := newNameGenerator(n)
		for i := range n {
			if !yield(i, g.next()) {
				return
			}
		}
	}
}

// appendName appends the words of a name, with a space between two.
func (s wordSequence) appendName(dst []byte, words []string) []byte {
	for i, word := range s {
		if word == 0 {
			break
		}
		if i > 0 {
			dst = append(dst, ' ')
		}
		dst = append(dst, words[word-1]...)
	}
	return dst
}

// nameList is names as they are written and their keys.
type nameList struct{ texts, keys []string }

func makeNames(n int) nameList {
	v := words()
	var texts, keys []byte
	textEnds, keyEnds := make([]int, 0, n), make([]int, 0, n)
	for _, s := range generateNames(n) {
		texts, keys = s.appendName(texts, v.texts), s.appendName(keys, v.keys)
		textEnds, keyEnds = append(textEnds, len(texts)), append(keyEnds, len(keys))
	}
	return nameList{cutAt(string(texts), textEnds), cutAt(string(keys), keyEnds)}
}

// cutAt cuts a string at ends: one piece of memory for millions of names.
func cutAt(all string, ends []int) []string {
	pieces := make([]string, len(ends))
	start := 0
	for i, end := range ends {
		pieces[i], start = all[start:end], end
	}
	return pieces
}

// nameTypes are given to the names in turn.
var nameTypes = [...]string{"PERSON", "PLACE", "ORGANIZATION", "MILITARY_UNIT"}

func (l nameList) entry(i int) gazetteer.Entry {
	return gazetteer.Entry{
		ID:    idOf(i),
		Type:  nameTypes[i%len(nameTypes)],
		Names: []gazetteer.Name{{Text: l.texts[i]}},
	}
}

// idOf writes the number of a name in eight letters and digits.
func idOf(i int) string {
	var b [8]byte
	binary.BigEndian.PutUint64(b[:], uint64(i))
	return base32.HexEncoding.EncodeToString(b[3:])
}

// numberOf is what idOf wrote, or -1.
func numberOf(id string) int {
	var b [8]byte
	if len(id) != 8 {
		return -1
	}
	if _, err := base32.HexEncoding.Decode(b[3:], []byte(id)); err != nil {
		return -1
	}
	return int(binary.BigEndian.Uint64(b[:]))
}

func TestNameIDs(t *testing.T) {
	for _, i := range []int{0, 1, 31, 32, 4_999_999} {
		if id := idOf(i); len(id) != 8 || numberOf(id) != i {
			t.Errorf("number %d has id %q, which is number %d", i, id, numberOf(id))
		}
	}
}

// TestNamesStay: ratios of different days are to be of the same names.
func TestNamesStay(t *testing.T) {
	const n, want = 100_000, "ebf0906f506b3e35f16a0b4aaecee8e55bad79273aff1ca8c311bc4941e221a1"
	for range 2 {
		hash := sha256.New()
		for i, text := range makeNames(n).texts {
			hash.Write([]byte(idOf(i) + "\t" + text + "\n"))
		}
		if got := hex.EncodeToString(hash.Sum(nil)); got != want {
			t.Fatalf("the names are others: %s, want %s", got, want)
		}
	}
}

// TestNames: names are different, the first ones are those of a smaller list, and they are of so many words.
func TestNames(t *testing.T) {
	const n = 100_000
	list, smaller := makeNames(n), makeNames(n/10)
	known := make(map[string]bool, n)
	var ofWords [mostWords + 1]int
	for i, key := range list.keys {
		if known[key] || i < len(smaller.keys) && smaller.keys[i] != key || i%97 == 0 && normalize.Key(list.texts[i]) != key {
			t.Fatalf("name %d, %q: known before: %v", i, list.texts[i], known[key])
		}
		known[key] = true
		ofWords[len(normalize.AppendSegments(nil, []byte(key)))]++
	}
	if want := [mostWords + 1]int{0, 3668, 34504, 40642, 21186}; ofWords != want {
		t.Errorf("names of 0, 1, … words: %v, want %v", ofWords, want)
	}
}

func TestDrawCount(t *testing.T) {
	const draws = 100_000
	random := rand.New(rand.NewPCG(1, 2))
	var counts [mostWords]int
	for range draws {
		counts[drawCount(random)-1]++
	}
	for i, share := range wordCounts {
		if off := counts[i]*100/draws - share; off < -1 || off > 1 {
			t.Errorf("%d of %d names of %d words, want %d %%", counts[i], draws, i+1, share)
		}
	}
}
