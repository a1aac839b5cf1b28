package main

import (
	"bufio"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/gazetteer"
)

const diffDoc = `Tells how the entries of two compiled gazetteers differ, a line each: - is only in A, + only in B, ~ in both but changed. Behind
it stand id, type and name, and what has changed. First come the entries of A in their order, then the new ones of B. An id
that several entries of one file share says not which is which: these are told as gone and new.
Ends with status 0 if the entries are equal, 1 if not, 2 for trouble.
`

// The exit statuses of diff(1), which scripts know.
const (
	exitDifferent = 1
	exitTrouble   = cli.ExitUsage
)

func prepareDiff(*flag.FlagSet) action {
	return func(e environment, files []string) (int, error) {
		if len(files) != 2 {
			return 0, errors.New("want two files")
		}
		var pair [2]*gazetteer.Index
		var errs error
		for i, file := range files {
			x, err := openVerified(file)
			if err != nil {
				complain(e.stderr, err)
				errs = err
				continue
			}
			defer x.Close()
			pair[i] = x
		}
		if errs != nil {
			return exitTrouble, nil
		}
		d := newDiffer(pair[0], pair[1], bufio.NewWriter(e.stdout))
		different, err := d.run()
		switch {
		case err != nil:
			complain(e.stderr, fmt.Errorf("standard output: %w", err))
			return exitTrouble, nil
		case different:
			return exitDifferent, nil
		}
		return 0, nil
	}
}

// A differ compares two gazetteers. An entry whose id occurs once is looked up in the other one, so that all there is in memory is
// eight bytes an entry, to know which these are, and a count for each entry that shares its id.
type differ struct {
	a, b     *gazetteer.Index
	out      *bufio.Writer
	seed     maphash.Seed
	repeated map[uint64]bool // hashes of ids that a file has more than once
	surplus  map[uint64]int  // of entries with such ids: how many more A has than B
	lines    int
}

func newDiffer(a, b *gazetteer.Index, out *bufio.Writer) *differ {
	d := &differ{a: a, b: b, out: out, seed: maphash.MakeSeed(), repeated: map[uint64]bool{}, surplus: map[uint64]int{}}
	d.noteRepeated(a)
	d.noteRepeated(b)
	if len(d.repeated) > 0 {
		d.count(a, 1)
		d.count(b, -1)
	}
	return d
}

func (d *differ) hash(s string) uint64 { return maphash.String(d.seed, s) }

// noteRepeated notes the ids that a gazetteer has more than once. No id at all is one that says not which entry it is.
func (d *differ) noteRepeated(x *gazetteer.Index) {
	ids := make([]uint64, 0, x.Len())
	for e := range x.All() {
		ids = append(ids, d.hash(e.ID))
		if e.ID == "" {
			d.repeated[d.hash("")] = true
		}
	}
	slices.Sort(ids)
	for i := 1; i < len(ids); i++ {
		if ids[i] == ids[i-1] {
			d.repeated[ids[i]] = true
		}
	}
}

// count counts the entries with repeated ids.
func (d *differ) count(x *gazetteer.Index, by int) {
	for e := range x.All() {
		if d.repeated[d.hash(e.ID)] {
			d.surplus[d.content(&e)] += by
		}
	}
}

// content returns a hash of all that an entry holds.
func (d *differ) content(e *gazetteer.Entry) uint64 {
	var h maphash.Hash
	h.SetSeed(d.seed)
	h.WriteString(e.ID)
	for _, f := range fields {
		for _, value := range f.values(e) {
			h.WriteByte(1)
			h.WriteString(value)
		}
		h.WriteByte(0)
	}
	return h.Sum64()
}

func (d *differ) run() (different bool, err error) {
	for e := range d.a.All() {
		if err := d.lookAt(&e, d.b, "-", 1); err != nil {
			return true, err
		}
	}
	for e := range d.b.All() {
		if err := d.lookAt(&e, d.a, "+", -1); err != nil {
			return true, err
		}
	}
	return d.lines > 0, d.out.Flush()
}

// lookAt tells of an entry that it is not in the other gazetteer, or, once, that it is another there.
func (d *differ) lookAt(e *gazetteer.Entry, other *gazetteer.Index, sign string, side int) error {
	if d.repeated[d.hash(e.ID)] {
		content := d.content(e)
		if d.surplus[content]*side <= 0 {
			return nil
		}
		d.surplus[content] -= side
		return d.tell(sign, e, "")
	}
	o, ok := other.Entry(e.ID)
	if !ok {
		return d.tell(sign, e, "")
	}
	if other == d.b {
		if changes := changesOf(e, &o); changes != "" {
			return d.tell("~", &o, "\t"+clean(changes))
		}
	}
	return nil
}

func (d *differ) tell(sign string, e *gazetteer.Entry, changes string) error {
	d.lines++
	_, err := fmt.Fprintf(d.out, "%s %s\t%s\t%s%s\n", sign, clean(e.ID), clean(label(e.Type, e.Subtype)), clean(e.Name()), changes)
	return err
}

// fields are what entries are compared by: one value, or several.
var fields = []struct {
	name   string
	values func(*gazetteer.Entry) []string
	list   bool
}{
	{"type", func(e *gazetteer.Entry) []string { return []string{label(e.Type, e.Subtype)} }, false},
	{"names", nameValues, true},
	{"country", func(e *gazetteer.Entry) []string { return []string{e.Country} }, false},
	{"parent", func(e *gazetteer.Entry) []string { return []string{e.Parent} }, false},
	{"en", func(e *gazetteer.Entry) []string { return []string{e.English} }, false},
	{"value", func(e *gazetteer.Entry) []string { return []string{e.Value} }, false},
	{"source", func(e *gazetteer.Entry) []string { return []string{e.Source} }, false},
	{"refs", func(e *gazetteer.Entry) []string { return e.Refs }, true},
	{"prior", func(e *gazetteer.Entry) []string { return []string{fmt.Sprint(e.Prior)} }, false},
}

// nameValues writes names as data files have them: kind:text, and a question mark behind weak ones.
func nameValues(e *gazetteer.Entry) []string {
	var all []string
	for i, n := range e.Names {
		usual := gazetteer.Variant
		if i == 0 {
			usual = gazetteer.Canonical
		}
		text := n.Text
		if n.Kind != usual {
			text = cmp.Or(string(n.Kind), "canonical") + ":" + text
		}
		if n.Weak {
			text += "?"
		}
		all = append(all, text)
	}
	return all
}

// changesOf tells what of an entry has changed, "" if nothing.
func changesOf(a, b *gazetteer.Entry) string {
	var parts []string
	for _, f := range fields {
		before, after := f.values(a), f.values(b)
		switch {
		case slices.Equal(before, after):
		case f.list:
			parts = append(parts, f.name+": "+listChanges(before, after))
		default:
			parts = append(parts, fmt.Sprintf("%s: %s → %s", f.name, before[0], after[0]))
		}
	}
	return strings.Join(parts, "; ")
}

// listChanges tells what a list has lost and what is new in it; or that it is in another order.
func listChanges(before, after []string) string {
	var parts []string
	for _, s := range without(before, after) {
		parts = append(parts, "-"+s)
	}
	for _, s := range without(after, before) {
		parts = append(parts, "+"+s)
	}
	if parts == nil {
		return "another order"
	}
	return strings.Join(parts, ", ")
}

// without returns what is in a more often than in b.
func without(a, b []string) []string {
	have := map[string]int{}
	for _, s := range b {
		have[s]++
	}
	var rest []string
	for _, s := range a {
		if have[s]--; have[s] < 0 {
			rest = append(rest, s)
		}
	}
	return rest
}
