package gazetteer

import (
	"embed"
	"errors"
	"io/fs"
	"sync"
)

//go:embed data/*.tsv
var data embed.FS

// Default returns the index over the embedded data. It is built at the first call and kept; the entries
// are shared by all callers and not to be changed.
func Default() *Index { return defaultIndex() }

var defaultIndex = sync.OnceValue(func() *Index {
	entries, _ := DefaultEntries() // a test holds the embedded data to be without error
	return NewIndex(entries)
})

// DefaultEntries reads the embedded data anew: the entries in the order of the files' names, and what is
// wrong with them, which for released data is nothing.
func DefaultEntries() ([]Entry, error) {
	var entries []Entry
	var errs []error
	files, err := fs.Glob(data, "data/*.tsv")
	errs = append(errs, err)
	for _, name := range files {
		file, err := data.Open(name)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		more, err := ReadTSV(file, name)
		errs = append(errs, err, file.Close())
		entries = append(entries, more...)
	}
	return entries, errors.Join(errs...)
}
