package entity

import (
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
	shapeForeign // may be a name, and has the letters of a foreign one
)

// shapes maps the names in patterns.
var shapes = map[string]shape{
	"digits": shapeDigits, "year": shapeYear, "latin": shapeLatin, "name": shapeName, "open": shapeOpen, "nisba": shapeNisba,
	"noun": shapeNoun, "definite": shapeDefinite, "initial": shapeInitial, "any": shapeAny, "indefinite": shapeIndefinite, "feminine": shapeFeminine, "foreign": shapeForeign,
}

// A shapeSet is a set of shapes.
type shapeSet uint16

func (s shapeSet) has(sh shape) bool { return s>>sh&1 == 1 }

// Shapes that words have only if nothing is known that speaks against it: names must be no other word, nouns no verb or particle.
const (
	nameShapes shapeSet = 1<<shapeName | 1<<shapeNisba | 1<<shapeOpen | 1<<shapeForeign
	nounShapes shapeSet = 1<<shapeNoun | 1<<shapeDefinite | 1<<shapeFeminine | 1<<shapeIndefinite
)

// shapesOf returns the shapes of a word, by its letters and by what is known of it.
func shapesOf(word []byte, kind normalize.SegmentKind, flags wordFlags) shapeSet {
	switch {
	case kind == normalize.Number && len(word) == 4 && (word[0] == '1' || word[0] == '2'):
		return 1<<shapeDigits | 1<<shapeYear
	case kind == normalize.Number:
		return 1 << shapeDigits
	case kind != normalize.Word || len(word) == 0:
		return 0
	case word[0] < utf8.RuneSelf:
		return 1 << shapeLatin
	}
	shapes := lettered(word)
	if flags&(flagOrdinary|flagSplit) != 0 {
		shapes &^= nameShapes
	} else if shapes.has(shapeOpen) && foreign(word) {
		shapes |= 1 << shapeForeign
	}
	if flags&flagFunction != 0 {
		shapes &^= nounShapes
	}
	return shapes
}

// lettered returns the shapes of a word of Arabic letters by these alone.
func lettered(word []byte) shapeSet {
	letters := utf8.RuneCount(word)
	if letters == 1 {
		return 1<<shapeAny | 1<<shapeInitial
	}
	shapes := shapeSet(1<<shapeAny | 1<<shapeNoun)
	if letters >= 3 {
		shapes |= 1 << shapeOpen
	}
	if !verbShaped(word) {
		shapes |= 1 << shapeName
	}
	if !definite(word) {
		return shapes | 1<<shapeIndefinite
	}
	shapes |= 1 << shapeDefinite
	switch last := string(word[len(word)-2:]); {
	case last == "ي" && letters >= 5:
		shapes |= 1 << shapeNisba
	case last == "ة" || last == "ه":
		shapes |= 1 << shapeFeminine
	}
	return shapes
}

func definite(word []byte) bool {
	return len(word) > len("الا") && string(word[:len("ال")]) == "ال"
}

// Beginnings and endings of words that are verbs, plurals or carry a pronoun. Names that look like this
// (يوسف، حسين، نرمين) are listed, and a listed name is not asked for its shape. Those of one letter stand in
// verbShaped itself.
var (
	verbBeginnings = []string{"سي", "ست", "سن", "است", "لل", "وال", "بال", "فال", "كال"}
	wordEndings    = []string{"ون", "ات", "ين", "وا", "ها", "هم", "هما", "نا", "ته"}
)

func verbShaped(word []byte) bool {
	switch string(word[:2]) {
	case "ي", "ت", "ن", "و":
		return true
	case "س", "ا", "ل", "ب", "ف", "ك":
		for _, b := range verbBeginnings {
			if len(word) >= len(b) && string(word[:len(b)]) == b {
				return true
			}
		}
	}
	switch string(word[len(word)-2:]) {
	case "ة", "ه":
		return true
	case "ن", "ت", "ا", "م":
		for _, e := range wordEndings {
			if len(word) >= len(e) && string(word[len(word)-len(e):]) == e {
				return true
			}
		}
	}
	return false
}
