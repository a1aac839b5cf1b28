package entity

import (
	"bytes"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// A hit is one name or word class that begins at a word of the text.
type hit struct {
	term    gazetteer.Term
	seen    int32 // for what the document taught: its number, from 1
	kind    kind
	label   label // of the kind
	words   uint8 // of the name
	prefix  uint8 // bytes of the proclitic
	article uint8 // bytes of the article that لل hides behind the proclitic
	loose   bool
	valued  bool // the kind says which value
}

// hidden returns what لل hides of the article behind the proclitic.
func (h *hit) hidden() string { return "ال"[:h.article] }

// A document is one text on its way through the stages. It is reused: but for the words it has met, nothing of it outlives the
// next text.
type document struct {
	text    normalize.Text
	words   []normalize.Segment
	hashes  []uint64 // of the words
	lexicon lexicon
	tokens  []token
	own     []hit   // of words that are not as the lexicon has them
	learned learned // the last one looked up
	unknown []int   // words that the lexicon does not know
	alone   []normalize.Segment
	asked   []asked // the gazetteers
	long    []longHits
	begins  []uint64

	scratchHits []hit
	memory      memory

	fit      bitSet // programs that may match at a word
	machine  machine
	cands    []candidate
	heads    []int32 // word → 1 + the last candidate that begins there
	resolver resolver
	groups   grouper
	recorder *recorder // nil but for explanations
}

// A token is a word of the text with what is known of it.
type token struct {
	hits  []hit
	class *class
	flags wordFlags
}

// wordFlags are what the shapes ask of a word besides its letters.
type wordFlags uint8

const (
	flagOrdinary wordFlags = 1 << iota // known, and as no part of a person's name
	flagFunction                       // particle, pronoun, verb
	flagParticle                       // of these, one of a closed class
	flagCommon                         // in the list of ordinary words
	flagSplit                          // a name is known behind a proclitic
	flagStart                          // first word of a sentence
	flagEnd                            // last word of a sentence
	flagLong                           // a name of several words begins here
)

// tokenize cuts the key into words. Nothing is found in addresses and handles: they are made line breaks,
// which no name crosses. The underscore of a hashtag separates words like a space.
func (d *document) tokenize() {
	key := d.text.Bytes()
	d.words = normalize.AppendSegments(d.words[:0], key)
	kept := d.words[:0]
	until, plain := 0, 0 // an address reaches up to until; see addressEnd for plain
	for _, w := range d.words {
		if w.Start < until {
			continue
		}
		if end := addressEnd(key, w, &plain); end > 0 {
			until = end
			w = normalize.Segment{KeySpan: normalize.KeySpan{Start: w.Start, End: end}, Kind: normalize.Newline}
		}
		if w.End-w.Start == 1 && key[w.Start] == '_' {
			continue
		}
		kept = append(kept, w)
	}
	d.words = kept
}

// addressEnd returns the end of the address or handle that begins at a word, 0 if none does. plain is the end
// of the last run of Latin letters and signs that was seen to hold none.
func addressEnd(key []byte, w normalize.Segment, plain *int) int {
	rest := key[w.Start:]
	switch {
	case key[w.Start] == '@' && len(rest) > 1 && rest[1] > ' ':
	case w.Kind == normalize.Word && key[w.Start] < 0x80 && w.Start >= *plain:
		if !address(rest) {
			*plain = w.Start + latinRun(rest)
			return 0
		}
	default:
		return 0
	}
	n := bytes.IndexAny(rest, " \t\n\r،")
	if n < 0 {
		n = len(rest)
	}
	return w.Start + n
}

// address reports whether a text begins with scheme://, www., a name and an @, or a host and a slash.
func address(text []byte) bool {
	n := latinRun(text)
	run, rest := text[:n], text[n:]
	switch {
	case bytes.HasPrefix(rest, []byte("://")), len(run) > 4 && bytes.EqualFold(run[:4], []byte("www.")):
		return true
	case len(rest) < 2 || rest[1] <= ' ':
		return false
	}
	return rest[0] == '@' || rest[0] == '/' && bytes.IndexByte(run, '.') > 0
}

// latinRun returns the length of the run of letters, digits and signs that names and hosts are made of.
func latinRun(text []byte) int {
	for i, c := range text {
		if c != '.' && c != '-' && c != '_' && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
			return i
		}
	}
	return len(text)
}

// word returns the letters of word i in the key.
func (d *document) word(i int) []byte {
	w := d.words[i]
	return d.text.Bytes()[w.Start:w.End]
}

// hitsAt returns what begins at word i.
func (d *document) hitsAt(i int) []hit { return d.tokens[i].hits }
