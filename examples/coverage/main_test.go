package main

import (
	"bytes"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// call runs the program.
func call(args ...string) (out, errs string, status int) {
	var stdout, stderr bytes.Buffer
	status = run(args, &stdout, &stderr)
	return stdout.String(), stderr.String(), status
}

// own are the flags for the names of testdata alone.
var own = []string{"-default=false", "-gazetteer", "testdata/list.tsv"}

func TestTable(t *testing.T) {
	out, errs, status := call(append(own, "-missing", "5", "-false", "5", "testdata/harbour.conll", "testdata/attached.conll")...)
	want, err := os.ReadFile("testdata/table.txt")
	equal(t, "golden file", err, nil)
	equal(t, "table", out, string(want))
	equal(t, "errors", errs, "")
	equal(t, "status", status, 0)
}

func TestCSV(t *testing.T) {
	out, _, status := call(append(own, "-format", "csv", "-missing", "1", "-false", "1", "testdata/harbour.conll")...)
	equal(t, "status", status, 0)
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	equal(t, "error", err, nil)
	has := map[string]bool{}
	for _, r := range rows {
		has[strings.Join(r, ",")] = true
	}
	for _, want := range []string{
		"file,part,type,what,count,of,share,word,lists,also",
		"testdata/harbour.conll,mentions,PERSON,listed,1,2,0.500000,,,",
		"testdata/harbour.conll,mentions,ORGANIZATION,partly,1,1,1.000000,,,",
		"testdata/harbour.conll,outside,core,strong,1,14,0.071429,,,",
		"testdata/harbour.conll,missing,ORGANIZATION,unexplained,1,1,1.000000,الدولية,,",
		"testdata/harbour.conll,false,MILITARY_UNIT,strong,1,14,0.071429,الصيادون,harbour:الصيادون,",
		"testdata/harbour.conll,false,PLACE,strong behind proclitic,1,14,0.071429,وزعتران,harbour:زعتران,SHIP",
	} {
		if !has[want] {
			t.Errorf("no %s in\n%s", want, out)
		}
	}
	equal(t, "rows", len(rows), 1+5*len(kinds)+readings*len(groups)+1+3)
}

func TestLabels(t *testing.T) {
	out, errs, status := call(append(own, "-labels", "aqmar", "testdata/harbour.conll")...)
	equal(t, "status", status, 0)
	equal(t, "errors", errs, "")
	equal(t, "scheme", strings.Contains(out, "testdata/harbour.conll  aqmar "), true)
	out, errs, status = call(append(own, "-labels", "aqmar", "testdata/attached.conll")...)
	equal(t, "status", status, 0)
	equal(t, "errors", errs, "testdata/attached.conll: not labels of aqmar, not reported on: DATE MILITARY_UNIT PLACE\n")
	equal(t, "mentions", strings.Contains(out, "aqmar"), false)
}

func TestTrouble(t *testing.T) {
	dir := t.TempDir()
	odd := filepath.Join(dir, "odd.conll")
	equal(t, "error", os.WriteFile(odd, []byte("زعتران B-SHIP\n"), 0o644), nil)
	broken := filepath.Join(dir, "broken.conll")
	equal(t, "error", os.WriteFile(broken, []byte("زعتران O\nبحر\n"), 0o644), nil)
	none := filepath.Join(dir, "none")
	out, errs, status := call(append(own, odd, broken, none, "testdata/harbour.conll")...)
	equal(t, "status", status, 1)
	equal(t, "errors", errs, odd+": no scheme has the labels SHIP; say which with -labels\n"+
		broken+": line 2: \"بحر\": want a token and a label\nopen "+none+": no such file or directory\n")
	if !strings.Contains(out, "harbour.conll") {
		t.Error("the others are still measured")
	}
	out, errs, status = call("-gazetteer", none, "testdata/harbour.conll")
	equal(t, "one line", strings.Count(errs, "\n"), 1)
	equal(t, "status", status, 1)
	equal(t, "output", out, "")
	out, _, status = call(none)
	equal(t, "status", status, 1)
	equal(t, "output", out, "")
}

func TestBrokenList(t *testing.T) {
	list := filepath.Join(t.TempDir(), "list.tsv")
	equal(t, "error", os.WriteFile(list, []byte("name\ttype\nزعتران\tPLACE\nفنار\n"), 0o644), nil)
	out, errs, status := call("-default=false", "-gazetteer", list, "-format", "csv", "testdata/harbour.conll")
	equal(t, "status", status, 0)
	equal(t, "one line", strings.Count(errs, "\n"), 1)
	if !strings.Contains(out, "PLACE,listed,1,2") {
		t.Error("its good lines are used", out)
	}
}

func TestWrongUsage(t *testing.T) {
	for _, args := range [][]string{{"-format", "pdf"}, {"-labels", "none"}, {"-missing", "-1"}, {"-false", "x"}, {"-loud"}} {
		out, errs, status := call(args...)
		equal(t, args[0], out, "")
		equal(t, args[0], status, 2)
		if !strings.Contains(errs, "Usage") {
			t.Error(args, errs)
		}
	}
	_, _, status := call("-help")
	equal(t, "help", status, 0)
}

// failing is a standard output that is closed.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestClosedOutput(t *testing.T) {
	for _, form := range []string{"table", "csv"} {
		var stderr bytes.Buffer
		equal(t, form, run(append(own, "-format", form, "testdata/harbour.conll"), failing{}, &stderr), 1)
		equal(t, "one line", strings.Count(stderr.String(), "\n"), 1)
	}
}

// What is counted adds up, with the default gazetteer on text that was written by others.
func TestCorpora(t *testing.T) {
	paths := corpora(t)
	out, errs, status := call(append([]string{"-format", "csv"}, paths...)...)
	equal(t, "status", status, 0)
	equal(t, "errors", errs, "")
	rows, err := csv.NewReader(strings.NewReader(out)).ReadAll()
	equal(t, "error", err, nil)
	sums := map[string]int{} // of the shares that make a whole
	whole := map[string]int{}
	for _, r := range rows[1:] {
		count, err := strconv.Atoi(r[4])
		equal(t, "error", err, nil)
		key := r[0] + " " + r[2]
		switch r[3] {
		case "explained", "partly", "nothing":
			sums[key] += count
		case "listed":
			whole[key], err = strconv.Atoi(r[5])
			equal(t, "error", err, nil)
		}
	}
	equal(t, "mentions", sums, whole)
	equal(t, "files and types", len(whole), (len(paths)+1)*len(kinds))
}
