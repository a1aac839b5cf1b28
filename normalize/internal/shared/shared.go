// Package shared finds measuring data that lie beside the project.
package shared

import (
	"os"
	"path/filepath"
	"testing"
)

// Path returns the path of a file under the folder that KAYAN_SHARED names, by default ../shared from the
// root of the module. The test is skipped where the file is absent.
func Path(t testing.TB, root, name string) string {
	t.Helper()
	dir := os.Getenv("KAYAN_SHARED")
	if dir == "" {
		dir = filepath.Join(root, "..", "shared")
	}
	path := filepath.Join(dir, name)
	if _, err := os.Stat(path); err != nil {
		t.Skipf("no %s: %v", name, err)
	}
	return path
}
