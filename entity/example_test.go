package entity_test

import (
	"fmt"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/gazetteer"
)

func Example() {
	for _, s := range entity.Extract("وصل اللواء عدنان الساعدي إلى بغداد أمس") {
		fmt.Println(s.Type, s.Start, s.End, s.Text)
	}
	// Output:
	// TITLE 7 19 اللواء
	// PERSON 20 45 عدنان الساعدي
	// PLACE 53 63 بغداد
	// DATE 64 70 أمس
}

func ExampleExtractor_Extract() {
	x, err := entity.New(entity.WithTypes(entity.Place, entity.MilitaryUnit))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range x.Extract("انتشر اللواء 30 في محافظة بابل وعاد للعراق") {
		fmt.Println(s.Type, s.Subtype, s.Text, "·", s.Name)
	}
	// Output:
	// MILITARY_UNIT brigade اللواء 30 · اللواء 30
	// PLACE admin محافظة بابل · محافظة بابل
	// PLACE country لعراق · العراق
}

func ExampleExtractor_Nested() {
	x, err := entity.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range x.Nested("رحبت الحكومة العراقية بالقرار") {
		fmt.Println(s.Depth, s.Type, s.Text)
	}
	// Output:
	// 0 ORGANIZATION الحكومة العراقية
	// 1 NATIONALITY العراقية
}

func ExampleExtractor_Append() {
	x, err := entity.New()
	if err != nil {
		fmt.Println(err)
		return
	}
	var spans []entity.Span
	for _, text := range []string{"عاد إلى دمشق", "سافر إلى بيروت"} {
		spans = x.Append(spans[:0], text)
		fmt.Println(spans[0].Text)
	}
	// Output:
	// دمشق
	// بيروت
}

func ExampleExtractor_Explain() {
	x, err := entity.New(entity.WithTypes(entity.Place))
	if err != nil {
		fmt.Println(err)
		return
	}
	e := x.Explain("محافظة بابل")
	for _, v := range e.Verdicts {
		fmt.Println(v.Text, v.Rules, v.Why)
		for _, e := range v.Evidence {
			fmt.Printf("  %+.1f %s (%s)\n", e.Weight, e.Name, e.On)
		}
	}
	// Output:
	// محافظة بابل [place.head] chosen
	//   +2.2 head (place.head)
	//   +1.1 hit.list (بابل)
	// بابل [place.listed] inside another span
	//   +1.2 listed (place.listed)
	//   +1.1 hit.list (بابل)
}

func ExampleWithGazetteer() {
	entries, err := gazetteer.ReadTSV(strings.NewReader(
		"# set: mine\n# type: ORGANIZATION\n# subtype: company\nname\nضفاف الجنوب\n"), "mine.tsv")
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := entity.New(entity.WithGazetteer(gazetteer.NewIndex(entries)))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range x.Extract("وقعت ضفاف الجنوب العقد") {
		fmt.Println(s.Type, s.Subtype, s.Text, s.ID)
	}
	// Output: ORGANIZATION company ضفاف الجنوب mine/ضفاف_الجنوب
}

func ExampleReadRules() {
	rules, err := entity.ReadRules(strings.NewReader(`
rule ship.head
  score head
  match {SHIP ("سفينة" | "ناقلة") #noun}
  fires غرقت [سفينة الأمل] ليلا
  never غرق القارب
  why   A ship and its name.
`), "ships.rules")
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := entity.New(entity.WithRules(rules))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range x.Extract("رست سفينة الأمل في ميناء البصرة") {
		fmt.Println(s.Type, s.Text)
	}
	// Output:
	// SHIP سفينة الأمل
	// PLACE ميناء البصرة
}

func ExampleWithWeights() {
	table, err := entity.DefaultWeights() // or ReadWeights
	if err != nil {
		fmt.Println(err)
		return
	}
	strict, err := table.With(map[string]float32{"threshold": 3})
	if err != nil {
		fmt.Println(err)
		return
	}
	x, err := entity.New(entity.WithWeights(strict))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, s := range x.Extract("زار بغداد ومحافظة بابل") {
		fmt.Println(s.Type, s.Text)
	}
	// Output:
	// PLACE محافظة بابل
}
