package bench

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"unicode"
)

// documentSize is where a document ends: at the first line end behind so many bytes.
const documentSize = 4 << 10

// A corpus is the text to measure on, document by document.
type corpus struct {
	news      []string // as printed, almost without harakat
	vocalised []string // the same documents after vocalise
}

func corpusPath() string {
	shared := os.Getenv("KAYAN_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	return filepath.Join(shared, "text", "news.txt")
}

var readCorpus = sync.OnceValues(func() (corpus, error) {
	data, err := os.ReadFile(corpusPath())
	if err != nil {
		return corpus{}, err
	}
	c := corpus{news: cutDocuments(string(data), documentSize)}
	for _, document := range c.news {
		c.vocalised = append(c.vocalised, vocalise(document))
	}
	return c, nil
})

// loadCorpus skips the test or benchmark where the text is absent.
func loadCorpus(tb testing.TB) corpus {
	tb.Helper()
	c, err := readCorpus()
	if os.IsNotExist(err) {
		tb.Skipf("no text to measure on, set KAYAN_SHARED: %v", err)
	}
	if err != nil {
		tb.Fatal(err)
	}
	if len(c.news) == 0 {
		tb.Fatalf("%s is empty", corpusPath())
	}
	return c
}

// cutDocuments cuts text behind the line ends that follow size bytes. No byte is lost.
func cutDocuments(text string, size int) []string {
	var documents []string
	for len(text) > size {
		line := strings.IndexByte(text[size:], '\n')
		if line < 0 {
			break
		}
		end := size + line + 1
		documents = append(documents, text[:end])
		text = text[end:]
	}
	if text != "" {
		documents = append(documents, text)
	}
	return documents
}

const shadda = '\u0651'

// harakat are taken in turn: fatha, kasra, fatha, sukun, damma, fatha, kasra, tanwin.
var harakat = [...]rune{'\u064E', '\u0650', '\u064E', '\u0652', '\u064F', '\u064E', '\u0650', '\u064B'}

// vocalise puts one haraka behind every Arabic letter except alef and alef maksura, and a shadda before
// that of every eleventh. The words are nonsense, the density is that of fully vocalised print.
func vocalise(text string) string {
	var b strings.Builder
	b.Grow(2 * len(text))
	letters := 0
	for _, r := range text {
		b.WriteRune(r)
		if !takesHaraka(r) {
			continue
		}
		if letters%11 == 10 {
			b.WriteRune(shadda)
		}
		b.WriteRune(harakat[letters%len(harakat)])
		letters++
	}
	return b.String()
}

func takesHaraka(r rune) bool {
	return r != 'ا' && r != 'ى' && unicode.Is(unicode.Arabic, r) && unicode.Is(unicode.Lo, r)
}

func TestCutDocuments(t *testing.T) {
	for _, c := range []struct {
		text string
		want string
	}{
		{"", ""},
		{"ab", "ab"},
		{"abcd\nef", "abcd\n|ef"},
		{"a\nb\nc\nd\n", "a\nb\n|c\nd\n"},
		{"abcdefgh", "abcdefgh"},
	} {
		if got := strings.Join(cutDocuments(c.text, 3), "|"); got != c.want {
			t.Errorf("cutDocuments(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

func TestVocalise(t *testing.T) {
	for text, want := range map[string]string{
		"":             "",
		"a 1 ـ، ى ا":   "a 1 ـ، ى ا",
		"باب":          "ب\u064Eاب\u0650",
		"بببببببببب ب": "ب\u064Eب\u0650ب\u064Eب\u0652ب\u064Fب\u064Eب\u0650ب\u064Bب\u064Eب\u0650 ب\u0651\u064E",
	} {
		if got := vocalise(text); got != want {
			t.Errorf("vocalise(%q) = %+q, want %+q", text, got, want)
		}
	}
}
