package normalize_test

import (
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/transform"

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

func ExampleAlternatives() {
	for _, a := range normalize.Alternatives("عبدالله", normalize.Habits{}, 3) {
		fmt.Println(a.Cost, a.Key)
	}
	// Output:
	// 0 عبدالله
	// 2 عبد الله
	// 3 عبداللة
}

func ExampleHabitsOf() {
	key := []byte(normalize.Key("قال الكاظمى فى بيان"))
	habits := normalize.HabitsOf(key, normalize.AppendSegments(nil, key))
	fmt.Println(normalize.Alternatives("الكاظمى", habits, 2)[1])
	// Output: {الكاظمي 1}
}

func ExampleRules_Transformer() {
	r := transform.NewReader(strings.NewReader("وَصَلَ إِلى بَغــداد"), normalize.MatchKey.Transformer())
	key, err := io.ReadAll(r)
	fmt.Println(string(key), err)
	// Output: وصل الى بغداد <nil>
}

func ExampleProfileNamed() {
	p, err := normalize.ProfileNamed("lucene-arabic")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(p.Fold("مَدِينة"))
	// Output: مدينه
}

func ExampleAppendSegments() {
	key := []byte("عاد 12.5 كم.")
	for _, s := range normalize.AppendSegments(nil, key) {
		fmt.Println(s.Kind == normalize.Number, string(key[s.Start:s.End]))
	}
	// Output:
	// false عاد
	// true 12.5
	// false كم
	// false .
}

func ExampleJoined() {
	fmt.Println(normalize.Joined("عبد الله"))
	// Output: [عبدالله]
}

func ExampleOffsets_Byte() {
	fmt.Println(normalize.NewOffsets("في بغداد").Byte(3))
	// Output: 5
}
