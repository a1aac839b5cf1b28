package entity

import (
	"embed"
	"errors"
	"io/fs"
	"sync"
)

//go:embed rules/*.rules
var ruleFiles embed.FS

var defaultRules = sync.OnceValues(func() (*Rules, error) {
	all := &Rules{}
	files, err := fs.Glob(ruleFiles, "rules/*.rules")
	if err != nil {
		return nil, err
	}
	for _, name := range files {
		f, err := ruleFiles.Open(name)
		if err != nil {
			return nil, err
		}
		rs, err := ReadRules(f, name)
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, err
		}
		all.rules = append(all.rules, rs.rules...)
	}
	return all, nil
})

// DefaultRules returns the embedded rules.
func DefaultRules() (*Rules, error) { return defaultRules() }
