package importer

import (
	"cmp"
	_ "embed"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// The columns of the main file of GeoNames, and of alternateNamesV2.txt.
const (
	geonamesColumns = 19

	columnID         = 0
	columnName       = 1
	columnASCII      = 2
	columnNames      = 3
	columnClass      = 6
	columnCode       = 7
	columnCountry    = 8
	columnPopulation = 14

	alternateColumns    = 4 // at least; what follows may be missing
	alternateID         = 1
	alternateLanguage   = 2
	alternateName       = 3
	alternatePreferred  = 4
	alternateShort      = 5
	alternateColloquial = 6
	alternateHistoric   = 7
)

// readGeoNames reads the main file, with the names of the alternate file or without.
func readGeoNames(r *reader, path string) {
	var known map[uint32][]alternate
	if r.o.Alternates != "" {
		known = r.readAlternates(r.o.Alternates)
	}
	for at, line := range r.textLines(path) {
		fields := strings.Split(line, "\t")
		e, err := parsePlace(fields)
		if err != nil {
			r.broken(at, err.Error())
			continue
		}
		if known != nil {
			id, _ := strconv.ParseUint(fields[columnID], 10, 32) // as it was parsed before
			e.Names = sortedNames(known[uint32(id)])
		}
		switch {
		case len(e.Names) == 0: // as of most places
			r.drop(NoName)
		case r.featured(&e, fields[columnClass], fields[columnCode]):
			r.keep(e)
		default:
			r.drop(Unwanted)
		}
	}
}

// parsePlace returns the entry of a line of the main file, without its type.
func parsePlace(fields []string) (e gazetteer.Entry, err error) {
	if len(fields) != geonamesColumns {
		return e, fmt.Errorf("%d columns, want %d", len(fields), geonamesColumns)
	}
	id := fields[columnID]
	if _, err := strconv.ParseUint(id, 10, 32); err != nil {
		return e, fmt.Errorf("id %q: want a number", id)
	}
	e = gazetteer.Entry{ID: "geonames/" + id, Names: listedNames(fields), Country: fields[columnCountry],
		English: cmp.Or(fields[columnASCII], fields[columnName]), Refs: []string{"https://www.geonames.org/" + id}}
	e.Prior, err = parsePopulation(fields[columnPopulation])
	return e, err
}

// parsePopulation reads a number of inhabitants.
func parsePopulation(field string) (uint32, error) {
	if field == "" {
		return 0, nil
	}
	n, err := strconv.ParseUint(field, 10, 64)
	if err != nil {
		return 0, fmt.Errorf("population %q: want a whole number", field)
	}
	return uint32(min(n, math.MaxUint32)), nil
}

// listedNames returns the Arabic names of the main file, of any language that is written in Arabic letters.
func listedNames(fields []string) (names []gazetteer.Name) {
	for text := range strings.SplitSeq(fields[columnName]+","+fields[columnNames], ",") {
		if hasArabic(text) {
			names = append(names, gazetteer.Name{Text: text, Kind: gazetteer.Variant})
		}
	}
	return names
}

// An alternate is a name of the alternate file. The least rank stands first.
type alternate struct {
	text string
	kind gazetteer.Kind
	rank uint16
}

// readAlternates returns the names of the languages asked for, by the number of their place.
func (r *reader) readAlternates(path string) map[uint32][]alternate {
	known := map[uint32][]alternate{}
	for at, line := range r.textLines(path) {
		fields := append(strings.Split(line, "\t"), "", "", "", "", "", "")
		if len(fields) < alternateColumns+6 {
			r.fail(at, fmt.Sprintf("%d columns, want %d or more", len(fields)-6, alternateColumns), nil)
			continue
		}
		language := slices.Index(r.o.Languages, fields[alternateLanguage])
		if language < 0 {
			continue
		}
		if fields[alternateHistoric] == "1" {
			r.report.Names[Historic]++
			continue
		}
		id, err := strconv.ParseUint(fields[alternateID], 10, 32)
		if err != nil {
			r.fail(at, fmt.Sprintf("id %q: want a number", fields[alternateID]), nil)
			continue
		}
		known[uint32(id)] = append(known[uint32(id)], alternateOf(fields, language))
	}
	return known
}

// alternateOf returns the name of a line; language is its place among those asked for.
func alternateOf(fields []string, language int) alternate {
	a := alternate{text: strings.Clone(fields[alternateName]), rank: uint16(min(language, 1<<8)) * 4}
	switch {
	case fields[alternateColloquial] == "1":
		a.kind, a.rank = gazetteer.Alias, a.rank+3
	case fields[alternatePreferred] == "1": // and short perhaps, as the usual names of countries are
		a.kind = gazetteer.Variant
	case fields[alternateShort] == "1":
		a.kind, a.rank = gazetteer.Short, a.rank+2
	default:
		a.kind, a.rank = gazetteer.Variant, a.rank+1
	}
	return a
}

// sortedNames returns the names of a place, preferred ones first.
func sortedNames(alternates []alternate) (names []gazetteer.Name) {
	slices.SortStableFunc(alternates, func(a, b alternate) int { return int(a.rank) - int(b.rank) })
	for _, a := range alternates {
		names = append(names, gazetteer.Name{Text: a.text, Kind: a.kind})
	}
	return names
}

// A feature is what a kind of place is to us, from a number of inhabitants on.
type feature struct {
	Class
	population uint32
}

//go:embed features.tsv
var featureTable string

// features are the kinds of places, by code (P.PPL) and, for codes that are not listed, by class (P). Of several of one code the one
// with most inhabitants stands first.
var features = sync.OnceValue(func() map[string][]feature {
	all := map[string][]feature{}
	for line := range strings.Lines(featureTable) {
		if fields := strings.Split(strings.TrimSpace(line), "\t"); len(fields) >= 4 && fields[0] != "code" {
			population, _ := parsePopulation(fields[3]) // a test holds the table to be sound
			all[fields[0]] = append(all[fields[0]], feature{Class{Type: fields[1], Subtype: fields[2]}, population})
		}
	}
	return all
})

// featured gives a place its type and subtype. It reports false where the options leave it out.
func (r *reader) featured(e *gazetteer.Entry, class, code string) bool {
	e.Type = "PLACE"
	for _, name := range []string{class + "." + code, class} {
		for _, f := range features()[name] {
			if e.Prior >= f.population {
				e.Type, e.Subtype = f.Type, f.Subtype
				break
			}
		}
		if e.Subtype != "" {
			break
		}
	}
	label, ok := r.mapped(nil, class+"."+code, class)
	if !ok {
		return true
	}
	e.Type, e.Subtype = splitType(label)
	return label != ""
}
