package gazetteer_test

import (
	"bytes"
	"os"
	"testing"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/gazetteer/internal/compile"
	"github.com/kayan-nlp/kayan/normalize"
)

// BenchmarkCompile makes the embedded gazetteer of its data files.
func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		var file bytes.Buffer
		if err := compile.Dir(os.DirFS("data"), &file); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLoad opens it.
func BenchmarkLoad(b *testing.B) {
	data, err := os.ReadFile("default.kgz")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if x, err := gazetteer.Load(data); err != nil || x.Len() == 0 {
			b.Fatal(err)
		}
	}
}

// BenchmarkAppendHits looks up every word of an article.
func BenchmarkAppendHits(b *testing.B) {
	text, err := os.ReadFile("../testdata/article.txt")
	if err != nil {
		b.Fatal(err)
	}
	key := []byte(normalize.Key(string(text)))
	segs := normalize.AppendSegments(nil, key)
	x := gazetteer.Default()
	var hits []gazetteer.Hit
	b.SetBytes(int64(len(key)))
	b.ReportAllocs()
	for b.Loop() {
		if hits = x.AppendHits(hits[:0], key, segs); len(hits) == 0 {
			b.Fatal("nothing found")
		}
	}
}
