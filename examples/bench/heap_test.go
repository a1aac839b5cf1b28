package bench

import (
	"runtime"
	"runtime/metrics"
	"time"
)

// heapInUse is the size of all objects that are in use.
func heapInUse() int64 {
	runtime.GC()
	runtime.GC() // what finalizers held
	return heapBytes()
}

// heapBytes is the size of all objects, with those that are not collected yet.
func heapBytes() int64 {
	sample := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(sample)
	return int64(sample[0].Value.Uint64())
}

// watchHeap looks at the heap every few milliseconds until it is asked for the greatest size.
func watchHeap() (peak func() int64) {
	stop, greatest := make(chan struct{}), make(chan int64)
	go func() {
		tick := time.NewTicker(5 * time.Millisecond)
		defer tick.Stop()
		most := heapBytes()
		for {
			select {
			case <-tick.C:
				most = max(most, heapBytes())
			case <-stop:
				greatest <- max(most, heapBytes())
				return
			}
		}
	}()
	return func() int64 {
		close(stop)
		return <-greatest
	}
}
