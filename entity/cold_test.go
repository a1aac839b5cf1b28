package entity_test

import (
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
)

const coldStart = "KAYAN_COLD_START"

// TestColdStart is what BenchmarkColdStart runs in a process of its own.
func TestColdStart(t *testing.T) {
	if os.Getenv(coldStart) == "" {
		t.Skip("run by BenchmarkColdStart")
	}
	require.NotEmpty(t, entity.Extract("وصل الوفد إلى بغداد"))
}

// BenchmarkColdStart is a whole process from its start over the first span to its end, with all it takes to load the embedded
// names and rules; an empty process beside it tells how much of that is the system's.
func BenchmarkColdStart(b *testing.B) {
	program, err := os.Executable()
	if err != nil {
		b.Fatal(err)
	}
	for name, test := range map[string]string{"first span": "^TestColdStart$", "nothing": "^$"} {
		b.Run(name, func(b *testing.B) {
			best := time.Hour
			for b.Loop() {
				process := exec.Command(program, "-test.run", test)
				process.Env = append(os.Environ(), coldStart+"=1")
				start := time.Now()
				out, err := process.CombinedOutput()
				best = min(best, time.Since(start))
				if err != nil || !strings.Contains(string(out), "PASS") {
					b.Fatal(err, string(out))
				}
			}
			b.ReportMetric(float64(best.Microseconds())/1000, "ms-best")
		})
	}
}

// The default extractor with all it knows, after its first text.
func TestDefaultHeap(t *testing.T) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	x, err := entity.New()
	require.NoError(t, err)
	text, err := os.ReadFile("../testdata/article.txt")
	require.NoError(t, err)
	require.NotEmpty(t, x.Extract(string(text)))
	runtime.GC()
	runtime.ReadMemStats(&after)
	runtime.KeepAlive(x)
	heap := int64(after.HeapAlloc) - int64(before.HeapAlloc)
	t.Logf("%.1f MB", float64(heap)/(1<<20))
	assert.Less(t, heap, int64(64<<20))
}
