package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/examples/internal/clitest"
	"github.com/kayan-nlp/kayan/gazetteer"
)

// A result is all that a call of the program leaves but for files.
type result struct {
	out, errs string
	status    int
}

// call runs the program in an empty folder that has the files of testdata, with a text as standard input.
func call(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	in := filepath.Join(t.TempDir(), "stdin")
	require.NoError(t, os.WriteFile(in, []byte(stdin), 0o644))
	file, err := os.Open(in)
	require.NoError(t, err)
	defer file.Close()
	var stdout, stderr bytes.Buffer
	status := run(args, environment{file, &stdout, &stderr})
	return result{stdout.String(), stderr.String(), status}
}

// inFolder goes to a new folder with a copy of testdata and of more files, by name.
func inFolder(t *testing.T, files map[string]string) {
	t.Helper()
	dir := t.TempDir()
	require.NoError(t, os.CopyFS(dir, os.DirFS("testdata")))
	t.Chdir(dir)
	for name, text := range files {
		require.NoError(t, os.WriteFile(name, []byte(text), 0o644))
	}
}

// built goes to a folder with compiled files of the lists.
func built(t *testing.T) {
	t.Helper()
	inFolder(t, nil)
	for target, lists := range map[string][]string{
		"ships.kgz": {"ships.tsv", "patterns.jsonl"}, "newer.kgz": {"newer.tsv"}, "older.kgz": {"ships.tsv"},
	} {
		require.Zero(t, call(t, "", append([]string{"build", "-o", target, "-version", "3"}, lists...)...).status)
	}
}

// sizeOf returns the bytes of a file.
func sizeOf(t *testing.T, path string) int {
	t.Helper()
	info, err := os.Stat(path)
	require.NoError(t, err)
	return int(info.Size())
}

func TestInfo(t *testing.T) {
	built(t)
	bytes := sizeOf(t, "ships.kgz")
	each := float64(bytes*10/6) / 10
	assert.Equal(t, result{out: fmt.Sprintf(`name     ships
version  3
entries  5
names    6
keys     6
bytes    %d (%.1f a name)
types
  3	SHIP
  1	ORGANIZATION
  1	PLACE
sources
  ships	licence: Apache-2.0	from: made up	of: 2026-11-24	what: ships that nobody built
  patterns
`, bytes, each)}, call(t, "", "info", "ships.kgz"))
	got := call(t, "", "info", "ships.kgz", "-json")
	require.Equal(t, []map[string]any{{
		"name": "ships", "version": "3", "entries": 5.0, "names": 6.0, "keys": 6.0, "bytes": float64(bytes), "bytesPerName": each,
		"types": map[string]any{"SHIP": 3.0, "ORGANIZATION": 1.0, "PLACE": 1.0},
		"sources": []any{
			map[string]any{"set": "ships", "what": "ships that nobody built", "origin": "made up", "licence": "Apache-2.0", "date": "2026-11-24"},
			map[string]any{"set": "patterns"},
		},
	}}, clitest.Rows(t, got.out))
}

func TestInfoOfNothing(t *testing.T) {
	assert.Zero(t, bytesPerName(gazetteer.Info{Bytes: 100}))
	var out bytes.Buffer
	require.NoError(t, writeInfoJSON(&out, gazetteer.Info{}))
	assert.Contains(t, out.String(), `"sources":[]`)
}

func TestVerify(t *testing.T) {
	built(t)
	whole, err := os.ReadFile("ships.kgz")
	require.NoError(t, err)
	changed := bytes.Clone(whole)
	changed[len(changed)-1] ^= 1
	require.NoError(t, os.WriteFile("changed.kgz", changed, 0o644))
	require.NoError(t, os.WriteFile("short.kgz", whole[:len(whole)-1], 0o644))
	got := call(t, "", "verify", "changed.kgz", "ships.kgz", "short.kgz", "none.kgz", "ships.tsv", "newer.kgz")
	assert.Equal(t, result{"ships.kgz: ok\nnewer.kgz: ok\n", fmt.Sprintf(`changed.kgz: gazetteer: wrong checksum
short.kgz: gazetteer: no compiled gazetteer: cut short: %d bytes, want %d
open none.kgz: no such file or directory
ships.tsv: gazetteer: no compiled gazetteer: it does not begin like one
`, len(whole)-1, len(whole)), 1}, got)
	assert.Zero(t, call(t, "", "verify", "ships.kgz").status)
}

func TestFind(t *testing.T) {
	built(t)
	text := "غرقت\tنَجمة \u200fالشمال ولؤلؤة الخليج"
	want := result{out: "9\t35\tنَجمة \u200fالشمال\tSHIP/ferry\tنجمة الشمال\tships/نجمة_الشمال\tships.kgz\n" +
		"38\t61\tلؤلؤة الخليج\tSHIP/ferry\tلؤلؤة الخليج\tships/لؤلؤة_الخليج\tships.kgz\n"}
	assert.Equal(t, want, call(t, "", "find", "ships.kgz", "-text", text))
	assert.Equal(t, want, call(t, text, "find", "ships.kgz"))
	assert.Equal(t, "نَجمة \u200fالشمال", text[9:35])
	assert.Equal(t, result{}, call(t, text, "find", "-text", "", "ships.kgz"), "an empty text is a text")
}

func TestFindJSON(t *testing.T) {
	built(t)
	text := "\ufeffلا شيء\xff\r\nفي ولنجمة الشمال\n\nالنجمة"
	got := call(t, text, "find", "-json", "newer.kgz", "ships.kgz")
	assert.Empty(t, got.errs)
	star := map[string]any{"start": 26.0, "end": 47.0, "type": "SHIP", "subtype": "ferry", "text": "نجمة الشمال",
		"name": "نجمة الشمال", "id": "ships/نجمة_الشمال", "prefix": "ول", "file": "newer.kgz"}
	second := map[string]any{"start": 49.0, "end": 61.0, "type": "SHIP", "subtype": "ferry", "text": "النجمة",
		"name": "نجمة الشمال", "id": "ships/نجمة_الشمال", "weak": true, "file": "ships.kgz"}
	inShips := map[string]any{}
	for k, v := range star {
		inShips[k] = v
	}
	inShips["file"] = "ships.kgz"
	require.Equal(t, []map[string]any{star, inShips, second}, clitest.Rows(t, got.out))
	assert.Equal(t, "نجمة الشمال", text[26:47])
	assert.Equal(t, "النجمة", text[49:61])
}

// Names that begin at one place: the longer first; and one name of two entries.
func TestFindAllOfThem(t *testing.T) {
	inFolder(t, map[string]string{"l.tsv": "# set: l\nname\ttype\tid\nرأس الزيت\tPLACE\t1\nرأس الزيت\tSHIP\t2\nرأس الزيت الجديد\tPLACE\t3\n"})
	require.Zero(t, call(t, "", "build", "-o", "l.kgz", "l.tsv").status)
	got := call(t, "", "find", "l.kgz", "-text", "رأس الزيت الجديد")
	var ids []string
	for line := range strings.Lines(got.out) {
		ids = append(ids, strings.Split(line, "\t")[5])
	}
	assert.Equal(t, []string{"3", "1", "2"}, ids)
}

func TestFindTrouble(t *testing.T) {
	built(t)
	got := call(t, "", "find", "none.kgz", "ships.kgz", "-text", "نورس الجنوب")
	assert.Equal(t, 1, got.status)
	assert.Equal(t, "open none.kgz: no such file or directory\n", got.errs)
	assert.Equal(t, 1, strings.Count(got.out, "\n"), "the others are still looked into")
	got = call(t, "نورس الجنوب", "find", "ships.tsv")
	assert.Equal(t, 1, got.status)
	assert.Empty(t, got.out)
}

func TestDiff(t *testing.T) {
	built(t)
	assert.Equal(t, result{out: `~ ships/نجمة_الشمال	SHIP/ferry	نجمة الشمال	names: -alias:النجمة?, +نجم الشمال; prior: 12 → 14
- ships/نورس_الجنوب	SHIP/ferry	نورس الجنوب
+ ships/حوت_الغرب	SHIP/ferry	حوت الغرب
`, status: 1}, call(t, "", "diff", "older.kgz", "newer.kgz"))
	assert.Equal(t, result{}, call(t, "", "diff", "older.kgz", "older.kgz"))
	got := call(t, "", "diff", "older.kgz", "none.kgz")
	assert.Equal(t, result{errs: "open none.kgz: no such file or directory\n", status: 2}, got)
	got = call(t, "", "diff", "ships.tsv", "patterns.jsonl")
	assert.Equal(t, 2, got.status)
	assert.Equal(t, 2, strings.Count(got.errs, "\n"))
}

// compile writes entries as a compiled file.
func compile(t *testing.T, path string, entries []gazetteer.Entry) {
	t.Helper()
	b := gazetteer.NewBuilder(gazetteer.BuildOptions{})
	for _, e := range entries {
		require.NoError(t, b.Add(e))
	}
	var file bytes.Buffer
	_, err := b.WriteTo(&file)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(path, file.Bytes(), 0o644))
}

func entry(id, kind string, names ...string) gazetteer.Entry {
	e := gazetteer.Entry{ID: id, Type: kind}
	for _, n := range names {
		e.Names = append(e.Names, gazetteer.Name{Text: n})
	}
	return e
}

func TestDiffOfSharedIDs(t *testing.T) {
	t.Chdir(t.TempDir())
	compile(t, "a.kgz", []gazetteer.Entry{
		entry("x", "PLACE", "جبل الآس"), entry("", "PLACE", "بلا رقم"), entry("x", "SHIP", "نورس"), entry("x", "SHIP", "نورس"), entry("y", "SHIP", "حوت"),
	})
	compile(t, "b.kgz", []gazetteer.Entry{
		entry("y", "SHIP", "حوت"), entry("x", "SHIP", "نورس"), entry("", "PLACE", "بلا رقم"), entry("x", "WEAPON", "رمح"), entry("", "SHIP", "بلا رقم"),
	})
	assert.Equal(t, result{out: "- x\tPLACE\tجبل الآس\n- x\tSHIP\tنورس\n+ x\tWEAPON\tرمح\n+ \tSHIP\tبلا رقم\n", status: 1},
		call(t, "", "diff", "a.kgz", "b.kgz"))
	compile(t, "c.kgz", []gazetteer.Entry{entry("y", "SHIP", "حوت"), entry("y", "SHIP", "حوت")})
	compile(t, "d.kgz", []gazetteer.Entry{entry("y", "SHIP", "حوت")})
	assert.Equal(t, result{out: "+ y\tSHIP\tحوت\n", status: 1}, call(t, "", "diff", "d.kgz", "c.kgz"), "even an equal one more")
	assert.Equal(t, result{}, call(t, "", "diff", "c.kgz", "c.kgz"))
}

func TestChangesOf(t *testing.T) {
	base := gazetteer.Entry{Type: "PLACE", Names: []gazetteer.Name{{Text: "ا"}, {Text: "ب", Kind: gazetteer.Variant}}, Refs: []string{"r"}}
	for want, change := range map[string]func(*gazetteer.Entry){
		"":                             func(e *gazetteer.Entry) { e.ID = "not compared" },
		"type: PLACE → PLACE/city":     func(e *gazetteer.Entry) { e.Subtype = "city" },
		"country:  → IQ; parent:  → م": func(e *gazetteer.Entry) { e.Country, e.Parent = "IQ", "م" },
		"en:  → A; value:  → 1":        func(e *gazetteer.Entry) { e.English, e.Value = "A", "1" },
		"source:  → s; prior: 0 → 7":   func(e *gazetteer.Entry) { e.Source, e.Prior = "s", 7 },
		"refs: -r, +q, +q":             func(e *gazetteer.Entry) { e.Refs = []string{"q", "q"} },
		"names: another order": func(e *gazetteer.Entry) {
			e.Names = []gazetteer.Name{{Text: "ب"}, {Text: "ا", Kind: gazetteer.Variant}}
		},
		"names: -ب, +short:ب?":    func(e *gazetteer.Entry) { e.Names[1].Kind, e.Names[1].Weak = gazetteer.Short, true },
		"names: -ب, +canonical:ب": func(e *gazetteer.Entry) { e.Names[1].Kind = gazetteer.Canonical },
	} {
		e := base
		e.Names = append([]gazetteer.Name(nil), base.Names...)
		change(&e)
		assert.Equal(t, want, changesOf(&base, &e))
	}
}

func TestWrongUsage(t *testing.T) {
	t.Chdir(t.TempDir())
	for _, args := range [][]string{
		{}, {"sing"}, {"build"}, {"build", "-o"}, {"build", "-o", "a.kgz", "-memory", "x"}, {"build", "-o", "a.kgz", "-memory", "4K"},
		{"build", "-o", "a.kgz", "-format", "xml", "a"}, {"build", "-o", "a.kgz", "-type", "/city", "a"}, {"build", "-o", "a.kgz", "-", "-"},
		{"info"}, {"info", "a", "b"}, {"verify"}, {"find"}, {"find", "-loud", "a"}, {"diff", "a"}, {"diff", "a", "b", "c"},
	} {
		got := call(t, "", args...)
		assert.Empty(t, got.out, args)
		assert.Contains(t, got.errs, "Usage", args)
		assert.Equal(t, 2, got.status, args)
	}
	left, err := os.ReadDir(".")
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestHelp(t *testing.T) {
	for _, c := range commands {
		for _, args := range [][]string{{"help", c.name}, {c.name, "-h"}} {
			got := call(t, "", args...)
			assert.Zero(t, got.status)
			assert.Contains(t, got.errs, "Usage: gazetteer "+c.name)
			assert.Contains(t, got.errs, c.doc)
		}
		assert.Contains(t, call(t, "", "help").errs, "gazetteer "+c.name)
	}
}

func TestFlagsStandAnywhere(t *testing.T) {
	built(t)
	want := call(t, "", "find", "-json", "-text", "نورس الجنوب", "ships.kgz", "newer.kgz", "older.kgz")
	assert.Equal(t, want, call(t, "", "find", "ships.kgz", "-json", "newer.kgz", "-text", "نورس الجنوب", "--", "older.kgz"))
	assert.Equal(t, 2, strings.Count(want.out, "\n"))
	require.NoError(t, os.Rename("ships.kgz", "-text"))
	assert.Equal(t, "-text: ok\n", call(t, "", "verify", "--", "-text").out)
}

// failing is a standard output that is closed.
type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, os.ErrClosed }

func TestClosedOutput(t *testing.T) {
	built(t)
	for _, args := range [][]string{
		{"info", "ships.kgz"}, {"info", "-json", "ships.kgz"}, {"verify", "ships.kgz"}, {"find", "ships.kgz", "-text", "نورس الجنوب"},
		{"diff", "older.kgz", "newer.kgz"}, {"build", "-o", "x.kgz", "newer.tsv"},
	} {
		var stderr bytes.Buffer
		want := 1
		if args[0] == "diff" {
			want = 2
		}
		assert.Equal(t, want, run(args, environment{os.Stdin, failing{}, &stderr}), args)
		assert.Equal(t, 1, strings.Count(stderr.String(), "\n"), "%v: %s", args, stderr.String())
		assert.Contains(t, stderr.String(), "standard output", args)
	}
}

func TestSize(t *testing.T) {
	for text, want := range map[string]size{
		"0": 0, "4096": 4096, "64k": 64 * kilobyte, "256M": 256 * megabyte, "1.5G": 1536 * megabyte, "16MiB": 16 * megabyte, "2GB": 2 * gigabyte,
	} {
		var s size
		require.NoError(t, s.Set(text), text)
		assert.Equal(t, want, s, text)
	}
	for _, text := range []string{"", "M", "-1", "-4M", "1T", "12 M", "0x10", "1e9", "NaN", "inf", "9999999999G", "1_000"} {
		assert.Error(t, new(size).Set(text), text)
	}
	for s, want := range map[size]string{0: "0", 1000: "1000", megabyte: "1M", 1536 * megabyte: "1536M", 3 * gigabyte: "3G"} {
		assert.Equal(t, want, s.String())
	}
	assert.Equal(t, "1.5 GB", size(1536*megabyte).rounded())
	assert.Equal(t, "12 B", size(12).rounded())
}

func TestClean(t *testing.T) {
	assert.Equal(t, "بحر \uFFFD[31m هادئ\uFFFD x", clean("بحر\t\x1b[31m\nهادئ\xff\u00a0x"))
	assert.Equal(t, " (b 3, a 1, c 1)", reasons(map[string]int{"a": 1, "b": 3, "c": 1}))
	assert.Empty(t, reasons(nil))
}
