package main

import (
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/entity"
)

func TestExplain(t *testing.T) {
	listed := knowledge{mentions: 1, listed: 1, strong: 1, explained: 1}
	explained, partly, nothing := knowledge{mentions: 1, explained: 1}, knowledge{mentions: 1, partly: 1}, knowledge{mentions: 1, nothing: 1}
	for _, c := range []struct {
		what, sentence string
		kind           entity.Type
		want           knowledge
		missing        string
	}{
		{"a listed person", "لطيف/B-X الموجي/I-X", entity.Person, listed, ""},
		{"name parts", "جابر/B-X العنبري/I-X", entity.Person, explained, ""},
		{"a given name alone", "جابر/B-X", entity.Person, explained, ""},
		{"behind a proclitic", "وجابر/B-X العنبري/I-X", entity.Person, explained, ""},
		{"regnal number", "جابر/B-X الثالث/I-X", entity.Person, explained, ""},
		{"which is no name alone", "الثالث/B-X", entity.Person, nothing, "الثالث:ordinal"},
		{"a kunya", "أبو/B-X جابر/I-X", entity.Person, explained, ""},
		{"a word of the rules", "عبد/B-X العنبري/I-X", entity.Person, explained, ""},
		{"which is no name alone either", "عبد/B-X", entity.Person, nothing, "عبد:"},
		{"an unknown surname", "جابر/B-X المويجي/I-X", entity.Person, partly, "المويجي:"},
		{"a place as a surname", "جابر/B-X زعتران/I-X", entity.Person, partly, "زعتران:PLACE,SHIP"},
		{"a listed place", "زعتران/B-X", entity.Place, listed, ""},
		{"which is weak", "الضباب/B-X", entity.Place, knowledge{mentions: 1, listed: 1, explained: 1}, ""},
		{"a head before it", "خليج/B-X زعتران/I-X", entity.Place, explained, ""},
		{"the head alone", "خليج/B-X", entity.Place, nothing, "خليج:place-head"},
		{"a listed name before more", "خليج/B-X المرجان/I-X شراعي/I-X", entity.Place, explained, ""},
		{"a listed name that goes on outside", "خليج/B-X المرجان/O", entity.Place, nothing, "خليج:place-head"},
		{"a listed name that began outside", "خليج/O المرجان/B-X", entity.Place, nothing, "المرجان:"},
		{"a body", "مرصد/B-X الضباب/I-X", entity.Organization, listed, ""},
		{"a force", "نوارس/B-X الساحل/I-X", entity.Organization, listed, ""},
		{"a body at a place", "شركة/B-X زعتران/I-X 9/I-X", entity.Organization, explained, ""},
		{"a body of ordinary words", "شركة/B-X هادئ/I-X", entity.Organization, partly, "هادئ:ordinary"},
	} {
		text := newText(tokens(t, c.sentence), harbour(t))
		var got knowledge
		missing := newTally()
		got.explain(text, c.kind, text.mentions[0], missing)
		equal(t, c.what, got, c.want)
		var words []string
		for _, i := range missing.top(9) {
			words = append(words, i.text+":"+i.note)
		}
		equal(t, c.what, strings.Join(words, " "), c.missing)
	}
}
