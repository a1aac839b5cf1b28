package normalize

import (
	"math"
	"sort"
)

// An edit is a stretch of the source whose length changes in the key. Text between edits has the same
// length in both, so that only edits need remembering. Offsets count from the start of the edit's chunk, in
// 32 bits: a vocalised text has an edit for every second letter, and writing them is what its fold costs.
type edit struct {
	src, srcEnd uint32 // the stretch in the source
	ownEnd      uint32 // end of what belongs to the letter before it: marks and tatweel, but not controls
	key, keyEnd uint32 // what stands for it in the key; empty where it was deleted
}

// A chunk is a run of edits within reach of 32 bits. A text under two gigabytes has one.
type chunk struct {
	src, key int // where it begins
	first    int // its first edit
}

const chunkReach = 1 << 31

// An editList records the edits of one text in order.
type editList struct {
	reach  int // of a chunk; tests make it small
	edits  []edit
	chunks []chunk
	at     chunk // the last chunk
}

func (l *editList) reset() {
	l.edits, l.chunks, l.at = l.edits[:0], l.chunks[:0], chunk{}
	if l.reach == 0 {
		l.reach = chunkReach
	}
}

// deleted records that src[from:to] was dropped where the key ends at key. A run of deletions is one edit,
// and does not end with a chunk.
func (l *editList) deleted(from, to, key int, owned bool) {
	start, end, at := uint32(from-l.at.src), uint32(to-l.at.src), uint32(key-l.at.key)
	if n := len(l.edits); n > l.at.first {
		if e := &l.edits[n-1]; e.srcEnd == start && e.key == at && e.keyEnd == at && to-l.at.src <= math.MaxUint32 {
			e.srcEnd = end
			if owned {
				e.ownEnd = end
			}
			return
		}
	}
	if to-l.at.src >= l.reach {
		l.open(from, key)
		start, end, at = 0, uint32(to-from), 0
	}
	e := l.next()
	e.src, e.srcEnd, e.ownEnd, e.key, e.keyEnd = start, end, start, at, at
	if owned {
		e.ownEnd = end
	}
}

// mark records that the two bytes at src were dropped where the key ends at key, behind a letter that stands
// there: what deleted does, for the one case that vocalised text is made of.
func (l *editList) mark(src, key int) {
	if src+2-l.at.src >= l.reach {
		l.open(src, key)
	}
	e := l.next()
	start, at := uint32(src-l.at.src), uint32(key-l.at.key)
	e.src, e.srcEnd, e.ownEnd, e.key, e.keyEnd = start, start+2, start+2, at, at
}

// next adds an edit to be filled in. Its fields are set one by one in place: appending a literal builds it
// elsewhere and copies it in wider pieces, which the processor must wait for.
func (l *editList) next() *edit {
	n := len(l.edits)
	if n == cap(l.edits) {
		l.edits = append(l.edits, edit{})
	}
	l.edits = l.edits[:n+1]
	return &l.edits[n]
}

// replaced records that key[at:end] stands for src[from:to].
func (l *editList) replaced(from, to, at, end int) {
	if to-l.at.src >= l.reach || end-l.at.key >= l.reach {
		l.open(from, at)
	}
	e := l.next()
	e.src, e.srcEnd, e.ownEnd = uint32(from-l.at.src), uint32(to-l.at.src), uint32(to-l.at.src)
	e.key, e.keyEnd = uint32(at-l.at.key), uint32(end-l.at.key)
}

// open begins a chunk at an edit.
func (l *editList) open(src, key int) {
	l.chunks = append(l.chunks, l.at)
	l.at = chunk{src, key, len(l.edits)}
}

// A place is an edit in offsets of the whole text.
type place struct{ src, srcEnd, ownEnd, key, keyEnd int }

// place returns edit i.
func (l *editList) place(i int) place {
	c := l.at
	for n := len(l.chunks) - 1; i < c.first; n-- {
		c = l.chunks[n]
	}
	e := l.edits[i]
	return place{c.src + int(e.src), c.src + int(e.srcEnd), c.src + int(e.ownEnd), c.key + int(e.key), c.key + int(e.keyEnd)}
}

// last returns the last edit before the first that is beyond, and its number; -1 where there is none.
func (l *editList) last(beyond func(place) bool) (place, int) {
	n := sort.Search(len(l.edits), func(i int) bool { return beyond(l.place(i)) }) - 1
	if n < 0 {
		return place{}, -1
	}
	return l.place(n), n
}

// sourceStart maps the start of a span of the key: behind whatever was deleted there.
func (l *editList) sourceStart(key int) int {
	e, n := l.last(func(e place) bool { return e.key > key })
	switch {
	case n < 0:
		return key
	case key < e.keyEnd:
		return e.src
	}
	return e.srcEnd + key - e.keyEnd
}

// sourceEnd maps the end of a span of the key: with the marks that were deleted there, without the controls.
func (l *editList) sourceEnd(key int) int {
	e, n := l.last(func(e place) bool { return e.key > key || e.key == key && e.keyEnd > key })
	switch {
	case n < 0:
		return key
	case key < e.keyEnd: // inside a ligature: all of it, with its marks
		if n+1 < len(l.edits) {
			if m := l.place(n + 1); m.src == e.srcEnd && m.key == m.keyEnd {
				return m.ownEnd
			}
		}
		return e.srcEnd
	case key == e.keyEnd:
		return e.ownEnd
	}
	return e.srcEnd + key - e.keyEnd
}

// keyAt maps a place of the source; inside an edit it is the edit's start or its end.
func (l *editList) keyAt(source int, end bool) int {
	e, n := l.last(func(e place) bool { return e.src >= source })
	switch {
	case n < 0:
		return source
	case source >= e.srcEnd:
		return e.keyEnd + source - e.srcEnd
	case end:
		return e.keyEnd
	}
	return e.key
}
