package gazetteer

import (
	_ "embed"
	"sync"
	"unsafe"
)

//go:generate go run ./internal/gen

//go:embed default.kgz
var embedded string

// Default returns the embedded gazetteer, compiled from the files in data. It is opened where it lies in the program: nothing is
// read before it is looked up.
func Default() *Index { return defaultIndex() }

var defaultIndex = sync.OnceValue(func() *Index {
	x, err := Load(unsafe.Slice(unsafe.StringData(embedded), len(embedded))) // it is never written to
	if err != nil {
		return &Index{} // a test holds the file to be in step with this library
	}
	return x
})
