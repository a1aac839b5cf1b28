package importer

import (
	"io"
	"os"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// An Opener opens a file by its path.
type Opener func(path string) (io.ReadCloser, error)

// Files opens the files of the system.
func Files(path string) (io.ReadCloser, error) { return os.Open(path) }

// Options say how files are read. The zero Options are good for files that tell the type of their entries.
type Options struct {
	// Type is the type of entries whose format gives none, as TYPE or TYPE/subtype.
	Type string
	// Types maps labels of the source to types of ours, as TYPE or TYPE/subtype; "" leaves entries with that label out. It
	// goes before the map of each format, where [Labels] are most common. A label that no map has is written in
	// capitals and kept. Types of tsv and jsonl are ours already, and changed by this map alone. Labels of GeoNames are
	// codes (S.HSP) and classes (S), of FollowTheMoney schemata, of GATE major:minor, the annotation type, and major.
	Types map[string]string
	// Classes maps the classes of Wikidata; nil is [Classes].
	Classes map[string]Class
	// Ordinary reports an ordinary word; nil asks the default gazetteer. A name of one ordinary word becomes weak.
	Ordinary func(word string) bool
	// Source is what is known of the set. Its Set is given to entries whose file names none; it and the rest are
	// found in [Report.Source].
	Source gazetteer.Source
	// Languages are the codes whose names are read from Wikidata and GeoNames, the first giving the canonical name; nil
	// is ar alone. Wikidata also has arz, ary, apc and others, whose names are mostly made by machine.
	Languages []string
	// Alternates is the path of alternateNamesV2.txt of GeoNames; "" takes the names of the main file, of which it does not
	// say what language they are in.
	Alternates string
	// Separator stands between a name and its features in lists of GATE; "" is &. A tab always does.
	Separator string
	// MaxRecord bounds a record in bytes, and with it the memory of a reader; 0 is 16 MB.
	MaxRecord int
}

const defaultMaxRecord = 16 << 20

// withDefaults returns the options with everything filled in that is the same for all formats.
func (o Options) withDefaults() Options {
	if o.Ordinary == nil {
		o.Ordinary = ordinary
	}
	if o.Languages == nil {
		o.Languages = []string{"ar"}
	}
	if o.Separator == "" {
		o.Separator = "&"
	}
	if o.MaxRecord <= 0 {
		o.MaxRecord = defaultMaxRecord
	}
	return o
}
