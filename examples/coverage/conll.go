package main

import (
	"bufio"
	"fmt"
	"io"
	"regexp"
	"strings"
)

// A token is one line of a CoNLL file.
type token struct {
	text  string
	label string // without B- and I-; empty outside entities
	begin bool   // a mention begins here
}

// A mention is an annotated name: tokens first to last of a sentence.
type mention struct {
	first, last int
	label       string
}

// maxLine bounds a line of a file.
const maxLine = 1 << 20

// readSentences reads `token label` lines, a blank line between sentences. Columns are divided by spaces or tabs; the token is
// the first of them and the flat BIO label the last. Lines -DOCSTART- and comments of # without a label divide too. The error
// names the line.
func readSentences(r io.Reader) ([][]token, error) {
	var sentences [][]token
	var open []token
	in := bufio.NewScanner(r)
	in.Buffer(nil, maxLine)
	n := 0
	for in.Scan() {
		n++
		t, ends, err := readLine(strings.TrimPrefix(in.Text(), "\ufeff"))
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", n, err)
		}
		if !ends {
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

func closed(sentences [][]token, open []token) [][]token {
	if len(open) == 0 {
		return sentences
	}
	return append(sentences, open)
}

var bioLabel = regexp.MustCompile(`^(?:O|[BI]-[^|]+)$`)

// readLine reads a line; ends reports one that ends a sentence.
func readLine(line string) (t token, ends bool, err error) {
	fields := strings.FieldsFunc(line, func(r rune) bool { return r == ' ' || r == '\t' || r == '\r' })
	if len(fields) == 0 {
		return token{}, true, nil
	}
	label := fields[len(fields)-1]
	labelled := len(fields) > 1 && bioLabel.MatchString(label)
	switch {
	case fields[0] == "-DOCSTART-", fields[0][0] == '#' && !labelled:
		return token{}, true, nil
	case len(fields) == 1:
		return token{}, false, fmt.Errorf("%q: want a token and a label", line)
	case !labelled:
		return token{}, false, fmt.Errorf("%q is no flat BIO label", label)
	case label == "O":
		return token{text: fields[0]}, false, nil
	}
	return token{fields[0], label[2:], label[0] == 'B'}, false, nil
}

// mentionsOf returns the mentions of a sentence. An I- that continues nothing begins one.
func mentionsOf(tokens []token) []mention {
	var all []mention
	for i, t := range tokens {
		switch {
		case t.label == "":
		case !t.begin && i > 0 && tokens[i-1].label == t.label:
			all[len(all)-1].last = i + 1
		default:
			all = append(all, mention{i, i + 1, t.label})
		}
	}
	return all
}

// labelsOf returns the labels that occur.
func labelsOf(sentences [][]token) map[string]bool {
	labels := map[string]bool{}
	for _, tokens := range sentences {
		for _, t := range tokens {
			if t.label != "" {
				labels[t.label] = true
			}
		}
	}
	return labels
}
