package importer

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// Index opens a compiled gazetteer, or imports a list of any format and builds an index of it in memory. Broken records
// are left out and reported: the error joins one [*gazetteer.LineError] each, beside the index of what was good. There is no
// index where the file cannot be read or its format is not known. report may be nil.
func Index(path string, o Options, report *Report) (*gazetteer.Index, error) {
	head, err := headOf(path)
	if err != nil {
		return nil, err
	}
	if gazetteer.IsCompiled(head) {
		return gazetteer.Open(path)
	}
	format, ok := Detect(path, head)
	if !ok {
		return nil, fmt.Errorf("%s: neither a compiled gazetteer nor a list of a known format", path)
	}
	if report == nil {
		report = new(Report)
	}
	builder := gazetteer.NewBuilder(gazetteer.BuildOptions{})
	var faults []error
	for e, err := range format.Read(nil, path, o, report) {
		var line *gazetteer.LineError
		switch {
		case errors.As(err, &line) && line.Err == nil:
			faults = append(faults, err)
		case err != nil:
			return nil, err
		default:
			if err := builder.Add(e); err != nil {
				return nil, err
			}
		}
	}
	builder.AddSource(report.Source)
	x, err := builder.Index()
	return x, errors.Join(append(faults, err)...)
}

func headOf(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close() // read only
	head, err := bufio.NewReaderSize(file, headSize).Peek(headSize)
	if err == io.EOF {
		err = nil
	}
	return head, err
}
