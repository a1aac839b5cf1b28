package bench

import (
	"bytes"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis"
	"github.com/blevesearch/bleve/v2/analysis/lang/ar"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"
	"golang.org/x/text/unicode/norm"

	"github.com/kayan-nlp/kayan/normalize"
)

// A peer is one row of the table.
type peer struct {
	name      string
	floor     string // name of the row its ratio is to
	vocalised bool   // which text it reads
	// prepare does what is not to be timed and returns one pass over all documents.
	prepare func(documents []string) (pass func())
}

var peers = []peer{
	{"valid", "valid", false, prepareValid},
	{"kayan", "valid", false, prepareKayan},
	{"valid-vocalised", "valid-vocalised", true, prepareValid},
	{"kayan-vocalised", "valid-vocalised", true, prepareKayan},
	{"bleve", "valid", false, prepareBleve},
	{"bleve copy", "valid", false, prepareBleveCopy},
	{"norm.NFKC", "valid", false, prepareNFKC},
	{"transform chain", "valid", false, prepareChain},
}

func (p peer) documents(c corpus) []string {
	if p.vocalised {
		return c.vocalised
	}
	return c.news
}

// The sinks keep the compiler from dropping what is timed.
var (
	validSink  bool
	stringSink string
	streamSink analysis.TokenStream
)

func prepareValid(documents []string) func() {
	return func() {
		for _, document := range documents {
			validSink = utf8.ValidString(document)
		}
	}
}

func prepareKayan(documents []string) func() {
	text := new(normalize.Text)
	return func() {
		for _, document := range documents {
			text.Reset(document, normalize.MatchKey)
		}
	}
}

func prepareNFKC(documents []string) func() {
	return func() {
		for _, document := range documents {
			stringSink = norm.NFKC.String(document)
		}
	}
}

func newChain() transform.Transformer {
	return transform.Chain(norm.NFD, runes.Remove(runes.In(unicode.Mn)), norm.NFC)
}

func prepareChain(documents []string) func() {
	chain := newChain()
	return func() {
		for _, document := range documents {
			stringSink, _, _ = transform.String(chain, document)
		}
	}
}

// prepareBleve times the filter and the refill of its tokens. The filter sets Token.Term to a new slice and
// leaves the bytes of the old one alone (TestBleveLeavesTerms), so giving it the old slices again is enough.
func prepareBleve(documents []string) func() {
	terms := splitTerms(documents)
	stream := newStream(terms)
	filter := ar.NewArabicNormalizeFilter()
	return func() {
		for _, document := range terms {
			streamSink = filter.Filter(refill(stream, document))
		}
	}
}

// prepareBleveCopy times the refill alone.
func prepareBleveCopy(documents []string) func() {
	terms := splitTerms(documents)
	stream := newStream(terms)
	return func() {
		for _, document := range terms {
			streamSink = refill(stream, document)
		}
	}
}

// splitTerms returns the words of each document.
func splitTerms(documents []string) [][][]byte {
	terms := make([][][]byte, len(documents))
	for i, document := range documents {
		terms[i] = bytes.Fields([]byte(document))
	}
	return terms
}

// newStream returns tokens enough for the longest document.
func newStream(terms [][][]byte) analysis.TokenStream {
	longest := 0
	for _, document := range terms {
		longest = max(longest, len(document))
	}
	stream := make(analysis.TokenStream, longest)
	for i := range stream {
		stream[i] = new(analysis.Token)
	}
	return stream
}

// refill returns the first tokens of stream with the terms of a document.
func refill(stream analysis.TokenStream, terms [][]byte) analysis.TokenStream {
	stream = stream[:len(terms)]
	for i, term := range terms {
		stream[i].Term = term
	}
	return stream
}
