package gazetteer

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/kayan-nlp/kayan/normalize"
)

// ErrTooLarge says that a gazetteer has more than 4 GB of records: some fifty million names.
var ErrTooLarge = errors.New("gazetteer: more than 4 GB of entries")

// BuildOptions say how a [Builder] works, and what the gazetteer says of itself.
type BuildOptions struct {
	Info Info // Name, Version, Licence and Sources
	// Memory is how many bytes the builder may use, roughly; beyond that it goes on in temporary files. The filters, two
	// bytes for each different sequence of words, stay in memory. 0: no limit, and no files.
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
