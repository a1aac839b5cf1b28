package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
)

var errTextGoesOn = errors.New("the texts of the gold go on behind the last token")

// readCoNLL reads tokens with our labels. Token by token they are found again in the texts.
func (r *run) readCoNLL(in io.Reader) error {
	sentences, err := conll.Read(in)
	if err != nil {
		return err
	}
	doc, at := 0, 0
	for _, tokens := range sentences {
		places := make([][3]int, len(tokens)) // document, start, end
		for i, t := range tokens {
			letters := t.Text
			if conll.Proclitic(t) {
				letters = strings.TrimSuffix(letters, "+")
			}
			for doc < len(r.docs) && blank(r.docs[doc].text[at:]) {
				doc, at = doc+1, 0
			}
			if doc == len(r.docs) {
				return fmt.Errorf("line %d: the texts of the gold end before %q", t.Line, t.Text)
			}
			start, end, ok := locate(r.docs[doc].text, at, letters)
			if !ok {
				return fmt.Errorf("line %d: %q does not stand at byte %d of %s", t.Line, t.Text, at, r.docs[doc].id)
			}
			places[i], at = [3]int{doc, start, end}, end
		}
		for _, m := range conll.Mentions(tokens) {
			first, last := places[m.First], places[m.Last-1]
			kind := entity.Type(m.Label)
			if !contains(r.known, kind) || first[0] != last[0] {
				return fmt.Errorf("line %d: no span of ours has the label %q here", tokens[m.First].Line, m.Label)
			}
			r.found[first[0]] = append(r.found[first[0]], r.docs[first[0]].mention(first[1], last[2], kind))
		}
	}
	if doc < len(r.docs) && !blank(r.docs[doc].text[at:]) {
		return errTextGoesOn
	}
	return nil
}

// unseen reports whether a character separates tokens and is none: a space, a control, what picks the look of an emoji, the line that
// joins the words of a hashtag.
func unseen(c rune) bool {
	return unicode.IsSpace(c) || unicode.In(c, unicode.Cf, unicode.Variation_Selector) || c == '_'
}

func blank(text string) bool {
	return strings.IndexFunc(text, func(c rune) bool { return !unseen(c) }) < 0
}

// locate finds the letters of a token at a place of a text, or behind spaces and controls that follow.
func locate(text string, at int, letters string) (start, end int, ok bool) {
	for at < len(text) && !strings.HasPrefix(text[at:], letters) {
		c, size := utf8.DecodeRuneInString(text[at:])
		if !unseen(c) {
			break
		}
		at += size
	}
	end = at
	for _, want := range letters {
		c, size := utf8.DecodeRuneInString(text[end:])
		if size == 0 || c != want {
			return 0, 0, false
		}
		end += size
	}
	return at, end, true
}
