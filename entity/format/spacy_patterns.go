package format

import (
	"io"
	"iter"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// WritePatterns writes the names of a list as patterns of spaCy's EntityRuler or SpanRuler, JSON lines: label, pattern, the text of the name, and
// id. Word classes are left out, and weak names, which are ordinary words as well: the ruler takes every name wherever it
// stands. It returns how many patterns were written.
//
// Source: https://spacy.io/usage/rule-based-matching#entityruler-files
func WritePatterns(w io.Writer, entries iter.Seq[gazetteer.Entry]) (int, error) {
	n := 0
	var line []byte
	for e := range entries {
		if !gazetteer.IsLabel(e.Type) {
			continue
		}
		for _, name := range e.Names {
			if name.Weak {
				continue
			}
			line = appendQuoted(append(line[:0], `{"label":`...), e.Type)
			line = appendQuoted(append(line, `,"pattern":`...), name.Text)
			line = append(appendField(line, `,"id":`, e.ID), "}\n"...)
			if _, err := w.Write(line); err != nil {
				return n, err
			}
			n++
		}
	}
	return n, nil
}
