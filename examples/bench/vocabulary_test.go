package bench

import (
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/kayan-nlp/kayan/normalize"
)

const (
	vocabularySize = 200_000
	vocabularySeed = 0x6B6179616E
	shortestWord   = 3 // letters of the key
	longestWord    = 9
)

// A vocabulary is the words that names are made of, the most frequent first. No two have the same key.
type vocabulary struct{ texts, keys []string }

// attestedRoots are roots in daily use: two draws in three are of them. So many a name is also a word of the news,
// and the frequent ones more often than the rare ones, for which roots are drawn letter by letter.
var attestedRoots = strings.Fields(`كتب علم عمل درس حكم سلم حمد جمع ملك فتح نصر حرب قتل دخل خرج وصل رجع رسل
	نظر شهد عرف فكر نجح فشل كبر صغر حسن جمل كرم شرف صدق عدل ظلم حفظ طلب وعد بعث نشر طبع عرض صنع زرع تجر مول
	صرف نقد شرك وفق خلف عقد صلح سفر سكن بلد وطن شعب قوم دول وزر نوب رءس ءمن ءمر ءخذ ءسس ءكد سءل قرء بدء نشء
	هدف قصد سبق لحق بعد قرب وسط شرق غرب جنب شمل بحر نهر جبل سهل صحر حجر ذهب فضض حدد شدد مدد عدد قرر مرر ضرر
	طرق مرض صحح طبب دوي غذي شري بني جري مشي رمي قضي مضي`)

// rootLetters are the letters of roots, each as often as roots have it.
var rootLetters = []rune("ررررررررللللللللمممممممننننننننبببببببعععععععددددددققققققففففففسسسسسححححح" +
	"جججججههههككككتتتشششخخخطططصصصءءءءوووووييييززضضذثغظ")

// patterns are the shapes of nouns; 1, 2 and 3 stand for the letters of the root.
var patterns = strings.Fields(`123 123 123 1ا23 1ا23 1ا23 م12و3 م12و3 12ي3 12ي3 12ّا3 12ا3 12و3 أ12ا3 أ12ا3 إ12ا3 أ123 م123 م1ا23
	ت12ي3 ت1ا23 ت12ّ3 ان12ا3 ا1ت2ا3 است12ا3 مست123 م1ت23 من123 مت1ا23 مت12ّ3 123ان 123اء 123ى 12ائ3 1وا23 م1ا2ي3
	1ا2و3 أ12ياء 12ا3ى`)

var (
	articles = []string{"", "", "", "ال", "ال"}
	endings  = []string{"", "", "", "", "", "", "", "ة", "ة", "ة", "ي", "ي", "ية", "ات", "ين", "ان", "ون"}
)

// words is made once: every index and every text draws its names from it.
var words = sync.OnceValue(func() vocabulary { return makeVocabulary(vocabularySize, vocabularySeed) })

func makeVocabulary(size int, seed uint64) vocabulary {
	random := rand.New(rand.NewPCG(seed, 0))
	v := vocabulary{make([]string, 0, size), make([]string, 0, size)}
	known := make(map[string]bool, size)
	for len(v.keys) < size {
		text := drawWord(random)
		key := normalize.Key(text)
		if n := utf8.RuneCountInString(key); n < shortestWord || n > longestWord || known[key] {
			continue
		}
		known[key] = true
		v.texts, v.keys = append(v.texts, text), append(v.keys, key)
	}
	return v
}

func drawWord(random *rand.Rand) string {
	root := drawRoot(random)
	pattern := drawFrom(random, patterns)
	article, ending := drawFrom(random, articles), drawFrom(random, endings)
	if !takesEnding(pattern) {
		ending = ""
	}
	return article + seatHamzas(shape(root, pattern)+ending)
}

func drawFrom[T any](random *rand.Rand, from []T) T { return from[random.IntN(len(from))] }

func drawRoot(random *rand.Rand) []rune {
	if random.IntN(3) > 0 {
		return []rune(drawFrom(random, attestedRoots))
	}
	for {
		root := []rune{drawFrom(random, rootLetters), drawFrom(random, rootLetters), drawFrom(random, rootLetters)}
		if root[0] != root[1] { // no root begins with one letter twice
			return root
		}
	}
}

// takesEnding: an ending is not written behind ى and اء.
func takesEnding(pattern string) bool {
	return !strings.HasSuffix(pattern, "ى") && !strings.HasSuffix(pattern, "اء")
}

// shape puts the letters of a root in their places.
func shape(root []rune, pattern string) string {
	var b strings.Builder
	for _, r := range pattern {
		if '1' <= r && r <= '3' {
			r = root[r-'1']
		}
		b.WriteRune(r)
	}
	return b.String()
}

// twoHamzas: the second of two at the beginning of a word becomes the long vowel (آمال، إيمان).
var twoHamzas = strings.NewReplacer("أء", "آ", "إء", "إي")

// seatHamzas writes the hamza of a root on the seat that its neighbours ask for. A rough rule: short vowels are
// not known here.
func seatHamzas(word string) string {
	var b strings.Builder
	before, letters := rune(0), []rune(twoHamzas.Replace(word))
	for i := 0; i < len(letters); i++ {
		r, after := letters[i], rune(0)
		if i+1 < len(letters) {
			after = letters[i+1]
		}
		if r == 'ء' {
			if r = seat(before, after); r == 'آ' {
				i++ // the alef is in it
			}
		}
		b.WriteRune(r)
		before = r
	}
	return b.String()
}

func seat(before, after rune) rune {
	switch {
	case after == 'ا' && before != 'ا':
		return 'آ'
	case before == 0:
		return 'أ'
	case after == 0 && (before == 'ا' || before == 'و' || before == 'ي'), before == 'ا' && after == 'ة':
		return 'ء'
	case before == 'ي' || after == 'ي' || before == 'ا' && after != 0:
		return 'ئ'
	case before == 'و' || after == 'و':
		return 'ؤ'
	}
	return 'أ'
}

func TestSeatHamzas(t *testing.T) {
	for word, want := range map[string]string{
		"ءمين": "أمين", "ءاخذ": "آخذ", "ساءل": "سائل", "رءوف": "رؤوف", "رءيس": "رئيس", "قراءة": "قراءة",
		"نشءة": "نشأة", "بدء": "بدأ", "بريء": "بريء", "مءاخذ": "مآخذ", "كتاب": "كتاب", "أءمال": "آمال", "إءمان": "إيمان",
	} {
		if got := seatHamzas(word); got != want {
			t.Errorf("seatHamzas(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestVocabulary holds the words to their number, their length, different keys, and letters as they are in print.
func TestVocabulary(t *testing.T) {
	v := words()
	if len(v.texts) != vocabularySize || len(v.keys) != vocabularySize {
		t.Fatalf("%d words, %d keys, want %d", len(v.texts), len(v.keys), vocabularySize)
	}
	known, with := map[string]bool{}, map[rune]int{}
	for i, key := range v.keys {
		if n := utf8.RuneCountInString(key); n < shortestWord || n > longestWord || known[key] || normalize.Key(v.texts[i]) != key {
			t.Fatalf("word %d, %q: of %d letters, known before: %v", i, key, n, known[key])
		}
		known[key] = true
		for _, r := range "أإآةىءؤئّ" {
			if strings.ContainsRune(v.texts[i], r) {
				with[r]++
			}
		}
	}
	for r, least := range map[rune]int{'أ': 30, 'إ': 15, 'آ': 2, 'ة': 60, 'ى': 10, 'ء': 10, 'ؤ': 1, 'ئ': 15, 'ّ': 60} {
		if of := with[r] * 1000 / vocabularySize; of < least || of > 250 {
			t.Errorf("%d words in a thousand have %c, want %d to 250", of, r, least)
		}
	}
	t.Logf("the first words: %q", v.texts[:40])
}
