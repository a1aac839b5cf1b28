package entity

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/normalize"
)

// A patternParser reads the text form of one pattern.
type patternParser struct {
	text   string
	at     int
	macros map[string]macro
	labels []labelUse
}

// A macro is what a name stands for, with the labels that it asks for.
type macro struct {
	pattern
	labels []labelUse
}

// A labelUse is where a pattern asks for a label.
type labelUse struct {
	label        string
	line, column int
}

// A syntaxError tells where a pattern goes wrong.
type syntaxError struct {
	column int // in characters, from 1
	reason string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("column %d: %s", e.column, e.reason) }

// parsePattern reads a pattern. The lines and columns of its labels are counted in the text, but those of its macros where they stand.
func parsePattern(text string, macros map[string]macro) (p macro, err error) {
	in := &patternParser{text: text, macros: macros}
	defer func() {
		switch e := recover().(type) {
		case nil:
		case *syntaxError:
			p, err = macro{}, e
		default:
			panic(e)
		}
	}()
	read := in.choice()
	if in.more() {
		in.fail("want the end of the pattern, not %q", in.next())
	}
	if size(read, maxSize) > maxSize {
		in.failAt(0, "want a pattern of at most %d atoms with its macros written out: it is too large", maxSize)
	}
	return macro{read, in.labels}, nil
}

func (in *patternParser) fail(reason string, args ...any) { in.failAt(in.at, reason, args...) }

func (in *patternParser) failAt(at int, reason string, args ...any) {
	panic(&syntaxError{in.column(at), fmt.Sprintf(reason, args...)})
}

func (in *patternParser) column(at int) int { return utf8.RuneCountInString(in.text[:at]) + 1 }

// next returns the character that comes next, for messages.
func (in *patternParser) next() string {
	_, n := utf8.DecodeRuneInString(in.text[in.at:])
	return in.text[in.at : in.at+n]
}

// more skips spaces and reports whether anything is left.
func (in *patternParser) more() bool {
	for in.at < len(in.text) && (in.text[in.at] == ' ' || in.text[in.at] == '\t') {
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
		in.failAt(in.at-1, "want %q that closes this", stop)
	}
	s := in.text[in.at : in.at+n]
	in.at += n + len(stop)
	return s
}

// notInNames is what ends a name.
const notInNames = " \t(){}|?*+=<>\"!&:/"

func (in *patternParser) word() string {
	start := in.at
	for in.at < len(in.text) && !strings.ContainsRune(notInNames, rune(in.text[in.at])) {
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
		in.fail("want something to match")
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
		m, ok := in.macros[name]
		if !ok {
			in.failAt(in.at-len(name), "want a macro that a line above defines, not %q", name)
		}
		in.labels = append(in.labels, m.labels...)
		return m.pattern
	case in.take("^"):
		return edge{}
	case in.take("$"):
		return edge{end: true}
	case in.take("!"):
		return in.look(false)
	case in.take("&"):
		return in.look(true)
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

// atom reads `<label>` or `#shape`.
func (in *patternParser) atom() *atom {
	switch {
	case in.take("<"):
		return in.labelled(in.until(">"))
	case in.take("#"):
		name := in.word()
		s, ok := shapes[name]
		if !ok {
			in.failAt(in.at-len(name), "want a shape, not %q; they are %s", name, strings.Join(slices.Sorted(maps.Keys(shapes)), ", "))
		}
		return &atom{shape: s}
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
	start := in.at - len(s) - len(">")
	s, words, ok := strings.Cut(s, " ")
	if ok {
		n, err := strconv.Atoi(strings.TrimSuffix(words, "+"))
		if err != nil || n < 1 || n > maxReach {
			in.failAt(start+len(s)+1, "want a number of words, 1 to %d, not %q", maxReach, words)
		}
		a.words = n
	}
	s, a.strong = strings.CutSuffix(s, "!")
	s, a.value, _ = strings.Cut(s, "=")
	a.label, a.subtype, _ = strings.Cut(s, "/")
	if a.label == "" {
		in.failAt(start, "want a label")
	}
	in.labels = append(in.labels, labelUse{label: a.label, column: in.column(start)})
	return &a
}

// literals reads the words of a quoted text; its quotation mark is already read. \" is a quotation mark.
func (in *patternParser) literals() pattern {
	start := in.at
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
		in.failAt(start, "want a word between the quotation marks")
	case 1:
		return all[0]
	}
	return all
}
