//go:build unix

package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// program builds the program and returns its path.
func program(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "gazetteer")
	out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput()
	require.NoError(t, err, string(out))
	return path
}

// endless writes a table without an end.
func endless(w io.WriteCloser) {
	out := bufio.NewWriter(w)
	fmt.Fprint(out, "# set: endless\n# type: PLACE\nname\n")
	for i := 0; ; i++ {
		if _, err := fmt.Fprintf(out, "تل %d الرقم\n", i); err != nil {
			return // nobody reads any more
		}
	}
}

// silent writes the beginning of a table, and nothing more.
func silent(w io.WriteCloser) { fmt.Fprint(w, "# set: silent\n# type: PLACE\nname\nتل الورد\n") }

func TestStoppedBySignal(t *testing.T) {
	path := program(t)
	for _, c := range []struct {
		name   string
		input  func(io.WriteCloser)
		signal os.Signal
		spills bool // wait until there are temporary files
		status int
	}{
		{"Ctrl-C", endless, os.Interrupt, true, 130},
		{"Ctrl-C while the pipe is silent", silent, os.Interrupt, false, 130},
		{"SIGTERM", endless, syscall.SIGTERM, true, 143},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, temp := emptyFolders(t)
			target := filepath.Join(out, "x.kgz")
			require.NoError(t, os.WriteFile(target, []byte("an older one"), 0o644))
			cmd := exec.Command(path, "build", "-o", target, "-tmp", temp, "-memory", "1M", "-")
			var stdout, stderr bytes.Buffer
			cmd.Stdout, cmd.Stderr = &stdout, &stderr
			stdin, err := cmd.StdinPipe()
			require.NoError(t, err)
			require.NoError(t, cmd.Start())
			go c.input(stdin)
			pattern := filepath.Join(temp, "kayan-*")
			if c.spills {
				pattern = filepath.Join(pattern, "*")
			}
			seen := assert.Eventually(t, func() bool {
				files, err := filepath.Glob(pattern)
				return err == nil && len(files) > 0
			}, 30*time.Second, 5*time.Millisecond, "the build began")
			require.NoError(t, cmd.Process.Signal(c.signal))
			asked := time.Now()
			var exit *exec.ExitError
			require.ErrorAs(t, cmd.Wait(), &exit)
			require.True(t, seen)
			assert.Less(t, time.Since(asked), 10*time.Second)
			assert.Equal(t, c.status, exit.ExitCode())
			assert.Empty(t, stdout.String())
			assert.Equal(t, "gazetteer: stopped; "+target+" is not written\n", stderr.String())
			onlyThese(t, out, "x.kgz")
			onlyThese(t, temp)
			kept, err := os.ReadFile(target)
			require.NoError(t, err)
			assert.Equal(t, "an older one", string(kept))
		})
	}
}

const manyEntries = 300000

// writeMany writes a large table, of names whose words are all different.
func writeMany(t *testing.T, path string) {
	t.Helper()
	file, err := os.Create(path)
	require.NoError(t, err)
	out := bufio.NewWriter(file)
	fmt.Fprint(out, "# set: many\n# type: PLACE\nname\talso\ten\tprior\n")
	for i := range uint64(manyEntries) {
		fmt.Fprintf(out, "تل %s\talias:وادي %s?\tPlace number %d\t%d\n", word(i), word(i+manyEntries), i, i)
	}
	require.NoError(t, errors.Join(out.Flush(), file.Close()))
}

// word makes a word of letters of a number.
func word(n uint64) string {
	letters := []rune("بتثجحخدذرزسشصضطظعغفقكلمنهوي")
	n = n * 0x9E3779B97F4A7C15 >> 20
	var w []rune
	for range 8 {
		w = append(w, letters[n%uint64(len(letters))])
		n /= uint64(len(letters))
	}
	return string(w)
}

// runWatched runs a command, and returns what it said and the most memory that it had, in bytes.
func runWatched(t *testing.T, cmd *exec.Cmd) (said string, peak int64) {
	t.Helper()
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	require.NoError(t, cmd.Start())
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case err := <-ended:
			require.NoError(t, err, out.String())
			if usage, ok := cmd.ProcessState.SysUsage().(*syscall.Rusage); ok && peak == 0 {
				peak = int64(usage.Maxrss) * rssUnit
			}
			return out.String(), peak
		case <-time.After(5 * time.Millisecond):
			peak = max(peak, highWater(cmd.Process.Pid))
		}
	}
}

// highWater returns the most memory that a running process has had, 0 where the system does not tell. On Linux Maxrss will not do:
// a process inherits it from the one that started it, and a test is large.
func highWater(pid int) int64 {
	status, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	if err != nil {
		return 0
	}
	_, rest, _ := strings.Cut(string(status), "VmHWM:")
	var kilobytes int64
	fmt.Sscan(rest, &kilobytes)
	return kilobytes * kilobyte
}

// rssUnit is what Maxrss counts.
var rssUnit = map[bool]int64{true: 1, false: kilobyte}[runtime.GOOS == "darwin" || runtime.GOOS == "ios"]

func TestMemoryIsBounded(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a large gazetteer twice")
	}
	path := program(t)
	dir := t.TempDir()
	list := filepath.Join(dir, "many.tsv")
	writeMany(t, list)
	var files [][]byte
	var peaks []int64
	for _, memory := range []string{"16M", "1G"} {
		out, temp := emptyFolders(t)
		target := filepath.Join(out, "many.kgz")
		said, peak := runWatched(t, exec.Command(path, "build", "-o", target, "-tmp", temp, "-memory", memory, list))
		assert.True(t, strings.HasPrefix(said, fmt.Sprintf("%s: %d read, %d kept, 0 dropped, ", list, manyEntries, manyEntries)), said)
		onlyThese(t, out, "many.kgz")
		onlyThese(t, temp)
		file, err := os.ReadFile(target)
		require.NoError(t, err)
		files, peaks = append(files, file), append(peaks, peak)
	}
	assert.True(t, bytes.Equal(files[0], files[1]), "the same file whatever the memory")
	t.Logf("%d bytes of names; %d MB with -memory 16M, %d MB with 1G", len(files[0]), peaks[0]>>20, peaks[1]>>20)
	assert.Less(t, peaks[0], int64(16+64)<<20, "what -memory says, and the program itself")
	assert.Less(t, peaks[0]*2, peaks[1])
	x, err := gazetteer.Load(files[0])
	require.NoError(t, err)
	assert.Equal(t, manyEntries, x.Len())
}
