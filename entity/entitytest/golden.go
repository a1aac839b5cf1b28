package entitytest

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// updateFlag carries the name of the package, so that it stands beside a flag -update of the test that imports it.
const updateFlag = "entitytest.update"

const howToWrite = "to write it: go test -" + updateFlag

// update is set by -entitytest.update. Only the binary of a test has the flag: a program that imports this package does not.
var update = registerUpdate()

func registerUpdate() *bool {
	if !testing.Testing() || flag.Lookup(updateFlag) != nil {
		return new(bool)
	}
	return flag.Bool(updateFlag, false, "write the golden files of entitytest instead of comparing with them")
}

// Golden fails unless the file holds exactly got. A difference is shown line by line, with the number of the line first. To write
// the file, or to write it anew after a change that was meant:
//
//	go test ./mypackage -run TestMine -entitytest.update
func Golden(t TB, file, got string) {
	t.Helper()
	golden(t, file, got, *update)
}

// GoldenSpans extracts from the text of a file in the notation of [Parse] and fails unless exactly the spans marked there are
// found, as [RequireSpans] does. With -entitytest.update it marks in the file what is found. A file to begin with is a plain text.
func GoldenSpans(t TB, x Extractor, file string) {
	t.Helper()
	goldenSpans(t, x, file, *update)
}

func golden(t TB, file, got string, update bool) {
	t.Helper()
	if update {
		write(t, file, got)
		return
	}
	want, ok := read(t, file)
	if !ok {
		return
	}
	if diff := diffLines(want, got); diff != "" {
		t.Fatalf("%s\n%s%s", file, diff, howToWrite)
	}
}

func goldenSpans(t TB, x Extractor, file string, update bool) {
	t.Helper()
	markup, ok := read(t, file)
	if !ok {
		return
	}
	if !update {
		RequireSpans(t, x, markup)
		return
	}
	text, _, err := Parse(markup)
	if err != nil {
		t.Fatalf("%s: %v", file, err)
		return
	}
	write(t, file, Markup(text, x.Extract(text)))
}

func read(t TB, file string) (string, bool) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatalf("%v\n%s", err, howToWrite)
		return "", false
	}
	return strings.ReplaceAll(string(data), "\r\n", "\n"), true // as a checkout may have written it
}

func write(t TB, file, text string) {
	t.Helper()
	err := os.MkdirAll(filepath.Dir(file), 0o755)
	if err == nil {
		err = os.WriteFile(file, []byte(text), 0o644)
	}
	if err != nil {
		t.Fatalf("%v", err)
	}
}

// diffLines compares two texts line by line: the wanted line (-) and the one there is (+), each isolated from the direction of
// what stands around it. It is empty where they agree.
func diffLines(want, got string) string {
	w, g := strings.Split(want, "\n"), strings.Split(got, "\n")
	var b strings.Builder
	for n := range max(len(w), len(g)) {
		if n < len(w) && n < len(g) && w[n] == g[n] {
			continue
		}
		for _, side := range []struct {
			sign  string
			lines []string
		}{{"-", w}, {"+", g}} {
			if n < len(side.lines) {
				fmt.Fprintf(&b, "%s line %d \u2068%s\u2069\n", side.sign, n+1, side.lines[n])
			}
		}
	}
	return b.String()
}
