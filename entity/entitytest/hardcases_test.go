package entitytest_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// A reading is one way in which a document must use a surface: as a span of the type, whole or among the words of the span; as
// an ordinary word, outside all spans, if the type is "-"; anywhere, as a regular expression, if it is "~".
type reading struct{ typ, surface string }

// hardCases are the readings that every test set should hold, row by row of the table in testdata/README.md.
var hardCases = []struct {
	name     string
	readings []reading
}{
	{"`اللواء` rank, brigade, district, armed group", []reading{
		{"TITLE/rank", "اللواء"}, {"MILITARY_UNIT/brigade", "اللواء 30"}, {"PLACE/admin", "لواء رام الله"}, {"MILITARY_UNIT/armed-group", "لواء الإسلام"}, {"-", "لواء"}}},
	{"`العميد` rank, dean, surname", []reading{{"TITLE/rank", "العميد"}, {"TITLE/office", "عميد"}, {"PERSON", "العميد"}}},
	{"`الرائد` rank, adjective, surname, club", []reading{{"TITLE/rank", "الرائد"}, {"-", "الرائد"}, {"PERSON", "الرائد"}, {"ORGANIZATION/sport", "الرائد"}}},
	{"`المقدم` rank, adjective, surname", []reading{{"TITLE/rank", "المقدم"}, {"-", "المقدم"}, {"PERSON", "المقدم"}}},
	{"`النقيب` rank, head of a union, surname", []reading{{"TITLE/rank", "النقيب"}, {"TITLE/office", "النقيب"}, {"PERSON", "النقيب"}}},
	{"`العقيد` rank, surname", []reading{{"TITLE/rank", "العقيد"}, {"PERSON", "العقيد"}}},
	{"`قاعدة` base, rule, al-Qaida", []reading{{"PLACE/base", "قاعدة"}, {"-", "قاعدة"}, {"-", "القاعدة"}, {"MILITARY_UNIT", "تنظيم القاعدة"}, {"MILITARY_UNIT", "القاعدة"}}},
	{"`فرقة` division, band", []reading{{"MILITARY_UNIT/division", "الفرقة"}, {"-", "فرقة"}}},
	{"`حركة` movement, motion", []reading{{"ORGANIZATION/party", "حركة"}, {"MILITARY_UNIT", "حركة"}, {"-", "حركة"}, {"-", "الحركة"}}},
	{"`حشد` Popular Mobilisation, crowd", []reading{{"MILITARY_UNIT", "الحشد الشعبي"}, {"-", "حشد"}}},
	{"`سرية` company, secrecy", []reading{{"MILITARY_UNIT/company", "سرية"}, {"MILITARY_UNIT/company", "السرية"}, {"-", "سرية"}, {"-", "السرية"}}},
	{"`الفصيل` platoon, faction", []reading{{"MILITARY_UNIT", "الفصيل"}, {"-", "فصيل"}, {"-", "الفصيل"}}},
	{"given names that are common words", []reading{
		{"PERSON", "سعيد"}, {"-", "سعيد"}, {"PERSON", "كريم"}, {"-", "كريم"}, {"PERSON", "جمال"}, {"-", "جمال"}, {"PERSON", "أمل"}, {"-", "أمل"},
		{"PERSON", "فهد"}, {"-", "فهد"}, {"PERSON", "وائل"}, {"PERSON", "بلال"}, {"-", "بلال"}, {"PERSON", "باسم"}, {"-", "باسم"},
		{"PERSON", "نور"}, {"-", "نور"}, {"PERSON", "شكري"}, {"-", "شكري"}}},
	{"beginnings that only look like proclitics", []reading{
		{"-", "ولي"}, {"PERSON", "لؤي"}, {"PERSON", "كمال"}, {"PERSON", "وائل"}, {"PLACE", "لبنان"}, {"PLACE", "ليبيا"}, {"PLACE", "بابل"}, {"PLACE", "كربلاء"}, {"PLACE", "فلسطين"}, {"PLACE", "كوبا"}}},
	{"places that look like kunya or nasab", []reading{
		{"PLACE", "أبو ظبي"}, {"PLACE", "أبو غريب"}, {"PLACE", "أم درمان"}, {"PLACE", "بني سويف"}, {"PLACE", "بنغازي"}, {"PERSON", "بن غازي"}}},
	{"`على` and `علي`, `إلى` and `آل`, `أن` and `ان`", []reading{{"-", "على"}, {"PERSON", "علي"}, {"-", "إلى"}, {"PERSON", "آل"}, {"-", "أن"}, {"-", "ان"}}},
	{"`بيان` given name, statement", []reading{{"PERSON", "بيان"}, {"-", "بيان"}}},
	{"`مالي` Mali, financial", []reading{{"PLACE/country", "مالي"}, {"-", "مالي"}}},
	{"`عمان` Oman, Amman", []reading{{"PLACE/country", "عمان"}, {"PLACE/city", "عمان"}}},
	{"`قطر` Qatar, diameter or country", []reading{{"PLACE/country", "قطر"}, {"-", "قطر"}}},
	{"`تونس`, `الجزائر`, `الكويت` state and city; `الأردن`", []reading{
		{"PLACE/country", "تونس"}, {"PLACE/city", "تونس"}, {"PLACE/country", "الجزائر"}, {"PLACE/city", "الجزائر"}, {"PLACE/country", "الكويت"}, {"PLACE/city", "الكويت"}, {"PLACE/country", "الأردن"}}},
	{"joined and split: `عبدالله`, `أبوظبي`", []reading{{"PERSON", "عبدالله"}, {"PERSON", "عبد الله"}, {"PLACE", "أبوظبي"}, {"PLACE", "أبو ظبي"}}},
	{"`أميركا`, `أمريكا`, `امريكا`; `واشنطن`, `واشنطون`", []reading{{"PLACE", "أميركا"}, {"PLACE", "أمريكا"}, {"PLACE", "امريكا"}, {"PLACE", "واشنطن"}, {"PLACE", "واشنطون"}}},
	{"`ى` for `ي`, `ه` for `ة`, `ئ ؤ ء`", []reading{{"PERSON", "الكاظمى"}, {"PERSON", "الكاظمي"}, {"NATIONALITY", "العراقيه"}, {"PERSON", "رءوف"}, {"PERSON", "فؤاد"}, {"TITLE", "مسئول"}}},
	{"Persian letters, presentation forms", []reading{{"~", `[کیە]`}, {"~", `[\x{fe70}-\x{fefc}]{3}`}}},
	{"tatweel, full vocalisation", []reading{{"~", `\pL\x{640}+\pL`}, {"~", `(\pL[\x{64b}-\x{652}]+ ?){6}`}}},
	{"`كانون الثاني/يناير`, `غرة رمضان`, `١٧ تموز`", []reading{{"DATE", "كانون الثاني/يناير"}, {"DATE", "غرة رمضان"}, {"DATE", "١٧ تموز"}}},
	{"`بين 3 و5 آب`, `الألفية`, `2021-08-08`, `08/08/2021`", []reading{{"DATE", "3 و5 آب"}, {"DATE", "الألفية"}, {"DATE", "2021-08-08"}, {"DATE", "08/08/2021"}}},
	{"`د.`, `سمير ك.`, `اللواء (45)`", []reading{{"TITLE/honorific", "د."}, {"PERSON", "سمير ك."}, {"MILITARY_UNIT/brigade", "اللواء (45)"}}},
}

func TestHardCases(t *testing.T) {
	for _, c := range hardCases {
		for _, r := range c.readings {
			assert.NotEmpty(t, documentsWith(r), "%s: no document has %s as %s", c.name, r.surface, r.typ)
		}
	}
}

// documentsWith returns the ids of the documents with the reading.
func documentsWith(r reading) (ids []string) {
	has := func(d entitytest.Document) bool { return hasSpan(d, r) }
	switch r.typ {
	case "~":
		pattern := regexp.MustCompile(r.surface)
		has = func(d entitytest.Document) bool { return pattern.MatchString(d.Text) }
	case "-":
		word := regexp.MustCompile(`(?:^|[^\pL\pM])(?:[وف]?[بلك]?)(` + regexp.QuoteMeta(r.surface) + `)(?:[^\pL\pM]|$)`)
		has = func(d entitytest.Document) bool {
			return strings.Contains(d.Text, r.surface) &&
				slices.ContainsFunc(word.FindAllStringSubmatchIndex(d.Text, -1), func(at []int) bool { return outside(d, at[2], at[3]) })
		}
	}
	for _, d := range entitytest.Documents() {
		if has(d) {
			ids = append(ids, d.ID)
		}
	}
	return ids
}

func outside(d entitytest.Document, start, end int) bool {
	for _, s := range d.Spans {
		if s.Start < end && start < s.End {
			return false
		}
	}
	return true
}

func hasSpan(d entitytest.Document, r reading) bool {
	for _, s := range d.Spans {
		if strings.HasPrefix(string(s.Type)+"/"+s.Subtype+"/", r.typ+"/") && strings.Contains(" "+s.Text+" ", " "+r.surface+" ") {
			return true
		}
	}
	return false
}
