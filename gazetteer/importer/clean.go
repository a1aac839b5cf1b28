package importer

import (
	"strings"
	"unicode"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// maxWords is how many words a name has at most that the index finds.
const maxWords = 32

// A cleaner makes the names of entries fit to be found. Of lists made for other ends it leaves out what no Arabic text would have, and
// makes weak what is an ordinary word. Of our own the author has said what is a name and what is weak, so that letters, Latin
// names and single letters stay.
type cleaner struct {
	ordinary func(word string) bool
	dropped  map[string]int
	ours     bool
	segments []normalize.Segment
}

// A candidate is a name with what is to be known to judge it.
type candidate struct {
	text     string
	key      string
	segments []normalize.Segment
}

// refusals are why names are left out, in this order.
var refusals = []struct {
	reason string
	ours   bool // holds for our own lists, too
	of     func(c *candidate) bool
}{
	{Damaged, true, func(c *candidate) bool { return strings.ContainsRune(c.text, unicode.ReplacementChar) }},
	{TooShort, true, func(c *candidate) bool { return len(c.segments) == 0 }},
	{NotArabic, false, func(c *candidate) bool { return !hasArabic(c.text) }},
	{TooShort, false, func(c *candidate) bool { return countLetters(c.text) < 2 }},
	{TooLong, true, func(c *candidate) bool { return len(c.segments) > maxWords }},
}

// clean returns the names that are left, the first of them canonical. It writes to names.
func (c *cleaner) clean(names []gazetteer.Name) []gazetteer.Name {
	kept := names[:0]
	var seen map[string]bool
	if len(names) > 1 {
		seen = make(map[string]bool, len(names))
	}
	for _, n := range names {
		n.Text = cleanName(n.Text)
		cand := c.candidate(n.Text)
		same := cand.key // two names of one key are found as one
		if c.ours {
			same = n.Text
		}
		switch reason := c.refusal(&cand); {
		case reason != "":
			c.dropped[reason]++
			continue
		case seen[same]:
			c.dropped[Duplicate]++
			continue
		case seen != nil:
			seen[same] = true
		}
		n.Weak = n.Weak || !c.ours && len(cand.segments) == 1 && c.ordinary(n.Text)
		kept = append(kept, n)
	}
	if len(kept) > 0 {
		kept[0].Kind = gazetteer.Canonical
	}
	return kept
}

func (c *cleaner) candidate(text string) candidate {
	key := normalize.Key(text)
	c.segments = normalize.AppendSegments(c.segments[:0], []byte(key))
	return candidate{text, key, c.segments}
}

// refusal returns why a name is left out, "" if it is not.
func (c *cleaner) refusal(cand *candidate) string {
	for _, r := range refusals {
		if (r.ours || !c.ours) && r.of(cand) {
			return r.reason
		}
	}
	return ""
}

// cleanName writes a name as our own data are written: no bidi marks, controls, tatweel or presentation forms, single
// spaces, and the letters of an Arabic keyboard.
func cleanName(name string) string {
	return arabicLetters(plain(normalize.Fold(name, normalize.Clean)))
}

// plain takes controls out of a field and makes every run of white space one space.
func plain(field string) string {
	simple := true
	for i := range len(field) {
		if c := field[i]; c < ' ' || c >= 0x7F || c == ' ' && (i == 0 || i == len(field)-1 || field[i-1] == ' ') {
			simple = false
			break
		}
	}
	if simple {
		return field
	}
	visible := strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r):
			return -1
		}
		return r
	}, normalize.Fold(field, normalize.Controls))
	return strings.Join(strings.Fields(visible), " ")
}

// arabicLetters writes a name with the letters of an Arabic keyboard, where a Persian or Urdu one was used (علی, ترکیا).
// A name that has letters which Arabic has not (پ چ ژ گ, ڤ, Kurdish ێ ۆ) is spelled by the rules of another language, and is
// left alone: in Persian, ی is right. This is for the eye: both are found alike, since the key has only the Arabic letters.
//
// A final ی stands for ي and for ى (علی, مصطفی); ي is more common by far, and the index tries the other.
func arabicLetters(name string) string {
	folded := normalize.Fold(name, normalize.Keyboard)
	if folded == name {
		return name
	}
	runes := []rune(name)
	for i, r := range runes {
		if !unicode.Is(unicode.Arabic, r) || !unicode.IsLetter(r) || strings.ContainsRune(arabicAlphabet+keyboardLetters, r) {
			continue
		}
		last := i+1 == len(runes) || !unicode.IsLetter(runes[i+1])
		if !last || !strings.ContainsRune(keyboardFinals, r) {
			return name
		}
	}
	return folded
}

const (
	arabicAlphabet = "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىيٱ"
	// What other keyboards have in the place of ك, ي, ه and ة.
	keyboardLetters = "کڪیےۓہھۃ"
	// At the end of a word ە and ۀ look like ه and ة; before a letter ە is a vowel of Kurdish and Uyghur.
	keyboardFinals = "ەۀۂ"
)

func hasArabic(name string) bool {
	return strings.ContainsFunc(name, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) })
}

func countLetters(name string) (n int) {
	for _, r := range name {
		if unicode.IsLetter(r) {
			n++
		}
	}
	return n
}
