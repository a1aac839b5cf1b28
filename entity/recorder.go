package entity

// A recorder keeps what the stages do, for explanations. A nil recorder keeps nothing.
type recorder struct {
	proposals []proposal
}

// A proposal is what one rule said of a span.
type proposal struct {
	cand  int
	rule  int
	score float32 // by itself
}

func (r *recorder) proposal(cand int, p *candidate) {
	if r != nil {
		r.proposals = append(r.proposals, proposal{cand, p.rule, p.score})
	}
}
