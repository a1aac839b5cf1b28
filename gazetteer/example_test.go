package gazetteer_test

import (
	"fmt"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

func ExampleReadTSV() {
	entries, err := gazetteer.ReadTSV(strings.NewReader(
		"# set: mine\n# type: PLACE\nname\tsubtype\talso\nوادي السلام\tvillage\tالوادي?\n"), "mine.tsv")
	fmt.Println(entries[0].ID, entries[0].Subtype, entries[0].Names[1].Weak, err)
	// Output: mine/وادي_السلام village true <nil>
}

func ExampleIndex_Lookup() {
	for term := range gazetteer.Default().Lookup("أمريكا").All() {
		fmt.Println(term.Type(), term.Entry().Name(), term.Entry().Country)
	}
	// Output: PLACE الولايات المتحدة US
}

func ExampleIndex_AppendHits() {
	key := []byte(normalize.Key("سافر إلى بغداد وللعراق"))
	segments := normalize.AppendSegments(nil, key)
	for _, hit := range gazetteer.Default().AppendHits(nil, key, segments) {
		if term := hit.Terms.First(); term.Type() == "PLACE" {
			fmt.Println(hit.First, hit.Last, hit.Prefix, term.Entry().Name())
		}
	}
	// Output:
	// 2 3 0 بغداد
	// 3 4 4 العراق
}

func ExampleNewIndex() {
	x := gazetteer.NewIndex([]gazetteer.Entry{{
		ID: "1", Type: "SHIP", Names: []gazetteer.Name{{Text: "نجمة الشمال"}},
	}})
	fmt.Println(x.Len(), x.Types()["SHIP"], x.Lookup("نَجمة الشمال").Len())
	// Output: 1 1 1
}

func ExampleEntry_Name() {
	e := gazetteer.Entry{Names: []gazetteer.Name{{Text: "العراق"}, {Text: "جمهورية العراق", Kind: gazetteer.Official}}}
	fmt.Println(e.Name())
	// Output: العراق
}

func ExampleDefault() {
	fmt.Println(gazetteer.Default().Types()["month"] > 40)
	// Output: true
}

func ExampleAppendSplits() {
	for _, s := range gazetteer.AppendSplits(nil, []byte("للعراق")) {
		fmt.Println(s.Prefix, s.Article)
	}
	// Output:
	// 2 ا
	// 2 ال
	// 2
}
