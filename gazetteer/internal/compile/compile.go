// Package compile makes the embedded gazetteer of its data files.
package compile

import (
	"fmt"
	"io"
	"io/fs"
	"path"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// Info is what the embedded gazetteer says of itself.
var Info = gazetteer.Info{Name: "kayan", Version: "1", Licence: "Apache-2.0"}

// Dir compiles the data files of a folder, in the order of their names. The first broken line ends it, with
// an error of file, line and reason.
func Dir(fsys fs.FS, w io.Writer) error {
	files, err := fs.Glob(fsys, "*.tsv")
	if err != nil {
		return err
	}
	b := gazetteer.NewBuilder(gazetteer.BuildOptions{Info: Info})
	for _, name := range files {
		if err := add(b, fsys, name); err != nil {
			return err
		}
	}
	_, err = b.WriteTo(w)
	return err
}

func add(b *gazetteer.Builder, fsys fs.FS, name string) error {
	file, err := fsys.Open(name)
	if err != nil {
		return err
	}
	defer file.Close() // read only
	var source gazetteer.Source
	for e, err := range gazetteer.ScanTSV(file, path.Join("data", name), &source) {
		if err != nil {
			return err
		}
		if err := b.Add(e); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	b.AddSource(source)
	return nil
}
