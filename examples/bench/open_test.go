package bench

import (
	"path/filepath"
	"testing"
	"time"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// TestOpening: opening a compiled gazetteer costs the same, whatever its size.
func TestOpening(t *testing.T) {
	sizes := []int{10_000, 100_000}
	if !testing.Short() {
		sizes = append(sizes, 1_000_000, 5_000_000)
	}
	allocations := -1.0
	for _, n := range sizes {
		if n > *mostNames {
			break
		}
		file := filepath.Join(t.TempDir(), "names.kgz")
		if err := compileNames(makeNames(n), file); err != nil {
			t.Fatal(err)
		}
		open := func() {
			x, err := gazetteer.Open(file)
			if err != nil || x.Len() != n {
				t.Fatal(n, err)
			}
			if err := x.Close(); err != nil {
				t.Fatal(err)
			}
		}
		got := testing.AllocsPerRun(100, open)
		if allocations >= 0 && got != allocations {
			t.Errorf("%d names: %v allocations, others %v", n, got, allocations)
		}
		allocations = got
		best := time.Hour
		for range 200 {
			start := time.Now()
			open()
			best = min(best, time.Since(start))
		}
		t.Logf("%8d names: opened and closed in %v, %v allocations", n, best, got)
	}
}
