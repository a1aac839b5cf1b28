package importer_test

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/importer"
)

func ExampleFormat_Read() {
	patterns, _ := importer.ByName("spacy")
	var report importer.Report
	for entry, err := range patterns.Read(nil, "testdata/patterns.jsonl", importer.Options{}, &report) {
		if err != nil {
			fmt.Println(err)
			break // or go on behind the broken line
		}
		fmt.Println(entry.Type, entry.Name(), len(entry.Names))
	}
	fmt.Println(report.Kept)
	// Output:
	// ORGANIZATION شركة الينابيع 2
	// PLACE تل الزعتر البري 1
	// PLACE كفر نجمة 1
	// testdata/patterns.jsonl:6: a pattern: OP says of no word what it is
	// 3
}

func ExampleFormat_Read_lenient() {
	keywords, _ := importer.ByName("flashtext")
	var report importer.Report
	builder := gazetteer.NewBuilder(gazetteer.BuildOptions{})
	for entry, err := range keywords.Read(nil, "testdata/keywords.txt", importer.Options{Type: "PLACE/village"}, &report) {
		if err != nil {
			fmt.Println(err)
			continue
		}
		if err := builder.Add(entry); err != nil {
			fmt.Println(err)
			return
		}
	}
	builder.AddSource(report.Source)
	report.WriteTo(os.Stdout)
	// Output:
	// testdata/keywords.txt:5: no keyword
	// testdata/keywords.txt:6: two arrows
	// testdata/keywords.txt: 5 read, 3 kept, 0 weak names, 2 errors
	//   records left out: broken: 2
}

func ExampleOptions() {
	mapping, _ := importer.ByName("regexner")
	open := memory(map[string]string{"ships.tab": "نجمة البحر\tVESSEL\nأمل\tVESSEL\nزورق\tBOAT\n"})
	options := importer.Options{
		Types:  map[string]string{"VESSEL": "WEAPON/vessel", "BOAT": ""}, // no boats
		Source: gazetteer.Source{Set: "ships", Licence: "CC0-1.0"},
	}
	for entry := range mapping.Read(open, "ships.tab", options, nil) {
		fmt.Println(entry.ID, entry.Subtype, entry.Names[0].Weak)
	}
	// Output:
	// ships/WEAPON/نجمة_البحر vessel false
	// ships/WEAPON/أمل vessel true
}

func ExampleDetect() {
	format, ok := importer.Detect("names.txt", []byte("عين ورد=>عين الوردة\n"))
	fmt.Println(format, ok)
	// Output: flashtext true
}

func ExampleByName() {
	format, _ := importer.ByName("wikidata")
	fmt.Println(format.Doc)
	// Output: Wikidata JSON dump, an entity a line
}

func ExampleFormats() {
	for _, format := range importer.Formats() {
		fmt.Print(format.Name, " ")
	}
	// Output: gate ftm wikidata spacy jsonl tsv geonames regexner flashtext
}

func ExampleLabels() {
	fmt.Println(importer.Labels()["GPE"], importer.Labels()["MONEY"])
	// Output: PLACE QUANTITY/money
}

func ExampleClasses() {
	classes := importer.Classes()
	classes["Q11446"] = importer.Class{Type: "SHIP"} // one more
	fmt.Println(classes["Q515"])
	// Output: {PLACE city }
}

func ExampleReadClasses() {
	classes, err := importer.ReadClasses(strings.NewReader("class\ttype\tsubtype\nQ11446\tSHIP\n"), "classes.tsv")
	fmt.Println(classes, err)
	// Output: map[Q11446:{SHIP  }] <nil>
}

func ExampleWriteJSONL() {
	entries := []gazetteer.Entry{{ID: "ships/1", Type: "SHIP", Names: []gazetteer.Name{
		{Text: "نجمة البحر"}, {Text: "النجمة", Kind: gazetteer.Short, Weak: true},
	}}}
	if err := importer.WriteJSONL(os.Stdout, slices.Values(entries)); err != nil {
		fmt.Println(err)
	}
	// Output: {"id":"ships/1","type":"SHIP","names":["نجمة البحر",{"text":"النجمة","kind":"short","weak":true}]}
}

func ExampleFiles() {
	_, err := importer.Files("testdata/none")
	fmt.Println(err != nil)
	// Output: true
}

func ExampleReport_WriteTo() {
	report := importer.Report{File: "f", Read: 3, Kept: 2, Dropped: map[string]int{importer.NoName: 1}}
	report.WriteTo(os.Stdout)
	// Output:
	// f: 3 read, 2 kept, 0 weak names, 0 errors
	//   records left out: no name that can be used: 1
}
