package conll

import (
	"cmp"
	"io"
	"slices"
	"strings"
)

// A Sentence has mentions that may lie inside others.
type Sentence struct {
	Tokens   []Token // of several labels a token has all, with their bars
	Mentions []Mention
}

// ReadNested reads what Read does, with labels of several mentions joined by bars (B-ORG|B-GPE): a mention inside another has another
// label. They come in the order of the text, the outer before the inner, those of the same words as the first of these has them.
func ReadNested(r io.Reader) ([]Sentence, error) {
	all, err := read(r, nestedLabel)
	var sentences []Sentence
	for _, tokens := range all {
		s := Sentence{Tokens: tokens}
		for _, layer := range layers(tokens) {
			s.Mentions = append(s.Mentions, Mentions(layer)...)
		}
		slices.SortStableFunc(s.Mentions, func(a, b Mention) int {
			return cmp.Or(a.First-b.First, b.Last-a.Last, column(tokens[a.First], a)-column(tokens[b.First], b))
		})
		sentences = append(sentences, s)
	}
	return sentences, err
}

// column returns the place of the label of a mention among those of its first token.
func column(t Token, m Mention) int {
	return slices.IndexFunc(strings.Split(t.Label, "|"), func(part string) bool {
		return part == m.Label || strings.HasSuffix(part, "-"+m.Label)
	})
}

// layers cuts labels at their bars: a copy of the tokens for each label, with that label only.
func layers(tokens []Token) [][]Token {
	var names []string
	byName := map[string][]Token{}
	for i, t := range tokens {
		for n, part := range strings.Split(t.Label, "|") {
			label, begin := part, t.Begin
			if n > 0 { // the B- or I- of the first one is off already
				label, begin = part[2:], part[0] == 'B'
			}
			if label == "" {
				continue
			}
			if byName[label] == nil {
				names, byName[label] = append(names, label), bare(tokens)
			}
			byName[label][i].Label, byName[label][i].Begin = label, begin
		}
	}
	var all [][]Token
	for _, name := range names {
		all = append(all, byName[name])
	}
	return all
}

func bare(tokens []Token) []Token {
	all := slices.Clone(tokens)
	for i := range all {
		all[i].Label, all[i].Begin = "", false
	}
	return all
}

// LabelsOf returns the labels of the mentions.
func LabelsOf(sentences []Sentence) map[string]bool {
	labels := map[string]bool{}
	for _, s := range sentences {
		for _, m := range s.Mentions {
			labels[m.Label] = true
		}
	}
	return labels
}
