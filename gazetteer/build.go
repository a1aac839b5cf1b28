package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"
	"math"
	"slices"

	"github.com/kayan-nlp/kayan/normalize"
)

// ErrTooLarge says that a gazetteer has more than 4 GB of records: some fifty million names.
var ErrTooLarge = errors.New("gazetteer: more than 4 GB of entries")

// BuildOptions say how a [Builder] works, and what the gazetteer says of itself.
type BuildOptions struct {
	Info Info // Name, Version, Licence and Sources
	// Memory is how many bytes the builder may use, roughly; beyond that it goes on in temporary files. 0: no limit, and no files.
	Memory int
	// TempDir is where they lie; "" is the system's place for them.
	TempDir string
}

// A Builder compiles entries: Add takes them one by one, WriteTo writes the compiled gazetteer, Close
// removes the temporary files. The same entries in the same order make the same bytes. It serves one
// goroutine at a time.
type Builder struct {
	info    Info
	spools  []*spool
	records *spool
	firsts  *sorter
	others  *sorter // sequences of two words and more
	keys    *sorter
	ids     *sorter
	strings stringTable
	classes classTable
	entries int
	names   int
	err     error

	text   normalize.Text
	segs   []normalize.Segment
	body   []byte
	record []byte
	packed []byte
	forms  []form
	key    []byte
	hashes []uint64
}

// A form is a key under which the entry at hand is to be found, and the offset of its record in the entry.
type form struct {
	key    []byte
	hashes []uint64 // of its words
	at     int
}

// NewBuilder returns a Builder. Close it where Memory is limited.
func NewBuilder(o BuildOptions) *Builder {
	b := &Builder{info: o.Info, strings: stringTable{places: map[string]uint32{}}, classes: classTable{numbers: map[class]int{}}}
	share := o.Memory / 8 // four sorters, of two buffers each, the records, and what is written in the end
	newSorter := func() *sorter {
		s := &sorter{limit: max(share/(2*pairMemory), 1), runs: spool{limit: share / 16, dir: o.TempDir}}
		if o.Memory == 0 {
			s.limit, s.runs.limit = 0, 0
		}
		b.spools = append(b.spools, &s.runs)
		return s
	}
	b.firsts, b.others, b.keys, b.ids = newSorter(), newSorter(), newSorter(), newSorter()
	b.records = b.newSpool(o)
	return b
}

// pairMemory is what a pair takes in memory.
const pairMemory = 16

func (b *Builder) newSpool(o BuildOptions) *spool {
	s := &spool{dir: o.TempDir}
	if o.Memory > 0 {
		s.limit = max(o.Memory/16, 1)
	}
	b.spools = append(b.spools, s)
	return s
}

// AddSource adds what is known of a set, for Info.
func (b *Builder) AddSource(s Source) { b.info.Sources = append(b.info.Sources, s) }

// Add takes an entry. After an error, of writing a temporary file or [ErrTooLarge], the builder is good for nothing but
// Close.
func (b *Builder) Add(e Entry) error {
	if b.err != nil {
		return b.err
	}
	b.err = b.add(&e)
	return b.err
}

func (b *Builder) add(e *Entry) error {
	place := b.records.size
	b.encode(e)
	if place+int64(len(b.record)) > math.MaxUint32 {
		return ErrTooLarge
	}
	if err := b.records.append(b.record); err != nil {
		return err
	}
	b.entries++
	b.names += len(e.Names)
	if e.ID != "" {
		if err := b.ids.add(pair{hashString(e.ID), uint32(place)}); err != nil {
			return err
		}
	}
	for i := range b.forms {
		if err := b.addKey(&b.forms[i], uint32(place)); err != nil {
			return err
		}
	}
	return nil
}

// encode writes the record of an entry, and collects its keys.
func (b *Builder) encode(e *Entry) {
	number, shared := b.classes.number(e, &b.strings)
	for prefix := 1; ; prefix++ {
		b.body = appendHead(b.body[:0], e, number, shared)
		b.forms = b.forms[:0]
		b.key, b.hashes = b.key[:0], b.hashes[:0]
		for i := range e.Names {
			b.encodeName(&e.Names[i], prefix)
		}
		names := len(b.forms)
		for i := range names {
			b.encodeForms(b.forms[i], prefix)
		}
		b.record = append(binary.AppendUvarint(b.record[:0], uint64(len(b.body))), b.body...)
		if len(b.record)-len(b.body) == prefix {
			return // the ways back were counted rightly
		}
	}
}

// encodeName writes a name. Its key is kept for the index, if it has words.
func (b *Builder) encodeName(n *Name, prefix int) {
	b.text.Reset(n.Text, normalize.MatchKey)
	f := b.newForm(b.text.Bytes())
	key, words := f.key, len(f.hashes)
	at := prefix + len(b.body)
	flags := kindNumber(n.Kind)
	if n.Weak {
		flags |= flagWeak
	}
	keyed := words > 0 && !sameButAlef([]byte(n.Text), key)
	if keyed {
		flags |= flagKeyed
	}
	b.body = append(b.body, flags)
	b.body = binary.AppendUvarint(b.body, uint64(at))
	b.body = b.appendPacked(n.Text)
	if keyed {
		b.body = b.appendPacked(string(key))
	}
	if words > 0 {
		f.at = at
		b.forms = append(b.forms, f)
	}
}

func (b *Builder) appendPacked(text string) []byte {
	b.packed = pack(b.packed[:0], text)
	return appendBytes(b.body, b.packed)
}

// encodeForms writes the other spellings of a name.
func (b *Builder) encodeForms(name form, prefix int) {
	for _, other := range spellings(string(name.key)) {
		f := b.newForm([]byte(other))
		if len(f.hashes) == 0 {
			continue
		}
		f.at = prefix + len(b.body)
		b.body = append(b.body, flagForm)
		b.body = binary.AppendUvarint(b.body, uint64(f.at-name.at))
		b.body = b.appendPacked(string(f.key))
		b.forms = append(b.forms, f)
	}
}

// newForm cuts a key into words, and writes it with one space between them. A key that cannot be a name has none.
func (b *Builder) newForm(key []byte) form {
	b.segs = normalize.AppendSegments(b.segs[:0], key)
	if len(b.segs) > maxNameWords || slices.ContainsFunc(b.segs, func(s normalize.Segment) bool { return s.Kind == normalize.Newline }) {
		return form{}
	}
	from, first := len(b.key), len(b.hashes)
	for i, s := range b.segs {
		if i > 0 {
			b.key = append(b.key, ' ')
		}
		b.key = append(b.key, key[s.Start:s.End]...)
		b.hashes = append(b.hashes, hashAt(key, s.Start, s.End))
	}
	return form{key: b.key[from:len(b.key):len(b.key)], hashes: b.hashes[first:len(b.hashes):len(b.hashes)]}
}

// What a sequence of words is, in the filters.
const (
	isName = 1 << iota
	isBegin
)

// addKey makes the record of a form in the entry at a place findable.
func (b *Builder) addKey(f *form, entry uint32) error {
	var hash uint64
	for i, word := range f.hashes {
		to := b.others
		if i == 0 {
			hash, to = word, b.firsts
		} else {
			hash = hashSequence(hash, word)
		}
		what := uint32(isBegin)
		if i == len(f.hashes)-1 {
			what = isName
		}
		if err := to.add(pair{hash, what}); err != nil {
			return err
		}
	}
	return b.keys.add(pair{hash, entry + uint32(f.at)})
}

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

// list returns the place of the one record there is, or of a list of them.
func (b *Builder) list(places []uint32) (place uint32, keys int, err error) {
	if len(places) == 1 {
		return places[0], 1, nil
	}
	groups, err := b.group(places)
	if err != nil {
		return 0, 0, err
	}
	if len(groups) == 1 && len(groups[0]) == 1 {
		return groups[0][0].place, 1, nil
	}
	at := b.records.size
	list := append(b.record[:0], flagList)
	list = binary.AppendUvarint(list, uint64(len(groups)))
	for _, g := range groups {
		list = binary.AppendUvarint(list, uint64(len(g)))
		for _, m := range g {
			list = binary.LittleEndian.AppendUint32(list, m.place)
		}
	}
	b.record = list
	if at+int64(len(list)) > math.MaxUint32 {
		return 0, 0, ErrTooLarge
	}
	return uint32(at), len(groups), b.records.append(list)
}

// A member is one of the records that share a hash.
type member struct {
	place uint32
	entry uint64
	prior uint32
}

// group puts records of the same key together, in the order of their first ones; each entry once, best known first.
func (b *Builder) group(places []uint32) ([][]member, error) {
	var groups [][]member
	numbers := map[string]int{}
	for _, place := range places {
		key, m, err := b.readBack(place)
		if err != nil {
			return nil, err
		}
		n, ok := numbers[key]
		if !ok {
			n = len(groups)
			numbers[key] = n
			groups = append(groups, nil)
		}
		if g := groups[n]; len(g) > 0 && g[len(g)-1].entry == m.entry {
			continue // places come in order, so that the other one is the last
		}
		groups[n] = append(groups[n], m)
	}
	for _, g := range groups {
		slices.SortStableFunc(g, func(a, b member) int { return int(int64(b.prior) - int64(a.prior)) })
	}
	return groups, nil
}

// headBytes is more than the numbers at the beginning of a record take.
const headBytes = 6 * binary.MaxVarintLen64

// readBack reads the key of the record at a place that was written before, and what is to be known of its entry.
func (b *Builder) readBack(place uint32) (key string, m member, err error) {
	m.place = place
	letters, whence, form, err := b.readName(uint64(place))
	if err != nil {
		return "", m, err
	}
	if m.entry = whence; form {
		if _, m.entry, _, err = b.readName(whence); err != nil {
			return "", m, err
		}
	}
	c, err := b.readAt(m.entry, headBytes)
	_, extras, _, rest := (&Index{records: c.rest}).headAt(0)
	m.prior = rest.prior(extras)
	return string(letters), m, err
}

// readName reads the key of a name or form, and the place of its entry or its name. How long the record is it knows when it
// has read enough.
func (b *Builder) readName(place uint64) (key []byte, whence uint64, form bool, err error) {
	for length := headBytes; ; length *= 4 {
		c, err := b.readAt(place, length)
		if err != nil {
			return nil, 0, false, err
		}
		last := len(c.rest) < length
		flags := c.byte()
		whence, key = place-c.number(), c.bytes()
		if flags&flagKeyed != 0 {
			key = c.bytes()
		}
		if c.rest == nil && !last {
			continue
		}
		if key = unpack(nil, key); flags&(flagForm|flagKeyed) == 0 {
			key = bareAlef(key)
		}
		return key, whence, flags&flagForm != 0, nil
	}
}

// readAt reads so many bytes of the records, or those that there are.
func (b *Builder) readAt(place uint64, length int) (cursor, error) {
	b.body = slices.Grow(b.body[:0], length)
	got, err := b.records.read(b.body[:length], int64(place))
	b.body = append(b.body[:0], got...)
	return cursor{b.body}, err
}

// Close removes the temporary files.
func (b *Builder) Close() error {
	if b.err == nil {
		b.err = errors.New("gazetteer: the Builder is closed")
	}
	errs := []error{b.firsts.close(), b.others.close(), b.keys.close(), b.ids.close()}
	for _, s := range b.spools {
		errs = append(errs, s.close())
	}
	return errors.Join(errs...)
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
