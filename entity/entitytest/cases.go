package entitytest

import (
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"github.com/kayan-nlp/kayan/testdata"
)

// Cases returns the shipped cases: one sentence or a few each, which show one thing. The genre of a case is the name of its file,
// its id that and the line.
func Cases(filters ...Filter) []Document {
	all, _ := shippedCases() // a test holds them to be without error
	return pick(all, filters)
}

var shippedCases = sync.OnceValues(func() ([]Document, error) {
	files, err := fs.Glob(testdata.Cases, "cases/*.txt")
	if err != nil {
		return nil, err
	}
	var all []Document
	for _, name := range files {
		source, err := fs.ReadFile(testdata.Cases, name)
		if err != nil {
			return nil, err
		}
		cases, err := ReadCases(string(source), strings.TrimSuffix(path.Base(name), ".txt"))
		if err != nil {
			return nil, err
		}
		all = append(all, cases...)
	}
	return all, nil
})

// ReadCases reads a file of cases: one a line, a line break within it written \n. Lines that begin with # are comments, but for
// `# date: 2021-08-08`, the day of the texts behind it. The error names genre, line and reason.
func ReadCases(source, genre string) ([]Document, error) {
	var cases []Document
	date := ""
	for n, line := range strings.Split(source, "\n") {
		if day, ok := strings.CutPrefix(line, "# date:"); ok {
			date = strings.TrimSpace(day)
		}
		if line == "" || line[0] == '#' {
			continue
		}
		d := Document{ID: fmt.Sprintf("%s:%d", genre, n+1), Genre: genre, Difficulty: "medium", Date: date}
		if err := d.setMarkup(strings.ReplaceAll(line, `\n`, "\n")); err != nil {
			return nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		cases = append(cases, d)
	}
	return cases, nil
}
