package gazetteer

import "unicode/utf8"

// The proclitics are the particles written together with the next word: a conjunction (و ف), a preposition
// (ب ل ك), or one of each in this order. That is the whole of it; the س of the future tense
// stands before verbs alone. Source: linguistics of written Arabic; folded letters.

// proclitic is the length of a letter.
const proclitic = len("و")

// maxSplits is how many readings a word can have: a letter or two, each with three ways of reading لل.
const maxSplits = 6

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

// splitBytes is 1 for the second bytes of the letters that are proclitics, and of what else ends alike.
var splitBytes = func() (m [256]uint8) {
	for _, letter := range []string{"و", "ف", "ب", "ل", "ك"} {
		m[letter[1]] = 1
	}
	return m
}()

// AppendSplits appends the ways of reading a word of the key as a proclitic and a rest; the whole word is not
// among them. Readings with a hidden article come first.
func AppendSplits(dst []Split, word []byte) []Split {
	if len(word) <= proclitic {
		return dst
	}
	conjunction := false
	switch string(word[:proclitic]) {
	case "و":
		dst = appendReadings(dst, word, proclitic, minStemAfter)
		conjunction = true
	case "ف":
		dst = appendReadings(dst, word, proclitic, minStem)
		conjunction = true
	case "ب", "ل", "ك":
		dst = appendReadings(dst, word, proclitic, minStem)
	}
	if conjunction && len(word) > 2*proclitic {
		switch string(word[proclitic : 2*proclitic]) {
		case "ب", "ل", "ك":
			dst = appendReadings(dst, word, 2*proclitic, minStem)
		}
	}
	return dst
}

// appendReadings appends the readings with a proclitic of so many bytes, of which at least some letters remain.
func appendReadings(dst []Split, word []byte, prefix, least int) []Split {
	const lam = "ل"
	rest := word[prefix:]
	if string(word[prefix-len(lam):prefix]) == lam && len(rest) > len(lam) && string(rest[:len(lam)]) == lam {
		dst = append(dst, Split{Prefix: prefix, Article: "ا"}, Split{Prefix: prefix, Article: "ال"})
	}
	if hasLetters(rest, least) {
		dst = append(dst, Split{Prefix: prefix})
	}
	return dst
}

// hasLetters reports whether a word has so many letters at least.
func hasLetters(word []byte, least int) bool {
	for ; least > 0 && len(word) > 0; least-- {
		if len(word) >= 2 && word[0]&0xFC == 0xD8 { // Arabic, and nearly every one
			word = word[2:]
			continue
		}
		_, size := utf8.DecodeRune(word)
		word = word[size:]
	}
	return least == 0
}
