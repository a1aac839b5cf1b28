package entity

import (
	"fmt"
	"strings"
)

// String writes an explanation for people: the five stages, one line a thing. Offsets are bytes and come first, so that the
// lines read well in both directions.
func (e Explanation) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "1 normalize\n  %s\n2 words, 3 names\n", isolate(e.Key))
	for _, w := range e.Words {
		fmt.Fprintf(&b, "  %d-%d %s%s%s\n", w.Start, w.End, isolate(w.Text), w.edges(), w.names())
	}
	b.WriteString("4 candidates, 5 choice\n")
	for _, v := range e.Verdicts {
		b.WriteString(v.String())
	}
	return b.String()
}

// isolate keeps a piece of Arabic from reordering what stands beside it, and on one line.
func isolate(s string) string {
	return "\u2068" + strings.NewReplacer("\n", "⏎", "\r", "").Replace(s) + "\u2069"
}

func (k Known) edges() string {
	s := ""
	if k.SentenceStart {
		s += " ^"
	}
	if k.SentenceEnd {
		s += " $"
	}
	return s
}

func (k Known) names() string {
	var b strings.Builder
	for _, n := range k.Names {
		if n.Label[0] == '=' {
			continue // that a rule quotes a word says nothing of the word
		}
		b.WriteString(" <" + n.Label)
		if n.Subtype != "" {
			b.WriteString("/" + n.Subtype)
		}
		for _, mark := range n.marks() {
			b.WriteString(" " + mark)
		}
		b.WriteString(">")
	}
	return b.String()
}

func (n KnownName) marks() (marks []string) {
	if n.Words > 1 {
		marks = append(marks, fmt.Sprintf("%d words", n.Words))
	}
	if n.Prefix != "" {
		marks = append(marks, isolate(n.Prefix)+"+")
	}
	if n.Weak {
		marks = append(marks, "weak")
	}
	if n.Loose {
		marks = append(marks, "respelled")
	}
	if n.Taught {
		marks = append(marks, "named before")
	}
	return marks
}

// String writes a verdict: what it is about, what became of it, and what adds up to its score.
func (v Verdict) String() string {
	var b strings.Builder
	sign := "-"
	if v.Chosen {
		sign = "+"
	}
	fmt.Fprintf(&b, "%s %d-%d %s %s %.2f: %s", sign, v.Start, v.End, v.Type, isolate(v.Text), v.Score, v.Why)
	if v.By != nil {
		fmt.Fprintf(&b, ": %d-%d %s %s %.2f", v.By.Start, v.By.End, v.By.Type, isolate(v.By.Text), v.By.Score)
	}
	fmt.Fprintf(&b, "\n    by %s\n", strings.Join(v.Rules, ", "))
	for _, e := range v.Evidence {
		fmt.Fprintf(&b, "    %+.2f %s %s\n", e.Weight, e.Name, isolate(e.On))
	}
	return b.String()
}
