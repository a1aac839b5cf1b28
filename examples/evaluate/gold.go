package main

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/normalize"
)

// A set is what is scored together: a file, or a genre or topic of the fixtures. Foreign are labels of other people.
type set struct {
	name    string
	foreign bool
	docs    []document
}

// A document is a text, its gold and what a run found in it.
type document struct {
	id, date string
	text     string
	tokens   []normalize.SourceSpan // of CoNLL
	gold     []mention
	ours     []mention
}

// A mention is a span with its parsed meaning, nil where it has none.
type mention struct {
	entity.Span
	value json.RawMessage
}

// has reports whether some gold span of the set is so.
func (s set) has(so func(mention) bool) bool {
	for _, d := range s.docs {
		for _, m := range d.gold {
			if so(m) {
				return true
			}
		}
	}
	return false
}

func (s set) hasSubtypes() bool { return s.has(func(m mention) bool { return m.Subtype != "" }) }
func (s set) hasNested() bool   { return s.has(func(m mention) bool { return m.Depth > 0 }) }

// The forms of gold.
const (
	formCoNLL     = "conll"
	formJSONL     = "jsonl"
	formDocuments = "documents"
	formCases     = "cases"
)

var (
	documentHead = regexp.MustCompile(`\A\s*# \w+:`)
	markedSpan   = regexp.MustCompile(`\[\[.*\|[A-Z_]+[/#=\]]`)
)

// formOf tells the form of gold by its beginning and its marks.
func formOf(text string) string {
	marked := markedSpan.MatchString(text)
	switch {
	case strings.HasPrefix(strings.TrimSpace(text), "{"):
		return formJSONL
	case documentHead.MatchString(text) && strings.Contains(text, "# id:"):
		return formDocuments
	case marked:
		return formCases
	}
	return formCoNLL
}

// A goldReader reads files of gold.
type goldReader struct {
	form   string        // "": by the text
	scheme *conll.Scheme // nil: guessed for CoNLL, our own labels in JSON lines
	known  []entity.Type
	join   int // sentences of CoNLL that make a document; 0 is 1
}

// read reads a set. The error tells line or document.
func (g goldReader) read(name string, r io.Reader) (set, error) {
	all, err := io.ReadAll(r)
	if err != nil {
		return set{}, err
	}
	text, form := string(all), g.form
	if form == "" {
		form = formOf(text)
	}
	s := set{name: name}
	switch form {
	case formJSONL:
		s.foreign = g.scheme != nil && !g.scheme.Own()
		s.docs, err = g.readJSON(strings.NewReader(text))
	case formDocuments:
		s.docs, err = marked(entitytest.ReadDocuments(text, "documents"))
	case formCases:
		s.docs, err = marked(entitytest.ReadCases(text, "line"))
	default:
		s.docs, s.foreign, err = g.readCoNLL(strings.NewReader(text))
	}
	if err == nil {
		err = g.checkTypes(s)
	}
	return s, err
}

// checkTypes refuses labels that nothing can give: a slip of the pen in the gold would be a miss for ever.
func (g goldReader) checkTypes(s set) error {
	for _, d := range s.docs {
		for _, m := range d.gold {
			if !contains(g.known, m.Type) {
				return fmt.Errorf("%s: span %d-%d: unknown label %q", d.id, m.Start, m.End, m.Type)
			}
		}
	}
	return nil
}

// marked makes documents of what is annotated inline.
func marked(all []entitytest.Document, err error) ([]document, error) {
	var docs []document
	for _, a := range all {
		d := document{id: a.ID, date: a.Date, text: a.Text}
		for i, s := range a.Spans {
			d.gold = append(d.gold, mention{s, a.Values[i]})
		}
		docs = append(docs, d)
	}
	return docs, err
}

// readCoNLL makes a document of every sentence. A label that the scheme does not have is an error.
func (g goldReader) readCoNLL(r io.Reader) (docs []document, foreign bool, err error) {
	sentences, err := conll.ReadNested(r)
	if err != nil {
		return nil, false, err
	}
	scheme := g.scheme
	if scheme == nil {
		guessed, err := conll.Guess(conll.LabelsOf(sentences))
		if err != nil {
			return nil, false, err
		}
		scheme = &guessed
	}
	types := scheme.Types()
	for _, s := range sentences {
		d := document{id: fmt.Sprintf("line %d", s.Tokens[0].Line)}
		d.text, d.tokens = conll.Join(s.Tokens)
		for _, m := range s.Mentions {
			kind, known := types[m.Label]
			if !known {
				return nil, false, fmt.Errorf("line %d: %s has no label %s", s.Tokens[m.First].Line, scheme.Name, m.Label)
			}
			if kind != "" {
				d.gold = append(d.gold, d.mention(d.tokens[m.First].Start, d.tokens[m.Last-1].End, kind))
			}
		}
		setDepths(d.gold)
		docs = append(docs, d)
	}
	return joined(docs, max(1, g.join)), !scheme.Own(), nil
}

// joined makes documents of n sentences each, a line break between them.
func joined(sentences []document, n int) []document {
	var docs []document
	for chunk := range slices.Chunk(sentences, n) {
		d := document{id: chunk[0].id}
		for i, s := range chunk {
			if i > 0 {
				d.text += "\n"
			}
			base := len(d.text)
			d.text += s.text
			for _, t := range s.tokens {
				d.tokens = append(d.tokens, normalize.SourceSpan{Start: base + t.Start, End: base + t.End})
			}
			for _, m := range s.gold {
				m.Start, m.End = base+m.Start, base+m.End
				d.gold = append(d.gold, m)
			}
		}
		docs = append(docs, d)
	}
	return docs
}

// setDepths counts the mentions in which each lies. Of two of the same words the first is the outer one.
func setDepths(all []mention) {
	for i := range all {
		all[i].Depth = 0
		for n, o := range all {
			if within(all[i], o) && (!within(o, all[i]) || n < i) {
				all[i].Depth++
			}
		}
	}
}

func within(m, o mention) bool { return o.Start <= m.Start && m.End <= o.End }

func (d document) mention(start, end int, kind entity.Type) mention {
	return mention{Span: entity.Span{Start: start, End: end, Type: kind, Text: d.text[start:end]}}
}
