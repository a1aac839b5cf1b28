package importer_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// fixtures are the files of testdata and their formats.
var fixtures = map[string]string{
	"testdata/list.tsv": "tsv", "testdata/entries.jsonl": "jsonl", "testdata/patterns.jsonl": "spacy",
	"testdata/gate/lists.def": "gate", "testdata/keywords.txt": "flashtext", "testdata/keywords.json": "flashtext",
	"testdata/mapping.tab": "regexner", "testdata/places.txt": "geonames", "testdata/dump.json": "wikidata",
	"testdata/entities.ftm.json": "ftm",
}

type counts = map[string]int

func TestFixtures(t *testing.T) {
	for _, c := range []struct {
		path    string
		options importer.Options
		want    result
	}{
		{"testdata/list.tsv", importer.Options{}, result{
			Entries: []string{
				"test-bridges/جسر_النوارس; PLACE/road; جسر النوارس|جسر النورس|alias:المعلق?; en=Gulls Bridge; source=test-bridges; prior=7",
				"test-bridges/Blue_Span; PLACE/road; Blue Span; source=test-bridges",
				"test-bridges/جسر_التفاحة; PLACE/road; جسر التفاحة; source=test-bridges",
			},
			Errors: []string{`testdata/list.tsv:10: prior "x": want a whole number`},
			Report: importer.Report{Read: 4, Weak: 1, Dropped: counts{importer.Broken: 1}, Source: gazetteer.Source{
				Set: "test-bridges", What: "bridges that nobody built", Origin: "made up", Licence: "Apache-2.0"}},
		}},
		{"testdata/entries.jsonl", importer.Options{Type: "PLACE/building"}, result{
			Entries: []string{
				"t/1; PLACE/village; عين الحمام|short:العين?; country=SY; en=Ain al-Hamam; source=entries; prior=12; refs=https://example.org/1",
				"ships/نجمة_الشمال; SHIP/; نجمة الشمال|نجم الشمال; source=ships",
				"entries/قلعة_الرمل; PLACE/building; قلعة الرمل|Sand Castle; source=entries",
				"t/2; PLACE/; وادي الريح; source=entries",
			},
			Errors: []string{
				"testdata/entries.jsonl:5: no name",
				`testdata/entries.jsonl:6: unknown field "colour"`,
				"testdata/entries.jsonl:7: not JSON: unexpected EOF",
				`testdata/entries.jsonl:8: no kind "nick"; there are [canonical variant official short acronym alias inflected]`,
				"testdata/entries.jsonl:9: half a character: a lone surrogate",
				"testdata/entries.jsonl:10: a NUL",
			},
			Report: importer.Report{Read: 10, Weak: 1, Dropped: counts{importer.Broken: 6}, Source: gazetteer.Source{Set: "entries"}},
		}},
		{"testdata/patterns.jsonl", importer.Options{Source: gazetteer.Source{Set: "mine", Licence: "MIT"}}, result{
			Entries: []string{
				"springs; ORGANIZATION/; شركة الينابيع|شركة ينابيع; source=mine",
				"springs; PLACE/; تل الزعتر البري; source=mine",
				"mine/PLACE/كفر_نجمة; PLACE/; كفر نجمة; source=mine",
				"mine/SHIP/نجمة_البحر; SHIP/; نجمة البحر; source=mine",
			},
			Errors: []string{
				"testdata/patterns.jsonl:6: a pattern: OP says of no word what it is",
				"testdata/patterns.jsonl:7: a pattern: LOWER of several words",
				"testdata/patterns.jsonl:8: a pattern: a token of 2 conditions",
				"testdata/patterns.jsonl:9: no pattern",
				"testdata/patterns.jsonl:11: pattern: unexpected number",
			},
			Report: importer.Report{Read: 10, Dropped: counts{importer.Broken: 2, importer.Pattern: 3, importer.NoName: 1},
				Names: counts{importer.NotArabic: 1}, Source: gazetteer.Source{Set: "mine", Licence: "MIT"}},
		}},
		{"testdata/gate/lists.def", importer.Options{Types: map[string]string{"Firm": "ORGANIZATION/company"}}, result{
			Entries: []string{
				"lists/PLACE/كفر_الزهور; PLACE/city; كفر الزهور; country=LB; en=Kafr al-Zuhur; source=lists",
				"lists/PLACE/تل_القمر_&_ساقية; PLACE/city; تل القمر & ساقية; source=lists",
				"q7; PLACE/; تل القمح; source=lists",
				"lists/ORGANIZATION/شركة_الغيمة; ORGANIZATION/company; شركة الغيمة; source=lists",
				"lists/PERSON/سامر_الفلاح; PERSON/; سامر الفلاح; source=lists",
			},
			Errors: []string{
				"testdata/gate/firms.lst:2: not valid UTF-8",
				"testdata/gate/lists.def:5: open testdata/gate/missing.lst: no such file or directory",
				"testdata/gate/lists.def:6: list ../keywords.txt is not beside the definition",
			},
			Report: importer.Report{Read: 8, Dropped: counts{importer.Broken: 2, importer.NoName: 1},
				Names: counts{importer.NotArabic: 1}, Source: gazetteer.Source{Set: "lists"}},
		}},
		{"testdata/keywords.txt", importer.Options{Type: "PLACE"}, result{
			Entries: []string{
				"keywords/عين_الوردة; PLACE/; عين الوردة|عين الورد|عين ورد; source=keywords",
				"keywords/PLACE/جبل_الصنوبر; PLACE/; جبل الصنوبر; source=keywords",
				"keywords/Almond_Valley; PLACE/; وادي اللوز; en=Almond Valley; source=keywords",
			},
			Errors: []string{"testdata/keywords.txt:5: no keyword", "testdata/keywords.txt:6: two arrows"},
			Report: importer.Report{Read: 5, Dropped: counts{importer.Broken: 2}, Source: gazetteer.Source{Set: "keywords"}},
		}},
		{"testdata/keywords.json", importer.Options{Type: "PLACE"}, result{
			Entries: []string{
				"keywords/عين_الوردة; PLACE/; عين الوردة|عين الورد|عين ورد; source=keywords",
				"keywords/Almond_Valley; PLACE/; وادي اللوز; en=Almond Valley; source=keywords",
			},
			Errors: []string{"testdata/keywords.json:4: the keywords of one clean name should be a list of strings"},
			Report: importer.Report{Read: 5, Dropped: counts{importer.Broken: 1, importer.NoName: 2},
				Names: counts{importer.NotArabic: 1}, Source: gazetteer.Source{Set: "keywords"}},
		}},
		{"testdata/mapping.tab", importer.Options{}, result{
			Entries: []string{
				"mapping/PLACE/نهر_الفضة; PLACE/; نهر الفضة; source=mapping",
				"mapping/ORGANIZATION/مصرف_النخيل; ORGANIZATION/; مصرف النخيل; source=mapping; prior=2",
				"mapping/PERSON/د._سامر_الفلاح; PERSON/; د. سامر الفلاح; source=mapping",
			},
			Errors: []string{
				"testdata/mapping.tab:4: a pattern: (",
				"testdata/mapping.tab:5: a pattern: .",
				"testdata/mapping.tab:6: no type: want a pattern, a tab and a type",
				`testdata/mapping.tab:7: priority "great": want a number`,
				`testdata/mapping.tab:8: a pattern: \d`,
			},
			Report: importer.Report{Read: 9, Dropped: counts{importer.Broken: 2, importer.Pattern: 3, importer.NoName: 1},
				Names: counts{importer.NotArabic: 1}, Source: gazetteer.Source{Set: "mapping"}},
		}},
		{"testdata/places.txt", importer.Options{Types: map[string]string{"H": ""}}, result{
			Entries: []string{
				"geonames/101; PLACE/city; كفر نجمة|كفر نجمه; country=SY; en=Kafr Najma; source=geonames; prior=25000; refs=https://www.geonames.org/101",
				"geonames/102; PLACE/village; عين ورد; country=SY; en=Ayn Ward; source=geonames; refs=https://www.geonames.org/102",
				"geonames/104; ORGANIZATION/health; مستشفى السنابل; country=SY; en=Mustashfa; source=geonames; refs=https://www.geonames.org/104",
			},
			Errors: []string{
				"testdata/places.txt:6: 2 columns, want 19",
				`testdata/places.txt:7: id "x": want a number`,
				`testdata/places.txt:8: population "many": want a whole number`,
			},
			Report: importer.Report{Read: 9, Dropped: counts{importer.Broken: 3, importer.NoName: 2, importer.Unwanted: 1}, Source: geonames},
		}},
		{"testdata/places.txt", importer.Options{Alternates: "testdata/alternates.txt", Languages: []string{"ar", "fa"}}, result{
			Entries: []string{
				"geonames/101; PLACE/city; كفر نجمة|كفر النجمة|short:نجمة?|alias:النجمة البعيدة|كفر نجمه; " +
					"country=SY; en=Kafr Najma; source=geonames; prior=25000; refs=https://www.geonames.org/101",
				"geonames/102; PLACE/village; عين ورد; country=SY; en=Ayn Ward; source=geonames; refs=https://www.geonames.org/102",
			},
			Errors: []string{
				`testdata/alternates.txt:9: id "z": want a number`,
				"testdata/alternates.txt:10: 2 columns, want 4 or more",
				"testdata/places.txt:6: 2 columns, want 19",
				`testdata/places.txt:7: id "x": want a number`,
				`testdata/places.txt:8: population "many": want a whole number`,
			},
			Report: importer.Report{Read: 9, Weak: 1, Dropped: counts{importer.Broken: 3, importer.NoName: 4},
				Names: counts{importer.Historic: 1}, Source: geonames},
		}},
		{"testdata/dump.json", importer.Options{Languages: []string{"ar", "arz"}}, result{
			Entries: []string{
				"wikidata/Q900001; PERSON/full; سامر الفلاح|سامر فلاح|alias:أبو الزيتون; en=Samir al-Fallah; source=wikidata; prior=3; refs=https://www.wikidata.org/wiki/Q900001",
				"wikidata/Q900002; PLACE/village; كفر نجمة; en=Kafr Najma; source=wikidata; refs=https://www.wikidata.org/wiki/Q900002",
				"wikidata/Q900007; MILITARY_UNIT/army; جيش النوارس; source=wikidata; prior=1; refs=https://www.wikidata.org/wiki/Q900007",
			},
			Errors: []string{
				"testdata/dump.json:5: half a character: a lone surrogate",
				"testdata/dump.json:7: not a JSON object, or one that breaks off",
				`testdata/dump.json:8: id "\"900001\"": want Q and a number`,
			},
			Report: importer.Report{Read: 11, Dropped: counts{importer.Broken: 3, importer.NoName: 3, importer.NotAnItem: 1,
				importer.Unclassed: 1}, Names: counts{importer.NotArabic: 1}, Source: wikidata},
		}},
		{"testdata/entities.ftm.json", importer.Options{Types: map[string]string{"Vessel": "SHIP"}}, result{
			Entries: []string{
				"ftm/NK-1; PERSON/full; سامر الفلاح|alias:أبو الزيتون|alias:الفلاح الصغير?; country=SY; en=Samir al-Fallah; source=ftm; " +
					"refs=https://example.org/1 https://www.wikidata.org/wiki/Q900001",
				"ftm/Q900011; MILITARY_UNIT/armed-group; كتيبة النوارس; en=Gulls Brigade; source=ftm; refs=https://www.wikidata.org/wiki/Q900011",
				"ftm/NK-2; SHIP/; نجمة الشمال|alias:نجمة الجنوب; en=NORTH STAR; source=ftm",
				"ftm/NK-6; ORGANIZATION/government; وزارة الينابيع|acronym:و. ي.; source=ftm",
			},
			Errors: []string{
				"testdata/entities.ftm.json:7: property name: unexpected object",
				"testdata/entities.ftm.json:8: no id or no schema",
				"testdata/entities.ftm.json:9: not JSON: unexpected end of JSON input",
			},
			Report: importer.Report{Read: 9, Weak: 1, Dropped: counts{importer.Broken: 3, importer.NoName: 1, importer.Unwanted: 1},
				Source: gazetteer.Source{Set: "ftm"}},
		}},
	} {
		c.want.Report.File, c.want.Report.Kept, c.want.Report.Errors = c.path, len(c.want.Entries), len(c.want.Errors)
		if c.want.Report.Names == nil {
			c.want.Report.Names = counts{}
		}
		assert.Equal(t, c.want, read(t, fixtures[c.path], nil, c.path, c.options), c.path)
	}
}

var (
	geonames = gazetteer.Source{Set: "geonames", What: "places of the world", Origin: "https://www.geonames.org", Licence: "CC-BY-4.0"}
	wikidata = gazetteer.Source{Set: "wikidata", What: "items of Wikidata", Origin: "https://www.wikidata.org", Licence: "CC0-1.0"}
)
