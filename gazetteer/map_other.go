//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package gazetteer

import "os"

// mapFile reads a file into memory where it cannot be mapped.
func mapFile(name string) (data []byte, unmap func() error, err error) {
	data, err = os.ReadFile(name)
	return data, nil, err
}
