// Package conll reads text that is annotated in the CoNLL form, and knows the label sets of corpora.
package conll

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/kayan-nlp/kayan/normalize"
)

// A Token is one line of a CoNLL file.
type Token struct {
	Text  string
	Label string // without B- and I-; empty outside entities
	Begin bool   // a mention begins here
	Line  int    // of the file, from 1
}

// A Mention is an annotated name: tokens first to last of a sentence.
type Mention struct {
	First, Last int
	Label       string
}

// maxLine bounds a line of a file.
const maxLine = 1 << 20

// Read reads `token label` lines, a blank line between sentences. Columns are divided by spaces or tabs; the token is
// the first of them and the flat BIO label the last. Lines -DOCSTART- and comments of # without a label divide too. The error
// names the line.
func Read(r io.Reader) ([][]Token, error) { return read(r, flatLabel) }

func read(r io.Reader, labels *regexp.Regexp) ([][]Token, error) {
	var sentences [][]Token
	var open []Token
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	n := 0
	for in.Scan() {
		n++
		t, ends, err := readLine(strings.TrimPrefix(in.Text(), "\ufeff"), labels)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if !ends {
			t.Line = n
			open = append(open, t)
			continue
		}
		sentences, open = closed(sentences, open), nil
	}
	if err := in.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	return closed(sentences, open), nil
}

func closed(sentences [][]Token, open []Token) [][]Token {
	if len(open) == 0 {
		return sentences
	}
	return append(sentences, open)
}

// The forms of labels: one, and several with bars between them.
var (
	flatLabel   = regexp.MustCompile(`^(?:O|[BI]-[^|]+)$`)
	nestedLabel = regexp.MustCompile(`^(?:O|[BI]-[^|]+(?:\|[BI]-[^|]+)*)$`)
)

// readLine reads a line; ends reports one that ends a sentence.
func readLine(line string, labels *regexp.Regexp) (t Token, ends bool, err error) {
	fields := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' })
	if len(fields) == 0 {
		return Token{}, true, nil
	}
	label := fields[len(fields)-1]
	labelled := len(fields) > 1 && labels.MatchString(label)
	switch {
	case fields[0] == "-DOCSTART-", fields[0][0] == '#' && !labelled:
		return Token{}, true, nil
	case len(fields) == 1:
		return Token{}, false, fmt.Errorf("%q: want a token and a label", line)
	case !labelled && labels == flatLabel:
		return Token{}, false, fmt.Errorf("%q is no flat BIO label", label)
	case !labelled:
		return Token{}, false, fmt.Errorf("%q is no BIO label", label)
	case label == "O":
		return Token{Text: fields[0]}, false, nil
	}
	return Token{Text: fields[0], Label: label[2:], Begin: label[0] == 'B'}, false, nil
}

// Mentions returns the mentions of a sentence. An I- that continues nothing begins one.
func Mentions(tokens []Token) []Mention {
	var all []Mention
	for i, t := range tokens {
		switch {
		case t.Label == "":
		case !t.Begin && i > 0 && tokens[i-1].Label == t.Label:
			all[len(all)-1].Last = i + 1
		default:
			all = append(all, Mention{i, i + 1, t.Label})
		}
	}
	return all
}

// Labels returns the labels that occur.
func Labels(sentences [][]Token) map[string]bool {
	labels := map[string]bool{}
	for _, tokens := range sentences {
		for _, t := range tokens {
			if t.Label != "" {
				labels[t.Label] = true
			}
		}
	}
	return labels
}

// Join joins tokens by spaces, and returns where each lies. A proclitic with a trailing plus is joined to what follows.
func Join(tokens []Token) (string, []normalize.SourceSpan) {
	var b strings.Builder
	var spans []normalize.SourceSpan
	for i, t := range tokens {
		letters, attached := t.Text, Proclitic(t)
		if attached {
			letters = strings.TrimSuffix(letters, "+")
		}
		spans = append(spans, normalize.SourceSpan{Start: b.Len(), End: b.Len() + len(letters)})
		b.WriteString(letters)
		if !attached && i < len(tokens)-1 {
			b.WriteByte(' ')
		}
	}
	return b.String(), spans
}

// Proclitic reports whether a token is a proclitic, with marks or without, and a trailing plus, which belongs before what follows.
func Proclitic(t Token) bool {
	letters, plus := strings.CutSuffix(t.Text, "+")
	letters = normalize.Key(letters)
	return plus && t.Label == "" && letters != "" && strings.Trim(letters, "وفبلك") == ""
}
