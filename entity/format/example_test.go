package format_test

import (
	"fmt"
	"os"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/format"
)

func ExampleText() {
	text := "وصل اللواء 30 إلى بغداد"
	d := format.Document{Text: text, Spans: entity.Extract(text)}
	if err := (format.Text{}).Write(os.Stdout, d); err != nil {
		fmt.Println(err)
	}
	// Output: وصل [اللواء 30|MILITARY_UNIT] إلى [بغداد|PLACE]
}

func ExampleCoNLL() {
	text := "عاد للعراق"
	d := format.Document{Text: text, Spans: entity.Extract(text)}
	if err := (format.CoNLL{}).Write(os.Stdout, d); err != nil {
		fmt.Println(err)
	}
	// Output:
	// عاد	O
	// ل+	O
	// لعراق	B-PLACE
}

func ExampleJSONL() {
	text := "تعرف بغداد"
	d := format.Document{Name: "a.txt", Text: text, Spans: entity.Extract(text)}
	if err := (format.JSONL{}).Write(os.Stdout, d); err != nil {
		fmt.Println(err)
	}
	// Output: {"doc":"a.txt","start":9,"end":19,"type":"PLACE","subtype":"city","text":"بغداد","name":"بغداد","id":"places-iq/بغداد","rule":"place.listed","score":2.3,"depth":0,"entity":1}
}
