package normalize

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/transform"
)

// A Profile folds exactly like one program does, so that texts and queries of an existing index keep
// matching. It is a table of code points; it is immutable and safe for concurrent use.
type Profile struct {
	name, what string
	plan       *plan
}

// profiles are all there are, ours first. The tables follow the programs' published code; a test holds them
// against what those programs answered.
var profiles = []*Profile{
	{"key", "the matching key of this package", planFor(MatchKey)},
	{"clean", "the lossless set of this package", planFor(Clean)},
	{"lucene-arabic", "Lucene ArabicNormalizer", profilePlan(table(
		deletes(attach, 0x0640), deletes(attach, span(0x064B, 0x0652)...), maps('ا', 'آ', 'أ', 'إ'), maps('ي', 'ى'), maps('ه', 'ة')))},
	{"lucene-persian", "Lucene PersianNormalizer", profilePlan(table(
		deletes(attach, 0x0654), maps('ي', '\u06CC', '\u06D2'), maps('ك', '\u06A9'), maps('ه', '\u06C0', '\u06C1')))},
	{"lucene-digits", "Lucene DecimalDigitFilter", profilePlan(decimalDigits())},
	{"camel-dediac", "camel_tools dediac_ar", profilePlan(table(deletes(attach, span(0x064B, 0x0652)...), deletes(attach, 0x0670)))},
	{"pyarabic-tashkeel", "pyarabic strip_tashkeel", profilePlan(table(deletes(attach, span(0x064B, 0x0652)...)))},
}

// Profiles returns the names of all profiles.
func Profiles() []string {
	var names []string
	for _, p := range profiles {
		names = append(names, p.name)
	}
	return names
}

// ProfileNamed returns a profile. The error, where there is none of the name, lists those that exist.
func ProfileNamed(name string) (*Profile, error) {
	for _, p := range profiles {
		if p.name == name {
			return p, nil
		}
	}
	return nil, fmt.Errorf("no profile %q; there are %s", name, strings.Join(Profiles(), ", "))
}

// String returns the name and what it equals.
func (p *Profile) String() string { return p.name + ": " + p.what }

// Fold returns s folded. Invalid bytes become U+FFFD.
func (p *Profile) Fold(s string) string { return foldWith(p.plan, s) }

// New folds a source and keeps the map between it and the result.
func (p *Profile) New(source string) *Text {
	t := new(Text)
	t.reset(source, p.plan)
	return t
}

// Transformer returns the profile as a streaming transformer; see [Rules.Transformer].
func (p *Profile) Transformer() transform.Transformer { return &transformer{plan: p.plan} }

func table(parts ...map[rune]step) map[rune]step {
	all := map[rune]step{}
	for _, part := range parts {
		for r, st := range part {
			all[r] = st
		}
	}
	return all
}

func deletes(kind stepKind, runes ...rune) map[rune]step {
	part := map[rune]step{}
	for _, r := range runes {
		part[r] = step{kind: kind}
	}
	return part
}

func maps(to rune, from ...rune) map[rune]step {
	part := map[rune]step{}
	for _, r := range from {
		part[r] = step{replace, string(to)}
	}
	return part
}

func span(first, last rune) (runes []rune) {
	for r := first; r <= last; r++ {
		runes = append(runes, r)
	}
	return runes
}

// decimalDigits maps every decimal digit of Unicode to ASCII. They stand in runs of ten.
func decimalDigits() map[rune]step {
	all := map[rune]step{}
	add := func(lo, hi rune) {
		for r := lo; r <= hi; r++ {
			if digit := '0' + (r-lo)%10; digit != r {
				all[r] = step{replace, string(digit)}
			}
		}
	}
	for _, r := range unicode.Nd.R16 {
		add(rune(r.Lo), rune(r.Hi))
	}
	for _, r := range unicode.Nd.R32 {
		add(rune(r.Lo), rune(r.Hi))
	}
	return all
}
