package entity

import (
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/normalize"
)

// A patternParser reads the text form of one pattern.
type patternParser struct {
	text   string
	at     int
	macros map[string]pattern
}

// A syntaxError tells where a pattern goes wrong.
type syntaxError struct {
	column int // in characters, from 1
	reason string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("column %d: %s", e.column, e.reason) }

func parsePattern(text string, macros map[string]pattern) (p pattern, err error) {
	in := &patternParser{text: text, macros: macros}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *syntaxError:
			p, err = nil, e
		default:
			panic(e)
		}
	}()
	p = in.choice()
	if in.more() {
		in.fail("unexpected %q", in.text[in.at:in.at+1])
	}
	if size(p, maxSize) > maxSize {
		in.fail("the pattern is too large with its macros written out")
	}
	return p, nil
}

func (in *patternParser) fail(reason string, args ...any) {
	panic(&syntaxError{utf8.RuneCountInString(in.text[:in.at]) + 1, fmt.Sprintf(reason, args...)})
}

// more skips spaces and reports whether anything is left.
func (in *patternParser) more() bool {
	for in.at < len(in.text) && in.text[in.at] == ' ' {
		in.at++
	}
	return in.at < len(in.text)
}

func (in *patternParser) take(s string) bool {
	if in.more() && strings.HasPrefix(in.text[in.at:], s) {
		in.at += len(s)
		return true
	}
	return false
}

func (in *patternParser) want(s string) {
	if !in.take(s) {
		in.fail("want %q", s)
	}
}

// until returns the text up to the next stop and steps behind it.
func (in *patternParser) until(stop string) string {
	n := strings.Index(in.text[in.at:], stop)
	if n < 0 {
		in.fail("%q is missing", stop)
	}
	s := in.text[in.at : in.at+n]
	in.at += n + len(stop)
	return s
}

func (in *patternParser) word() string {
	start := in.at
	for in.at < len(in.text) && !strings.ContainsRune(" (){}|?*+=<>\"!&:/", rune(in.text[in.at])) {
		in.at++
	}
	if in.at == start {
		in.fail("want a name")
	}
	return in.text[start:in.at]
}

func (in *patternParser) choice() pattern {
	all := choice{in.sequence()}
	for in.take("|") {
		all = append(all, in.sequence())
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

func (in *patternParser) sequence() pattern {
	var all sequence
	for in.more() && !strings.ContainsRune("|)}", rune(in.text[in.at])) {
		all = append(all, in.repeated())
	}
	if len(all) == 0 {
		in.fail("nothing to match")
	}
	if len(all) == 1 {
		return all[0]
	}
	return all
}

// repeated reads an item and what follows it: ? for at most once, *N for up to N times, +N for one to N.
func (in *patternParser) repeated() pattern {
	p := in.item()
	if in.at == len(in.text) {
		return p
	}
	switch in.text[in.at] {
	case '?':
		in.at++
		return repeat{p, 0, 1}
	case '*', '+':
		sign := in.text[in.at]
		in.at++
		n := 0
		if in.at < len(in.text) {
			n = int(in.text[in.at]) - '0'
		}
		if n < 1 || n > maxRepeat {
			in.fail("want a bound of 1 to %d behind %q", maxRepeat, sign)
		}
		in.at++
		if sign == '+' {
			return repeat{p, 1, n}
		}
		return repeat{p, 0, n}
	}
	return p
}

func (in *patternParser) item() pattern {
	switch {
	case in.take("("):
		p := in.choice()
		in.want(")")
		return p
	case in.take("{"):
		return in.capture()
	case in.take("@"):
		name := in.word()
		p, ok := in.macros[name]
		if !ok {
			in.fail("no macro %q before this rule", name)
		}
		return p
	case in.take("^"):
		return edge{}
	case in.take("$"):
		return edge{end: true}
	case in.take("!"):
		return look{in.atom(), false}
	case in.take("&"):
		return look{in.atom(), true}
	case in.take(`"`):
		return in.literals()
	}
	if mark, ok := in.proclitic(); ok {
		return withProclitic(in.item(), mark)
	}
	return in.atom()
}

// proclitic reads `و+` or `~`, which ask for a proclitic on what follows.
func (in *patternParser) proclitic() (proclitic, bool) {
	if in.take("~") {
		return proclitic{anyway: true}, true
	}
	plus := strings.Index(in.text[in.at:], "+")
	if plus <= 0 || !isProclitic(in.text[in.at:in.at+plus]) {
		return proclitic{}, false
	}
	p := proclitic{prefix: in.text[in.at : in.at+plus]}
	in.at += plus + 1
	return p, true
}

// capture reads `{TYPE/subtype …}` behind the brace.
func (in *patternParser) capture() pattern {
	c := capture{typ: Type(in.word())}
	if in.take("/") {
		c.subtype = in.word()
	}
	c.of = in.choice()
	in.want("}")
	return c
}

// atom reads `<label>`, `#shape` or `"word"`.
func (in *patternParser) atom() *atom {
	switch {
	case in.take("<"):
		return in.labelled(in.until(">"))
	case in.take("#"):
		name := in.word()
		s, ok := shapes[name]
		if !ok {
			in.fail("no shape %q", name)
		}
		return &atom{shape: s}
	case in.take(`"`):
		only, ok := in.literals().(*atom)
		if !ok {
			in.fail("one word is wanted here")
		}
		return only
	}
	in.fail("want <label>, #shape, \"word\", (, {, @, ^, $, ! or &")
	return nil
}

func isProclitic(s string) bool {
	for _, r := range s {
		if !strings.ContainsRune("وفبلك", r) {
			return false
		}
	}
	return true
}

// labelled reads what stands between angle brackets: label/subtype=value! 2+
func (in *patternParser) labelled(s string) *atom {
	var a atom
	s, words, ok := strings.Cut(s, " ")
	if ok {
		n, err := strconv.Atoi(strings.TrimSuffix(words, "+"))
		if err != nil || n < 1 {
			in.fail("%q is no number of words", words)
		}
		a.words = n
	}
	s, a.strong = strings.CutSuffix(s, "!")
	s, a.value, _ = strings.Cut(s, "=")
	a.label, a.subtype, _ = strings.Cut(s, "/")
	if a.label == "" {
		in.fail("want a label")
	}
	return &a
}

// literals reads the words of a quoted text; its quotation mark is already read. \" is a quotation mark.
func (in *patternParser) literals() pattern {
	text := ""
	for {
		text += in.until(`"`)
		if !strings.HasSuffix(text, `\`) {
			break
		}
		text = text[:len(text)-1] + `"`
	}
	key := []byte(normalize.Key(text))
	var all sequence
	for _, s := range normalize.AppendSegments(nil, key) {
		all = append(all, &atom{label: literalLabel(string(key[s.Start:s.End]))})
	}
	switch len(all) {
	case 0:
		in.fail("empty literal")
	case 1:
		return all[0]
	}
	return all
}
