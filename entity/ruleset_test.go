package entity

import (
	"fmt"
	"io"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// Every kind of fault: where it is, in characters of the file, and what is wanted there.
func TestBrokenRules(t *testing.T) {
	const rest = "\nscore 1\nfires [a]\nnever b\nwhy c\n"
	const head = "rule a\nmatch "
	const whole = head + "<PLACE>" + rest
	cases := map[string]string{
		"match {PLACE <PLACE>}\n":                               `r:1:1: want "rule" or "let" before "match"`,
		head + "<PLACE" + rest:                                  `r:2:7: want ">" that closes this`,
		head + `<PLACE> "ab` + rest:                             `r:2:15: want "\"" that closes this`,
		head + "{PLACE <PLACE>" + rest:                          `r:2:21: want "}"`,
		head + "(<PLACE>" + rest:                                `r:2:15: want ")"`,
		head + "(<PLACE>}" + rest:                               `r:2:15: want ")"`,
		head + "<PLACE>?" + rest:                                `r:2:7: want a pattern that takes a word at least: this can match nothing`,
		head + "^ $ !<PLACE>" + rest:                            `r:2:7: want a pattern that takes a word at least: this can match nothing`,
		head + "<PLACE>*" + rest:                                `r:2:15: want a bound of 1 to 9 behind '*'`,
		head + "<PLACE>+0" + rest:                               `r:2:15: want a bound of 1 to 9 behind '+'`,
		head + "<PLACE>+ 3" + rest:                              `r:2:15: want a bound of 1 to 9 behind '+'`,
		head + "<PLACE>+12" + rest:                              `r:2:16: want <label>, #shape, "word", (, {, @, ^, $, ! or &`,
		head + "(<PLACE>+9)+9" + rest:                           `r:2:7: want a pattern of at most 63 words: this can take 81`,
		head + "<>" + rest:                                      `r:2:8: want a label`,
		head + "<A -5+>" + rest:                                 `r:2:10: want a number of words, 1 to 63, not "-5+"`,
		head + "<PLACE x>" + rest:                               `r:2:14: want a number of words, 1 to 63, not "x"`,
		head + "<PLACE 257+>" + rest:                            `r:2:14: want a number of words, 1 to 63, not "257+"`,
		"rule \nmatch <A>" + rest:                               `r:1:6: want an id behind "rule"`,
		"  rule\nmatch <A>" + rest:                              `r:1:8: want an id behind "rule"`,
		"let = <A>\n" + whole:                                   `r:1:5: want let name = pattern`,
		"let name\n" + whole:                                    `r:1:5: want let name = pattern`,
		"let\n" + whole:                                         `r:1:5: want let name = pattern`,
		"let a b = <A>\n" + whole:                               `r:1:6: want a name without any of  ` + "\t" + `(){}|?*+=<>"!&:/`,
		"let name = (\n" + whole:                                `r:1:13: want something to match`,
		"let اسم = <A> | \n" + whole:                            `r:1:16: want something to match`,
		head + "{A {B {C {D {E {F {G {H {I <A>}}}}}}}}}" + rest: `r:2:7: want captures at most 8 deep: these lie 9 deep`,
		head + "#nose" + rest:                                   `r:2:8: want a shape, not "nose"; they are any, definite, digits, feminine, foreign, indefinite, initial, latin, name, nisba, noun, open, year`,
		head + "# any" + rest:                                   `r:2:8: want a name`,
		head + "@name" + rest:                                   `r:2:8: want a macro that a line above defines, not "name"`,
		head + "{/x <PLACE>}" + rest:                            `r:2:8: want a name`,
		head + "<PLACE> )" + rest:                               `r:2:15: want the end of the pattern, not ")"`,
		head + `""` + rest:                                      `r:2:8: want a word between the quotation marks`,
		head + `"ا" "  "` + rest:                                `r:2:12: want a word between the quotation marks`,
		head + "()" + rest:                                      `r:2:8: want something to match`,
		head + rest:                                             `r:2:7: want something to match`,
		"rule a\n \t match\t \"قال\" ؟" + rest:                  `r:2:17: want <label>, #shape, "word", (, {, @, ^, $, ! or &`,
		head + "و+" + rest:                                      `r:2:9: want <label>, #shape, "word", (, {, @, ^, $, ! or &`,
		head + `!"a b" <PLACE>` + rest:                          `r:2:8: ` + lookOneWord,
		head + `&(<A> | <A> <B>) <PLACE>` + rest:                `r:2:8: ` + lookOneWord,
		head + `!(<A> !<B>) <PLACE>` + rest:                     `r:2:8: ` + lookOneWord,
		head + `<PLACE> ! (<A>? <B>)` + rest:                    `r:2:17: ` + lookNoWord,
		head + `<PLACE> !<A>? &(<B>*3)` + rest:                  `r:2:22: ` + lookNoWord,
		head + `<PLACE> &{X <A>}` + rest:                        `r:2:16: ` + lookCapture,
		head + `<PLACE> !(<B> {X <A>}?)` + rest:                 `r:2:16: ` + lookCapture,
		head + `<PLACE> !$` + rest:                              `r:2:16: ` + lookEdge,
		"rule a\nmatch <PLACE>\nscore 1\nwhy c\n":               `r:1:6: want a sentence in which rule "a" fires, and one in which it never does`,
		"rule a\nmatch <PLACE>\nfires [a]\nnever b\n":           `r:1:6: want a score in rule "a"`,
		"rule a\nscore 1\nfires [a]\nnever b\n":                 `r:1:6: want a pattern (match) in rule "a"`,
		"rule a\n  colour red\nmatch <PLACE>" + rest:            `r:2:3: want match, score, fires, never or why, not "colour"`,
		whole + "\n" + whole:                                    `r:8:6: want an id of its own: "a" is that of line 1`,
		whole + "# بغداد\xff":                                   `r:7:8: want UTF-8, not byte 0xff`,
		whole + "# \x00":                                        `r:7:3: want text, not the control character U+0000`,
		whole + strings.Repeat("ا", maxLine):                    `r:7:1: want a line of at most 65536 bytes`,
		"rule a\nmatch <\nmatch #x\n":                           "r:2:7: want \">\" that closes this\nr:3:8: want a shape, not \"x\"; they are any, definite, digits, feminine, foreign, indefinite, initial, latin, name, nisba, noun, open, year",
	}
	for source, want := range cases {
		rules, err := ReadRules(strings.NewReader(source), "r")
		assert.Nil(t, rules, source)
		assert.EqualError(t, err, want, source)
	}
}

// zeros is a reader of one endless line that counts what is read of it.
type zeros int

func (n *zeros) Read(p []byte) (int, error) {
	if *n >= 100<<20 {
		return 0, io.EOF
	}
	for i := range p {
		p[i] = 'x'
	}
	*n += zeros(len(p))
	return len(p), nil
}

func TestLongLine(t *testing.T) {
	var line zeros
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := ReadRules(&line, "r")
	runtime.ReadMemStats(&after)
	assert.EqualError(t, err, "r:1:1: want a line of at most 65536 bytes")
	assert.LessOrEqual(t, int(line), 2*maxLine)
	assert.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(1<<20))
}

func TestManyFaults(t *testing.T) {
	_, err := ReadRules(strings.NewReader(strings.Repeat("x\n", 100_000)), "r")
	assert.Len(t, strings.Split(err.Error(), "\n"), maxFaults)
}

func TestReaderError(t *testing.T) {
	rules, err := ReadRules(iotest.ErrReader(io.ErrUnexpectedEOF), "r")
	assert.Nil(t, rules)
	assert.ErrorIs(t, err, io.ErrUnexpectedEOF)
}

// What only an extractor can know: the weights, the labels, the other rules.
func TestRulesOutOfPlace(t *testing.T) {
	const rest = "fires [a]\nnever b\nwhy c\n"
	entries, err := gazetteer.ReadTSV(strings.NewReader("# type: SHIP\nname\nنجمة الشمال\n"), "ships.tsv")
	require.NoError(t, err)
	ships := WithGazetteer(gazetteer.NewIndex(entries))
	cases := []struct {
		source  string
		options []Option
		want    string
		kind    error
	}{
		{"rule a\n score luck\nmatch {PLACE <PLACE>}\n" + rest, nil, `r:2:8: want a number or an evidence of the weights table, not "luck"`, nil},
		{"rule a\nscore NaN\nmatch {PLACE <PLACE>}\n" + rest, nil, `r:2:7: want a number or an evidence of the weights table, not "NaN"`, nil},
		{"rule a\nscore 1\nmatch {SHIP \"سفينة\" !<SHIP>}\n" + rest, nil, `r:3:23: want a label of a list or of another rule, not "SHIP"`, ErrUnknownLabel},
		{"let ship = <SHIP>\nrule a\nscore 1\nmatch {SHIP @ship}\n" + rest, nil, `r:1:13: want a label of a list or of another rule, not "SHIP"`, ErrUnknownLabel},
		{"rule a\nscore 1\nmatch {SHIP \"سفينة\" <SHIP>}\n" + rest, []Option{ships}, "", nil},
		{"rule a\nscore 1\nmatch {SHIP \"سفينة\" <SHIP>}\n" + rest + "rule b\nscore 1\nmatch {SHIP \"زورق\" #noun}\n" + rest, nil, "", nil},
		{"rule a\nscore 1\nmatch {X <ordinal> <seen-unit> <PLACE>}\n" + rest, []Option{WithoutDefault()}, "", nil},
		{"rule place.listed\nscore 1\nmatch {X <PLACE>}\n" + rest, nil, `r:1:6: want an id of its own: "place.listed" is that of rules/places.rules:`, ErrSameID},
	}
	for _, c := range cases {
		rules, err := ReadRules(strings.NewReader(c.source), "r")
		require.NoError(t, err, c.source)
		_, err = New(append(c.options, WithRules(rules))...)
		if c.want == "" {
			assert.NoError(t, err, c.source)
			continue
		}
		require.Error(t, err, c.source)
		assert.True(t, strings.HasPrefix(err.Error(), c.want), "%s\n%v", c.source, err)
		var where *RuleError
		assert.ErrorAs(t, err, &where)
		if c.kind != nil {
			assert.ErrorIs(t, err, c.kind)
		}
	}
}

// The same rules twice are two rules with one id each.
func TestRulesTwice(t *testing.T) {
	rules, err := ReadRules(strings.NewReader("rule a\nscore 1\nmatch {X <PLACE>}\nfires [a]\nnever b\nwhy c\n"), "r")
	require.NoError(t, err)
	_, err = New(WithRules(rules), WithRules(rules))
	assert.EqualError(t, err, `r:1:6: want an id of its own: "a" is that of r:1`)
}

// The embedded rules ask for labels that the default lists have or the document teaches, and no two have one id.
func TestEmbeddedRulesAreKnown(t *testing.T) {
	rules, err := DefaultRules()
	require.NoError(t, err)
	known := gazetteer.Default().Types()
	ids, labels := map[string]bool{}, 0
	for _, r := range rules.All() {
		assert.False(t, ids[r.ID], "%s:%d: %s stands twice", r.File, r.Line, r.ID)
		ids[r.ID] = true
		for _, l := range r.labels {
			labels++
			assert.True(t, known[l.label] > 0 || slices.Contains(seenLabels, l.label), "%s:%d:%d: no list has %s", r.File, l.line, l.column, l.label)
		}
	}
	assert.Greater(t, labels, 500)
}

// Whatever the file: faults are told with their place, and what is read obeys the bounds of the matcher.
func FuzzReadRules(f *testing.F) {
	files, err := fs.Glob(ruleFiles, "rules/*.rules")
	if err != nil || len(files) == 0 {
		f.Fatal(err)
	}
	for _, name := range files {
		text, err := fs.ReadFile(ruleFiles, name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(text))
	}
	f.Add("let a = <A>? \"x\\\"y\"\nrule a\nmatch ~(@a | و+{X !(<B> | @a) #any+3}) &(^ <C> <D>*2)\nscore 1\nfires [a]\nnever b\n")
	f.Fuzz(func(t *testing.T, text string) {
		rules, err := ReadRules(strings.NewReader(text), "r")
		if err != nil {
			if rules != nil || !allRuleErrors(err) {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		for _, r := range rules.rules {
			for _, p := range r.patterns {
				if fault := unbounded(p); fault != "" {
					t.Fatalf("%q: %s: %s", text, r.ID, fault)
				}
			}
		}
	})
}

func allRuleErrors(err error) bool {
	all, ok := err.(interface{ Unwrap() []error })
	if !ok || len(all.Unwrap()) == 0 {
		return false
	}
	for _, e := range all.Unwrap() {
		r, ok := e.(*RuleError)
		if !ok || r.Line < 1 || r.Column < 1 || !strings.HasPrefix(r.Reason, "want ") {
			return false
		}
	}
	return true
}

// unbounded compiles a pattern and says which bound it breaks.
func unbounded(p pattern) string {
	prog := compile(p, newTestTable())
	least, most := extent(p)
	switch {
	case least < 1 || most > maxReach:
		return fmt.Sprintf("%d to %d words", least, most)
	case depth(p) > maxOpen:
		return "captures too deep"
	case len(prog.code) > 3*maxSize:
		return fmt.Sprintf("%d instructions", len(prog.code))
	}
	for pc, in := range prog.code {
		if in.x > int32(pc) || in.op == opFork && in.y >= int32(pc) {
			return "an instruction leads forward"
		}
	}
	return ""
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
		{`"كتاب" !("جديد" | "قديم") #any`, "كتاب جديد كتاب قديم كتاب كبير", []string{"كتاب كبير"}},
		{`"كتاب" !("جديد" | "قديم")`, "كتاب جديد كتاب", []string{"كتاب"}}, // behind the last word is nothing
		{`"كتاب" &("جديد" | "قديم") #any`, "كتاب جديد كتاب قديم كتاب كبير", []string{"كتاب جديد", "كتاب قديم"}},
		{`"كتاب" &("جديد" | "قديم")`, "كتاب قديم كتاب", []string{"كتاب"}},
		{`"كتاب" !و+#any`, "كتاب وقلم كتاب جديد", []string{"كتاب"}},
		{`"كتاب" &و+("قلم" | "بيت") #any`, "كتاب وقلم كتاب قلم كتاب وبيت", []string{"كتاب وقلم", "كتاب وبيت"}},
		{`"كتاب" !(&#definite !"الجديد") #any`, "كتاب الجديد كتاب القديم كتاب جديد", []string{"كتاب الجديد", "كتاب جديد"}}, // ("الجديد" or not definite)
		{`"كتاب" &(!"الجديد" #definite) #any`, "كتاب الجديد كتاب القديم كتاب جديد", []string{"كتاب القديم"}},
		{`"كتاب" &(^ "قلم") #any`, "كتاب. قلم كتاب قلم", nil},
		{`"كتاب" "." &(^ "قلم") #any`, "كتاب. قلم كتاب. بيت", []string{"كتاب. قلم"}},
		{`"كتاب" !"جديد"+3 #any`, "كتاب جديد كتاب قديم", []string{"كتاب قديم"}},
		{`"كتاب" !(("جديد" | "قديم") "جدا"?) #any`, "كتاب جديد كتاب قديم جدا كتاب كبير", []string{"كتاب كبير"}},
		{`"كتاب" !(!"جديد") #any`, "كتاب جديد كتاب قديم", []string{"كتاب جديد"}},
		{`"كتاب" و+(!"بيت" #any)`, "كتاب وقلم كتاب وبيت كتاب قلم", []string{"كتاب وقلم"}}, // the look is at the word behind the proclitic
		{`(("ا" | "ا" "ا")+9)+2 "ب"`, strings.Repeat("ا ", 60), nil},                      // no blow-up
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
	assert.ErrorContains(t, err, "want a pattern of at most 20000 atoms with its macros written out")
}
