package normalize

import (
	"cmp"
	"slices"
	"strings"
)

// An Alternative is another way in which a key may have been written, and how far it is from it. A cost of 1
// is a mere habit of spelling; from 4 on the two are different words as often as not.
type Alternative struct {
	Key  string
	Cost int
}

// maxCost bounds how far alternatives go, maxWords for what they are sought.
const (
	maxCost  = 6
	maxWords = 8
)

// A respelling replaces one string by another in a word.
type respelling struct {
	from, to string
	cost     int
	where    where
	habit    func(Habits) bool // where the writer has it, the cost is 1
}

type where uint8

const (
	anywhere where = iota
	atEnd          // at the end of a word
	wholeWord
)

// respellings are the alternatives of letters and of whole words, with their reasons: how often the two
// fall together in ten million words of news, and whether they then mean the same.
var respellings = []respelling{
	// 156,294 على and 5,115 علي: never the same by themselves, but منى and مني in a writer's habit.
	{"ى", "ي", 3, atEnd, func(h Habits) bool { return h.MaksuraForYeh }},
	{"ي", "ى", 3, atEnd, func(h Habits) bool { return h.YehForMaksura }},
	// 625 groups, mostly pronouns (والدة، والده); gains القاهره، مكه.
	{"ه", "ة", 3, atEnd, func(h Habits) bool { return h.HehForTeh }},
	{"ة", "ه", 3, atEnd, func(h Habits) bool { return h.HehForTeh }},
	// Seats of hamza: مسؤول، مسئول are one word; قائد، قايد mostly are.
	{"ؤ", "ئ", 2, anywhere, nil}, {"ئ", "ؤ", 2, anywhere, nil},
	{"ؤ", "و", 3, anywhere, nil}, {"ئ", "ي", 3, anywhere, nil},
	{"اء", "ا", 3, atEnd, nil}, {"ا", "اء", 4, atEnd, nil}, // سيناء، سينا
	// Lineage and kunya, by case.
	{"ابن", "بن", 1, wholeWord, nil}, {"بن", "ابن", 1, wholeWord, nil},
	{"ابو", "ابي", 1, wholeWord, nil}, {"ابو", "ابا", 1, wholeWord, nil},
	{"ابي", "ابو", 1, wholeWord, nil}, {"ابا", "ابو", 1, wholeWord, nil},
	// Foreign letters: غوغل 224, جوجل 386, قوقل 15; هونج كونج 157, هونغ كونغ 34; but كيلي and جيلي are two.
	{"غ", "ج", 4, anywhere, nil}, {"ج", "غ", 4, anywhere, nil}, {"غ", "ق", 4, anywhere, nil}, {"ق", "غ", 4, anywhere, nil},
	{"غ", "ك", 4, anywhere, nil}, {"ك", "غ", 4, anywhere, nil}, {"ج", "ق", 5, anywhere, nil}, {"ق", "ج", 5, anywhere, nil},
	{"ج", "ك", 5, anywhere, nil}, {"ك", "ج", 5, anywhere, nil},
	{"گ", "غ", 2, anywhere, nil}, {"گ", "ج", 2, anywhere, nil}, {"گ", "ك", 2, anywhere, nil}, {"گ", "ق", 3, anywhere, nil},
	{"ڤ", "ف", 1, anywhere, nil}, {"ف", "ڤ", 4, anywhere, nil}, {"پ", "ب", 1, anywhere, nil}, {"ب", "پ", 5, anywhere, nil},
	{"چ", "تش", 2, anywhere, nil}, {"چ", "ج", 3, anywhere, nil}, {"تش", "چ", 4, anywhere, nil}, {"تش", "ش", 4, anywhere, nil},
	{"تن", "تون", 4, atEnd, nil}, {"تون", "تن", 4, atEnd, nil}, {"تن", "طن", 4, atEnd, nil}, {"طن", "تن", 4, atEnd, nil},
	{"طن", "طون", 4, atEnd, nil}, {"تون", "طون", 4, atEnd, nil}, {"طون", "طن", 4, atEnd, nil},
	{"امريك", "اميرك", 1, anywhere, nil}, {"اميرك", "امريك", 1, anywhere, nil},
	{"انجليز", "انكليز", 1, anywhere, nil}, {"انكليز", "انجليز", 1, anywhere, nil},
}

// costs of compounds: عبدالله and عبد الله are one name; تل and ام begin many other words.
const (
	joinCost  = 1
	splitCost = 2
)

// Alternatives returns key and the other ways of writing it, cheapest first, at most most of them. A letter
// that occurs several times is respelled everywhere at once. habits lowers the cost of what the writer of
// the text is seen to do. key is a matching key of one word or a few; of more than eight it has none but
// itself. Cost grows with most.
func Alternatives(key string, habits Habits, most int) []Alternative {
	if len(strings.Fields(key)) > maxWords && most > 0 {
		return []Alternative{{key, 0}}
	}
	best := map[string]int{key: 0}
	queue := []Alternative{{key, 0}}
	var all []Alternative
	for len(queue) > 0 && len(all) < most {
		slices.SortFunc(queue, func(a, b Alternative) int { return cmp.Or(a.Cost-b.Cost, strings.Compare(a.Key, b.Key)) })
		a := queue[0]
		queue = queue[1:]
		if a.Cost > best[a.Key] {
			continue
		}
		all = append(all, a)
		for _, next := range neighbours(a.Key, habits) {
			next.Cost += a.Cost
			if known, ok := best[next.Key]; next.Cost <= maxCost && (!ok || next.Cost < known) {
				best[next.Key] = next.Cost
				queue = append(queue, next)
			}
		}
	}
	return all
}

// neighbours returns what one respelling makes of key.
func neighbours(key string, habits Habits) []Alternative {
	var all []Alternative
	words := strings.Fields(key)
	same := strings.Join(words, " ")
	for _, r := range respellings {
		cost := r.cost
		if r.habit != nil && r.habit(habits) {
			cost = 1
		}
		if other := r.apply(words); other != same {
			all = append(all, Alternative{other, cost})
		}
	}
	for _, joined := range Joined(key) {
		all = append(all, Alternative{joined, joinCost})
	}
	for i, w := range words {
		for _, parts := range splitWord(w) {
			other := slices.Concat(words[:i], []string{parts}, words[i+1:])
			all = append(all, Alternative{strings.Join(other, " "), splitCost})
		}
	}
	return all
}

// apply returns the words respelled, joined by spaces.
func (r *respelling) apply(words []string) string {
	out := make([]string, len(words))
	for i, w := range words {
		switch r.where {
		case anywhere:
			w = strings.ReplaceAll(w, r.from, r.to)
		case atEnd:
			if stem, ok := strings.CutSuffix(w, r.from); ok && stem != "" {
				w = stem + r.to
			}
		case wholeWord:
			if w == r.from {
				w = r.to
			}
		}
		out[i] = w
	}
	return strings.Join(out, " ")
}
