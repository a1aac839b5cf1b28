package main

import "testing"

func TestTally(t *testing.T) {
	all := newTally()
	for _, text := range []string{"ب", "ا", "ج", "ب"} {
		all.add(text, item{text: text, kind: "PLACE"})
	}
	all.add("ب", item{text: "بـ", kind: "PLACE"})
	all.add("ب", item{text: "ب", kind: "PERSON"})
	top := []item{{text: "ب", kind: "PLACE", count: 3}, {text: "ا", kind: "PLACE", count: 1}, {text: "ب", kind: "PERSON", count: 1}}
	equal(t, "some", all.top(3), top)
	equal(t, "all", len(all.top(9)), 4)
	equal(t, "none", len(all.top(0)), 0)
}
