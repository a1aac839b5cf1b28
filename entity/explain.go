package entity

import (
	"fmt"
	"io"
	"slices"
)

// Explain writes, for every candidate of the text, its surface, type, rule and score, and whether it was
// chosen, and if not what stood against it. It runs the same stages as Extract. The error is that of w.
func (x *Extractor) Explain(w io.Writer, text string) error {
	d := x.documents.Get().(*document)
	defer x.documents.Put(d)
	chosen := slices.Clone(x.run(d, text))
	order := make([]int, len(d.cands))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(i, j int) int { return d.cands[i].start - d.cands[j].start })
	for _, i := range order {
		c := &d.cands[i]
		s := x.span(d, c)
		if _, err := fmt.Fprintf(w, "%d-%d\t%s\t%s\t%s\t%.2f\t%s\n", s.Start, s.End, s.Text, s.Type, s.Rule, s.Score, x.verdict(d, i, chosen)); err != nil {
			return err
		}
	}
	return nil
}

// verdict says what became of candidate i.
func (x *Extractor) verdict(d *document, i int, chosen []int) string {
	c := &d.cands[i]
	if slices.Contains(chosen, i) {
		return "chosen"
	}
	if c.score < x.threshold {
		return fmt.Sprintf("below the threshold of %.2f", x.threshold)
	}
	for _, o := range chosen {
		if b := &d.cands[o]; b.start < c.end && c.start < b.end {
			return fmt.Sprintf("lost to %s %q", b.typ, x.span(d, b).Text)
		}
	}
	return "lost"
}
