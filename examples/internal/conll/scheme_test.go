package conll

import (
	"slices"
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/entity"
)

func set(labels ...string) map[string]bool {
	m := map[string]bool{}
	for _, l := range labels {
		m[l] = true
	}
	return m
}

func TestGuess(t *testing.T) {
	for _, c := range []struct {
		labels []string
		want   string
	}{
		{nil, "anercorp"},
		{[]string{"PER", "LOC", "ORG", "MISC"}, "anercorp"},
		{[]string{"PERS", "GPE", "OCC", "ORG"}, "wojood"},
		{[]string{"PER", "GPE", "FAC"}, "wojood"},
		{[]string{"PERSON", "GPE", "ORG"}, "ontonotes"},
		{[]string{"PERSON", "WORK_OF_ART", "OTHER"}, "ontonotes"},
		{[]string{"PERSON", "PLACE", "MILITARY_UNIT"}, "kayan"},
	} {
		s, err := Guess(set(c.labels...))
		equal(t, "scheme", s.Name, c.want)
		equal(t, "error", err, nil)
	}
	if _, err := Guess(set("SHIP", "STAR")); err == nil || err.Error() != "no scheme has the labels SHIP STAR; say which with -labels" {
		t.Errorf("got %v", err)
	}
}

func TestSchemes(t *testing.T) {
	for _, s := range Schemes {
		for label, kind := range s.Types() {
			if kind != "" && !slices.Contains(entity.Types(), kind) {
				t.Errorf("%s: %s is %s", s.Name, label, kind)
			}
		}
		named, err := Named(s.Name)
		equal(t, s.Name, named, s)
		equal(t, s.Name, err, nil)
	}
	equal(t, "forces", Schemes[4].Types()["MILITARY_UNIT"], entity.MilitaryUnit)
	equal(t, "labels it does not have", Schemes[0].Unknown(set("PER", "SHIP", "GPE")), []string{"GPE", "SHIP"})
	if _, err := Named("none"); err == nil {
		t.Error("want an error")
	}
}

func TestReadScheme(t *testing.T) {
	s, err := ReadScheme(strings.NewReader("# mine\n\nSHIP\tWEAPON\n STAR \n"), "my.map")
	equal(t, "error", err, nil)
	equal(t, "types", s.Types(), map[string]entity.Type{"SHIP": entity.Weapon, "STAR": ""})
	equal(t, "own", s.Own(), false)
	equal(t, "name", s.Name, "my.map")
	for text, want := range map[string]string{
		"":                       "no labels",
		"# nothing\n":            "no labels",
		"A PLACE\nB PLACE x\n":   `line 2: "B PLACE x": want a label and a type`,
		"A PLACE\n\nA PERSON\n":  "line 3: label A stands there twice",
		"A place\n":              "line 1: place is no type",
		strings.Repeat("A", 1e5): "bufio.Scanner: token too long",
	} {
		_, err := ReadScheme(strings.NewReader(text), "x")
		if err == nil || err.Error() != want {
			t.Errorf("%.20q: got %v, want %s", text, err, want)
		}
	}
	equal(t, "ours", Schemes[4].Own(), true)
}

func TestProclitic(t *testing.T) {
	for text, want := range map[string]bool{"و+": true, "وَلِ+": true, "بـ+": true, "و": false, "+": false, "من+": false, "C+": false} {
		equal(t, text, Proclitic(Token{Text: text}), want)
	}
	equal(t, "a label", Proclitic(Token{Text: "و+", Label: "PLACE"}), false)
	text, spans := Join([]Token{{Text: "وَ+"}, {Text: "بغداد", Label: "PLACE"}})
	equal(t, "text", text, "وَبغداد")
	equal(t, "span", text[spans[1].Start:spans[1].End], "بغداد")
}
