package importer

import (
	"slices"
	"strings"
)

// A Format is a way of writing name lists.
type Format struct {
	Name     string   // what [ByName] knows it by
	Doc      string   // what it is, in a line
	Suffixes []string // how its files usually end, without what says that they are packed

	looks func(path string, head []byte) bool // reports what only files of this format look like; nil: nothing
	read  func(r *reader, path string)
	ours  bool // an author wrote the entries for this library: see [clean]
}

// formats are all there are, in the order in which [Detect] asks them: whose files look most alike stand last.
var formats = []Format{
	{Name: "gate", Doc: "GATE gazetteer: lists.def with its .lst files, or one .lst file", Suffixes: []string{".def", ".lst"}, read: readGATE},
	{Name: "ftm", Doc: "FollowTheMoney entities as JSON lines (OpenSanctions)", Suffixes: []string{".ftm.json", ".ftm.jsonl"}, looks: looksFTM, read: readFTM},
	{Name: "wikidata", Doc: "Wikidata JSON dump, an entity a line", Suffixes: []string{".json"}, looks: looksWikidata, read: readWikidata},
	{Name: "spacy", Doc: "spaCy EntityRuler or SpanRuler patterns as JSON lines", Suffixes: []string{"patterns.jsonl"}, looks: looksSpaCy, read: readSpaCy},
	{Name: "jsonl", Doc: "entries of this library as JSON lines", Suffixes: []string{".jsonl", ".ndjson"}, looks: looksJSONL, read: readJSONL, ours: true},
	{Name: "tsv", Doc: "entries of this library as a table", Suffixes: []string{".tsv"}, looks: looksTSV, read: readTSV, ours: true},
	{Name: "geonames", Doc: "GeoNames allCountries.txt or the file of a country", Suffixes: []string{"allcountries.txt"}, looks: looksGeoNames, read: readGeoNames},
	{Name: "regexner", Doc: "Stanford RegexNER mapping: words, a tab, their type", Suffixes: []string{".tab", ".rules"}, looks: looksRegexNER, read: readRegexNER},
	{Name: "flashtext", Doc: "FlashText keywords: keyword=>clean name, a keyword a line, or a JSON object of lists", Suffixes: []string{".txt", ".json"}, looks: looksFlashText, read: readFlashText},
}

// Formats returns all formats.
func Formats() []Format { return slices.Clone(formats) }

// ByName returns the format of a name.
func ByName(name string) (Format, bool) {
	at := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name })
	if at < 0 {
		return Format{}, false
	}
	return formats[at], true
}

// String returns the name.
func (f Format) String() string { return f.Name }

// hasSuffix reports whether files of the format may be called like this.
func (f Format) hasSuffix(path string) bool {
	return slices.ContainsFunc(f.Suffixes, func(s string) bool { return strings.HasSuffix(path, s) })
}
