package importer

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"slices"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// A record is an entry as a line of JSON.
type record struct {
	ID      string   `json:"id,omitempty"`
	Type    string   `json:"type,omitempty"`
	Subtype string   `json:"subtype,omitempty"`
	Names   []name   `json:"names"`
	Country string   `json:"country,omitempty"`
	Parent  string   `json:"parent,omitempty"`
	English string   `json:"en,omitempty"`
	Value   string   `json:"value,omitempty"`
	Source  string   `json:"source,omitempty"`
	Refs    []string `json:"refs,omitempty"`
	Prior   uint32   `json:"prior,omitempty"`
}

// A name is an object, or a string where it has neither kind nor weakness.
type name gazetteer.Name

// canonicalKind is what stands for [gazetteer.Canonical], which is empty, where a name of another kind is expected.
const canonicalKind = "canonical"

// kinds are those a line may name.
var kinds = []gazetteer.Kind{canonicalKind, gazetteer.Variant, gazetteer.Official, gazetteer.Short, gazetteer.Acronym,
	gazetteer.Alias, gazetteer.Inflected}

type nameObject struct {
	Text string         `json:"text"`
	Kind gazetteer.Kind `json:"kind,omitempty"`
	Weak bool           `json:"weak,omitempty"`
}

// UnmarshalJSON reads an object or a string.
func (n *name) UnmarshalJSON(raw []byte) error {
	if raw[0] == '"' {
		return json.Unmarshal(raw, &n.Text)
	}
	var o nameObject
	d := json.NewDecoder(bytes.NewReader(raw))
	d.DisallowUnknownFields()
	if err := d.Decode(&o); err != nil {
		return err
	}
	if o.Kind != "" && !slices.Contains(kinds, o.Kind) {
		return fmt.Errorf("no kind %q; there are %v", o.Kind, kinds)
	}
	*n = name(o)
	return nil
}

// MarshalJSON writes a string where that says it all.
func (n name) MarshalJSON() ([]byte, error) {
	if n.Kind == "" && !n.Weak {
		return marshal(n.Text)
	}
	return marshal(nameObject(n))
}

// marshal is json.Marshal that leaves < > & as they are.
func marshal(v any) ([]byte, error) {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	return bytes.TrimSuffix(b.Bytes(), []byte("\n")), err
}

// readJSONL reads lines that [WriteJSONL] wrote, or somebody by hand.
func readJSONL(r *reader, path string) {
	for at, line := range r.lines(path) {
		var rec record
		if fault := decodeStrictly(line, &rec); fault != "" {
			r.broken(at, fault)
			continue
		}
		e := rec.entry()
		if e.Type == "" {
			e.Type, e.Subtype, _ = r.typeOf()
		}
		switch {
		case e.Type == "":
			r.broken(at, "no type, neither here nor in the options")
		case len(e.Names) == 0:
			r.broken(at, "no name")
		case !r.retype(&e):
			r.drop(Unwanted)
		default:
			if e.ID == "" {
				e.ID = derivedID(cmp.Or(e.Source, r.report.Source.Set), e.Country, cleanName(e.Name())) // as of our tables
			}
			r.keep(e)
		}
	}
}

// entry returns the entry of a line. Behind the first name, a name without a kind is a variant.
func (rec *record) entry() gazetteer.Entry {
	e := gazetteer.Entry{ID: rec.ID, Type: rec.Type, Subtype: rec.Subtype, Country: rec.Country, Parent: rec.Parent,
		English: rec.English, Value: rec.Value, Source: rec.Source, Refs: rec.Refs, Prior: rec.Prior}
	for i, n := range rec.Names {
		switch {
		case n.Kind == canonicalKind:
			n.Kind = gazetteer.Canonical
		case n.Kind == "" && i > 0:
			n.Kind = gazetteer.Variant
		}
		e.Names = append(e.Names, gazetteer.Name(n))
	}
	return e
}

// recordOf is the line of an entry.
func recordOf(e *gazetteer.Entry) record {
	rec := record{ID: e.ID, Type: e.Type, Subtype: e.Subtype, Names: []name{}, Country: e.Country, Parent: e.Parent,
		English: e.English, Value: e.Value, Source: e.Source, Refs: e.Refs, Prior: e.Prior}
	for i, n := range e.Names {
		switch {
		case i > 0 && n.Kind == gazetteer.Canonical:
			n.Kind = canonicalKind
		case i > 0 && n.Kind == gazetteer.Variant:
			n.Kind = ""
		}
		rec.Names = append(rec.Names, name(n))
	}
	return rec
}

// WriteJSONL writes entries as JSON lines, which the format jsonl reads back as they were. Text that is not UTF-8 is not.
func WriteJSONL(w io.Writer, entries iter.Seq[gazetteer.Entry]) error {
	out := bufio.NewWriter(w)
	for e := range entries {
		line, err := marshal(recordOf(&e))
		if err != nil {
			return err
		}
		out.Write(line)
		if err := out.WriteByte('\n'); err != nil {
			return err
		}
	}
	return out.Flush()
}
