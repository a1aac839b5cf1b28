package gazetteer

import (
	"bufio"
	"cmp"
	"encoding/binary"
	"errors"
	"io"
	"iter"
	"slices"
)

// A pair is a hash and what belongs to it.
type pair struct {
	hash  uint64
	value uint32
}

const pairSize = 12

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(a.hash, b.hash), cmp.Compare(a.value, b.value))
}

// A sorter sorts pairs by hash. Beyond its limit it writes sorted runs to a temporary file and merges them.
type sorter struct {
	limit   int // pairs kept in memory; 0: all
	pairs   []pair
	spare   []pair
	inOrder bool
	runs    spool
	ends    []int64 // of the runs
}

func (s *sorter) add(p pair) error {
	s.pairs = append(s.pairs, p)
	s.inOrder = false
	if s.limit == 0 || len(s.pairs) < s.limit {
		return nil
	}
	return s.spill()
}

// spill writes the pairs in memory as a run.
func (s *sorter) spill() error {
	s.sort()
	buffer := make([]byte, 0, 1<<12*pairSize)
	for chunk := range slices.Chunk(s.pairs, 1<<12) {
		buffer = buffer[:0]
		for _, p := range chunk {
			buffer = binary.LittleEndian.AppendUint64(buffer, p.hash)
			buffer = binary.LittleEndian.AppendUint32(buffer, p.value)
		}
		if err := s.runs.append(buffer); err != nil {
			return err
		}
	}
	s.pairs = s.pairs[:0]
	s.ends = append(s.ends, s.runs.size)
	return nil
}

// sort orders the pairs in memory by hash; pairs of one hash stay in the order in which they came, which is that of their
// values where values matter. Hashes are spread evenly: it lays each pair near its place, by its first bits, and
// then moves it to its place.
func (s *sorter) sort() {
	if s.inOrder {
		return
	}
	s.inOrder = true
	n := len(s.pairs)
	starts := make([]uint32, n/pairsNear+2)
	buckets := uint64(len(starts) - 1)
	for i := range s.pairs {
		starts[scale(s.pairs[i].hash, buckets)+1]++
	}
	for i := 1; i < len(starts); i++ {
		starts[i] += starts[i-1]
	}
	out := slices.Grow(s.spare[:0], n)[:n]
	for _, p := range s.pairs {
		at := &starts[scale(p.hash, buckets)]
		out[*at] = p
		*at++
	}
	for i := 1; i < n; i++ {
		p := out[i]
		at := i
		for ; at > 0 && out[at-1].hash > p.hash; at-- {
			out[at] = out[at-1]
		}
		out[at] = p
	}
	s.pairs, s.spare = out, s.pairs
}

// pairsNear is how many pairs are laid near each other.
const pairsNear = 4

// sorted yields all pairs in order. It may be called several times.
func (s *sorter) sorted() iter.Seq2[pair, error] {
	return func(yield func(pair, error) bool) {
		if len(s.ends) == 0 {
			s.sort()
			for _, p := range s.pairs {
				if !yield(p, nil) {
					return
				}
			}
			return
		}
		if len(s.pairs) > 0 {
			if err := s.spill(); err != nil {
				yield(pair{}, err)
				return
			}
		}
		s.merge(yield)
	}
}

// A run is a sorted part of the temporary file on its way through the merge.
type run struct {
	in   *bufio.Reader
	head pair
}

func (r *run) next() error {
	var b [pairSize]byte
	if _, err := io.ReadFull(r.in, b[:]); err != nil {
		return err
	}
	r.head = pair{binary.LittleEndian.Uint64(b[:]), binary.LittleEndian.Uint32(b[8:])}
	return nil
}

// merge yields the pairs of all runs, from a heap of the runs' heads.
func (s *sorter) merge(yield func(pair, error) bool) {
	var heap []*run
	from := int64(0)
	for _, end := range s.ends {
		r := &run{in: bufio.NewReaderSize(io.NewSectionReader(readerAt{&s.runs}, from, end-from), 1<<14)}
		from = end
		if err := r.next(); err != nil {
			yield(pair{}, err)
			return
		}
		heap = append(heap, r)
	}
	slices.SortFunc(heap, func(a, b *run) int { return comparePairs(a.head, b.head) })
	for len(heap) > 0 {
		if !yield(heap[0].head, nil) {
			return
		}
		switch err := heap[0].next(); {
		case errors.Is(err, io.EOF):
			heap[0] = heap[len(heap)-1]
			heap = heap[:len(heap)-1]
		case err != nil:
			yield(pair{}, err)
			return
		}
		siftDown(heap)
	}
}

// siftDown puts the first run of a heap where it belongs.
func siftDown(heap []*run) {
	for i := 0; ; {
		least := i
		for child := 2*i + 1; child <= 2*i+2 && child < len(heap); child++ {
			if comparePairs(heap[child].head, heap[least].head) < 0 {
				least = child
			}
		}
		if least == i {
			return
		}
		heap[i], heap[least] = heap[least], heap[i]
		i = least
	}
}

func (s *sorter) close() error {
	s.pairs, s.spare = nil, nil
	return s.runs.close()
}
