package entitytest_test

import (
	"fmt"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

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

func ExampleScores() {
	scores := entitytest.Scores{}
	gold := []entity.Span{{Start: 0, End: 10, Type: entity.Place}}
	scores.Add(gold, gold)
	fmt.Println(scores[entity.Place].F1())
	// Output: 1
}
