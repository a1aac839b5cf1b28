package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/examples/internal/conll"
	"github.com/kayan-nlp/kayan/gazetteer"
)

// equal fails the test unless two values are alike.
func equal[T any](t *testing.T, what string, got, want T) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s:\n got %v\nwant %v", what, got, want)
	}
}

// lists returns a lexicon of TSV tables without header: name and type a line.
func lists(t *testing.T, tables ...string) *lexicon {
	t.Helper()
	var layers []*gazetteer.Index
	for _, table := range tables {
		entries, err := gazetteer.ReadTSV(strings.NewReader("# set: made\nname\ttype\n"+table), "made.tsv")
		if err != nil {
			t.Fatal(err)
		}
		layers = append(layers, gazetteer.NewIndex(entries))
	}
	return newLexicon(layers...)
}

// harbour returns a lexicon of testdata/list.tsv.
func harbour(t *testing.T) *lexicon {
	t.Helper()
	file, err := os.Open("testdata/list.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	entries, err := gazetteer.ReadTSV(file, "list.tsv")
	if err != nil {
		t.Fatal(err)
	}
	return newLexicon(gazetteer.NewIndex(entries))
}

// tokens reads one sentence of `token/label` words.
func tokens(t *testing.T, sentence string) []conll.Token {
	t.Helper()
	lines := strings.NewReplacer("/", " ", " ", "\n").Replace(sentence)
	all, err := conll.Read(strings.NewReader(lines))
	if err != nil || len(all) != 1 {
		t.Fatalf("%q: %d sentences, %v", sentence, len(all), err)
	}
	return all[0]
}

// corpora returns the corpora beside the project, in the folder that KAYAN_SHARED names.
func corpora(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("KAYAN_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "shared")
	}
	paths, err := filepath.Glob(filepath.Join(dir, "corpora", "*.conll"))
	if err != nil {
		t.Fatal(err)
	}
	if len(paths) == 0 {
		t.Skipf("no corpora in %s, set KAYAN_SHARED", dir)
	}
	return paths
}
