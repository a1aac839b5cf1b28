package gazetteer_test

import (
	"testing"

	"github.com/kayan-nlp/kayan/gazetteer"
)

// BenchmarkDefault is a cold start: reading and indexing the embedded data.
func BenchmarkDefault(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		entries, err := gazetteer.DefaultEntries()
		if err != nil || gazetteer.NewIndex(entries).Len() != len(entries) {
			b.Fatal("the embedded data are broken", err)
		}
	}
}
