package gazetteer

import (
	"bytes"
	"errors"
	"hash/crc32"
	"io"

	"github.com/kayan-nlp/kayan/normalize"
)

// WriteTo writes the compiled gazetteer. It can be called once.
func (b *Builder) WriteTo(w io.Writer) (int64, error) {
	if b.err != nil {
		return 0, b.err
	}
	b.err = errors.New("gazetteer: a Builder writes once")
	var parts [sections]*spool
	for n := range parts {
		parts[n] = b.newSpool(BuildOptions{})
	}
	h := header{
		Version: formatVersion, Rules: uint32(normalize.MatchKey), Tables: normalize.TablesVersion,
		Entries: uint32(b.entries), Names: uint32(b.names),
	}
	copy(h.Magic[:], magic)
	parts[sectionRecords] = b.records
	for _, n := range []int{sectionNames, sectionIDs} { // these may be large
		parts[n].limit, parts[n].dir = b.records.limit, b.records.dir
	}
	if err := errors.Join(b.writeNames(&h, parts[sectionNames]), b.writeIDs(&h, parts[sectionIDs])); err != nil {
		return 0, err
	}
	firsts, err1 := b.filter(b.firsts)
	others, err2 := b.filter(b.others)
	err := errors.Join(err1, err2, parts[sectionFirsts].append(firsts), parts[sectionSequences].append(others),
		parts[sectionInfo].append(b.info.encode()), parts[sectionStrings].append(b.strings.bytes),
		parts[sectionClasses].append(b.classes.encode()))
	if err != nil {
		return 0, err
	}
	return writeFile(w, &h, &parts)
}

// Index returns the compiled gazetteer in memory. It can be called once, and in place of WriteTo.
func (b *Builder) Index() (*Index, error) {
	var file bytes.Buffer
	if _, err := b.WriteTo(&file); err != nil {
		return nil, err
	}
	return Load(file.Bytes())
}

// writeFile writes header and sections.
func writeFile(w io.Writer, h *header, parts *[sections]*spool) (int64, error) {
	body := crc32.New(castagnoli)
	end := uint64(headerSize)
	for n, p := range parts {
		h.Sections[n].Start, h.Sections[n].Length = end, uint64(p.size)
		end += uint64(p.size)
		if err := p.copyTo(body); err != nil {
			return 0, err
		}
	}
	h.Body = body.Sum32()
	out := &counter{w: w}
	if _, err := out.Write(h.encode()); err != nil {
		return out.n, err
	}
	for _, p := range parts {
		if err := p.copyTo(out); err != nil {
			return out.n, err
		}
	}
	return out.n, nil
}

type counter struct {
	w io.Writer
	n int64
}

func (c *counter) Write(b []byte) (int, error) {
	n, err := c.w.Write(b)
	c.n += int64(n)
	return n, err
}

// distinct counts the different hashes of a sorter.
func distinct(s *sorter) (int, error) {
	n := 0
	var last uint64
	for p, err := range s.sorted() {
		if err != nil {
			return 0, err
		}
		if n == 0 || p.hash != last {
			n++
		}
		last = p.hash
	}
	return n, nil
}

// filter makes the filter of the sequences of a sorter.
func (b *Builder) filter(s *sorter) ([]byte, error) {
	n, err := distinct(s)
	if err != nil || n == 0 {
		return nil, err
	}
	f := newFilter(make([]byte, filterSize(n)))
	for p, err := range s.sorted() {
		if err != nil {
			return nil, err
		}
		if p.value&isName != 0 {
			f.set(p.hash, nameMask(p.hash))
		}
		if p.value&isBegin != 0 {
			f.set(p.hash, beginMask(p.hash))
		}
	}
	return f.bytes, nil
}

// writeIDs writes the table of the ids; of entries with one id the first one is in it.
func (b *Builder) writeIDs(h *header, out *spool) error {
	n, err := distinct(b.ids)
	if err != nil {
		return err
	}
	h.IDs = uint32(n)
	w := newTableWriter(out, n)
	first := true
	var last uint64
	for p, err := range b.ids.sorted() {
		if err != nil {
			return err
		}
		if first || p.hash != last {
			if err := w.add(p.hash, p.value); err != nil {
				return err
			}
		}
		first, last = false, p.hash
	}
	h.IDHomes, h.IDProbes = uint32(w.homes), uint32(w.probes)
	return w.finish()
}

// writeNames writes the table of the names, and appends to the records the lists of those that share a key.
func (b *Builder) writeNames(h *header, out *spool) error {
	n, err := distinct(b.keys)
	if err != nil {
		return err
	}
	w := newTableWriter(out, n)
	var hash uint64
	var places []uint32 // of the records under hash
	flush := func() error {
		if len(places) == 0 {
			return nil
		}
		place, keys, err := b.list(places)
		if err != nil {
			return err
		}
		h.Keys += uint32(keys)
		places = places[:0]
		return w.add(hash, place)
	}
	for p, err := range b.keys.sorted() {
		if err != nil {
			return err
		}
		if p.hash != hash {
			if err := flush(); err != nil {
				return err
			}
			hash = p.hash
		}
		places = append(places, p.value)
	}
	if err := flush(); err != nil {
		return err
	}
	h.Homes, h.Probes = uint32(w.homes), uint32(w.probes)
	return w.finish()
}
