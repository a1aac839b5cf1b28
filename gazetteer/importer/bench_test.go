package importer_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

// dump is a dump of items of which one in ten has an Arabic name, and half are described in Arabic.
func dump(items int) string {
	var b strings.Builder
	b.WriteString("[\n")
	for i := range items {
		labels, descriptions := `"en":{"language":"en","value":"Kafr Najma"}`, `"en":{"language":"en","value":"a place"}`
		if i%10 == 0 {
			labels += `,"ar":{"language":"ar","value":"كفر نجمة"}`
		}
		if i%2 == 0 {
			descriptions += `,"ar":{"language":"ar","value":"مكان"}`
		}
		claim := `{"mainsnak":{"snaktype":"value","property":"P31","hash":"8f7599319c8f07055134a500cf67fc22d1b3142d","datavalue":` +
			`{"value":{"entity-type":"item","numeric-id":515,"id":"Q515"},"type":"wikibase-entityid"},"datatype":"wikibase-item"},` +
			`"type":"statement","id":"Q1$0","rank":"normal"}`
		fmt.Fprintf(&b, `{"type":"item","id":"Q%d","labels":{%s},"descriptions":{%s},"aliases":{},"claims":{"P31":[%s],"P17":[%s]},"sitelinks":{}},`+"\n",
			i+1, labels, descriptions, claim, strings.Repeat(claim+",", 20)+claim)
	}
	b.WriteString("]\n")
	return b.String()
}

// BenchmarkWikidata tells how many bytes of a dump are read in a second, once they are unpacked.
func BenchmarkWikidata(b *testing.B) {
	text := dump(2000)
	f, _ := importer.ByName("wikidata")
	open := func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		for range f.Read(open, "dump.json", importer.Options{}, nil) {
			n++
		}
		if n != 200 {
			b.Fatal(n)
		}
	}
}

// BenchmarkGeoNames tells the same of a plain table.
func BenchmarkGeoNames(b *testing.B) {
	text := samples[7].text(2000)
	f, _ := importer.ByName("geonames")
	open := func(string) (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		for range f.Read(open, "f.txt", importer.Options{}, nil) {
		}
	}
}
