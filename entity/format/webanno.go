package format

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// newWebAnnoWriter writes WebAnno TSV 3.3, which INCEpTION imports. Offsets are UTF-16 units, as Java counts. Spans are of the built-in layer of named
// entities: value is the label, identifier the id of the gazetteer. Where spans are stacked on a token, or one covers several, each
// has its number in brackets. Mentions of one entity are a chain of the built-in layer of coreference, whose type is the label. No layer
// has to be made for it.
//
// Tokens are cut at every edge of a span, so that no sub-tokens are needed. A sentence runs from its first token to the next
// sentence, the white space in between with it: so the text comes back byte for byte, in INCEpTION too, which adds one line break at the very
// end. The format is for one document a file. Where several are written, each begins with the line #FORMAT; only our reader reads that.
//
// Source: https://inception-project.github.io/releases/34.5/docs/user-guide.html, appendix WebAnno TSV 3.x, and
// INCEpTION's Tsv3XSerializer, Tsv3XDeserializer and Escaping.
func newWebAnnoWriter(w io.Writer, o Options) Writer {
	return &stream{Options: o, w: w, append: appendWebAnno}
}

const (
	webAnnoFormat  = "#FORMAT=WebAnno TSV 3.3"
	namedEntity    = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
	coreference    = "de.tudarmstadt.ukp.dkpro.core.api.coref.type.CoreferenceLink"
	webAnnoHeading = webAnnoFormat + "\n#T_SP=" + namedEntity + "|identifier|value\n#T_CH=" + coreference + "|referenceType|referenceRelation\n\n"
)

// A webAnno writes one document.
type webAnno struct {
	*stream
	d      *Document
	dst    []byte
	links  []link // of each span
	ids    []int  // of each span, 0 where it needs none
	active []int  // spans that hold the token
	next   int    // the first span that does not begin yet
}

// A link is the place of a mention in the chain of its entity.
type link struct{ chain, index int }

func appendWebAnno(dst []byte, d *Document, s *stream) ([]byte, error) {
	s.ruler.read(d.Text)
	if s.n > 0 {
		dst = append(dst, '\n')
	}
	w := webAnno{stream: s, d: d, dst: append(dst, webAnnoHeading...), links: linksOf(d.Spans)}
	words := tiles(d.Text, d.Spans)
	if len(words) > 0 && words[0].gap && (len(words) == 1 || strings.Trim(d.Text[:words[0].end], " ") != "") {
		words[0].gap = false // only spaces are filled in, and only before a token
	}
	w.ids = idsOf(d.Spans, words)
	for number := 1; len(words) > 0; {
		var sentence []tile
		if sentence, words = cutSentence(words); len(sentence) > 0 {
			w.sentence(number, sentence, len(words) == 0)
			number++
		}
	}
	return w.dst, nil
}

// cutSentence cuts off the first sentence, with the gap behind it. Gaps before the first token are left out.
func cutSentence(words []tile) (sentence, rest []tile) {
	for len(words) > 0 && words[0].gap {
		words = words[1:]
	}
	for i, t := range words {
		if !t.ends {
			continue
		}
		if i++; i < len(words) && words[i].gap {
			i++
		}
		return words[:i], words[i:]
	}
	return words, nil
}

// sentence appends the text of a sentence, and its tokens.
func (w *webAnno) sentence(number int, words []tile, last bool) {
	if number > 1 {
		w.dst = append(w.dst, '\n')
	}
	text := w.d.Text[words[0].start:words[len(words)-1].end]
	if !last {
		text = strings.TrimSuffix(text, "\n") // a reader adds it
	}
	for line := range strings.SplitSeq(text, "\n") {
		w.dst = append(appendEscaped(append(w.dst, "#Text="...), line), '\n')
	}
	token := 0
	for _, t := range words {
		if t.gap {
			continue
		}
		token++
		w.dst = append(strconv.AppendInt(w.dst, int64(number), 10), '-')
		w.dst = append(strconv.AppendInt(w.dst, int64(token), 10), '\t')
		w.dst = append(appendDash(w.dst, w.ruler.at(t.start).units[inUTF16], w.ruler.at(t.end).units[inUTF16]), '\t')
		w.dst = append(appendEscaped(w.dst, w.d.Text[t.start:t.end]), '\t')
		w.columns(t)
	}
}

// columns appends the layers of a token, and a tab behind each column, as INCEpTION does.
func (w *webAnno) columns(t tile) {
	w.active = holding(w.active, w.d.Spans, w.next, t)
	for w.next < len(w.d.Spans) && w.d.Spans[w.next].Start < t.end {
		w.next++
	}
	w.column(false, func(i int) { w.value(w.d.Spans[i].ID, w.ids[i]) })
	w.column(false, func(i int) { w.value(w.label(&w.d.Spans[i]), w.ids[i]) })
	w.column(true, func(i int) { w.value(w.label(&w.d.Spans[i]), w.links[i].chain) })
	w.column(true, func(i int) { w.dst = fmt.Appendf(w.dst, "*->%d-%d", w.links[i].chain, w.links[i].index) })
	w.dst = append(w.dst, '\n')
}

// holding returns the spans that hold a token: those of before that go on, and new ones.
func holding(active []int, spans []entity.Span, next int, t tile) []int {
	kept := active[:0]
	for _, i := range active {
		if spans[i].End > t.start {
			kept = append(kept, i)
		}
	}
	for i := next; i < len(spans) && spans[i].Start < t.end; i++ {
		kept = append(kept, i)
	}
	return kept
}

// column appends what each of the spans on a token has in it, or of those only that are in a chain.
func (w *webAnno) column(chained bool, write func(i int)) {
	n := 0
	for _, i := range w.active {
		if chained && w.links[i].chain == 0 {
			continue
		}
		if n > 0 {
			w.dst = append(w.dst, '|')
		}
		write(i)
		n++
	}
	if n == 0 {
		w.dst = append(w.dst, '_')
	}
	w.dst = append(w.dst, '\t')
}

// value appends a feature, * where it has no value, and a number unless it is 0.
func (w *webAnno) value(value string, number int) {
	if value == "" {
		w.dst = append(w.dst, '*')
	} else {
		w.dst = append(w.dst, webAnnoEscapes.Replace(valid(value))...)
	}
	if number > 0 {
		w.dst = append(strconv.AppendInt(append(w.dst, '['), int64(number), 10), ']')
	}
}

// linksOf finds the chains: entities of two mentions and more.
func linksOf(spans []entity.Span) []link {
	count, chains, seen := map[int]int{}, map[int]int{}, map[int]int{}
	for _, s := range spans {
		count[s.Entity]++
	}
	links := make([]link, len(spans))
	for i, s := range spans {
		if s.Entity == 0 || count[s.Entity] < 2 {
			continue
		}
		if chains[s.Entity] == 0 {
			chains[s.Entity] = len(chains) + 1
		}
		seen[s.Entity]++
		links[i] = link{chains[s.Entity], seen[s.Entity]}
	}
	return links
}

// idsOf numbers the spans that share a token with another, or cover several.
func idsOf(spans []entity.Span, words []tile) []int {
	var active []int
	needs := make([]bool, len(spans))
	covered := make([]bool, len(spans))
	next := 0
	for _, t := range words {
		if t.gap {
			continue
		}
		active = holding(active, spans, next, t)
		for next < len(spans) && spans[next].Start < t.end {
			next++
		}
		for _, i := range active {
			needs[i] = needs[i] || covered[i] || len(active) > 1
			covered[i] = true
		}
	}
	ids, n := make([]int, len(spans)), 0
	for i, need := range needs {
		if need {
			n++
			ids[i] = n
		}
	}
	return ids
}
