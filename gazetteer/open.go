package gazetteer

import (
	"errors"
	"fmt"
	"os"
)

// Open opens a compiled gazetteer. Where the system can, the file is mapped into memory: opening costs the
// same whatever its size, and what is not looked at is not read. Elsewhere it is read.
//
// The map stays until Close, and may stay for good: the memory is the system's to take back. A file in use is to be replaced by renaming another over it, not by writing into it.
// [Read] is for files of which this cannot be said.
func Open(file string) (*Index, error) {
	data, unmap, err := mapFile(file)
	if err != nil {
		return nil, err
	}
	x, err := Load(data)
	if err != nil {
		if unmap != nil {
			err = errors.Join(err, unmap())
		}
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	x.unmap = unmap
	return x, nil
}

// Close gives back the map of an index that Open made. Whoever calls it answers for it that nobody uses the
// index any more, nor an extractor built on it. Entries and spans that came from it stay good. Of other
// indexes Close does nothing.
func (x *Index) Close() error {
	if x.unmap == nil {
		return nil
	}
	unmap := x.unmap
	*x = Index{}
	return unmap()
}

// Read reads a compiled gazetteer into memory, and verifies it.
func Read(file string) (*Index, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	x, err := Load(data)
	if err == nil {
		err = x.Verify()
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", file, err)
	}
	return x, nil
}

// IsCompiled reports whether a file that begins like this is a compiled gazetteer.
func IsCompiled(head []byte) bool {
	return len(head) >= len(magic) && string(head[:len(magic)]) == magic
}
