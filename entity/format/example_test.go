package format_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/format"
)

// print writes what is found in a text to standard output.
func print(name, text string) {
	f, err := format.Named(name)
	if err != nil {
		fmt.Println(err)
		return
	}
	w := f.NewWriter(os.Stdout, format.Options{})
	d := format.Document{Name: "a.txt", Text: text, Spans: entity.Extract(text)}
	if err := errors.Join(w.Write(d), w.Close()); err != nil {
		fmt.Println(err)
	}
}

func Example() {
	print("text", "وصل اللواء 30 إلى بغداد")
	// Output: وصل [اللواء 30|MILITARY_UNIT] إلى [بغداد|PLACE]
}

func Example_conll() {
	print("conll", "عاد للعراق")
	// Output:
	// عاد	O
	// ل+	O
	// لعراق	B-PLACE
}

func Example_jsonl() {
	print("jsonl", "تعرف بغداد")
	// Output: {"doc":"a.txt","start":9,"end":19,"type":"PLACE","subtype":"city","text":"بغداد","name":"بغداد","id":"places-iq/بغداد","rule":"place.listed","score":2.36,"depth":0,"entity":1}
}

func Example_brat() {
	print("brat", "عاد للعراق")
	// Output:
	// T1	PLACE 5 10	لعراق
	// A1	Subtype T1 country
	// A2	Prefix T1 ل
	// N1	Reference T1 Kayan:countries/IQ/العراق	العراق
}

func ExampleFormat_NewReader() {
	f, err := format.Named("doccano")
	if err != nil {
		fmt.Println(err)
		return
	}
	lines := `{"text":"عاد إلى بغداد","label":[[8,13,"LOC"]]}` + "\n" + `{"text":"بغداد","label":[[0,9,"LOC"]]}`
	r, err := f.NewReader(strings.NewReader(lines), format.Options{File: "a.jsonl", Labels: map[string]entity.Type{"LOC": entity.Place}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for {
		d, err := r.Read()
		if err == io.EOF {
			break
		}
		if err != nil {
			fmt.Println(err)
			break
		}
		for _, s := range d.Spans {
			fmt.Println(s.Start, s.End, s.Type, s.Text)
		}
	}
	// Output:
	// 14 24 PLACE بغداد
	// a.jsonl:2: span 1: 0-9 is outside the text or inside a character
}
