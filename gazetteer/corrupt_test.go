package gazetteer

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/normalize"
)

// smallEntries are few entries that make use of all that the compiled form knows.
func smallEntries() []Entry {
	return []Entry{
		{ID: "places/بغداد", Type: "PLACE", Subtype: "city", Country: "IQ", Source: "places", English: "Baghdad", Names: named("بغداد", "مدينة السلام")},
		{ID: "places/IQ/البصرة", Type: "PLACE", Subtype: "city", Country: "IQ", Source: "places", Parent: "العراق", Names: named("البصرة")},
		{ID: "Q1", Type: "PLACE", Prior: 5, Names: named("عمان")},
		{ID: "Q2", Type: "PLACE", Prior: 1 << 30, Names: named("عُمان", "عمان", "سلطنة عمان")}, // a key, and its text is another
		{ID: "Q3", Type: "PERSON", Names: named("عمان")},
		{ID: "Q4", Type: "PERSON", Names: named("عبد الله", "عبدالله"), Refs: []string{"a", "", "http://x/\xff"}},
		{ID: "Q5", Type: "PERSON", Names: named("محمد بن سلمان آل سعود"), Value: "m"},
		{ID: "Q6", Type: "PERSON", Names: named("أبو ظبي", "نورالدين")},
		{ID: "Q7", Type: "T", Names: named("القاهرة")},
		{ID: "Q8", Type: "T", Names: named("القاهره")}, // its key has the hash of the one before
		{ID: "Q9", Names: named(strings.TrimSpace(strings.Repeat("طويل ", maxNameWords+1)), "", " ", "\n")},
		{},
		{ID: "Q1", Type: "again", Names: named("é中\u0600\u0620a", "\xff\xd8")},
		{ID: "Q10", Names: []Name{{Text: "أمل", Kind: Alias, Weak: true}}},
		{ID: "Q11\x00\xff", Names: named("حزب الله", "12,5")},
	}
}

func named(texts ...string) []Name {
	var names []Name
	for _, text := range texts {
		names = append(names, Name{Text: text})
	}
	return names
}

func smallFile(t testing.TB) []byte {
	t.Helper()
	b := NewBuilder(BuildOptions{Info: Info{Name: "small", Sources: []Source{{Set: "places"}}}})
	for _, e := range smallEntries() {
		require.NoError(t, b.Add(e))
	}
	var file bytes.Buffer
	_, err := b.WriteTo(&file)
	require.NoError(t, err)
	return file.Bytes()
}

// poison lies behind the file, and must come out of nothing.
const poison = "POISONPOISONPOISON"

// poisoned returns data in memory that goes on with poison.
func poisoned(data []byte) []byte {
	return append(append(make([]byte, 0, len(data)+len(poison)), data...), poison...)[:len(data)]
}

// isNamed reports whether an error is one of those that Load may give.
func isNamed(err error) bool {
	return errors.Is(err, ErrFormat) || errors.Is(err, ErrVersion) || errors.Is(err, ErrChecksum) || errors.Is(err, ErrFoldRules)
}

// A walker makes use of everything in an index over changed bytes. It looks for poison, and for what has no end.
type walker struct {
	key  []byte
	segs []normalize.Segment
	// names and ids of what the file held before it was changed
	names, ids []string
}

func newWalker() *walker {
	w := &walker{}
	for _, e := range smallEntries() {
		w.ids = append(w.ids, e.ID)
		for _, n := range e.Names {
			w.names = append(w.names, n.Text)
		}
	}
	text := strings.Join(w.names, " ") + " وبغداد للعراق عبدالله محمد ابن سلمان القاهرة ولحزب الله سلطنه عمان"
	w.key = []byte(normalize.Key(text))
	w.segs = normalize.AppendSegments(nil, w.key)
	return w
}

// walk returns what is wrong, "" if nothing is. size is that of the file: nothing can be more often than it has bytes.
func (w *walker) walk(x *Index, size int) string {
	var b strings.Builder // all strings that come out
	steps := 0
	for e := range x.All() {
		if steps++; steps > size {
			return "more entries than bytes"
		}
		writeEntry(&b, &e)
	}
	for _, id := range w.ids {
		e, _ := x.Entry(id)
		writeEntry(&b, &e)
	}
	for _, name := range w.names {
		if !writeTerms(&b, x.Lookup(name), size) {
			return "more terms than bytes"
		}
	}
	for _, h := range x.AppendHits(nil, w.key, w.segs) {
		if h.First < 0 || h.First >= h.Last || h.Last > len(w.segs) || h.Last-h.First > maxNameWords {
			return fmt.Sprintf("a hit at %d to %d", h.First, h.Last)
		}
		if !writeTerms(&b, h.Terms, size) {
			return "more terms than bytes"
		}
	}
	fmt.Fprint(&b, x.Types(), x.Info(), x.Classes(), x.Class(-1), x.Class(0), x.Class(1<<40))
	if strings.Contains(b.String(), poison[:6]) {
		return "bytes from behind the file"
	}
	return ""
}

func writeEntry(b *strings.Builder, e *Entry) {
	for _, s := range append(e.Refs, e.ID, e.Type, e.Subtype, e.Country, e.Parent, e.English, e.Value, e.Source, e.Name()) {
		b.WriteString(s)
	}
	for _, n := range e.Names {
		b.WriteString(n.Text + string(n.Kind))
	}
}

// writeTerms writes all strings of terms, and reports whether there were no more than size of them.
func writeTerms(b *strings.Builder, terms Terms, size int) bool {
	if terms.Len() > size {
		return false
	}
	for term := range terms.All() {
		b.WriteString(term.Text() + term.Type() + term.Subtype() + term.Value() + string(term.Kind()))
		fmt.Fprint(b, term.Weak(), term.Class())
		writeEntry(b, term.Entry())
	}
	return true
}

// within fails the test with all goroutines' stacks if do has no end.
func within(t testing.TB, limit time.Duration, what func() string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() {
		select {
		case <-done:
		case <-time.After(limit):
			stacks := make([]byte, 1<<16)
			panic(fmt.Sprintf("no end of it: %s\n%s", what(), stacks[:runtime.Stack(stacks, true)]))
		}
	}()
	do()
	close(done)
}

func TestEveryCutIsSeen(t *testing.T) {
	data := smallFile(t)
	for n := range data {
		x, err := Load(poisoned(data)[:n])
		require.Nil(t, x, "%d bytes", n)
		require.True(t, errors.Is(err, ErrFormat) || errors.Is(err, ErrChecksum) || errors.Is(err, ErrVersion), "%d bytes: %v", n, err)
	}
	_, err := Load(append(slices.Clone(data), 0))
	assert.ErrorIs(t, err, ErrFormat, "a byte too many")
}

// Whatever byte is changed, Load says so or Verify, and what the index says in spite of it has an end and is the file's.
func TestEveryChangedByteIsSeen(t *testing.T) {
	data := smallFile(t)
	w := newWalker()
	changes := map[string]func(byte) byte{
		"a bit": func(b byte) byte { return b ^ 1 }, "the top bit": func(b byte) byte { return b ^ 0x80 },
		"0": func(byte) byte { return 0 }, "FF": func(byte) byte { return 0xFF },
	}
	at := 0
	within(t, 3*time.Minute, func() string { return fmt.Sprintf("byte %d", at) }, func() {
		for name, change := range changes {
			for at = range data {
				if other := change(data[at]); other != data[at] {
					changed := poisoned(data)
					changed[at] = other
					checkChanged(t, w, changed, fmt.Sprintf("%s at %d", name, at))
				}
			}
		}
	})
}

func checkChanged(t *testing.T, w *walker, changed []byte, what string) {
	t.Helper()
	x, err := Load(changed)
	if err != nil {
		require.True(t, isNamed(err), "%s: %v", what, err)
		return
	}
	require.ErrorIs(t, x.Verify(), ErrChecksum, what)
	require.Empty(t, w.walk(x, len(changed)), what)
}

// withHeader returns the file with another header, whose checksum is right.
func withHeader(data []byte, change func(h *header)) []byte {
	h, err := readHeader(data)
	if err != nil {
		panic(err) // the file is a good one
	}
	change(&h)
	return append(h.encode(), data[headerSize:]...)
}

func TestHeaderErrors(t *testing.T) {
	data := smallFile(t)
	for name, c := range map[string]struct {
		change func(h *header)
		want   error
	}{
		"version":         {func(h *header) { h.Version++ }, ErrVersion},
		"rules":           {func(h *header) { h.Rules ^= 1 }, ErrFoldRules},
		"tables":          {func(h *header) { h.Tables++ }, ErrFoldRules},
		"magic":           {func(h *header) { h.Magic[0]++ }, ErrFormat},
		"a gap":           {func(h *header) { h.Sections[3].Start++ }, ErrFormat},
		"an overlap":      {func(h *header) { h.Sections[3].Start-- }, ErrFormat},
		"a long section":  {func(h *header) { h.Sections[sections-1].Length++ }, ErrFormat},
		"a short section": {func(h *header) { h.Sections[sections-1].Length-- }, ErrFormat},
		"overflow":        {func(h *header) { h.Sections[2].Length = ^uint64(0) - 5 }, ErrFormat},
		"inside":          {func(h *header) { h.Sections[0].Start = 0 }, ErrFormat},
		"probes":          {func(h *header) { h.Probes = 1 << 31 }, ErrFormat},
		"id probes":       {func(h *header) { h.IDProbes = 1 << 31 }, ErrFormat},
	} {
		x, err := Load(withHeader(data, c.change))
		assert.Nil(t, x, name)
		assert.ErrorIs(t, err, c.want, name)
	}
	binary.LittleEndian.PutUint32(data[len(magic):], formatVersion+1)
	_, err := Load(data)
	assert.ErrorIs(t, err, ErrVersion, "another version may have another header: its checksum does not count")
}

// garble changes what a header says, so that it still can be loaded, and some bytes behind it.
func garble(r *rand.Rand, data []byte) []byte {
	any32 := func(was uint32) uint32 {
		switch r.IntN(5) {
		case 0:
			return r.Uint32()
		case 1:
			return uint32(r.IntN(10))
		case 2:
			return ^uint32(0) - uint32(r.IntN(3))
		}
		return was
	}
	changed := withHeader(data, func(h *header) {
		h.Entries, h.Names, h.Keys, h.IDs = any32(h.Entries), any32(h.Names), any32(h.Keys), any32(h.IDs)
		h.Homes, h.IDHomes = any32(h.Homes), any32(h.IDHomes)
		h.Probes, h.IDProbes = min(any32(h.Probes), maxProbes), min(any32(h.IDProbes), maxProbes)
		if r.IntN(3) == 0 {
			moveSections(r, h, len(data))
		}
	})
	for range r.IntN(40) {
		garbleBytes(r, changed[headerSize:])
	}
	return poisoned(changed)
}

// moveSections draws new borders between the sections.
func moveSections(r *rand.Rand, h *header, size int) {
	borders := []int{headerSize, size}
	for range sections - 1 {
		borders = append(borders, headerSize+r.IntN(size-headerSize+1))
	}
	slices.Sort(borders)
	for n := range h.Sections {
		h.Sections[n].Start, h.Sections[n].Length = uint64(borders[n]), uint64(borders[n+1]-borders[n])
	}
}

// garbleBytes writes a byte, a number, or a stretch of bytes from elsewhere.
func garbleBytes(r *rand.Rand, b []byte) {
	at := r.IntN(len(b))
	switch r.IntN(4) {
	case 0:
		b[at] = byte(r.Uint32())
	case 1:
		b[at] = []byte{0, 1, 0x20, 0x40, 0x7F, 0x80, 0xFF}[r.IntN(7)]
	case 2:
		copy(b[at:], binary.AppendUvarint(nil, r.Uint64()>>r.IntN(64)))
	case 3:
		from := r.IntN(len(b))
		copy(b[at:min(at+64, len(b))], b[from:])
	}
}

// A file whose header is in order, but for what it says, and whose contents are garbage: nothing that a checksum would see.
func TestGarbage(t *testing.T) {
	data := smallFile(t)
	w := newWalker()
	rounds := 4000
	if testing.Short() {
		rounds = 500
	}
	seed := 0
	within(t, 3*time.Minute, func() string { return fmt.Sprintf("seed %d", seed) }, func() {
		for ; seed < rounds; seed++ {
			garbled := garble(rand.New(rand.NewPCG(uint64(seed), 2)), data)
			x, err := Load(garbled)
			require.NoError(t, err, "seed %d", seed)
			require.Empty(t, w.walk(x, len(garbled)), "seed %d", seed)
		}
	})
}

// TestSectionsOfOneByte fills the sections of a file one by one: filters that say yes to all, tables that lead nowhere.
func TestSectionsOfOneByte(t *testing.T) {
	data := smallFile(t)
	w := newWalker()
	for n := range sections {
		for _, fill := range []byte{0, 1, 0x40, 0x7F, 0x80, 0xFF} {
			changed := poisoned(data)
			h, err := readHeader(changed)
			require.NoError(t, err)
			section := changed[h.Sections[n].Start:][:h.Sections[n].Length]
			copy(section, bytes.Repeat([]byte{fill}, len(section)))
			x, err := Load(changed)
			require.NoError(t, err)
			within(t, time.Minute, func() string { return fmt.Sprintf("section %d of %02x", n, fill) }, func() {
				require.Empty(t, w.walk(x, len(changed)), "section %d of %02x", n, fill)
			})
		}
	}
}

func TestOpenOtherFiles(t *testing.T) {
	dir := t.TempDir()
	write := func(name string, data []byte) string {
		file := filepath.Join(dir, name)
		require.NoError(t, os.WriteFile(file, data, 0o600))
		return file
	}
	data := smallFile(t)
	changed := slices.Clone(data)
	changed[len(changed)-1] ^= 1
	for file, want := range map[string]struct{ open, read error }{
		filepath.Join(dir, "missing"):              {os.ErrNotExist, os.ErrNotExist},
		write("empty", nil):                        {ErrFormat, ErrFormat},
		write("text", []byte("# type: X\nname\n")): {ErrFormat, ErrFormat},
		write("cut", data[:len(data)-1]):           {ErrFormat, ErrFormat},
		write("head", data[:len(magic)]):           {ErrFormat, ErrFormat},
		write("changed", changed):                  {nil, ErrChecksum}, // Open reads nothing
	} {
		x, err := Open(file)
		assertError(t, err, want.open, file)
		if err == nil {
			assert.ErrorIs(t, x.Verify(), ErrChecksum)
			assert.NoError(t, x.Close())
		}
		_, err = Read(file)
		assertError(t, err, want.read, file)
	}
	for _, open := range []func(string) (*Index, error){Open, Read} {
		_, err := open(dir)
		require.Error(t, err, "a directory")
		assert.Contains(t, err.Error(), dir)
	}
}

// assertError holds an error to wrap another and to name the file.
func assertError(t *testing.T, err, want error, file string) {
	t.Helper()
	if want == nil {
		assert.NoError(t, err, file)
		return
	}
	assert.ErrorIs(t, err, want, file)
	assert.ErrorContains(t, err, file)
}

func TestOpenReadLoadFindTheSame(t *testing.T) {
	data := smallFile(t)
	file := filepath.Join(t.TempDir(), "small.kgz")
	require.NoError(t, os.WriteFile(file, data, 0o600))
	w := newWalker()
	all := map[string]string{}
	for name, open := range map[string]func() (*Index, error){
		"Open": func() (*Index, error) { return Open(file) }, "Read": func() (*Index, error) { return Read(file) },
		"Load": func() (*Index, error) { return Load(data) }, "NewIndex": func() (*Index, error) { return NewIndex(smallEntries()), nil },
	} {
		x, err := open()
		require.NoError(t, err, name)
		require.Empty(t, w.walk(x, len(data)), name)
		var b strings.Builder
		for _, h := range x.AppendHits(nil, w.key, w.segs) {
			fmt.Fprintln(&b, h.First, h.Last, h.Split, h.Loose)
			require.True(t, writeTerms(&b, h.Terms, len(data)))
		}
		all[name] = b.String()
		require.True(t, reflect.DeepEqual(smallEntries(), slices.Collect(x.All())), name)
		require.NoError(t, x.Close(), name)
		if name == "Open" {
			assert.Zero(t, x.Len(), "closed, it is empty")
			assert.Empty(t, x.AppendHits(nil, w.key, w.segs))
		}
	}
	require.NotEmpty(t, all["Load"])
	for name, hits := range all {
		assert.Equal(t, all["Load"], hits, name)
	}
}

func TestIsCompiled(t *testing.T) {
	data := smallFile(t)
	assert.True(t, IsCompiled(data))
	assert.True(t, IsCompiled(data[:len(magic)]))
	assert.False(t, IsCompiled(data[:len(magic)-1]))
	assert.False(t, IsCompiled([]byte("# set: x\n")))
	assert.False(t, IsCompiled(nil))
}

// Numbers and Latin words are told apart as Arabic ones are: names of one hash are compared one by one.
func TestHashesOfNumbersDiffer(t *testing.T) {
	seen := map[uint64]bool{}
	for i := range 10_000 {
		seen[hashWord(fmt.Append(nil, i))] = true
	}
	assert.Len(t, seen, 10_000)
}

func FuzzLoad(f *testing.F) {
	data := smallFile(f)
	f.Add(data)
	f.Add(data[:headerSize])
	f.Add([]byte("name\n"))
	for seed := range uint64(20) {
		f.Add(slices.Clip(garble(rand.New(rand.NewPCG(seed, 3)), data)))
	}
	w := newWalker()
	f.Fuzz(func(t *testing.T, data []byte) {
		if len(data) > 1<<13 {
			return // lists within lists take their time
		}
		if _, err := Load(data); err != nil && !isNamed(err) {
			t.Fatalf("no named error: %v", err)
		}
		data = poisoned(data)
		if len(data) >= headerSize {
			binary.LittleEndian.PutUint32(data[headerSize-4:], crc32.Checksum(data[:headerSize-4], castagnoli))
		}
		x, err := Load(data)
		if err != nil {
			return
		}
		_ = x.Verify()
		if wrong := w.walk(x, len(data)); wrong != "" {
			t.Fatal(wrong)
		}
	})
}
