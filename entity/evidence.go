package entity

import (
	"fmt"
	"math/bits"
	"slices"
	"strings"
)

// Evidence adds up: a candidate that several rules propose has what each of them brings, and what its words bring once, as the
// rule reads them that makes the most of them. Of one kind (head and head-open: the same head, seen twice) only the strongest
// piece counts.

// An evidenceSet is a set of the evidence that rules bring, by number.
type evidenceSet uint64

// maxEvidence is how many names of evidence the rules can bring.
const maxEvidence = 64

// A contribution is what a rule brings: evidence with a name, or a number of its own.
type contribution struct {
	set evidenceSet // 0 for a number of its own
	own float32
}

// An evidenceTable numbers the evidence that rules bring.
type evidenceTable struct {
	names   []string // sorted, so that those of one kind lie side by side
	weights []float32
	kinds   []int
}

func newEvidenceTable(w *Weights) (evidenceTable, error) {
	var t evidenceTable
	for name := range w.byName {
		t.names = append(t.names, name)
	}
	if len(t.names) > maxEvidence {
		return t, fmt.Errorf("%s: more than %d kinds of evidence", w.file, maxEvidence)
	}
	slices.Sort(t.names)
	for i, name := range t.names {
		kind := i
		if i > 0 && kindOf(t.names[i-1]) == kindOf(name) {
			kind = t.kinds[i-1]
		}
		t.weights, t.kinds = append(t.weights, w.of(name)), append(t.kinds, kind)
	}
	return t, nil
}

// kindOf returns the kind of a piece of evidence: its name up to the first hyphen.
func kindOf(name string) string {
	kind, _, _ := strings.Cut(name, "-")
	return kind
}

// contribution returns what a rule brings.
func (t *evidenceTable) contribution(r *Rule) (contribution, error) {
	if n, ok := r.number(); ok {
		return contribution{own: n}, nil
	}
	n, ok := slices.BinarySearch(t.names, r.Score)
	if !ok {
		return contribution{}, &RuleError{r.File, r.scoreLine, r.scoreColumn, fmt.Sprintf("want a number or an evidence of the weights table, not %q", r.Score), nil}
	}
	return contribution{set: 1 << n}, nil
}

// worth adds up a set, of each kind the strongest.
func (t *evidenceTable) worth(set evidenceSet) (sum float32) {
	kind, best := -1, float32(0)
	for ; set != 0; set &= set - 1 {
		n := bits.TrailingZeros64(uint64(set))
		if t.kinds[n] != kind {
			sum += best
			kind, best = t.kinds[n], t.weights[n]
		}
		best = max(best, t.weights[n])
	}
	return sum + best
}

// counting returns the members of a set that count: of each kind the strongest.
func (t *evidenceTable) counting(set evidenceSet) (counting []int) {
	for ; set != 0; set &= set - 1 {
		n := bits.TrailingZeros64(uint64(set))
		last := len(counting) - 1
		switch {
		case last < 0 || t.kinds[counting[last]] != t.kinds[n]:
			counting = append(counting, n)
		case t.weights[n] > t.weights[counting[last]]:
			counting[last] = n
		}
	}
	return counting
}

// merge adds the evidence of a proposal to a candidate over the same words with the same type. What the span says of itself is
// taken from the proposal that is worth most by itself.
func (x *Extractor) merge(c, p *candidate) {
	if p.score > c.best {
		entry, subtype := c.entry, c.subtype
		c.best, c.rule, c.entry, c.subtype = p.score, p.rule, p.entry, p.subtype
		p.entry, p.subtype = entry, subtype
	}
	if c.entry == nil {
		c.entry = p.entry
	}
	if c.subtype == "" {
		c.subtype = p.subtype
	}
	c.brings.set |= p.brings.set
	c.brings.own = max(c.brings.own, p.brings.own)
	c.wording = max(c.wording, p.wording)
	c.score = x.score(c)
}

// score adds up the evidence of a candidate. A number of a rule's own is not added to that with a name: the greater counts.
func (x *Extractor) score(c *candidate) float32 {
	return c.wording + max(c.brings.own, x.brought.worth(c.brings.set))
}
