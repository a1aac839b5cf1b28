package main

import (
	"fmt"
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/normalize"
)

// found tells the names of a text, one each.
func found(l *lexicon, text string) string {
	key := []byte(normalize.Key(text))
	var all []string
	for _, n := range l.names(key, normalize.AppendSegments(nil, key)) {
		s := fmt.Sprintf("%d-%d %s", n.first, n.last, n.label)
		for mark, is := range map[string]bool{"?": n.weak, "+": n.proclitic, "~": n.respelled} {
			if is {
				s += mark
			}
		}
		all = append(all, s)
	}
	return strings.Join(all, ", ")
}

func TestNames(t *testing.T) {
	for _, c := range []struct {
		what   string
		tables []string
		text   string
		want   string
	}{
		{"nothing", []string{"زعتران\tPLACE\n"}, "بحر هادئ", ""},
		{"no lists", nil, "زعتران", ""},
		{"whole and split", []string{"زعتران\tPLACE\n"}, "زعتران وزعتران", "0-1 PLACE, 1-2 PLACE+"},
		{"weak, of several types", []string{"فنار?\tPLACE\nفنار\tSHIP\n"}, "فنار", "0-1 PLACE?, 0-1 SHIP"},
		{"respelled", []string{"جزيرة الغيمة\tPLACE\n"}, "جزيره الغيمة", "0-2 PLACE~"},
		{"whole in another list", []string{"فنار\tPLACE\n", "وفنار\tSHIP\n"}, "وفنار", "0-1 SHIP"},
		{"longer ones stay", []string{"فنار الصخر\tPLACE\n", "وفنار\tSHIP\n"}, "وفنار الصخر", "0-2 PLACE+, 0-1 SHIP"},
		{"denied", []string{"فنار\tPLACE\nفنار\tgiven\nفنار الصخر\tPLACE\n", "فنار\tdeny\n"}, "فنار الصخر", "0-1 given, 0-2 PLACE"},
		{"removed", []string{"فنار\tPLACE\nفنار\tSHIP\n", "فنار\tremove\n"}, "فنار", ""},
	} {
		equal(t, c.what, found(lists(t, c.tables...), c.text), c.want)
	}
}

func TestNamesTellTheirList(t *testing.T) {
	l := harbour(t)
	key := []byte(normalize.Key("العنبري"))
	got := l.names(key, normalize.AppendSegments(nil, key))
	equal(t, "names", len(got), 1)
	equal(t, "its list", got[0].list, "harbour")
	equal(t, "its spelling", got[0].term.Text(), "العنبري")
}
