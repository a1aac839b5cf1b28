package main

import (
	"testing"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// Every label of the tables is one of the default gazetteer, stands there once, and has a reason.
func TestParts(t *testing.T) {
	known := map[string]bool{}
	x := gazetteer.Default()
	for i := range x.Classes() {
		known[x.Class(i).Type] = true
	}
	for _, kind := range kinds {
		seen := map[string]bool{}
		for _, p := range parts[kind] {
			if !known[p.label] || seen[p.label] || p.why == "" || p.role == foreign {
				t.Errorf("%s: %+v", kind, p)
			}
			seen[p.label] = true
		}
		equal(t, "the type itself", roles(kind)[string(kind)], whole)
	}
}
