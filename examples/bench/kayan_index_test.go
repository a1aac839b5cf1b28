package bench

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// kayanIndex is ours, as it is used with many names: compiled into a file once, and opened. It is given names as
// they are written, and folds them itself.
type kayanIndex struct {
	names    nameList // until it is built
	dir      string   // of the file
	index    *gazetteer.Index
	segments []normalize.Segment
	hits     []gazetteer.Hit
}

func (k *kayanIndex) build([]string) error {
	file := filepath.Join(k.dir, "names.kayan")
	if err := compileNames(k.names, file); err != nil {
		return err
	}
	k.names = nameList{}
	var err error
	k.index, err = gazetteer.Open(file)
	return err
}

func compileNames(names nameList, file string) (err error) {
	f, err := os.Create(file)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	builder := gazetteer.NewBuilder(gazetteer.BuildOptions{})
	for i := range names.texts {
		if err := builder.Add(names.entry(i)); err != nil {
			return err
		}
	}
	w := bufio.NewWriterSize(f, 1<<16)
	if _, err := builder.WriteTo(w); err != nil {
		return err
	}
	return w.Flush()
}

// close gives the map back and removes the file.
func (k *kayanIndex) close() error {
	return errors.Join(k.index.Close(), os.Remove(filepath.Join(k.dir, "names.kayan")))
}

func (k *kayanIndex) storedBytes() int { return k.index.Info().Bytes }

// mappedBytes is what the system holds for it beside the heap, when all of it has been looked at.
func (k *kayanIndex) mappedBytes() int { return k.storedBytes() }

// find is all that callers do who have a key: they ask a hit for its terms when they need them.
func (k *kayanIndex) find(document []byte) []gazetteer.Hit {
	k.segments = normalize.AppendSegments(k.segments[:0], document)
	k.hits = k.index.AppendHits(k.hits[:0], document, k.segments)
	return k.hits
}

func (k *kayanIndex) count(document []byte) int { return len(k.find(document)) }

func (k *kayanIndex) scan(document []byte, emit func(start, end, name int)) {
	for _, hit := range k.find(document) {
		start, end := k.segments[hit.First].Start+hit.Prefix, k.segments[hit.Last-1].End
		for term := range hit.Terms.All() {
			emit(start, end, numberOf(term.Entry().ID))
		}
	}
}
