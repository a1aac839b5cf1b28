package normalize

import "strings"

// Rules is a set of folding rules. Sets compare with ==, combine with |, and print their names.
type Rules uint16

// The rules, in the order in which they apply: cleaning, composing, deleting marks, folding letters.
const (
	// Controls deletes bidi marks, joiners, variation selectors and the byte order mark.
	Controls Rules = 1 << iota
	// Tatweel deletes U+0640.
	Tatweel
	// Spaces writes every exotic space as U+0020.
	Spaces
	// Presentation writes presentation forms, ligatures and mathematical letters as letters.
	Presentation
	// Compose joins a letter and the hamza or madda above or below it.
	Compose
	// Marks deletes harakat, Quranic signs and the superscript alef.
	Marks
	// Alef writes آ أ إ ٱ as ا, except in the particle آل.
	Alef
	// Keyboard writes the Persian, Urdu and Kurdish kaf, yeh, heh and teh marbuta as the Arabic ones.
	Keyboard
	// Digits writes Arabic-Indic and Persian digits and number signs in ASCII.
	Digits
	// Joiner deletes the zero width non-joiner.
	Joiner
	// Boundary, with Joiner, makes the zero width non-joiner a space instead.
	Boundary
	// TehMarbuta writes ة as ه, everywhere.
	TehMarbuta
	// AlefMaksura writes ى as ي, everywhere.
	AlefMaksura
	// HamzaSeats writes ؤ as و and ئ as ي, and deletes ء.
	HamzaSeats
)

// The standing sets.
const (
	// Clean loses nothing a reader would miss.
	Clean = Controls | Joiner | Tatweel | Spaces | Presentation | Compose
	// MatchKey is the key under which names and words are compared.
	MatchKey = Clean | Marks | Alef | Keyboard | Digits
)

var ruleNames = [...]string{"controls", "tatweel", "spaces", "presentation", "compose", "marks", "alef", "keyboard", "digits",
	"joiner", "boundary", "teh marbuta", "alef maksura", "hamza seats"}

// Has reports whether every rule of other is in the set.
func (r Rules) Has(other Rules) bool { return r&other == other }

// String returns the names of the rules, joined by a plus sign.
func (r Rules) String() string {
	var names []string
	for i, name := range ruleNames {
		if r.Has(1 << i) {
			names = append(names, name)
		}
	}
	if names == nil {
		return "none"
	}
	return strings.Join(names, "+")
}
