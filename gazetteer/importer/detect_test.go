package importer_test

import (
	"bytes"
	"compress/gzip"
	"os"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// zipped returns text as gzip packs it.
func zipped(t testing.TB, text []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(text)
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

func TestDetectFixtures(t *testing.T) {
	for path, format := range fixtures {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		head := text[:min(len(text), 4096)]
		f, ok := importer.Detect(path, head)
		assert.True(t, ok, path)
		assert.Equal(t, format, f.Name, path)
		packed := zipped(t, text)
		f, _ = importer.Detect(path+".gz", packed[:min(len(packed), 512)])
		assert.Equal(t, format, f.Name, path+".gz")
		if format != "gate" && path != "testdata/keywords.txt" {
			f, _ = importer.Detect("unnamed", append([]byte("\uFEFF\n"), head...))
			assert.Equal(t, format, f.Name, "%s by its first bytes alone", path)
		}
	}
}

func TestDetect(t *testing.T) {
	for _, c := range []struct{ path, head, want string }{
		{"a/lists.def", "", "gate"},
		{"towns.lst", "بغداد\n", "gate"},
		{"x.tsv", "", "tsv"},
		{"x.tsv", "place\tname\n", "tsv"},
		{"x.tsv", "نهر الفضة\tLOCATION\n", "regexner"},
		{"x.txt", "# set: x\n# type: PLACE\nname\nبغداد\n", "tsv"},
		{"X.JSONL", "", "jsonl"},
		{"x.jsonl", `{"names":["ا"]`, "jsonl"},
		{"x.jsonl", "{}\n", "jsonl"},
		{"x.json", `{"label":"X","pattern":"ا"}`, "spacy"},
		{"latest-all.json.bz2", "", "wikidata"},
		{"latest-all.json", "[\n{\"pageid\":1,\"type\":\"item\",", "wikidata"},
		{"entities.ftm.json", "", "ftm"},
		{"SY/allCountries.txt", "", "geonames"},
		{"x.json", "{\n\"عين\": [\n\"ع\"]}", "flashtext"},
		{"x.txt", "بغداد\nالموصل\n", "flashtext"},
		{"x.csv", "a=>b\n", "flashtext"},
		{"x.txt", "\xFF\xFE\x28\x06", "flashtext"}, // the reader will say that it is UTF-16
		{"x.json", `{"a":1}`, ""},
		{"x.txt", "a\tb\tc\n", ""},
		{"x.pdf", "%PDF-1.4\n", ""},
		{"x", "", ""},
	} {
		f, ok := importer.Detect(c.path, []byte(c.head))
		assert.Equal(t, c.want, f.Name, "%s %q", c.path, c.head)
		assert.Equal(t, c.want != "", ok)
	}
}
