package gazetteer

import (
	"encoding/binary"
	"slices"
	"strings"
)

// The records of a compiled gazetteer lie one behind the other. An entry:
//
//	length of all that follows, forms included
//	class, extras (a bit set), number of names, and the extras: prior, id, parent, English, value, references
//	names: flags, way back to the entry, text, and the key where it does not follow from the text
//	forms, other spellings of a name: flags, way back to the name, key
//
// Behind the last entry stand lists, for keys that several records have: flags, number of groups, and for
// each group, whose keys are the same, the number of its records, and their places.
//
// Numbers are unsigned varints, but for places, of four bytes; strings have their length before them; names, keys and
// parents are packed.
const (
	flagKind  = 0x07 // number of the kind in kinds
	flagWeak  = 0x08
	flagKeyed = 0x10 // a key follows the text
	flagForm  = 0x20
	flagList  = 0x40
)

var kinds = [...]Kind{Canonical, Variant, Official, Short, Acronym, Alias, Inflected}

func kindNumber(k Kind) byte {
	if n := slices.Index(kinds[:], k); n >= 0 {
		return byte(n)
	}
	return byte(slices.Index(kinds[:], Variant))
}

func kindOf(flags byte) Kind {
	if n := int(flags & flagKind); n < len(kinds) {
		return kinds[n]
	}
	return Variant
}

// Extras of an entry, in the order in which they stand. An id that follows from set and name is not written.
const (
	extraPrior = 1 << iota
	extraID
	extraParent
	extraEnglish
	extraValue
	extraRefs
	extraCountryID // the id is made of set, country and name
	extraTypeID    // the id has the type before the name
)

func appendBytes[S string | []byte](dst []byte, s S) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(s))), s...)
}

// A cursor reads a record. Behind the end everything is 0 and empty, whatever the bytes say: a file that
// nobody verified gives wrong names at worst.
type cursor struct{ rest []byte }

func (c *cursor) byte() byte {
	if len(c.rest) == 0 {
		return 0
	}
	b := c.rest[0]
	c.rest = c.rest[1:]
	return b
}

func (c *cursor) number() uint64 {
	if len(c.rest) > 0 && c.rest[0] < 0x80 {
		n := uint64(c.rest[0])
		c.rest = c.rest[1:]
		return n
	}
	n, size := binary.Uvarint(c.rest)
	if size <= 0 {
		c.rest = nil
		return 0
	}
	c.rest = c.rest[size:]
	return n
}

func (c *cursor) bytes() []byte {
	n := c.number()
	if n > uint64(len(c.rest)) {
		c.rest = nil
		return nil
	}
	b := c.rest[:n]
	c.rest = c.rest[n:]
	return b
}

func (c *cursor) string() string { return string(c.bytes()) }

func (c *cursor) packed() string {
	b := c.bytes()
	return string(unpack(make([]byte, 0, 2*len(b)), b))
}

// at returns a cursor at a place of the records.
func (x *Index) at(place uint64) cursor {
	if place >= uint64(len(x.records)) {
		return cursor{}
	}
	return cursor{x.records[place:]}
}

// back returns the place that lies n bytes before another.
func back(place, n uint64) uint64 {
	if n > place {
		return 0
	}
	return place - n
}

// nameAt reads the beginning of a name record or a form: whence is the place of its entry or its name.
func (x *Index) nameAt(place uint64) (flags byte, whence uint64, rest cursor) {
	c := x.at(place)
	flags = c.byte()
	whence = back(place, c.number())
	return flags, whence, c
}

// keyAt returns the packed key of a name or form. Where plain, the letters are the text's: hamza on alef is still to be
// read as alef.
func (x *Index) keyAt(place uint64) (key []byte, plain bool) {
	// The usual name is that of the entry just before it, and short: its numbers are of one byte.
	if place+3 < uint64(len(x.records)) {
		rec := x.records[place:]
		if n := int(rec[2]) + 3; rec[0]&(flagForm|flagKeyed) == 0 && rec[1]|rec[2] < 0x80 && n <= len(rec) {
			return rec[3:n], true
		}
	}
	flags, _, c := x.nameAt(place)
	switch key = c.bytes(); {
	case flags&flagForm != 0:
		return key, false
	case flags&flagKeyed != 0:
		return c.bytes(), false
	}
	return key, true
}

// headAt reads the beginning of an entry.
func (x *Index) headAt(place uint64) (class uint64, extras byte, names uint64, rest cursor) {
	c := x.at(place)
	n := c.number()
	c.rest = c.rest[:min(n, uint64(len(c.rest)))]
	return c.number(), c.byte(), c.number(), c
}

// prior reads the first of the extras.
func (c *cursor) prior(extras byte) uint32 {
	if extras&extraPrior == 0 {
		return 0
	}
	return uint32(c.number())
}

// entryAt decodes an entry.
func (x *Index) entryAt(place uint64) *Entry {
	number, extras, names, c := x.headAt(place)
	class := x.class(number)
	e := &Entry{Type: class.Type, Subtype: class.Subtype, Country: class.Country, Source: class.Source, Value: class.Value}
	e.Prior = c.prior(extras)
	if extras&extraID != 0 {
		e.ID = c.string()
	}
	if extras&extraParent != 0 {
		e.Parent = c.packed()
	}
	if extras&extraEnglish != 0 {
		e.English = c.string()
	}
	if extras&extraValue != 0 {
		e.Value = c.string()
	}
	if extras&extraRefs != 0 {
		for n := c.number(); n > 0 && len(c.rest) > 0; n-- {
			e.Refs = append(e.Refs, c.string())
		}
	}
	for ; names > 0 && len(c.rest) > 0; names-- {
		flags := c.byte()
		c.number()
		e.Names = append(e.Names, Name{Text: c.packed(), Kind: kindOf(flags), Weak: flags&flagWeak != 0})
		if flags&flagKeyed != 0 {
			c.bytes()
		}
	}
	if extras&extraID == 0 {
		e.ID = derivedID(e.Source, where(extras&extraCountryID != 0, e.Country), where(extras&extraTypeID != 0, e.Type), e.Name())
	}
	return e
}

// hasID reports whether an entry has an id, without building it where it is made of others.
func (x *Index) hasID(place uint64, id string) bool {
	_, extras, _, c := x.headAt(place)
	if c.prior(extras); extras&extraID != 0 {
		return string(c.bytes()) == id
	}
	return strings.HasPrefix(id, x.class(x.classAt(place)).Source) && x.entryAt(place).ID == id
}

// idAt returns the id of an entry.
func (x *Index) idAt(place uint64) string {
	_, extras, _, c := x.headAt(place)
	if c.prior(extras); extras&extraID != 0 {
		return c.string()
	}
	return x.entryAt(place).ID
}

// classAt returns the number of the class of an entry.
func (x *Index) classAt(place uint64) uint64 {
	c := x.at(place)
	c.number()
	return c.number()
}

// ownValue returns the value of an entry where it is not that of its class.
func (x *Index) ownValue(place uint64) (string, bool) {
	_, extras, _, c := x.headAt(place)
	if extras&extraValue == 0 {
		return "", false
	}
	c.prior(extras)
	for _, bit := range []byte{extraID, extraParent, extraEnglish} {
		if extras&bit != 0 {
			c.bytes()
		}
	}
	return c.string(), true
}

// derivation returns of what the id of an entry is made beside set and name, extraID if it is no derived one.
func derivation(e *Entry) byte {
	for _, extras := range []byte{0, extraCountryID, extraTypeID, extraCountryID | extraTypeID} {
		if isDerived(e.ID, e.Source, where(extras&extraCountryID != 0, e.Country), where(extras&extraTypeID != 0, e.Type), e.Name()) {
			return extras
		}
	}
	return extraID
}

// where returns s if it is wanted.
func where(wanted bool, s string) string {
	if wanted {
		return s
	}
	return ""
}

// appendHead appends the record of an entry up to its first name, without its length. value is what its class says.
func appendHead(dst []byte, e *Entry, class int, value string) []byte {
	dst = binary.AppendUvarint(dst, uint64(class))
	at := len(dst)
	dst = append(dst, 0)
	dst = binary.AppendUvarint(dst, uint64(len(e.Names)))
	var extras byte
	if e.Prior != 0 {
		extras |= extraPrior
		dst = binary.AppendUvarint(dst, uint64(e.Prior))
	}
	derived := derivation(e)
	if extras |= derived; derived == extraID {
		dst = appendBytes(dst, e.ID)
	}
	if e.Parent != "" {
		extras |= extraParent
		packed := pack(nil, e.Parent)
		dst = appendBytes(dst, packed)
	}
	if e.English != "" {
		extras |= extraEnglish
		dst = appendBytes(dst, e.English)
	}
	if e.Value != value {
		extras |= extraValue
		dst = appendBytes(dst, e.Value)
	}
	if len(e.Refs) > 0 {
		extras |= extraRefs
		dst = binary.AppendUvarint(dst, uint64(len(e.Refs)))
		for _, r := range e.Refs {
			dst = appendBytes(dst, r)
		}
	}
	dst[at] = extras
	return dst
}
