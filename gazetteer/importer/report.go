package importer

import (
	"fmt"
	"io"
	"maps"
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// A Report counts what became of a file. Read is the sum of Kept and Dropped.
type Report struct {
	File    string
	Source  gazetteer.Source // what the file says of itself, or the options, or what is known of the format
	Read    int              // records: entries, and what became none
	Kept    int              // entries yielded
	Dropped map[string]int   // records left out, by reason
	Names   map[string]int   // names left out, of entries kept or not, by reason
	Weak    int              // weak names among those kept
	Errors  int              // errors yielded: for each broken record, and for files that could not be read
}

// Reasons for which records are left out, in [Report.Dropped].
const (
	Broken    = "broken"                   // an error was yielded, too
	Pattern   = "a pattern, not a name"    // an error was yielded, too
	NoName    = "no name that can be used" // all were left out, or there were none
	NoType    = "no type"
	Unwanted  = "of a type left out" // by the options, or by the table of the format
	Unclassed = "of no known class"
	NotAnItem = "not an item"
)

// Reasons for which names are left out, in [Report.Names].
const (
	NotArabic = "no Arabic letters"
	TooShort  = "under two letters"
	TooLong   = "over 32 words"
	Damaged   = "damaged letters" // U+FFFD: somebody before us lost them
	Duplicate = "a duplicate"
	Historic  = "historic"
)

// WriteTo writes the report, a line a count.
func (r *Report) WriteTo(w io.Writer) (int64, error) {
	n, err := fmt.Fprintf(w, "%s: %d read, %d kept, %d weak names, %d errors\n", r.File, r.Read, r.Kept, r.Weak, r.Errors)
	for _, part := range []struct {
		what   string
		counts map[string]int
	}{{"records left out", r.Dropped}, {"names left out", r.Names}} {
		for _, reason := range slices.Sorted(maps.Keys(part.counts)) {
			if err != nil {
				return int64(n), err
			}
			var m int
			m, err = fmt.Fprintf(w, "  %s: %s: %d\n", part.what, reason, part.counts[reason])
			n += m
		}
	}
	return int64(n), err
}
