package entity

import (
	"bytes"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/normalize"
)

// A shape is a test on the letters of one word and on what is known of it.
type shape uint8

const (
	shapeNone shape = iota
	shapeDigits
	shapeYear
	shapeLatin
	shapeName  // may be part of a person's name: Arabic, no ordinary word, not formed like a verb or plural
	shapeOpen  // the same, but formed in any way: where nothing but a name is to be expected
	shapeNisba // such a word that begins with ال and ends in ي
	shapeNoun  // an Arabic word that is no function word and no verb known
	shapeDefinite
	shapeInitial // one Arabic letter
	shapeAny     // any Arabic word
	shapeIndefinite
	shapeFeminine
	lastShape = shapeFeminine
)

// shapes maps the names in patterns.
var shapes = map[string]shape{
	"digits": shapeDigits, "year": shapeYear, "latin": shapeLatin, "name": shapeName, "open": shapeOpen, "nisba": shapeNisba,
	"noun": shapeNoun, "definite": shapeDefinite, "initial": shapeInitial, "any": shapeAny, "indefinite": shapeIndefinite, "feminine": shapeFeminine,
}

// fits tests the letters of a word; whether the word is known otherwise is for the caller.
func (s shape) fits(word []byte, kind normalize.SegmentKind) bool {
	switch s {
	case shapeDigits:
		return kind == normalize.Number
	case shapeYear:
		return kind == normalize.Number && len(word) == 4 && (word[0] == '1' || word[0] == '2')
	case shapeLatin:
		return kind == normalize.Word && word[0] < utf8.RuneSelf
	}
	if kind != normalize.Word || word[0] < utf8.RuneSelf {
		return false
	}
	switch s {
	case shapeName:
		return utf8.RuneCount(word) >= 2 && !verbShaped(word)
	case shapeOpen:
		return utf8.RuneCount(word) >= 3
	case shapeNisba:
		return definite(word) && utf8.RuneCount(word) >= 5 && bytes.HasSuffix(word, []byte("ي"))
	case shapeDefinite:
		return definite(word)
	case shapeNoun:
		return utf8.RuneCount(word) >= 2
	case shapeIndefinite:
		return utf8.RuneCount(word) >= 2 && !definite(word)
	case shapeInitial:
		return utf8.RuneCount(word) == 1
	case shapeFeminine:
		return definite(word) && (bytes.HasSuffix(word, []byte("ة")) || bytes.HasSuffix(word, []byte("ه")))
	}
	return true
}

func definite(word []byte) bool {
	return bytes.HasPrefix(word, []byte("ال")) && len(word) > len("الا")
}

// Beginnings and endings of words that are verbs, plurals or carry a pronoun. Names that look like this
// (يوسف، حسين، نرمين) are listed, and a listed name is not asked for its shape.
var (
	verbBeginnings = [][]byte{[]byte("سي"), []byte("ست"), []byte("سن"), []byte("ي"), []byte("ت"), []byte("ن"), []byte("است"), []byte("لل"), []byte("وال"), []byte("بال"), []byte("فال"), []byte("كال"), []byte("و")}
	wordEndings    = [][]byte{[]byte("ون"), []byte("ات"), []byte("ين"), []byte("وا"), []byte("ها"), []byte("هم"), []byte("هما"), []byte("نا"), []byte("ته"), []byte("ة"), []byte("ه")}
)

func verbShaped(word []byte) bool {
	for _, b := range verbBeginnings {
		if bytes.HasPrefix(word, b) {
			return true
		}
	}
	for _, e := range wordEndings {
		if bytes.HasSuffix(word, e) {
			return true
		}
	}
	return false
}
