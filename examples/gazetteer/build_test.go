package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/gazetteer"
)

// onlyThese holds the folder to have no files but some.
func onlyThese(t *testing.T, dir string, names ...string) {
	t.Helper()
	files, err := os.ReadDir(dir)
	require.NoError(t, err)
	var have []string
	for _, f := range files {
		have = append(have, f.Name())
	}
	assert.ElementsMatch(t, names, have)
}

// emptyFolders makes a folder for the output and one for temporary files.
func emptyFolders(t *testing.T) (out, temp string) {
	t.Helper()
	out, temp = t.TempDir(), t.TempDir()
	return out, temp
}

func TestBuild(t *testing.T) {
	inFolder(t, nil)
	out, temp := emptyFolders(t)
	target := filepath.Join(out, "ships.kgz")
	got := call(t, "", "build", "ships.tsv", "-o", target, "-tmp", temp, "patterns.jsonl", "-version", "3", "-licence", "MIT", "-memory", "1M")
	assert.Equal(t, result{
		"ships.tsv: 4 read, 3 kept, 1 dropped (broken 1), 1 weak\npatterns.jsonl: 2 read, 2 kept, 0 dropped, 0 weak\n" +
			fmt.Sprintf("%s: 5 entries, %d bytes\n", target, sizeOf(t, target)),
		"ships.tsv:11: prior \"x\": want a whole number\n", 0,
	}, got)
	onlyThese(t, out, "ships.kgz")
	onlyThese(t, temp)
	x, err := gazetteer.Open(target)
	require.NoError(t, err)
	defer x.Close()
	require.NoError(t, x.Verify())
	i := x.Info()
	assert.Equal(t, []string{"ships", "3", "MIT"}, []string{i.Name, i.Version, i.Licence})
	assert.Equal(t, "North Star", x.Lookup("نجمة الشمال").First().Entry().English)
}

// What is built serves an extractor.
func TestBuiltServesAnExtractor(t *testing.T) {
	inFolder(t, nil)
	require.Zero(t, call(t, "", "build", "-o", "ships.kgz", "newer.tsv").status)
	x, err := gazetteer.Open("ships.kgz")
	require.NoError(t, err)
	extractor, err := entity.New(entity.WithGazetteer(x), entity.WithTypes("SHIP"))
	require.NoError(t, err)
	spans := extractor.Extract("غرقت نجمة الشمال")
	require.Len(t, spans, 1)
	assert.Equal(t, "ships/نجمة_الشمال", spans[0].ID)
}

func TestBuildFromStandardInput(t *testing.T) {
	inFolder(t, nil)
	text, err := os.ReadFile("mountains.txt")
	require.NoError(t, err)
	said := "-: 3 read, 2 kept, 1 dropped (no name that can be used 1), 0 weak; of their names 1 dropped (no Arabic letters 1)\n" +
		"m.kgz: 2 entries, %d bytes\n"
	for _, files := range [][]string{nil, {"-"}} {
		args := []string{"build", "-o", "m.kgz", "-type", "PLACE/terrain", "-format", "flashtext", "-set", "mountains"}
		got := call(t, string(text), append(args, files...)...)
		assert.Equal(t, result{out: fmt.Sprintf(said, sizeOf(t, "m.kgz"))}, got)
	}
	x, err := gazetteer.Read("m.kgz")
	require.NoError(t, err)
	e := x.Lookup("جبل النعناع").First().Entry()
	assert.Equal(t, []string{"PLACE", "terrain", "mountains"}, []string{e.Type, e.Subtype, e.Source})

	tsv, err := os.ReadFile("newer.tsv")
	require.NoError(t, err)
	assert.Zero(t, call(t, string(tsv), "build", "-o", "n.kgz").status, "a table tells what it is")
	got := call(t, string(text), "build", "-o", "none.kgz", "-type", "PLACE")
	assert.Equal(t, result{errs: "-: of no known format; -format may name it\n", status: 1}, got)
	assert.NoFileExists(t, "none.kgz")
}

// A packed file on standard input, larger than what is remembered of it.
func TestBuildFromPackedInput(t *testing.T) {
	inFolder(t, nil)
	pipe, in, err := os.Pipe()
	require.NoError(t, err)
	go func() {
		packed := gzip.NewWriter(in)
		fmt.Fprint(packed, "# set: many\n# type: PLACE\nname\tid\n")
		for i := range 100000 {
			fmt.Fprintf(packed, "تل %d\t%x\n", i, uint64(i)*0x9E3779B97F4A7C15)
		}
		packed.Close()
		in.Close()
	}()
	var stdout, stderr strings.Builder
	status := run([]string{"build", "-o", "many.kgz", "-"}, environment{pipe, &stdout, &stderr})
	assert.Zero(t, status, stderr.String())
	assert.Contains(t, stdout.String(), "-: 100000 read, 100000 kept")
}

func TestBuildWithClasses(t *testing.T) {
	inFolder(t, nil)
	got := call(t, "", "build", "-o", "w.kgz", "-classes", "classes.tsv", "dump.json")
	assert.Equal(t, "classes.tsv:3: class \"not-a-class\": want Q and a number\n", got.errs)
	assert.Zero(t, got.status)
	x, err := gazetteer.Read("w.kgz")
	require.NoError(t, err)
	assert.Equal(t, map[string]int{"WEAPON": 1, "PLACE": 1}, x.Types(), "beside the classes that are known")
	for _, args := range [][]string{{"-classes", "none.tsv"}, {"-classes", "classes.tsv", "-strict"}} {
		got := call(t, "", append([]string{"build", "-o", "x.kgz", "dump.json"}, args...)...)
		assert.Equal(t, 1, got.status)
		assert.Equal(t, 1, strings.Count(got.errs, "\n"), got.errs)
		assert.Contains(t, got.errs, args[1])
		assert.NoFileExists(t, "x.kgz")
	}
}

func TestBrokenLines(t *testing.T) {
	var list strings.Builder
	list.WriteString("# type: PLACE\nname\tprior\nتل الورد\t1\n")
	for range 50 {
		list.WriteString("تل الشوك\tx\n")
	}
	inFolder(t, map[string]string{"l.tsv": list.String()})
	got := call(t, "", "build", "-o", "l.kgz", "l.tsv")
	assert.Zero(t, got.status)
	lines := strings.Split(strings.TrimSpace(got.errs), "\n")
	require.Len(t, lines, maxFaults+1)
	assert.Equal(t, `l.tsv:4: prior "x": want a whole number`, lines[0])
	assert.Equal(t, `l.tsv:23: prior "x": want a whole number`, lines[maxFaults-1])
	assert.Equal(t, "l.tsv: and 30 more broken lines", lines[maxFaults])
	assert.Contains(t, got.out, "l.tsv: 51 read, 1 kept, 50 dropped (broken 50), 0 weak\n")
}

// After an error there is nothing new, and what was there is as it was.
func TestNothingIsLeft(t *testing.T) {
	utf := "\xff\xfe"
	for _, unit := range utf16.Encode([]rune("# type: PLACE\nname\nتل الورد\n")) {
		utf += string([]byte{byte(unit), byte(unit >> 8)})
	}
	var cut strings.Builder
	packed := gzip.NewWriter(&cut)
	io.WriteString(packed, strings.Repeat("# type: PLACE\nname\nتل الورد\n", 10))
	packed.Close()
	inFolder(t, map[string]string{
		"utf16.tsv": utf, "cut.tsv.gz": cut.String()[:cut.Len()-4], "untyped.txt": "جبل الآس\n", "what.bin": "\x00\x01\x02\x03",
		"lists.def": "none.lst:location\n",
	})
	require.NoError(t, os.Mkdir("folder.tsv", 0o755))
	for _, c := range []struct {
		args string
		want string
	}{
		{"-strict ships.tsv", "ships.tsv:11: prior \"x\": want a whole number\n"},
		{"newer.tsv none.tsv nor.tsv", "open none.tsv: no such file or directory\nopen nor.tsv: no such file or directory\n"},
		{"newer.tsv what.bin", "what.bin: of no known format; -format may name it\n"},
		{"folder.tsv", "read folder.tsv: is a directory\n"},
		{"newer.tsv utf16.tsv", "utf16.tsv:1: UTF-16, not UTF-8: convert it first\n"},
		{"cut.tsv.gz", "cut.tsv.gz:31: the file is cut off: unexpected EOF\n"},
		{"newer.tsv lists.def", "lists.def:1: open none.lst: no such file or directory\n"},
		{"untyped.txt", "x.kgz: not written: no entries (untyped.txt: 1 read, 0 kept, 1 dropped (no type 1), 0 weak)\n"},
		{"newer.tsv -alternates none.txt -format geonames", "none.txt:1: open none.txt: no such file or directory\n"},
	} {
		out, temp := emptyFolders(t)
		target := filepath.Join(out, "x.kgz")
		require.NoError(t, os.WriteFile(target, []byte("an older one"), 0o644))
		got := call(t, "", append([]string{"build", "-o", target, "-tmp", temp, "-memory", "1M"}, strings.Fields(c.args)...)...)
		assert.Equal(t, result{errs: strings.ReplaceAll(c.want, "x.kgz:", target+":"), status: 1}, got, c.args)
		onlyThese(t, out, "x.kgz")
		onlyThese(t, temp)
		kept, err := os.ReadFile(target)
		require.NoError(t, err)
		assert.Equal(t, "an older one", string(kept))
	}
}

func TestTargets(t *testing.T) {
	inFolder(t, nil)
	require.NoError(t, os.Mkdir("folder.kgz", 0o755))
	for target, want := range map[string]string{
		"folder.kgz": "folder.kgz: not a file", filepath.Join("none", "x.kgz"): "no such file or directory",
	} {
		got := call(t, "", "build", "-o", target, "newer.tsv")
		assert.Equal(t, 1, got.status)
		assert.Contains(t, got.errs, want)
	}
	got := call(t, "", "build", "-o", "x.kgz", "-tmp", "none", "newer.tsv")
	assert.Equal(t, 1, got.status)
	assert.NoFileExists(t, "x.kgz")
	left, err := filepath.Glob(".*")
	require.NoError(t, err)
	assert.Empty(t, left)
}

func TestALinkStaysOne(t *testing.T) {
	inFolder(t, map[string]string{"real.kgz": "older"})
	if err := os.Symlink("real.kgz", "link.kgz"); err != nil {
		t.Skip("no links here: ", err)
	}
	require.Zero(t, call(t, "", "build", "-o", "link.kgz", "newer.tsv").status)
	info, err := os.Lstat("link.kgz")
	require.NoError(t, err)
	assert.NotZero(t, info.Mode()&os.ModeSymlink)
	assert.Equal(t, "real.kgz: ok\n", call(t, "", "verify", "real.kgz").out)
}

// A commit after discard does nothing: the file was given up meanwhile.
func TestOutputIsDiscardedOnce(t *testing.T) {
	dir, temp := emptyFolders(t)
	o, err := newOutput(filepath.Join(dir, "x.kgz"), temp)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(o.dir, "spool"), nil, 0o644))
	require.NoError(t, o.discard())
	require.NoError(t, o.discard())
	assert.ErrorIs(t, o.commit(), errDiscarded)
	onlyThese(t, dir)
	onlyThese(t, temp)
}

func TestReplay(t *testing.T) {
	p := &replay{r: strings.NewReader("نص طويل")}
	head := make([]byte, 4)
	_, err := io.ReadFull(p, head)
	require.NoError(t, err)
	require.NoError(t, p.rewind())
	all, err := io.ReadAll(p)
	require.NoError(t, err)
	assert.Equal(t, "نص طويل", string(all))
	require.NoError(t, p.rewind())
	again, err := io.ReadAll(p)
	require.NoError(t, err)
	assert.Equal(t, all, again)

	p = &replay{r: strings.NewReader(strings.Repeat("x", 2*maxReplay))}
	n, err := io.Copy(io.Discard, p)
	require.NoError(t, err)
	assert.EqualValues(t, 2*maxReplay, n)
	assert.ErrorIs(t, p.rewind(), errOnce)
}

// What is read twice counts once, and a pipe makes the total unknown.
func TestInputsCount(t *testing.T) {
	inFolder(t, map[string]string{"a": strings.Repeat("a", 5000), "b": "bb"})
	pipe, w, err := os.Pipe()
	require.NoError(t, err)
	w.WriteString("ppp")
	w.Close()
	var m meter
	in := newInputs(t.Context(), pipe, &m)
	for _, path := range []string{"a", "b", "a"} {
		_, err := in.head(path, headBytes)
		require.NoError(t, err)
	}
	assert.Equal(t, []int64{5002, headBytes + 2}, []int64{m.total.Load(), m.read.Load()})
	file, err := in.open("a")
	require.NoError(t, err)
	_, err = io.Copy(io.Discard, file)
	require.NoError(t, err)
	require.NoError(t, file.Close())
	assert.Equal(t, int64(5002), m.read.Load())
	head, err := in.head(standardInput, headBytes)
	require.NoError(t, err)
	assert.Equal(t, "ppp", string(head))
	assert.Equal(t, []int64{-1, 5005}, []int64{m.total.Load(), m.read.Load()})
	_, err = in.head("a", headBytes)
	require.NoError(t, err)
	assert.Equal(t, int64(-1), m.total.Load())
}
