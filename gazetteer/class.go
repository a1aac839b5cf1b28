package gazetteer

import "encoding/binary"

// A class is what many entries have in common.
type class struct{ Type, Subtype, Country, Source, Value string }

const (
	classFields = 5
	classSize   = 4 * (classFields + 1) // the fields' places among the strings, and the number of entries
)

// class returns class number n, the empty one if there is none.
func (x *Index) class(n uint64) class {
	if n >= uint64(x.Classes()) {
		return class{}
	}
	return x.allClasses()[n]
}

// readClasses decodes the classes. There are some thousands at most, and their strings are few.
func (x *Index) readClasses() []class {
	known := map[uint32]string{}
	all := make([]class, len(x.classes)/classSize)
	for n := range all {
		var fields [classFields]string
		for f := range fields {
			fields[f] = x.sharedString(binary.LittleEndian.Uint32(x.classes[n*classSize+4*f:]), known)
		}
		all[n] = class{fields[0], fields[1], fields[2], fields[3], fields[4]}
	}
	return all
}

func (x *Index) sharedString(place uint32, known map[uint32]string) string {
	if s, ok := known[place]; ok || uint64(place) >= uint64(len(x.strings)) {
		return s
	}
	c := cursor{x.strings[place:]}
	known[place] = c.string()
	return known[place]
}

// Types returns the number of entries of each type.
func (x *Index) Types() map[string]int {
	types := map[string]int{}
	for n := range x.Classes() {
		types[x.class(uint64(n)).Type] += int(binary.LittleEndian.Uint32(x.classes[n*classSize+4*classFields:]))
	}
	return types
}

// A stringTable holds each string once.
type stringTable struct {
	bytes  []byte
	places map[string]uint32
}

func (t *stringTable) place(s string) uint32 {
	at, ok := t.places[s]
	if !ok {
		at = uint32(len(t.bytes))
		t.bytes = appendBytes(t.bytes, s)
		t.places[s] = at
	}
	return at
}

// A classTable numbers the classes.
type classTable struct {
	numbers map[class]int
	fields  [][classFields]uint32
	counts  []uint32
}

// maxShared is the number of classes up to which the value is part of them.
const maxShared = 1 << 12

// number returns the class of an entry, and the value that it says for all of them.
func (t *classTable) number(e *Entry, strings *stringTable) (n int, value string) {
	c := class{Type: e.Type, Subtype: e.Subtype, Country: e.Country, Source: e.Source}
	if len(t.counts) < maxShared {
		c.Value = e.Value
	}
	n, ok := t.numbers[c]
	if !ok {
		n = len(t.counts)
		t.numbers[c] = n
		t.fields = append(t.fields, [classFields]uint32{strings.place(c.Type), strings.place(c.Subtype),
			strings.place(c.Country), strings.place(c.Source), strings.place(c.Value)})
		t.counts = append(t.counts, 0)
	}
	t.counts[n]++
	return n, c.Value
}

func (t *classTable) encode() []byte {
	var b []byte
	for n, fields := range t.fields {
		for _, f := range fields {
			b = binary.LittleEndian.AppendUint32(b, f)
		}
		b = binary.LittleEndian.AppendUint32(b, t.counts[n])
	}
	return b
}
