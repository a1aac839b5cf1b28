package bench

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/kayan-nlp/kayan/normalize"
)

const (
	mentionsSeed = 0x7A61687261
	// mentionShare is how many words in a hundred become a mention, procliticShare how many of those stand
	// behind a proclitic.
	mentionShare   = 3
	procliticShare = 30
)

var mentionProclitics = []string{"و", "ف", "ب", "ل", "ك", "وب"}

// A mention is a name that was put into a text.
type mention struct {
	document   int
	start, end int // of the name as it stands there, without the proclitic
	proclitic  int // bytes before start
	name       int // number in the list
}

// A mentionText is the key of a text into which names were put, document by document.
type mentionText struct {
	documents []string
	bytes     [][]byte  // the same
	mentions  []mention // in the order of the text
}

// insertMentions replaces words of the documents, which are keys, by names.
func insertMentions(documents []string, names nameList) mentionText {
	random := rand.New(rand.NewPCG(mentionsSeed, uint64(len(names.keys))))
	var text mentionText
	for _, document := range documents {
		text.add(document, names, random)
	}
	return text
}

func (t *mentionText) add(document string, names nameList, random *rand.Rand) {
	out := make([]byte, 0, len(document)+len(document)/8)
	copied := 0
	for _, s := range normalize.AppendSegments(nil, []byte(document)) {
		if s.Kind != normalize.Word || random.IntN(100) >= mentionShare {
			continue
		}
		out = append(out, document[copied:s.Start]...)
		copied = s.End
		m := mention{document: len(t.documents), name: random.IntN(len(names.keys))}
		var written string
		written, m.proclitic = attach(drawProclitic(random), names.keys[m.name], names.texts[m.name])
		m.start = len(out) + m.proclitic
		out = append(out, written...)
		m.end = len(out)
		t.mentions = append(t.mentions, m)
	}
	out = append(out, document[copied:]...)
	t.documents = append(t.documents, string(out))
	t.bytes = append(t.bytes, out)
}

func drawProclitic(random *rand.Rand) string {
	if random.IntN(100) >= procliticShare {
		return ""
	}
	return drawFrom(random, mentionProclitics)
}

// attach writes a proclitic and a key together: ل and العراق are للعراق, ل and الليكود are لليكود. The text of the
// name tells the article from the hamza that the key has lost: ل and ألفة are لألفة.
func attach(proclitic, key, text string) (written string, prefix int) {
	const lam, article = "ل", "ال"
	if strings.HasSuffix(proclitic, lam) && strings.HasPrefix(text, article) {
		key = lam + strings.TrimPrefix(strings.TrimPrefix(key, article), lam)
	}
	return proclitic + key, len(proclitic)
}

// newsKeys returns the keys of the documents.
func newsKeys(c corpus) []string {
	keys := make([]string, len(c.news))
	for i, document := range c.news {
		keys[i] = normalize.Key(document)
	}
	return keys
}

func TestAttach(t *testing.T) {
	for _, c := range []struct{ proclitic, name, want string }{
		{"", "العراق", "العراق"},
		{"و", "العراق", "والعراق"},
		{"وب", "العراق", "وبالعراق"},
		{"ل", "العراق الجديد", "للعراق الجديد"},
		{"ل", "الليكود", "لليكود"},
		{"ل", "ألفة", "لالفة"},
		{"ل", "لبنان", "للبنان"},
		{"ك", "لبنان", "كلبنان"},
	} {
		got, prefix := attach(c.proclitic, normalize.Key(c.name), c.name)
		if got != c.want || prefix != len(c.proclitic) {
			t.Errorf("%q before %q: %q, prefix %d, want %q", c.proclitic, c.name, got, prefix, c.want)
		}
	}
}

// TestInsertMentions: the text is the same every time, is its own key, and has the names where it says.
func TestInsertMentions(t *testing.T) {
	keys, names := newsKeys(loadCorpus(t)), makeNames(10_000)
	text, again := insertMentions(keys, names), insertMentions(keys, names)
	if !slices.Equal(text.documents, again.documents) || !slices.Equal(text.mentions, again.mentions) {
		t.Fatal("the second time the text is another")
	}
	words, changed := 0, 0
	for i, document := range text.documents {
		for _, s := range normalize.AppendSegments(nil, []byte(keys[i])) {
			if s.Kind == normalize.Word {
				words++
			}
		}
		if normalize.Key(document) != document {
			changed++
		}
	}
	if changed != 0 {
		t.Errorf("%d of %d documents are not their own key", changed, len(keys))
	}
	behind := 0
	for _, m := range text.mentions {
		document, key := text.documents[m.document], names.keys[m.name]
		if m.proclitic > 0 {
			behind++
		}
		if got := document[m.start:m.end]; got != key && !strings.HasPrefix(document[m.start-m.proclitic:], "لل") {
			t.Fatalf("%q stands where %q should", got, key)
		}
	}
	n := len(text.mentions)
	if share := float64(n) / float64(words) * 100; share < mentionShare-0.2 || share > mentionShare+0.2 {
		t.Errorf("%d of %d words were replaced", n, words)
	}
	if share := behind * 100 / n; share < procliticShare-2 || share > procliticShare+2 {
		t.Errorf("%d of %d mentions stand behind a proclitic", behind, n)
	}
}
