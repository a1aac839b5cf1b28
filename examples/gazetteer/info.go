package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"

	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/gazetteer"
)

const infoDoc = `Tells what a compiled gazetteer says of itself, where its entries come from, and what it holds.
`

func prepareInfo(flags *flag.FlagSet) action {
	asJSON := flags.Bool("json", false, "as a JSON object")
	return func(e environment, files []string) (int, error) {
		if len(files) != 1 {
			return 0, errors.New("want one file")
		}
		x, err := gazetteer.Open(files[0])
		if err != nil {
			complain(e.stderr, err)
			return cli.ExitFile, nil
		}
		defer x.Close()
		write := writeInfo
		if *asJSON {
			write = writeInfoJSON
		}
		if err := write(e.stdout, x.Info()); err != nil {
			complain(e.stderr, fmt.Errorf("standard output: %w", err))
			return cli.ExitFile, nil
		}
		return 0, nil
	}
}

// bytesPerName is 0 where there are no names.
func bytesPerName(i gazetteer.Info) float64 {
	if i.Names == 0 {
		return 0
	}
	return float64(i.Bytes*10/i.Names) / 10
}

func writeInfo(w io.Writer, i gazetteer.Info) error {
	out := bufio.NewWriter(w)
	for _, field := range []struct{ key, value string }{{"name", i.Name}, {"version", i.Version}, {"licence", i.Licence}} {
		if field.value != "" {
			fmt.Fprintf(out, "%-8s %s\n", field.key, clean(field.value))
		}
	}
	fmt.Fprintf(out, "%-8s %d\n%-8s %d\n%-8s %d\n", "entries", i.Entries, "names", i.Names, "keys", i.Keys)
	fmt.Fprintf(out, "%-8s %d (%.1f a name)\n", "bytes", i.Bytes, bytesPerName(i))
	fmt.Fprintln(out, "types")
	for _, c := range counted(i.Types) {
		fmt.Fprintf(out, "  %d\t%s\n", c.n, clean(c.what))
	}
	fmt.Fprintln(out, "sources")
	for _, s := range i.Sources {
		fmt.Fprintf(out, "  %s\n", sourceLine(s))
	}
	return out.Flush()
}

// sourceLine writes the name of a set, and what there is to say of it.
func sourceLine(s gazetteer.Source) string {
	line := clean(s.Set)
	for _, field := range []struct{ key, value string }{
		{"licence", s.Licence}, {"from", s.Origin}, {"of", s.Date}, {"what", s.What}, {"complete", s.Complete},
	} {
		if field.value != "" {
			line += "\t" + field.key + ": " + clean(field.value)
		}
	}
	return line
}

type jsonInfo struct {
	Name         string         `json:"name,omitempty"`
	Version      string         `json:"version,omitempty"`
	Licence      string         `json:"licence,omitempty"`
	Entries      int            `json:"entries"`
	Names        int            `json:"names"`
	Keys         int            `json:"keys"`
	Bytes        int            `json:"bytes"`
	BytesPerName float64        `json:"bytesPerName"`
	Types        map[string]int `json:"types"`
	Sources      []jsonSource   `json:"sources"`
}

type jsonSource struct {
	Set      string `json:"set,omitempty"`
	What     string `json:"what,omitempty"`
	Origin   string `json:"origin,omitempty"`
	Licence  string `json:"licence,omitempty"`
	Date     string `json:"date,omitempty"`
	Complete string `json:"complete,omitempty"`
}

func writeInfoJSON(w io.Writer, i gazetteer.Info) error {
	row := jsonInfo{
		Name: i.Name, Version: i.Version, Licence: i.Licence, Entries: i.Entries, Names: i.Names, Keys: i.Keys,
		Bytes: i.Bytes, BytesPerName: bytesPerName(i), Types: i.Types, Sources: []jsonSource{},
	}
	for _, s := range i.Sources {
		row.Sources = append(row.Sources, jsonSource(s))
	}
	return newEncoder(w).Encode(row)
}

// newEncoder returns an encoder that leaves < > & as they are.
func newEncoder(w io.Writer) *json.Encoder {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	return e
}
