package entity

// nested adds to the chosen candidates those inside them, outer before inner.
func (r *resolver) nested(cands []candidate, chosen []int, threshold, margin float32) []int {
	outer := append([]int(nil), chosen...)
	var all []int
	for _, o := range outer {
		all = append(all, o)
		all = r.inside(all, cands, o, threshold, margin)
	}
	return all
}

// inside appends what the policy chooses among the candidates wholly inside o, with what lies inside them.
func (r *resolver) inside(all []int, cands []candidate, o int, threshold, margin float32) []int {
	c := &cands[o]
	if !holds(c.typ) {
		return all
	}
	r.order = r.order[:0]
	for i := range cands {
		in := &cands[i]
		if in.score >= threshold && c.start <= in.start && in.end <= c.end && in.end-in.start < c.end-c.start {
			r.order = append(r.order, i)
		}
	}
	if len(r.order) == 0 {
		return all
	}
	for _, i := range append([]int(nil), r.chooseAll(cands, margin)...) {
		cands[i].depth = c.depth + 1
		all = append(all, i)
		all = r.inside(all, cands, i, threshold, margin)
	}
	return all
}
