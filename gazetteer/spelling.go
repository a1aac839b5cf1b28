package gazetteer

import "strings"

// spellings returns the ways in which a key is written that the fold does not see: compounds written as one
// word, and the lineage words. The key itself comes first. The source writes them side by side: in ten
// million words of news عبدالله stands 5,925 times and عبد الله 1,456 times, أبوظبي 371 and أبو ظبي 52.
func spellings(key string) []string {
	all := []string{key}
	if !strings.Contains(key, " ") {
		return all
	}
	all = both(all, joinFirst)
	all = both(all, joinSecond)
	return both(all, otherLineage)
}

// both adds to all what change makes of each, where it makes something.
func both(all []string, change func(words []string) []string) []string {
	for _, s := range all {
		if words := change(strings.Fields(s)); words != nil {
			all = append(all, strings.Join(words, " "))
		}
	}
	return all
}

var (
	joinsNext     = set("عبد", "ابو", "ابا", "ابي", "ام", "ال", "ذو", "نور", "صلاح", "سيف", "تل", "نيو", "دار", "بو", "آل")
	joinsPrevious = set("الله", "الدين", "الرحمن")
)

// joinFirst writes عبد، أبو and their kin together with the next word, everywhere in the name.
func joinFirst(words []string) []string {
	return join(words, func(i int) bool { return joinsNext[words[i]] })
}

// joinSecond writes الله and الدين together with the word before.
func joinSecond(words []string) []string {
	return join(words, func(i int) bool { return joinsPrevious[words[i+1]] })
}

func join(words []string, together func(i int) bool) []string {
	var out []string
	changed := false
	for i := 0; i < len(words); i++ {
		if i+1 < len(words) && together(i) {
			out = append(out, words[i]+words[i+1])
			changed = true
			i++
			continue
		}
		out = append(out, words[i])
	}
	if !changed {
		return nil
	}
	return out
}

// lineage words that stand for one another inside a name.
var lineage = map[string]string{"بن": "ابن", "ابن": "بن"}

func otherLineage(words []string) []string {
	changed := false
	for i, w := range words {
		if other, ok := lineage[w]; ok && i > 0 {
			words[i] = other
			changed = true
		}
	}
	if !changed {
		return nil
	}
	return words
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

// loosen appends to dst the loose form of a word: final ى as ي, final ة as ه, every
// hamza seat as ء, a final ء dropped (سيناء، سينا). Words with one loose form are alternatives of each other, at a cost, where
// the word itself is not known.
func loosen(dst []byte, word []byte) []byte {
	for i := 0; i < len(word); {
		rest := word[i:]
		size, to := 1, ""
		if len(rest) >= 2 && rest[0] >= 0xC2 {
			size = runeLen(rest[0])
			if size > len(rest) {
				size = len(rest)
			}
			to = looseLetter(string(rest[:size]), i+size == len(word))
		}
		if to == "" {
			dst = append(dst, rest[:size]...)
		} else if to != "-" {
			dst = append(dst, to...)
		}
		i += size
	}
	return dst
}

func looseLetter(letter string, last bool) string {
	switch letter {
	case "ى":
		if last {
			return "ي"
		}
	case "ة":
		if last {
			return "ه"
		}
	case "ؤ", "ئ":
		return "ء"
	case "ء":
		if last {
			return "-"
		}
	}
	return ""
}

func runeLen(first byte) int {
	switch {
	case first >= 0xF0:
		return 4
	case first >= 0xE0:
		return 3
	}
	return 2
}
