package gazetteer

import "unicode/utf8"

// proclitics are the particles written together with the next word, longest first within a first letter.
// The table is the whole of it: conjunction (و ف), then preposition (ب ل ك). The س of the future tense
// stands before verbs alone. Source: linguistics of written Arabic; folded letters.
var proclitics = [...]string{"و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", "فب", "فل", "فك"}

// A Split is one way of reading a word: a proclitic, and what is left.
type Split struct {
	Prefix int // bytes of the proclitic in the key
	// Article is what must be put before the rest to name it: the alef of ال is not written after ل
	// (للعراق is ل and العراق), nor one of two lams (لليكود is ل and الليكود).
	Article string
}

// AppendStem appends to dst what the split leaves of a word, with the hidden article written out.
func (s Split) AppendStem(dst, word []byte) []byte {
	return append(append(dst, s.Article...), word[s.Prefix:]...)
}

// The shortest rest, in letters: what is left of shorter words is chance (لقد، كان). The conjunction alone
// may stand before two letters (وإب).
const (
	minStem      = 3
	minStemAfter = 2
)

// AppendSplits appends the ways of reading a word of the key as a proclitic and a rest; the whole word is not
// among them. Readings with a hidden article come first.
func AppendSplits(dst []Split, word []byte) []Split {
	for _, p := range proclitics {
		if len(word) <= len(p) || string(word[:len(p)]) != p {
			continue
		}
		rest := word[len(p):]
		const lam = "ل"
		if p[len(p)-len(lam):] == lam && len(rest) > len(lam) && string(rest[:len(lam)]) == lam {
			dst = append(dst, Split{Prefix: len(p), Article: "ا"}, Split{Prefix: len(p), Article: "ال"})
		}
		if hasLetters(rest, minStem) || p == "و" && hasLetters(rest, minStemAfter) {
			dst = append(dst, Split{Prefix: len(p)})
		}
	}
	return dst
}

func hasLetters(stem []byte, min int) bool {
	n := 0
	for len(stem) > 0 && n < min {
		_, size := utf8.DecodeRune(stem)
		stem = stem[size:]
		n++
	}
	return n == min
}
