// Package compile makes the embedded gazetteer of its data files.
package compile

import (
	"io"
	"io/fs"
	"path"
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
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
	var entries []gazetteer.Entry
	for _, name := range files {
		if entries, err = add(entries, b, fsys, name); err != nil {
			return err
		}
	}
	dropChanceForms(entries)
	for _, e := range entries {
		if err := b.Add(e); err != nil {
			return err
		}
	}
	_, err = b.WriteTo(w)
	return err
}

// add reads one file.
func add(entries []gazetteer.Entry, b *gazetteer.Builder, fsys fs.FS, name string) ([]gazetteer.Entry, error) {
	file, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close() // read only
	var source gazetteer.Source
	for e, err := range gazetteer.ScanTSV(file, path.Join("data", name), &source) {
		if err != nil {
			return nil, err
		}
		entries = append(entries, e)
	}
	b.AddSource(source)
	return entries, nil
}

// dropChanceForms leaves out forms made by rule that are written like a strong name of another type: the indefinite
// accusative of بافاري is first of all Bavaria.
func dropChanceForms(entries []gazetteer.Entry) {
	listed := map[string]string{} // key → type
	for i := range entries {
		for _, n := range entries[i].Names {
			if n.Kind != gazetteer.Inflected && !n.Weak && gazetteer.IsLabel(entries[i].Type) {
				listed[normalize.Key(n.Text)] = entries[i].Type
			}
		}
	}
	for i := range entries {
		e := &entries[i]
		e.Names = slices.DeleteFunc(e.Names, func(n gazetteer.Name) bool {
			typ, ok := listed[normalize.Key(n.Text)]
			return ok && n.Kind == gazetteer.Inflected && typ != e.Type
		})
	}
}
