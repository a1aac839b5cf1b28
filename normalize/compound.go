package normalize

import (
	"strings"
	"unicode/utf8"
)

// Words that are written together with the next (عبدالله، أبوظبي), and words that are written together with
// the one before (نورالدين). In ten million words of news عبدالله stands 5,925 times and عبد الله 1,456
// times, أبوظبي 371 and أبو ظبي 52, نورالدين 17 and نور الدين 139. Folded letters.
var (
	joinsNext     = wordSet("عبد", "ابو", "ابا", "ابي", "ام", "ابن", "بن", "آل", "ذو", "نور", "صلاح", "سيف", "تل", "نيو", "دار", "بو")
	joinsPrevious = wordSet("الله", "الدين", "الرحمن")
)

// Joined returns the ways of writing the words of a key together: with each of the joining words by itself,
// and with all. The key is not among them.
func Joined(key string) []string {
	words := strings.Fields(key)
	joins := false
	for i := range words[:max(len(words)-1, 0)] {
		joins = joins || joinsNext[words[i]] || joinsPrevious[words[i+1]]
	}
	if !joins {
		return nil
	}
	var all []string
	for _, together := range []func(i int) bool{
		func(i int) bool { return joinsNext[words[i]] },
		func(i int) bool { return joinsPrevious[words[i+1]] },
		func(i int) bool { return joinsNext[words[i]] || joinsPrevious[words[i+1]] },
	} {
		if s := join(words, together); s != key && !contains(all, s) {
			all = append(all, s)
		}
	}
	return all
}

func join(words []string, together func(i int) bool) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !together(i-1) {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// splitWord returns the ways of taking a joined compound apart.
func splitWord(word string) []string {
	var all []string
	for head := range joinsNext {
		if rest, ok := strings.CutPrefix(word, head); ok && utf8.RuneCountInString(rest) >= 3 {
			all = append(all, head+" "+rest)
		}
	}
	for tail := range joinsPrevious {
		if head, ok := strings.CutSuffix(word, tail); ok && utf8.RuneCountInString(head) >= 2 {
			all = append(all, head+" "+tail)
		}
	}
	return all
}

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

func contains(all []string, s string) bool {
	for _, a := range all {
		if a == s {
			return true
		}
	}
	return false
}
