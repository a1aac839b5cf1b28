package gazetteer

import (
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"hash/crc32"
	"sync"

	"github.com/kayan-nlp/kayan/normalize"
)

// A compiled gazetteer is one file, little-endian: a header of fixed size with the places of the sections,
// then the sections. Nothing of it is decoded when it is opened.
//
//	magic, format version, fold rules, version of the fold tables
//	entries, names, keys, homes of the name table, its probes, homes of the id table, its probes
//	place and length of each section
//	checksum of the sections, checksum of the header before it

const (
	magic         = "\x89KAYAN\r\n"
	formatVersion = 2
)

// The errors of a file that cannot be used. They come wrapped, with the name of the file and what exactly is wrong.
var (
	// ErrFormat says that the file is no compiled gazetteer, or cut short.
	ErrFormat = errors.New("no compiled gazetteer")
	// ErrVersion says that the file has another format version than this library reads.
	ErrVersion = errors.New("another format version")
	// ErrChecksum says that bytes of the file have changed.
	ErrChecksum = errors.New("wrong checksum")
	// ErrFoldRules says that the keys in the file were made by other fold rules than those of this library, so
	// that names would be missed: it is to be compiled anew.
	ErrFoldRules = errors.New("other fold rules")
)

// Sections of the file, in their order.
const (
	sectionInfo = iota
	sectionStrings
	sectionClasses
	sectionFirsts
	sectionSequences
	sectionNames
	sectionIDs
	sectionRecords
	sections
)

// header is what stands at the beginning of the file.
type header struct {
	Magic    [8]byte
	Version  uint32
	Rules    uint32
	Tables   uint32
	Entries  uint32
	Names    uint32
	Keys     uint32
	Homes    uint32
	Probes   uint32
	IDHomes  uint32
	IDProbes uint32
	IDs      uint32 // different ids
	Reserved uint32
	Sections [sections]struct{ Start, Length uint64 }
	Body     uint32 // checksum of the sections
	Sum      uint32 // checksum of the header before it
}

var headerSize = binary.Size(header{})

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (h *header) encode() []byte {
	b, _ := binary.Append(nil, binary.LittleEndian, h) // fixed size: cannot fail
	sum := crc32.Checksum(b[:len(b)-4], castagnoli)
	binary.LittleEndian.PutUint32(b[len(b)-4:], sum)
	return b
}

// readHeader checks all that can be checked without reading the sections.
func readHeader(data []byte) (h header, err error) {
	if len(data) < len(magic) || string(data[:len(magic)]) != magic {
		return h, fmt.Errorf("%w: it does not begin like one", ErrFormat)
	}
	if len(data) < headerSize {
		return h, fmt.Errorf("%w: cut short in the header", ErrFormat)
	}
	if _, err := binary.Decode(data, binary.LittleEndian, &h); err != nil {
		return h, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if sum := crc32.Checksum(data[:headerSize-4], castagnoli); sum != h.Sum {
		if h.Version != formatVersion {
			return h, fmt.Errorf("%w: %d, want %d", ErrVersion, h.Version, formatVersion)
		}
		return h, fmt.Errorf("%w of the header", ErrChecksum)
	}
	switch {
	case h.Version != formatVersion:
		return h, fmt.Errorf("%w: %d, want %d", ErrVersion, h.Version, formatVersion)
	case normalize.Rules(h.Rules) != normalize.MatchKey:
		return h, fmt.Errorf("%w: %v, want %v", ErrFoldRules, normalize.Rules(h.Rules), normalize.MatchKey)
	case h.Tables != normalize.TablesVersion:
		return h, fmt.Errorf("%w: tables %08x, want %08x", ErrFoldRules, h.Tables, uint32(normalize.TablesVersion))
	}
	return h, h.checkSections(uint64(len(data)))
}

// checkSections holds the sections to lie one behind the other and to fill the file.
func (h *header) checkSections(size uint64) error {
	end := uint64(headerSize)
	for _, s := range h.Sections {
		if s.Start != end || s.Length > size {
			return fmt.Errorf("%w: cut short, or its sections do not join", ErrFormat)
		}
		end += s.Length
	}
	switch {
	case end > size:
		return fmt.Errorf("%w: cut short: %d bytes, want %d", ErrFormat, size, end)
	case end < size:
		return fmt.Errorf("%w: %d bytes behind its end", ErrFormat, size-end)
	case h.Probes > maxProbes || h.IDProbes > maxProbes:
		return fmt.Errorf("%w: searches of over %d groups", ErrFormat, maxProbes)
	}
	return nil
}

// Info says what a gazetteer is and holds. Name to Sources are what its maker said of it; the rest is counted.
type Info struct {
	Name    string   `json:"name,omitempty"`
	Version string   `json:"version,omitempty"`
	Licence string   `json:"licence,omitempty"`
	Sources []Source `json:"sources,omitempty"`

	Entries int            `json:"-"`
	Names   int            `json:"-"` // of all entries together
	Keys    int            `json:"-"` // different keys, other spellings included
	Types   map[string]int `json:"-"` // entries of each type
	Bytes   int            `json:"-"`
}

func (i *Info) encode() []byte {
	b, _ := json.Marshal(i) // strings alone: cannot fail
	return b
}

// Info says what the gazetteer is and holds.
func (x *Index) Info() Info {
	var i Info
	if len(x.data) > 0 {
		_ = json.Unmarshal(x.section(sectionInfo), &i) // of a file that is not verified, the maker's words may be lost
	}
	i.Entries, i.Names, i.Keys = x.Len(), int(x.head.Names), int(x.head.Keys)
	i.Types, i.Bytes = x.Types(), len(x.data)
	return i
}

// Load makes an index of a compiled gazetteer in memory, without copying or reading it: data is not to be
// changed any more. The cost is the same whatever the number of names. Load checks the header; whether a byte
// has changed since is for [Index.Verify]. An index over changed bytes may give wrong names; it does not
// panic, nor read beyond data.
func Load(data []byte) (*Index, error) {
	h, err := readHeader(data)
	if err != nil {
		return nil, fmt.Errorf("gazetteer: %w", err)
	}
	x := &Index{data: data, head: h, decoded: new(entryCache)}
	x.strings, x.classes = x.section(sectionStrings), x.section(sectionClasses)
	x.firsts, x.sequences = newFilter(x.section(sectionFirsts)), newFilter(x.section(sectionSequences))
	x.names = table{x.section(sectionNames), uint64(h.Homes), int(h.Probes)}
	x.ids = table{x.section(sectionIDs), uint64(h.IDHomes), int(h.IDProbes)}
	x.records = x.section(sectionRecords)
	x.allClasses = sync.OnceValue(x.readClasses)
	return x, nil
}

func (x *Index) section(n int) []byte {
	s := x.head.Sections[n]
	return x.data[s.Start : s.Start+s.Length : s.Start+s.Length]
}

// Verify reads the whole gazetteer and compares its checksum. The error is [ErrChecksum] or nil.
func (x *Index) Verify() error {
	if len(x.data) == 0 {
		return nil
	}
	if crc32.Checksum(x.data[headerSize:], castagnoli) != x.head.Body {
		return fmt.Errorf("gazetteer: %w", ErrChecksum)
	}
	return nil
}
