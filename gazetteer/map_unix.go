//go:build darwin || dragonfly || freebsd || linux || netbsd || openbsd

package gazetteer

import (
	"os"
	"syscall"
)

// mapFile maps a file into memory, to be read. unmap is nil where the file was read instead.
func mapFile(name string) (data []byte, unmap func() error, err error) {
	file, err := os.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close() // the map stays
	info, err := file.Stat()
	if err != nil {
		return nil, nil, err
	}
	size := info.Size()
	if size == 0 || !info.Mode().IsRegular() || int64(int(size)) != size {
		data, err = os.ReadFile(name)
		return data, nil, err
	}
	data, err = syscall.Mmap(int(file.Fd()), 0, int(size), syscall.PROT_READ, syscall.MAP_SHARED)
	if err != nil {
		return nil, nil, &os.PathError{Op: "mmap", Path: name, Err: err}
	}
	return data, func() error { return syscall.Munmap(data) }, nil
}
