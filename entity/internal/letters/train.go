package letters

import "math"

// Train makes a table of foreign names and ordinary words, each word counted once.
func Train(names, words []string) []byte {
	foreign, ordinary := newModel(names), newModel(words)
	table := make([]byte, TableSize)
	for a := range size {
		for b := range size {
			for c := range size {
				ratio := math.Log(foreign.likelihood(a, b, c) / ordinary.likelihood(a, b, c))
				step := max(-most, min(most, int(math.Round(scale*ratio))))
				table[(a*size+b)*size+c] = byte(int8(step))
			}
		}
	}
	return table
}

// A model counts letters by the two before them, the one before them, and none.
type model struct {
	three [size][size][size]float64
	two   [size][size]float64
	one   [size]float64
	sums  struct {
		three [size][size]float64
		two   [size]float64
		one   float64
	}
}

func newModel(words []string) *model {
	m := new(model)
	for _, w := range words {
		a, b := edge, edge
		for rest := []byte(w); ; {
			c, n := edge, 0
			if len(rest) > 0 {
				c, n = letter(rest)
			}
			m.three[a][b][c]++
			m.two[b][c]++
			m.one[c]++
			m.sums.three[a][b]++
			m.sums.two[b]++
			m.sums.one++
			if n == 0 {
				break
			}
			a, b, rest = b, c, rest[n:]
		}
	}
	return m
}

// likelihood of a letter behind two: the count, and as much of that behind one as four letters more would have (Witten and Bell
// smooth alike, by the number of letters seen there).
func (m *model) likelihood(a, b, c int) float64 {
	const more = 4
	one := (m.one[c] + 1.0/float64(size)) / (m.sums.one + 1)
	two := (m.two[b][c] + more*one) / (m.sums.two[b] + more)
	return (m.three[a][b][c] + more*two) / (m.sums.three[a][b] + more)
}
