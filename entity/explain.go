package entity

import (
	"fmt"
	"slices"
)

// A Verdict says of a span that a rule proposed whether it was chosen, and if not what stood against it.
type Verdict struct {
	Span
	Chosen bool
	Why    string
}

// Explain returns every span that a rule proposed for the text, in order of their start. It runs the same
// stages as Extract.
func (x *Extractor) Explain(text string) []Verdict {
	d := x.documents.Get().(*document)
	defer x.documents.Put(d)
	chosen := x.run(d, text)
	order := make([]int, len(d.cands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return d.cands[i].start - d.cands[j].start })
	verdicts := make([]Verdict, 0, len(order))
	for _, i := range order {
		v := Verdict{Span: x.span(d, &d.cands[i])}
		v.Chosen, v.Why = x.verdict(d, i, chosen)
		verdicts = append(verdicts, v)
	}
	return verdicts
}

// verdict says what became of candidate i. The chosen ones are sorted and do not overlap.
func (x *Extractor) verdict(d *document, i int, chosen []int) (bool, string) {
	c := &d.cands[i]
	n := firstBehind(d.cands, chosen, c.start)
	switch {
	case n < len(chosen) && chosen[n] == i:
		return true, "chosen"
	case c.score < x.threshold:
		return false, fmt.Sprintf("below the threshold of %.2f", x.threshold)
	case n < len(chosen) && d.cands[chosen[n]].start < c.end:
		b := &d.cands[chosen[n]]
		return false, fmt.Sprintf("lost to %s %q", b.typ, x.span(d, b).Text)
	}
	return false, "lost"
}
