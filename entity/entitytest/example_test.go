package entitytest_test

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// In a test, t is the *testing.T; here it prints.
type printer struct{}

func (printer) Helper()                           {}
func (printer) Fatalf(format string, args ...any) { fmt.Printf(format+"\n", args...) }

var t printer

func ExampleParse() {
	text, spans, err := entitytest.Parse("عاد إلى [[بغداد|PLACE/city]]")
	fmt.Println(text, err)
	fmt.Println(spans[0].Start, spans[0].End, spans[0].Type, spans[0].Subtype)
	// Output:
	// عاد إلى بغداد <nil>
	// 14 24 PLACE city
}

func ExampleMarkup() {
	text := "عاد إلى بغداد"
	fmt.Println(entitytest.Markup(text, entity.Extract(text)))
	// Output: عاد إلى [[بغداد|PLACE/city]]
}

func ExampleDocuments() {
	units := entitytest.Documents(entitytest.Genre("communique"), entitytest.HasType(entity.MilitaryUnit))
	fmt.Println(len(units) > 3, units[0].ID)
	// Output: true communique-01
}

func ExampleGenre() {
	for _, d := range entitytest.Documents(entitytest.Genre("sport"))[:2] {
		fmt.Println(d.ID, d.Genre)
	}
	// Output:
	// sport-01 sport
	// sport-02 sport
}

func ExampleDifficulty() {
	d := entitytest.Documents(entitytest.Difficulty("easy"))[0]
	fmt.Println(d.Difficulty)
	// Output: easy
}

func ExampleHasType() {
	d := entitytest.Documents(entitytest.HasType(entity.Weapon))[0]
	for _, s := range d.Spans {
		if s.Type == entity.Weapon {
			fmt.Println("found")
			break
		}
	}
	// Output: found
}

// A filter of one's own: documents in which chains of mentions are part of the gold.
func ExampleFilter() {
	chained := func(d entitytest.Document) bool {
		for _, s := range d.Spans {
			if s.Entity > 0 {
				return true
			}
		}
		return false
	}
	fmt.Println(len(entitytest.Documents(chained)) > 100)
	// Output: true
}

func ExampleCases() {
	cases := entitytest.Cases(entitytest.Genre("units"))
	fmt.Println(len(cases) > 100, cases[0].Genre)
	// Output: true units
}

func ExampleReadDocuments() {
	source := "# id: letter-1\n# genre: letter\n# difficulty: easy\nعاد إلى [[بغداد|PLACE/city]]\n"
	docs, err := entitytest.ReadDocuments(source, "letters.txt")
	fmt.Println(docs[0].ID, docs[0].Text, docs[0].Spans[0].Text, err)
	// Output: letter-1 عاد إلى بغداد بغداد <nil>
}

func ExampleReadCases() {
	cases, err := entitytest.ReadCases("# money\nدفع [[5 دولارات|QUANTITY/money={\"number\":5,\"unit\":\"USD\"}]]\n", "money")
	fmt.Println(cases[0].ID, cases[0].Spans[0].Text, string(cases[0].Values[0]), err)
	// Output: money:2 5 دولارات {"number":5,"unit":"USD"} <nil>
}

func ExampleRequireSpans() {
	x, err := entity.New()
	fmt.Println(err)
	entitytest.RequireSpans(t, x, "عاد إلى [[بغداد|PLACE]]") // passes
	entitytest.RequireSpans(t, x, "عاد إلى [[بيته|PLACE]]")
	// Output:
	// <nil>
	// عاد إلى بيته
	// - 14-22 PLACE ⁨بيته⁩
}

func ExampleDiff() {
	_, want, _ := entitytest.Parse("عاد إلى [[بغداد|PLACE/city]]")
	_, got, _ := entitytest.Parse("[[عاد|PERSON]] إلى [[بغداد|PLACE/city]]")
	fmt.Print(entitytest.Diff(want, got))
	// Output: + 0-6 PERSON ⁨عاد⁩
}

// The file is written once with -entitytest.update and then compared.
func ExampleGolden() {
	file := filepath.Join(os.TempDir(), "kayan-golden-example.txt")
	defer os.Remove(file)
	fmt.Println(os.WriteFile(file, []byte("بغداد\n"), 0o644))
	entitytest.Golden(t, file, "بغداد\n") // passes
	// Output: <nil>
}

// The file holds the text and the spans that must be found in it.
func ExampleGoldenSpans() {
	file := filepath.Join(os.TempDir(), "kayan-golden-spans-example.txt")
	defer os.Remove(file)
	fmt.Println(os.WriteFile(file, []byte("عاد إلى [[بغداد|PLACE/city]]\n"), 0o644))
	x, err := entity.New()
	fmt.Println(err)
	entitytest.GoldenSpans(t, x, file) // passes
	// Output:
	// <nil>
	// <nil>
}

func ExampleScores() {
	scores := entitytest.Scores{}
	gold := []entity.Span{{Start: 0, End: 10, Type: entity.Place}}
	scores.Add(gold, gold)
	fmt.Println(scores[entity.Place].F1())
	// Output: 1
}

// Every document adds its counts; the empty type holds those of all types.
func ExampleScores_Add() {
	_, gold, _ := entitytest.Parse("قال [[عدنان|PERSON]] في [[بغداد|PLACE]]")
	_, found, _ := entitytest.Parse("قال عدنان في [[بغداد|PLACE]]")
	scores := entitytest.Scores{}
	scores.Add(gold, found)
	fmt.Println(scores[entity.Person], scores[entity.Place], scores[""])
	// Output: {0 1 0} {1 0 0} {1 1 0}
}

func ExampleScore() {
	s := entitytest.Score{Found: 3, Missed: 1, Wrong: 2}
	fmt.Printf("%.2f %.2f %.2f\n", s.Precision(), s.Recall(), s.F1())
	// Output: 0.60 0.75 0.67
}

func ExampleDocument_Formatted() {
	d := entitytest.Documents()[0].Formatted()
	fmt.Println(d.Name, d.Meta["genre"], len(d.Spans) > 0)
	// Output: agency-01 agency true
}
