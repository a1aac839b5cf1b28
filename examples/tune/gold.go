package main

import (
	"fmt"
	"hash/fnv"
	"io"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/normalize"
)

// A sample is a text with what is marked in it.
type sample struct {
	id     string
	text   string
	tokens []normalize.SourceSpan // of a corpus
	gold   []mark                 // outermost
	ours   bool                   // it is a fixture
	nested []entity.Span          // of a fixture: all
}

// A mark is a span as it is compared. One that is cut inside a word has no end.
type mark struct {
	start, end int
	kind       entity.Type
}

// hash spreads samples evenly and for ever in the same way.
func (s *sample) hash() uint32 {
	h := fnv.New32a()
	h.Write([]byte(s.id)) // never fails
	return h.Sum32()
}

func (m mark) same(o mark) bool     { return m.start == o.start && m.end == o.end }
func (m mark) overlaps(o mark) bool { return m.start < o.end && o.start < m.end }

// A source is samples that one hand has marked.
type source struct {
	name    string
	view    convention
	samples []*sample
}

// fixtures returns our own documents and cases.
func fixtures() source {
	return fixtureSource(append(entitytest.Documents(), entitytest.Cases()...))
}

func fixtureSource(docs []entitytest.Document) source {
	s := source{name: "fixtures", view: own}
	for _, d := range docs {
		one := &sample{id: d.ID, text: d.Text, ours: true, nested: d.Spans}
		for _, g := range d.Spans {
			if g.Depth == 0 {
				one.gold = append(one.gold, mark{g.Start, g.End, g.Type})
			}
		}
		s.samples = append(s.samples, one)
	}
	return s
}

// readCorpus makes a sample of every sentence of a CoNLL file. A label that the scheme does not have is an error.
func readCorpus(name, labels string, r io.Reader) (source, error) {
	sentences, err := conll.Read(r)
	if err != nil {
		return source{}, err
	}
	scheme, err := schemeOf(labels, sentences)
	if err != nil {
		return source{}, err
	}
	types, occur := scheme.Types(), map[entity.Type]bool{}
	s := source{name: name}
	for _, tokens := range sentences {
		one := &sample{id: fmt.Sprintf("%s:%d", name, tokens[0].Line)}
		one.text, one.tokens = conll.Join(tokens)
		for _, m := range conll.Mentions(tokens) {
			kind, known := types[m.Label]
			if !known {
				return source{}, fmt.Errorf("line %d: %s has no label %s", tokens[m.First].Line, scheme.Name, m.Label)
			}
			if kind != "" {
				occur[kind] = true
				one.gold = append(one.gold, one.withoutHeads(mark{one.tokens[m.First].Start, one.tokens[m.Last-1].End, kind}))
			}
		}
		s.samples = append(s.samples, one)
	}
	if s.view = foreignConvention(occur); scheme.Name == "kayan" {
		s.view = own
	}
	return s, nil
}

func schemeOf(name string, sentences [][]conll.Token) (conll.Scheme, error) {
	if name != "" {
		return conll.Named(name)
	}
	return conll.Guess(conll.Labels(sentences))
}
