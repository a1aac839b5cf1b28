package importer

import (
	"path/filepath"
	"strings"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// readGATE reads the lists that a definition names, or one list by itself.
func readGATE(r *reader, path string) {
	if strings.HasSuffix(unpackedName(path), ".lst") {
		r.readList(path, nil)
		return
	}
	for at, line := range r.textLines(path) {
		list, labels := parseDefinition(line)
		if list == "" || strings.HasPrefix(list, "#") {
			continue
		}
		if !filepath.IsLocal(list) { // a definition that somebody sent may not read whatever file it likes
			r.broken(at, "list "+list+" is not beside the definition")
			continue
		}
		r.readListOf(at, filepath.Join(filepath.Dir(path), list), labels)
	}
}

// parseDefinition reads file:major:minor:language:annotation type, of which all but the file may be missing. It returns the labels,
// the most special first.
func parseDefinition(line string) (list string, labels []string) {
	fields := append(strings.Split(line, ":"), "", "", "", "")
	for i := range fields {
		fields[i] = strings.TrimSpace(fields[i])
	}
	major, minor, annotation := fields[1], fields[2], fields[4]
	if major != "" && minor != "" {
		labels = append(labels, major+":"+minor)
	}
	if annotation != "" && annotation != "Lookup" { // what every list makes unless it says otherwise
		labels = append(labels, annotation)
	}
	return fields[0], append(labels, major)
}

// readListOf reads a list that stands in a definition; one that cannot be opened is an error of the definition.
func (r *reader) readListOf(at place, path string, labels []string) {
	file, err := r.open(path)
	if err != nil {
		r.fail(at, err.Error(), err)
		return
	}
	file.Close()
	r.readList(path, labels)
}

// readList reads a list, an entry a line.
func (r *reader) readList(path string, labels []string) {
	for _, line := range r.textLines(path) {
		text, features := splitFeatures(line, r.o.Separator)
		e := gazetteer.Entry{Names: []gazetteer.Name{{Text: text}}}
		own := labels
		for _, f := range features {
			switch key, value, _ := strings.Cut(f, "="); strings.TrimSpace(key) {
			case "id":
				e.ID = value
			case "country":
				e.Country = value
			case "en", "english":
				e.English = value
			case "inst", "uri", "ref":
				e.Refs = append(e.Refs, plain(value))
			case "majorType":
				own = []string{value}
			}
		}
		kind, subtype, wanted := r.typeOf(own...)
		if e.Type, e.Subtype = kind, subtype; wanted {
			r.keep(e)
		} else {
			r.drop(Unwanted)
		}
	}
}

// splitFeatures splits a line into its name and its features. They begin at the first separator or tab with an equals sign behind it and
// none before, so that a name may have the separator in it.
func splitFeatures(line, separator string) (text string, features []string) {
	parts := strings.Split(strings.ReplaceAll(line, "\t", separator), separator)
	first := 1
	for first < len(parts) && !strings.Contains(parts[first], "=") {
		first++
	}
	return strings.Join(parts[:first], separator), parts[first:]
}
