package entity

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestBrokenRules(t *testing.T) {
	const rest = "\nscore 1\nfires [a]\nnever b\nwhy c\n"
	cases := map[string]string{
		"match {PLACE <PLACE>}\n":                                      `r:1: "match" before the first rule`,
		"rule a\nmatch <PLACE" + rest:                                  `r:2: column 2: ">" is missing`,
		"rule a\nmatch {PLACE <PLACE>" + rest:                          `r:2: column 15: want "}"`,
		"rule a\nmatch <PLACE>?" + rest:                                `r:2: the pattern can match nothing`,
		"rule a\nmatch <PLACE>*" + rest:                                `r:2: column 9: want a bound of 1 to 9 behind '*'`,
		"rule a\nmatch (<PLACE>+9)+9" + rest:                           `r:2: the pattern can take 81 words, more than 63`,
		"rule a\nmatch <>" + rest:                                      `r:2: column 3: want a label`,
		"rule a\nmatch <A -5+>" + rest:                                 `r:2: column 8: "-5+" is no number of words`,
		"rule \nmatch <A>" + rest:                                      `r:1: the rule has no id`,
		"let = <A>\nrule a\nmatch <A>" + rest:                          `r:1: the macro has no name`,
		"rule a\nmatch {A {B {C {D {E {F {G {H {I <A>}}}}}}}}}" + rest: `r:2: captures lie more than 8 deep`,
		"rule a\nmatch #nose" + rest:                                   `r:2: column 6: no shape "nose"`,
		"rule a\nmatch @name" + rest:                                   `r:2: column 6: no macro "name" before this rule`,
		"rule a\nmatch <PLACE> )" + rest:                               `r:2: column 9: unexpected ")"`,
		"rule a\nmatch \"\"" + rest:                                    `r:2: column 3: empty literal`,
		"rule a\nmatch ()" + rest:                                      `r:2: column 2: nothing to match`,
		"rule a\nmatch <PLACE x>" + rest:                               `r:2: column 10: "x" is no number of words`,
		"rule a\nmatch !\"a b\" <PLACE>" + rest:                        `r:2: column 7: one word is wanted here`,
		"rule a\nmatch ؟" + rest:                                       `r:2: column 1: want <label>, #shape, "word", (, {, @, ^, $, ! or &`,
		"rule a\nmatch <PLACE>\nwhy c\n":                               `r:1: rule "a" needs a sentence that fires and one that never does`,
		"rule a\nfires [a]\nnever b\n":                                 `r:1: rule "a" has no pattern`,
		"rule a\ncolour red\nmatch <PLACE>" + rest:                     `r:2: unknown field "colour"`,
		"let name\nrule a\nmatch <PLACE>" + rest:                       `r:1: want: let name = pattern`,
		"let name = (\nrule a\nmatch <PLACE>" + rest:                   `r:1: column 2: nothing to match`,
	}
	for source, want := range cases {
		rules, err := ReadRules(strings.NewReader(source), "r")
		assert.Nil(t, rules, source)
		assert.EqualError(t, err, want, source)
	}
}

func TestUnknownEvidence(t *testing.T) {
	rules, err := ReadRules(strings.NewReader("rule a\nscore luck\nmatch {PLACE <PLACE>}\nfires [a]\nnever b\nwhy c\n"), "r")
	assert.NoError(t, err)
	_, err = New(WithRules(rules))
	assert.EqualError(t, err, `r:1: no evidence "luck" in the weights table`)
}

func TestBrokenWeights(t *testing.T) {
	_, err := readWeights("# x\nname\t1\n")
	assert.EqualError(t, err, "weights.tsv:2: want evidence, weight, reason")
	_, err = readWeights("name\tmuch\treason\n")
	assert.EqualError(t, err, `weights.tsv:1: strconv.ParseFloat: parsing "much": invalid syntax`)
}

// matches returns the words that a pattern matches, from each word on.
func matches(t *testing.T, pattern, text string) []string {
	t.Helper()
	source := "rule p\nscore 5\nmatch {X " + pattern + "}\nfires [a]\nnever b\nwhy c\n"
	rules, err := ReadRules(strings.NewReader(source), "p")
	assert.NoError(t, err)
	x, err := New(WithRules(rules), WithTypes("X"))
	assert.NoError(t, err)
	d := new(document)
	x.run(d, text)
	var found []string
	for i := range d.cands {
		if d.cands[i].typ == "X" {
			found = append(found, x.span(d, &d.cands[i]).Text)
		}
	}
	return found
}

func TestPatterns(t *testing.T) {
	cases := []struct {
		pattern, text string
		want          []string
	}{
		{`"كتاب"`, "هذا كتاب وكتاب", []string{"كتاب", "كتاب"}},
		{`"كتاب" "جديد"`, "كتاب جديد كتاب قديم", []string{"كتاب جديد"}},
		{`"كتاب" و+"قلم"`, "كتاب وقلم كتاب قلم", []string{"كتاب وقلم"}},
		{`"كتاب" ~"قلم"`, "كتاب وقلم كتاب قلم", []string{"كتاب وقلم", "كتاب قلم"}},
		{`"كتاب" ("جديد" | "قديم")`, "كتاب قديم", []string{"كتاب قديم"}},
		{`"كتاب" "جدا"*2 "جديد"?`, "كتاب جدا جدا جديد", []string{"كتاب جدا جدا جديد"}},
		{`"جدا"+2`, "جدا جدا جدا", []string{"جدا جدا", "جدا جدا", "جدا"}},
		{`"كتاب" !"جديد" #any`, "كتاب جديد كتاب قديم", []string{"كتاب قديم"}},
		{`&#definite "الكتاب"`, "الكتاب", []string{"الكتاب"}},
		{`^ "كتاب"`, "كتاب. كتاب كتاب", []string{"كتاب", "كتاب"}},
		{`"كتاب" $`, "كتاب كتاب. كتاب هنا", []string{"كتاب"}},
		{`<PLACE/country>`, "العراق بغداد", []string{"العراق"}},
		{`<month=g7>`, "تموز يوليو آب", []string{"تموز", "يوليو"}},
		{`<PLACE 2+>`, "كوريا الشمالية", []string{"كوريا الشمالية"}},
		{`#digits "/" #digits`, "1/2 3", []string{"1/2"}},
		{`#latin`, "كتاب NATO", []string{"NATO"}},
		{`"كتاب" #indefinite`, "كتاب جديد كتاب الجديد", []string{"كتاب جديد"}},
		{`"هذا" و+("كبير"? "بيت")`, "هذا وبيت هذا وكبير بيت", []string{"هذا وبيت", "هذا وكبير بيت"}},
		{`"هذا" و+(!"كبير" #any)`, "هذا وبيت هذا وكبير", []string{"هذا وبيت"}},
		{`(("ا" | "ا" "ا")+9)+2 "ب"`, strings.Repeat("ا ", 60), nil}, // no blow-up
	}
	for _, c := range cases {
		assert.Equal(t, c.want, matches(t, c.pattern, c.text), c.pattern)
	}
}

// Macros of macros grow as a tree; what is too large is refused, not written out.
func TestMacroBomb(t *testing.T) {
	source := "let a = <X>\n"
	for i := range 60 {
		source += fmt.Sprintf("let a%d = (@a%d | @a%d)\n", i+1, i, i)
	}
	source = strings.Replace(source, "let a =", "let a0 =", 1)
	_, err := ReadRules(strings.NewReader(source), "r")
	assert.ErrorContains(t, err, "the pattern is too large with its macros written out")
}
