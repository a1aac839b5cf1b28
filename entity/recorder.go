package entity

import "slices"

// A recorder keeps what the stages do, for explanations. A nil recorder keeps nothing: the stages are the same either way.
type recorder struct {
	pieces    []Evidence // of the proposal that is being weighed
	proposals []proposal
	lost      map[int]loss // candidate → what became of it in the last choice
}

// A proposal is what one rule said of a span.
type proposal struct {
	cand   int
	rule   int
	score  float32 // by itself
	words  float32 // of which its words bring
	pieces []Evidence
}

// A loss says what stood against a candidate.
type loss struct {
	why string
	by  int // candidate; -1 where there is none
}

// piece notes a piece of evidence and returns its weight.
func (r *recorder) piece(name string, word int, weight float32) float32 {
	if r != nil && weight != 0 {
		r.pieces = append(r.pieces, Evidence{Name: name, Weight: weight, word: word})
	}
	return weight
}

// begin forgets the pieces of the proposal before.
func (r *recorder) begin() {
	if r != nil {
		r.pieces = nil
	}
}

func (r *recorder) proposal(cand int, p *candidate) {
	if r != nil {
		r.proposals = append(r.proposals, proposal{cand, p.rule, p.score, p.wording, r.pieces})
	}
}

// choose forgets what lost in an earlier choice.
func (r *recorder) choose() {
	if r != nil {
		r.lost = map[int]loss{}
	}
}

func (r *recorder) lose(cand int, why string, by int) {
	if r != nil {
		r.lost[cand] = loss{why, by}
	}
}

// settle names, for those that lost to what was not chosen in the end, the chosen span that they overlap.
func (r *recorder) settle(cands []candidate, chosen []int) {
	if r == nil {
		return
	}
	for i, l := range r.lost {
		n := firstBehind(cands, chosen, cands[i].start)
		if l.why == whyBelow || l.by >= 0 && slices.Contains(chosen, l.by) || n == len(chosen) || cands[chosen[n]].start >= cands[i].end {
			continue
		}
		r.lost[i] = loss{whySet, chosen[n]}
	}
}
