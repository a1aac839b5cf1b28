package normalize_test

import (
	"fmt"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

func Example() {
	text := normalize.New("وَصَلَ إِلى بَغــدادَ أمس", normalize.MatchKey)
	fmt.Println(text.Key())
	at := strings.Index(text.Key(), "بغداد")
	span := text.ToSource(normalize.KeySpan{Start: at, End: at + len("بغداد")})
	fmt.Println(text.Source()[span.Start:span.End])
	// Output:
	// وصل الى بغداد امس
	// بَغــدادَ
}

func ExampleKey() {
	fmt.Println(normalize.Key("الكاظمی") == normalize.Key("الكاظمي"))
	// Output: true
}

func ExampleFold() {
	fmt.Println(normalize.Fold("أَحْمـــد", normalize.Clean))
	fmt.Println(normalize.Clean)
	// Output:
	// أَحْمد
	// controls+tatweel+spaces+presentation+compose+joiner
}

func ExampleOffsets() {
	o := normalize.NewOffsets("في بغداد")
	runes, utf16 := o.At(len("في "))
	fmt.Println(runes, utf16)
	// Output: 3 3
}

func ExampleText_ToKey() {
	text := normalize.New("أَهلا", normalize.MatchKey)
	span := text.ToKey(normalize.SourceSpan{Start: 0, End: 4})
	fmt.Println(text.Key()[span.Start:span.End])
	// Output: ا
}

func ExampleRules_Has() {
	fmt.Println(normalize.MatchKey.Has(normalize.Marks))
	// Output: true
}
