package importer_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// nameOf returns what becomes of one name of a list made for other ends, or the reason why nothing does.
func nameOf(t *testing.T, name string) (text, reason string) {
	res := readText(t, "regexner", name+"\tSHIP\n", importer.Options{Ordinary: func(word string) bool { return word == "أمل" }})
	for _, e := range res.Entries {
		text = strings.Split(e, "; ")[2]
	}
	return text, strings.Join(slices.Collect(maps.Keys(res.Report.Names)), ", ")
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ why, name, text, reason string }{
		{"as it is", "سفينة الأمل", "سفينة الأمل", ""},
		{"spaces", "  سفينة \u00A0\u2003 الأمل ", "سفينة الأمل", ""},
		{"bidi marks and byte order marks", "\u202Bسفينة\u200F \uFEFFالأمل\u202C", "سفينة الأمل", ""},
		{"controls", "سف\u0007ينة\u001B الأمل", "سفينة الأمل", ""},
		{"tatweel", "سفيـــنة الأمل", "سفينة الأمل", ""},
		{"presentation forms", "ﺳﻔﻴﻨﺔ ﺍﻷﻣﻞ", "سفينة الأمل", ""},
		{"a hamza by itself", "سفينة الا\u0654مل", "سفينة الأمل", ""},
		{"marks stay: they are for the eye, and the key does without", "سَفينة", "سَفينة", ""},

		{"Persian kaf and yeh", "کرکوک علی", "كركوك علي", ""},
		{"Urdu heh, teh marbuta and yeh", "مکہ ھدی مدینۃ لے", "مكه هدي مدينة لي", ""},
		{"a final ae that looks like heh", "فاطمە", "فاطمه", ""},
		{"Persian: پ چ ژ گ are its own", "پیک گرگان", "پیک گرگان", ""},
		{"Kurdish: its vowels are letters", "هەولێر", "هەولێر", ""},
		{"Uyghur: ae before a letter is a vowel", "ئەخمەتی", "ئەخمەتی", ""},
		{"a foreign letter in Arabic spelling", "نوڤا ستی", "نوڤا ستی", ""},
		{"Arabic with a foreign letter and Arabic keys", "الچلبي", "الچلبي", ""},

		{"Latin", "Hope", "", importer.NotArabic},
		{"Latin beside Arabic", "قناة MBC", "قناة MBC", ""},
		{"Arabic digits and signs are no letters", "١٢، ٣", "", importer.NotArabic},
		{"a single letter", "م 3", "", importer.TooShort},
		{"nothing", "\u200F", "", importer.TooShort},
		{"lost letters", "سفين\uFFFD الأمل", "", importer.Damaged},
		{"32 words", strings.TrimSpace(strings.Repeat("جبل ", 32)), strings.TrimSpace(strings.Repeat("جبل ", 32)), ""},
		{"33 words", strings.Repeat("جبل ", 33), "", importer.TooLong},
		{"signs count as words", strings.TrimSpace(strings.Repeat("أ-", 17)), "", importer.TooLong},

		{"an ordinary word", "أمل", "أمل?", ""},
		{"an ordinary word in a name", "سفينة أمل", "سفينة أمل", ""},
	} {
		text, reason := nameOf(t, c.name)
		assert.Equal(t, c.text+"; "+c.reason, text+"; "+reason, c.why)
	}
}

func TestDuplicates(t *testing.T) {
	res := readText(t, "flashtext", `{"أحمد باشا": ["احمد باشا", "أحْمد باشا", "أحمد الباشا", "أحمد باشا"]}`, importer.Options{Type: "PERSON"})
	assert.Equal(t, []string{"f/أحمد_باشا; PERSON/; أحمد باشا|أحمد الباشا; source=f"}, res.Entries, "equal by their key")
	assert.Equal(t, counts{importer.Duplicate: 3}, res.Report.Names)

	res = readText(t, "jsonl", `{"type":"PERSON","names":["أحمد باشا","احمد باشا","أحمد  باشا"]}`, importer.Options{})
	assert.Equal(t, []string{"f/أحمد_باشا; PERSON/; أحمد باشا|احمد باشا; source=f"}, res.Entries, "of our own, equal as they are written")
}

func TestFirstNameLeftIsCanonical(t *testing.T) {
	res := readText(t, "ftm", `{"id":"1","schema":"Company","properties":{"abbreviation":["ش ن"],"weakAlias":["شركة النور"]}}`, importer.Options{})
	assert.Equal(t, []string{"ftm/1; ORGANIZATION/company; ش ن|alias:شركة النور?; source=ftm"}, res.Entries)
}

func TestOwnListsAreTakenAsTheyAre(t *testing.T) {
	o := importer.Options{Ordinary: func(string) bool { return true }}
	for format, text := range map[string]string{
		"tsv":   "# set: f\n# type: X\nname\talso\nNATO\tن|أمل\n",
		"jsonl": `{"type":"X","names":["NATO","ن","أمل"]}`,
	} {
		res := readText(t, format, text, o)
		assert.Equal(t, []string{"f/NATO; X/; NATO|ن|أمل; source=f"}, res.Entries, format)
	}
}

func TestOrdinaryWords(t *testing.T) {
	res := readText(t, "flashtext", "من\nوزارة\nقال\nيناير\nمدينة\nبغداد\nأحمد\nالبغدادي\nوزارة الدفاع\n", importer.Options{Type: "X"})
	var names []string
	for _, e := range res.Entries {
		names = append(names, strings.Split(e, "; ")[2])
	}
	assert.Equal(t, "من? وزارة? قال? يناير? مدينة? بغداد أحمد البغدادي وزارة الدفاع", strings.Join(names, " "))
	assert.Equal(t, 5, res.Report.Weak)
}
