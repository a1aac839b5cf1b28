package normalize

import (
	"slices"
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

// maxJoins bounds the places of a key that are joined in every combination.
const maxJoins = 4

// Joined returns the ways of writing the words of a key together: at each place where two are written as one
// by some, and at several of them. Behind the fourth such place words stay apart. The key is not among them.
func Joined(key string) []string {
	words := strings.Fields(key)
	var places []int
	for i := 0; i+1 < len(words) && len(places) < maxJoins; i++ {
		if joinsNext[words[i]] || joinsPrevious[words[i+1]] {
			places = append(places, i)
		}
	}
	var all []string
	for set := 1; set < 1<<len(places); set++ {
		together := map[int]bool{}
		for bit, place := range places {
			together[place] = set>>bit&1 == 1
		}
		all = append(all, join(words, together))
	}
	return all
}

// MayJoin reports whether Joined may have something to say of a key: it costs less to ask.
func MayJoin(key string) bool {
	for word := range strings.SplitSeq(key, " ") {
		if joinsNext[word] || joinsPrevious[word] {
			return true
		}
	}
	return false
}

func join(words []string, together map[int]bool) string {
	var b strings.Builder
	for i, w := range words {
		if i > 0 && !together[i-1] {
			b.WriteByte(' ')
		}
		b.WriteString(w)
	}
	return b.String()
}

// Apart returns the ways of taking one word apart that joins a compound: عبدالله, نورالدين. Heads of two
// letters begin too many other words, and are left alone.
func Apart(word string) []string {
	var all []string
	for _, two := range splitWord(word) {
		if head, _, _ := strings.Cut(two, " "); utf8.RuneCountInString(head) >= 3 {
			all = append(all, two)
		}
	}
	return all
}

// splitWord returns the ways of taking a joined compound apart.
func splitWord(word string) []string {
	var all []string
	if strings.Contains(word, " ") {
		return nil
	}
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
	slices.Sort(all)
	return slices.Compact(all)
}

func wordSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
