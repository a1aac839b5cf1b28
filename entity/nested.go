package entity

import (
	"cmp"
	"slices"
)

// nested adds to the chosen candidates those inside them, outer before inner.
func (r *resolver) nested(cands []candidate, chosen []int, threshold, margin float32) []int {
	outer := slices.Clone(chosen)
	r.byStart = r.byStart[:0]
	for i := range cands {
		if cands[i].score >= threshold {
			r.byStart = append(r.byStart, i)
		}
	}
	slices.SortStableFunc(r.byStart, func(i, j int) int { return cmp.Compare(cands[i].start, cands[j].start) })
	var all []int
	for _, o := range outer {
		all = append(all, o)
		all = r.inside(all, cands, o, margin)
	}
	return all
}

// inside appends what the policy chooses among the candidates wholly inside o, with what lies inside them.
func (r *resolver) inside(all []int, cands []candidate, o int, margin float32) []int {
	c := &cands[o]
	if !holds(c.typ) {
		return all
	}
	r.order = r.order[:0]
	from, _ := slices.BinarySearchFunc(r.byStart, c.start, func(i, start int) int { return cmp.Compare(cands[i].start, start) })
	for _, i := range r.byStart[from:] {
		in := &cands[i]
		if in.start >= c.end {
			break
		}
		if in.end <= c.end && in.end-in.start < c.end-c.start && within(c, in) {
			r.order = append(r.order, i)
		}
	}
	for _, i := range slices.Clone(r.chooseAll(cands, margin)) {
		cands[i].depth = c.depth + 1
		all = append(all, i)
		all = r.inside(all, cands, i, margin)
	}
	return all
}

// within reports whether in is something inside c, and not another reading of c itself: وزارة الدفاع of وزارة الدفاع
// العراقية, العمال الكردستاني or العمال of حزب العمال الكردستاني, 30 of اللواء 30, رئيس الوزراء of نائب رئيس الوزراء. (A place that ends with a place holds it: مطار
// البصرة.)
func within(c, in *candidate) bool {
	body := in.typ == Organization && (in.end == c.end || in.words() == 1)
	if in.typ == Quantity || in.typ == Title && c.typ == Title || in.typ == c.typ && (in.start == c.start || body) {
		return false
	}
	return in.entry == nil || c.entry == nil || in.entry.ID != c.entry.ID
}
