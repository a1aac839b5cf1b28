package entity

import (
	"cmp"
	"slices"

	"github.com/kayan-nlp/kayan/normalize"
)

// An Explanation shows one text on its way through the stages.
type Explanation struct {
	Text     string
	Key      string    // what the letters were folded to
	Words    []Known   // what was known of each word
	Verdicts []Verdict // every span that a rule proposed, by start, the longer first
}

// A Known is a word, a number or a sign of the text with what the lists say of it.
type Known struct {
	Start, End    int // bytes of the text
	Text          string
	SentenceStart bool
	SentenceEnd   bool
	Names         []KnownName
}

// A KnownName is a name or word class that begins at a word.
type KnownName struct {
	Label   string // a type of entity or a word class; what a rule quotes begins with =
	Subtype string
	Value   string
	ID      string // of the entry
	Words   int
	Prefix  string // the proclitic that was cut off
	Weak    bool   // an ordinary word as well
	Loose   bool   // found under another spelling
	Taught  bool   // by what the document named before
}

// A Verdict says of a span that rules proposed whether it was chosen, what spoke for it, and what stood against it.
type Verdict struct {
	Span
	Chosen   bool
	Why      string     // "chosen", or the reason why not
	By       *Span      // what it lost to, where there is such a span
	Rules    []string   // all that proposed it
	Evidence []Evidence // what adds up to the score
}

// An Evidence is one thing that speaks for a span, or against it.
type Evidence struct {
	Name   string // a row of weights.tsv; "own" for a rule that brings a number of its own
	Weight float32
	On     string // the word it is about, or the rule that brings it
	word   int
}

// Explain runs the same stages as Extract and returns what each of them did.
func (x *Extractor) Explain(text string) Explanation {
	d := x.documents.Get().(*document)
	defer x.documents.Put(d)
	d.recorder = new(recorder)
	defer func() { d.recorder = nil }()
	chosen := x.run(d, text)
	e := Explanation{Text: text, Key: d.text.Key()}
	for i := range d.words {
		e.Words = append(e.Words, x.explainWord(d, i))
	}
	order := make([]int, len(d.cands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int {
		a, b := &d.cands[i], &d.cands[j]
		return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end), cmp.Compare(b.score, a.score))
	})
	for _, i := range order {
		e.Verdicts = append(e.Verdicts, x.verdict(d, i, slices.Contains(chosen, i)))
	}
	return e
}

func (x *Extractor) explainWord(d *document, i int) Known {
	t := &d.tokens[i]
	at := d.text.ToSource(d.words[i].KeySpan)
	k := Known{
		Start: at.Start, End: at.End, Text: d.text.Source()[at.Start:at.End],
		SentenceStart: t.flags&flagStart != 0, SentenceEnd: t.flags&flagEnd != 0,
	}
	for _, h := range t.hits {
		name := KnownName{Label: x.labels.names[h.label], Words: int(h.words), Loose: h.loose, Prefix: d.surface(normalize.KeySpan{Start: d.words[i].Start, End: d.words[i].Start + int(h.prefix)})}
		if name.Taught = h.term.IsZero(); !name.Taught {
			name.Subtype, name.Value, name.Weak = h.term.Subtype(), h.term.Value(), h.term.Weak()
			name.ID = h.term.Entry().ID
		}
		k.Names = append(k.Names, name)
	}
	return k
}

// surface returns a piece of the key as it stands in the source.
func (d *document) surface(k normalize.KeySpan) string {
	at := d.text.ToSource(k)
	return d.text.Source()[at.Start:at.End]
}

// verdict says what became of candidate i.
func (x *Extractor) verdict(d *document, i int, chosen bool) Verdict {
	v := Verdict{Span: x.span(d, &d.cands[i]), Chosen: chosen, Why: "chosen"}
	if !chosen {
		lost := d.recorder.lost[i]
		v.Why = lost.why
		if lost.by >= 0 {
			by := x.span(d, &d.cands[lost.by])
			v.By = &by
		}
	}
	x.addEvidence(d, &v, i)
	return v
}

// addEvidence lists what the rules brought, of each kind the strongest, and what the words brought by the reading that counts.
func (x *Extractor) addEvidence(d *document, v *Verdict, i int) {
	by := map[string]string{} // score → the first rule that brought it
	own := ""
	c, words := &d.cands[i], (*proposal)(nil)
	for n := range d.recorder.proposals {
		p := &d.recorder.proposals[n]
		if p.cand != i {
			continue
		}
		r := &x.rules[p.rule]
		if !slices.Contains(v.Rules, r.ID) {
			v.Rules = append(v.Rules, r.ID)
		}
		if by[r.Score] == "" {
			by[r.Score] = r.ID
		}
		if n, ok := r.number(); ok && n == c.brings.own {
			own = r.ID
		}
		if words == nil || p.words > words.words {
			words = p
		}
	}
	if own != "" && c.brings.own >= x.brought.worth(c.brings.set) {
		v.Evidence = append(v.Evidence, Evidence{Name: "own", Weight: c.brings.own, On: own})
	} else {
		for _, n := range x.brought.counting(c.brings.set) {
			name := x.brought.names[n]
			v.Evidence = append(v.Evidence, Evidence{Name: name, Weight: x.brought.weights[n], On: by[name]})
		}
	}
	for _, piece := range words.pieces {
		piece.On = d.surface(d.words[piece.word].KeySpan)
		v.Evidence = append(v.Evidence, piece)
	}
}
