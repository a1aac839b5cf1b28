package importer

import (
	"bufio"
	"cmp"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"strings"
	"sync"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// A Class is what the things of a class of the source are to us.
type Class struct {
	Type    string // an entity label in capitals, or a word class in small letters
	Subtype string
	Value   string // of words: the gender of given names
}

//go:embed classes.tsv
var classTable string

var defaultClasses = sync.OnceValue(func() map[string]Class {
	classes, _ := ReadClasses(strings.NewReader(classTable), "classes.tsv") // a test holds the table to be sound
	return classes
})

// Classes returns the types of the commonest classes of Wikidata, by id. The classes are those that stand in P31 itself; who wants
// their thousands of subclasses asks the query service for wdt:P279* of each, and adds them. The map is the caller's.
func Classes() map[string]Class { return maps.Clone(defaultClasses()) }

var classID = regexp.MustCompile(`^Q[1-9][0-9]*$`)

// ReadClasses reads classes from a table with the columns class, type, subtype and value, of which the last two may be missing, and
// what else stands behind them for the reader. The row of column names may be missing, too; # begins a comment. The error joins a
// [*gazetteer.LineError] for each broken line, and the good ones are returned beside it.
func ReadClasses(in io.Reader, file string) (map[string]Class, error) {
	classes := map[string]Class{}
	var errs []error
	lines := lineReader{in: bufio.NewReader(in), most: 1 << 16}
	for n := 1; ; n++ {
		line, err := lines.next()
		if err == io.EOF {
			return classes, errors.Join(errs...)
		}
		reason := ""
		if err == nil {
			reason = addClass(classes, strings.TrimPrefix(string(line), byteOrderMark))
		}
		if err != nil || reason != "" {
			reason = cmp.Or(reason, fmt.Sprint(err))
			errs = append(errs, &gazetteer.LineError{File: file, Line: n, Reason: reason, Err: err})
		}
		if err != nil && err != errTooLong {
			return classes, errors.Join(errs...)
		}
	}
}

// addClass reads a line of a table of classes, and says what is wrong with it.
func addClass(classes map[string]Class, line string) string {
	if strings.TrimSpace(line) == "" || line[0] == '#' || strings.HasPrefix(line, "class\t") {
		return ""
	}
	if fault := textFault([]byte(line)); fault != "" {
		return fault
	}
	fields := append(strings.Split(line, "\t"), "", "", "")
	for i := range fields {
		fields[i] = plain(fields[i])
	}
	id := strings.TrimPrefix(fields[0], "http://www.wikidata.org/entity/") // as the query service writes it
	switch {
	case !classID.MatchString(id):
		return fmt.Sprintf("class %q: want Q and a number", fields[0])
	case fields[1] == "":
		return "no type"
	}
	classes[id] = Class{fields[1], fields[2], fields[3]}
	return ""
}
