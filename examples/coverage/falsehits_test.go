package main

import "testing"

func TestOutside(t *testing.T) {
	l := lists(t, "فنار\tPLACE\nفنار?\tORGANIZATION\nفنار\tgiven\nميناء الصخر\tPLACE\nرمل?\tPERSON\nرمل\tSHIP\nموجة\tMILITARY_UNIT\nموجة\tPLACE\nسمك?\tfamily\n")
	for _, c := range []struct {
		what, sentence string
		words          int
		want           map[string][readings]int
	}{
		{"nothing known", "بحر/O ،/O 7/O", 1, map[string][readings]int{}},
		{"several words are no hit", "ميناء/O الصخر/O", 2, map[string][readings]int{}},
		{"inside an entity", "فنار/B-MISC", 0, map[string][readings]int{}},
		{"strong before weak", "فنار/O", 1, map[string][readings]int{"PLACE": {1}, "ORGANIZATION": {0, 0, 1}, "core": {1}, "given/family": {1}}},
		{"behind a proclitic", "وفنار/O ورمل/O", 2, map[string][readings]int{"PLACE": {0, 1}, "ORGANIZATION": {0, 0, 0, 1}, "PERSON": {0, 0, 0, 1}, "core": {0, 1, 0, 1}, "given/family": {0, 1}}},
		{"weak", "رمل/O رمل/O", 2, map[string][readings]int{"PERSON": {0, 0, 2}, "core": {0, 0, 2}}},
		{"two types are one core hit", "موجة/O", 1, map[string][readings]int{"MILITARY_UNIT": {1}, "PLACE": {1}, "core": {1}}},
		{"parts of people's names", "سمك/O", 1, map[string][readings]int{"given/family": {0, 0, 1}}},
	} {
		r := newResult("", "")
		r.outside.count(newText(tokens(t, c.sentence), l), r.hits)
		equal(t, c.what, r.outside, outside{c.words, c.want})
	}
}

func TestFalseWords(t *testing.T) {
	l := lists(t, "رمل?\tPERSON\nرمل\tSHIP\nموجة\tMILITARY_UNIT\nموجة\tPLACE\n")
	r := newResult("", "")
	r.outside.count(newText(tokens(t, "موجة/O رمل/O موجة/O"), l), r.hits)
	equal(t, "strong", r.hits[strongWhole].top(9), []item{{"موجة", "MILITARY_UNIT,PLACE", "made:موجة", "", 2}})
	equal(t, "weak", r.hits[weakWhole].top(9), []item{{"رمل", "PERSON", "made:رمل", "SHIP", 1}})
	equal(t, "split", len(r.hits[strongProclitic].top(9)), 0)
}

// The list is told with its own spelling of the name.
func TestFalseWordsRespelled(t *testing.T) {
	r := newResult("", "")
	r.outside.count(newText(tokens(t, "غيمه/O"), lists(t, "غيمة\tPLACE\n")), r.hits)
	equal(t, "strong", r.hits[strongWhole].top(9), []item{{"غيمه", "PLACE", "made:غيمة", "", 1}})
}

func TestReadings(t *testing.T) {
	equal(t, "strong", readingOf(name{}), strongWhole)
	equal(t, "split", readingOf(name{proclitic: true}), strongProclitic)
	equal(t, "weak", readingOf(name{weak: true}), weakWhole)
	equal(t, "both", readingOf(name{weak: true, proclitic: true}), weakProclitic)
	equal(t, "in words", weakProclitic.String(), "weak behind proclitic")
}
