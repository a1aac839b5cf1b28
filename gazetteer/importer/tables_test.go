package importer_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// subtypes are those of the annotation guideline, of the types that the tables name.
var subtypes = map[string]string{
	"PERSON":        "full surname given kunya",
	"PLACE":         "country admin city village neighbourhood camp continent region water terrain border base airport port crossing road building site",
	"ORGANIZATION":  "government party company media education health ngo international religious sport judiciary",
	"MILITARY_UNIT": "army command corps division brigade regiment battalion company squadron fleet force police intelligence guard militia armed-group coalition",
	"NATIONALITY":   "nationality ethnic religious tribe",
	"TITLE":         "rank office honorific profession",
	"WEAPON":        "explosive missile firearm artillery armour aircraft drone vessel chemical",
	"EVENT":         "war operation battle conference agreement competition feast",
	"DATE":          "date weekday period time",
	"QUANTITY":      "cardinal percent money distance weight area duration",
	"given":         "", "family": "",
}

func checkType(t *testing.T, label, kind, subtype string) {
	known, ok := subtypes[kind]
	assert.True(t, ok, "%s: type %q", label, kind)
	assert.True(t, subtype == "" || strings.Contains(" "+known+" ", " "+subtype+" "), "%s: subtype %q of %s", label, subtype, kind)
}

func TestLabels(t *testing.T) {
	for label, kind := range importer.Labels() {
		assert.Equal(t, strings.ToUpper(label), label)
		kind, subtype, _ := strings.Cut(kind, "/")
		checkType(t, label, kind, subtype)
	}
}

func TestClasses(t *testing.T) {
	classes := importer.Classes()
	assert.Len(t, classes, 206)
	for id, c := range classes {
		checkType(t, id, c.Type, c.Subtype)
	}
	assert.Equal(t, importer.Class{Type: "given", Value: "f"}, classes["Q11879590"])
	clear(classes)
	assert.NotEmpty(t, importer.Classes(), "the caller's map is a copy")

	file, err := os.Open("classes.tsv")
	require.NoError(t, err)
	defer file.Close()
	_, err = importer.ReadClasses(file, "classes.tsv")
	assert.NoError(t, err)
}

func TestReadClasses(t *testing.T) {
	classes, err := importer.ReadClasses(strings.NewReader("\uFEFFclass\ttype\n# mine\n\nQ5\tPERSON\r\nhttp://www.wikidata.org/entity/Q515\tPLACE\tcity\t\tcity\n"+
		"P31\tPLACE\nQ532\nQ1\tX\xFF\n"+strings.Repeat("Q", 1<<17)+"\nQ2\tPLACE"), "f")
	assert.Equal(t, map[string]importer.Class{"Q5": {Type: "PERSON"}, "Q515": {Type: "PLACE", Subtype: "city"}, "Q2": {Type: "PLACE"}}, classes)
	assert.EqualError(t, err, "f:6: class \"P31\": want Q and a number\nf:7: no type\nf:8: not valid UTF-8\nf:9: too long")
	var line *gazetteer.LineError
	assert.ErrorAs(t, err, &line)
}

func TestFeatures(t *testing.T) {
	table, err := os.ReadFile("features.tsv")
	require.NoError(t, err)
	rows := strings.Split(strings.TrimSpace(string(table)), "\n")[1:]
	assert.Equal(t, 97, len(rows))
	for _, row := range rows {
		fields := strings.Split(row, "\t")
		require.Len(t, fields, 5, row)
		checkType(t, fields[0], fields[1], fields[2])
		assert.Regexp(t, `^[0-9]+$`, fields[3])
		assert.Regexp(t, `^[AHLPRSTUV](\.[A-Z0-9]+)?$`, fields[0])
	}
	place := func(class, code, population string) string {
		fields := make([]string, 19)
		fields[0], fields[1], fields[6], fields[7], fields[14] = "1", "كفر نجمة", class, code, population
		res := readText(t, "geonames", strings.Join(fields, "\t"), importer.Options{Types: map[string]string{"S.FRM": "", "S.HTL": "ORGANIZATION/company"}})
		return strings.Join(res.Entries, "") + strings.Join(res.Errors, "")
	}
	for code, want := range map[[3]string]string{
		{"P", "PPL", "9999"}: "PLACE/village", {"P", "PPL", "10000"}: "PLACE/city", {"P", "PPLC", ""}: "PLACE/city", {"P", "NEW", ""}: "PLACE/village",
		{"S", "AIRB", ""}: "PLACE/base", {"S", "HTL", ""}: "ORGANIZATION/company", {"A", "PCLI", "99999999999"}: "PLACE/country", {"", "", ""}: "PLACE/",
	} {
		assert.Contains(t, place(code[0], code[1], code[2]), "; "+want+"; ", code)
	}
	assert.Empty(t, place("S", "FRM", ""), "left out by the options")
}
