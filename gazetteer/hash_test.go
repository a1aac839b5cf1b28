package gazetteer

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Words of one loose form have one hash, wherever they lie in memory and by whichever way they are hashed.
func TestHashOfSpellings(t *testing.T) {
	letters := []string{"ا", "ب", "ي", "ى", "ه", "ة", "ء", "ؤ", "ئ", "و", "م", "1", "x", "پ", "€"}
	random := rand.New(rand.NewPCG(1, 2))
	hashes := map[string]uint64{}
	for range 200_000 {
		word := ""
		for range 1 + random.IntN(40) {
			word += letters[random.IntN(len(letters))]
		}
		hash := hashWord([]byte(word))
		form := string(loosen(nil, []byte(word)))
		if known, ok := hashes[form]; ok {
			require.Equal(t, known, hash, "%q, loose form %q", word, form)
		}
		hashes[form] = hash
		other := []byte(strings.NewReplacer("ؤ", "ئ", "ئ", "ء").Replace(word))
		if string(loosen(nil, other)) == form {
			require.Equal(t, hash, hashWord(other), "%q and %q", word, other)
		}
		for _, around := range []string{"", " ", " ما بعد الكلمة من كلام كثير"} {
			key := []byte("قبل " + word + around)
			start := len("قبل ")
			require.Equal(t, hash, hashWord(key[start:start+len(word)]), "%q in a text", word)
			require.Equal(t, hash, hashAt(key, start, start+len(word)), "%q in a text, %q behind it", word, around)
		}
	}
}

// Different words rarely have the same hash.
func TestHashesDiffer(t *testing.T) {
	seen := map[uint64]string{}
	for _, a := range "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" {
		for _, b := range "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" {
			for _, c := range "ابتثجحخدذرزسشصضطظعغفقكلمنهوي" {
				for _, ending := range []string{"", "ا", "ون", "ات", "ية", "ستان"} {
					word := string([]rune{a, b, c}) + ending
					hash := hashWord([]byte(word))
					require.Empty(t, seen[hash], word)
					seen[hash] = word
				}
			}
		}
	}
}
