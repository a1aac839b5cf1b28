package gazetteer

import (
	"encoding/binary"
	"math/bits"
)

// A table maps hashes to numbers. It consists of groups of eight slots: eight bytes of the hashes, then eight numbers. The
// home of a hash is the group that its size scales to; where that is full, the next group is taken. A byte of 0 is an empty
// slot, and ends the search. Different hashes may come out together: the caller compares what the number leads to.
type table struct {
	groups []byte
	homes  uint64 // groups that a hash can have as its home
	probes int    // groups that a search may look at
}

const (
	groupSlots = 8
	groupSize  = groupSlots + 4*groupSlots
	// groupFill is how many slots of a group are taken on average: more make the table smaller and searches longer.
	groupFill = 6.4
	// maxProbes bounds a search in a table that nobody verified.
	maxProbes = 1 << 12
)

func homesFor(hashes int) uint64 { return uint64(float64(hashes)/groupFill) + 1 }

// mark returns the byte of a hash that a slot shows, never 0.
func mark(hash uint64) byte {
	if m := byte(hash >> 36); m != 0 {
		return m
	}
	return 1
}

// A search walks the slots that may hold a hash.
type search struct {
	t     *table
	marks uint64 // the mark wanted, in every byte
	group int
	left  int    // groups that may be looked at
	found uint64 // slots of the group that show the mark: the top bit of their byte
	full  bool
}

// touch reads the home of a hash.
func (t *table) touch(hash uint64) uint64 {
	at := scale(hash, t.homes) * groupSize
	if at+groupSize > uint64(len(t.groups)) {
		return 0
	}
	return binary.LittleEndian.Uint64(t.groups[at:])
}

const (
	everyByte = 0x0101_0101_0101_0101
	everyTop  = 0x8080_8080_8080_8080
)

func (t *table) search(hash uint64) search {
	s := search{t: t, marks: uint64(mark(hash)) * everyByte, group: int(scale(hash, t.homes)) - 1, left: t.probes, full: true}
	return s
}

// next returns the slot of the next candidate: its four bytes.
func (s *search) next() []byte {
	for s.found == 0 {
		s.group++
		at := s.group * groupSize
		if !s.full || s.left <= 0 || at+groupSize > len(s.t.groups) {
			return nil
		}
		s.left--
		marks := binary.LittleEndian.Uint64(s.t.groups[at:])
		s.found = zeroBytes(marks ^ s.marks)
		s.full = zeroBytes(marks) == 0
	}
	slot := bits.TrailingZeros64(s.found) / 8
	s.found &= s.found - 1
	at := s.group*groupSize + groupSlots + 4*slot
	return s.t.groups[at : at+4 : at+4]
}

// noPlace is where no record is.
const noPlace = ^uint32(0)

// nextPlace returns the number in the next slot, noPlace if there is none.
func (s *search) nextPlace() uint32 {
	if slot := s.next(); slot != nil {
		return binary.LittleEndian.Uint32(slot)
	}
	return noPlace
}

// zeroBytes sets the top bit of every byte that is 0; above such a byte it may err.
func zeroBytes(v uint64) uint64 { return (v - everyByte) &^ v & everyTop }

// A tableWriter fills a table with hashes that come in order.
type tableWriter struct {
	homes  uint64
	group  [groupSize]byte
	at     uint64 // number of the group that is being filled
	used   int
	probes int
	out    *spool
}

func newTableWriter(out *spool, hashes int) *tableWriter {
	return &tableWriter{homes: homesFor(hashes), out: out}
}

func (w *tableWriter) add(hash uint64, number uint32) error {
	home := scale(hash, w.homes)
	for w.at < home || w.used == groupSlots {
		if err := w.flush(); err != nil {
			return err
		}
	}
	w.group[w.used] = mark(hash)
	binary.LittleEndian.PutUint32(w.group[groupSlots+4*w.used:], number)
	w.used++
	w.probes = max(w.probes, int(w.at-home)+1)
	return nil
}

func (w *tableWriter) flush() error {
	err := w.out.append(w.group[:])
	w.group, w.used = [groupSize]byte{}, 0
	w.at++
	return err
}

// finish writes the groups that are left.
func (w *tableWriter) finish() error {
	for w.at < w.homes || w.used > 0 {
		if err := w.flush(); err != nil {
			return err
		}
	}
	return nil
}
