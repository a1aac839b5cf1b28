package bench

import (
	"testing"
	"time"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/entity"
)

// extractRounds is how often TestExtractRatio measures; the best round counts.
const extractRounds = 7

// TestExtractRatio prints the speed of extraction with the default gazetteer, one document after the other on one core, beside that
// of utf8.ValidString over the same bytes in the same rounds.
func TestExtractRatio(t *testing.T) {
	if testing.Short() {
		t.Skip("measuring takes about half a minute")
	}
	c := loadCorpus(t)
	x, err := entity.New()
	if err != nil {
		t.Fatal(err)
	}
	var spans []entity.Span
	found := 0
	extract := func() {
		found = 0
		for _, document := range c.news {
			spans = x.Append(spans[:0], document)
			found += len(spans)
		}
	}
	valid := func() {
		for _, document := range c.news {
			if !utf8.ValidString(document) {
				t.Fatal("the news are not valid UTF-8")
			}
		}
	}
	extract()
	want := found
	bestExtract, bestValid := time.Hour, time.Hour
	for range extractRounds {
		bestExtract = min(bestExtract, timed(extract))
		bestValid = min(bestValid, timed(valid))
		if found != want || want < 10_000 {
			t.Fatalf("%d spans, %d before", found, want)
		}
	}
	bytes := float64(size(c.news))
	t.Logf("%d documents, %d spans: %.1f MB/s, utf8.ValidString %.1f MB/s, share %.4f", len(c.news), found,
		bytes/bestExtract.Seconds()/1e6, bytes/bestValid.Seconds()/1e6, bestValid.Seconds()/bestExtract.Seconds())
}

func timed(f func()) time.Duration {
	start := time.Now()
	f()
	return time.Since(start)
}
