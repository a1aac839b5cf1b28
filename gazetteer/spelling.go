package gazetteer

import (
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// spellings returns the other ways in which a key is written that the fold does not see: compounds written as
// one word or as two, and بن for ابن inside a name.
func spellings(key string) []string {
	if !strings.Contains(key, " ") {
		return normalize.Apart(key)
	}
	if !normalize.MayJoin(key) && !hasLineage(key) {
		return nil // as of nearly all
	}
	all := normalize.Joined(key)
	for _, other := range otherLineages(key) {
		all = append(append(all, other), normalize.Joined(other)...)
	}
	return all
}

var lineage = map[string]string{"بن": "ابن", "ابن": "بن"}

// maxLineages bounds the places at which بن and ابن are exchanged in every combination.
const maxLineages = 3

func hasLineage(key string) bool {
	return strings.Contains(key, " بن") || strings.Contains(key, " ابن")
}

// otherLineages exchanges بن and ابن, but for the first word: ابن سينا keeps its own.
func otherLineages(key string) []string {
	words := strings.Fields(key)
	var places []int
	for i := 1; i < len(words) && len(places) < maxLineages; i++ {
		if lineage[words[i]] != "" {
			places = append(places, i)
		}
	}
	var all []string
	for set := 1; set < 1<<len(places); set++ {
		other := slices.Clone(words)
		for bit, place := range places {
			if set>>bit&1 == 1 {
				other[place] = lineage[words[place]]
			}
		}
		all = append(all, strings.Join(other, " "))
	}
	return all
}

// Letters in which spellings of one word differ, as pairs of bytes.
const (
	hamza       = "ء"
	hamzaOnWaw  = "ؤ"
	hamzaOnYeh  = "ئ"
	alefMaksura = "ى"
	yeh         = "ي"
	tehMarbuta  = "ة"
	heh         = "ه"
)

// loosen appends to dst the loose form of a word: final ى as ي, final ة as ه, every hamza on a seat as ء, and a final ء
// without one dropped (سيناء، سينا). Words with one loose form are alternatives of each other where the word itself is
// not known. It looks at pairs of bytes: what stands behind one Latin letter is left as it is.
func loosen(dst, word []byte) []byte {
	for len(word) >= 2 {
		letter, last := word[:2], len(word) == 2
		switch {
		case string(letter) == alefMaksura && last:
			dst = append(dst, yeh...)
		case string(letter) == tehMarbuta && last:
			dst = append(dst, heh...)
		case string(letter) == hamzaOnWaw, string(letter) == hamzaOnYeh:
			dst = append(dst, hamza...)
		case string(letter) == hamza && last && len(dst) > 0:
		default:
			dst = append(dst, letter...)
		}
		word = word[2:]
	}
	return append(dst, word...)
}

// Hamza on alef, and the bare alef, as pairs of bytes. آ stays as it is in the particle آل, and is not
// read as alef here.
const (
	alef           = "ا"
	alefHamzaAbove = "أ"
	alefHamzaBelow = "إ"
)

// sameButAlef reports whether a text is its own key, but for hamza on alef.
func sameButAlef(text, key []byte) bool {
	if len(text) != len(key) {
		return false
	}
	for i := range text {
		if text[i] != key[i] && (i == 0 || string(key[i-1:i+1]) != alef || !onAlef(text[i-1:i+1])) {
			return false
		}
	}
	return true
}

func onAlef(letter []byte) bool {
	return string(letter) == alefHamzaAbove || string(letter) == alefHamzaBelow
}

// bareAlef writes hamza on alef as alef, in place.
func bareAlef(text []byte) []byte {
	for i := 1; i < len(text); i++ {
		if onAlef(text[i-1 : i+1]) {
			text[i] = alef[1]
		}
	}
	return text
}

// sameLoosely compares a packed word with a word of a text by their loose forms.
func sameLoosely(packed []byte, plain bool, word []byte) bool {
	var a [4 * maxLoose]byte
	var b, c [maxLoose]byte
	if len(word) > maxLoose || len(packed) > 2*maxLoose {
		return false
	}
	name := unpack(a[:0], packed)
	if len(name) > maxLoose {
		return false
	}
	if plain {
		name = bareAlef(name)
	}
	return string(loosen(b[:0], name)) == string(loosen(c[:0], word))
}

// maxLoose is the length up to which words have other spellings: no Arabic word is longer.
const maxLoose = 64
