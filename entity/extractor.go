package entity

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/kayan-nlp/kayan/gazetteer"
	"github.com/kayan-nlp/kayan/normalize"
)

// An Extractor finds entities. It never changes after New and is safe for concurrent use.
type Extractor struct {
	layers  []layer
	rules   []Rule
	weights weights
	brought evidenceTable
	labels  *labelSet

	types      map[Type]bool // nil: all
	programs   []program
	follows    []follow // of the programs
	labelWords int      // words of a set of labels
	byLabel    [][]int  // label → programs that it can begin
	byShape    map[shape][]int
	openShapes []shape
	uses       []use // label → what it says of a name
	plainHead  label
	ordinary   label
	given      label
	family     label
	deny       label        // 0 where no list has it
	hitWeight  [][2]float32 // label → weight of a strong and a weak hit
	evidences  struct{ name, nisba, loose, split, ordinary float32 }
	threshold  float32
	margin     float32

	documents sync.Pool
}

// New builds an extractor. The first call that uses the default gazetteer also loads it.
func New(options ...Option) (*Extractor, error) {
	var c config
	for _, o := range options {
		o(&c)
	}
	x := &Extractor{labels: newLabelSet()}
	embedded, err := defaultRules()
	w, errWeights := defaultWeights()
	if err = errors.Join(err, errWeights); err != nil {
		return nil, err
	}
	x.weights = w
	if x.brought, err = newEvidenceTable(w); err != nil {
		return nil, err
	}
	x.threshold, x.margin = w.of("threshold"), w.of("margin")
	indexes := c.indexes
	if !c.noDefault {
		indexes = append([]*gazetteer.Index{gazetteer.Default()}, indexes...)
	}
	for _, index := range gazetteer.Stack(indexes...) {
		x.addLayer(index)
	}
	for _, rs := range append([]*Rules{embedded}, c.rules...) {
		if err := x.addRules(rs); err != nil {
			return nil, err
		}
	}
	if err := x.addListRules(c.indexes); err != nil {
		return nil, err
	}
	x.addLiterals()
	x.number(c.types)
	x.documents.New = func() any { return new(document) }
	return x, nil
}

// A layer is one gazetteer, and the labels of its classes.
type layer struct {
	index  *gazetteer.Index
	labels []label
}

func (x *Extractor) addLayer(index *gazetteer.Index) {
	x.layers = append(x.layers, layer{index: index})
}

// addRules compiles every pattern of a set.
func (x *Extractor) addRules(rs *Rules) error {
	for _, r := range rs.rules {
		brings, err := x.brought.contribution(&r)
		if err != nil {
			return err
		}
		for _, p := range r.patterns {
			prog := compile(p, x.labels)
			prog.rule, prog.brings = len(x.rules), brings
			x.programs = append(x.programs, prog)
		}
		x.rules = append(x.rules, r)
	}
	return nil
}

// addListRules gives every label that a user's list brings, and no rule knows, the rule that a strong name is
// an entity.
func (x *Extractor) addListRules(indexes []*gazetteer.Index) error {
	known := x.Types()
	for _, index := range indexes {
		for _, t := range slices.Sorted(maps.Keys(index.Types())) {
			if useOf(t) != useEntity || slices.Contains(known, Type(t)) {
				continue
			}
			known = append(known, Type(t))
			listed := capture{typ: Type(t), of: &atom{label: t, strong: true}}
			rule := Rule{ID: strings.ToLower(t) + ".listed", Score: "listed", Why: "A strong name of a user's list.", patterns: []pattern{listed}}
			if err := x.addRules(&Rules{rules: []Rule{rule}}); err != nil {
				return err
			}
		}
	}
	return nil
}

// addLiterals makes a gazetteer of the words that patterns quote, so that they are looked up like names.
func (x *Extractor) addLiterals() {
	var entries []gazetteer.Entry
	for _, name := range x.labels.names {
		if name != "" && name[0] == '=' {
			entries = append(entries, gazetteer.Entry{ID: name, Type: name, Names: []gazetteer.Name{{Text: name[1:]}}})
		}
	}
	x.addLayer(gazetteer.NewIndex(entries))
}

// number lays out by label what the stages ask of labels.
func (x *Extractor) number(types []Type) {
	for i := range x.layers {
		l := &x.layers[i]
		l.labels = make([]label, l.index.Classes()+1) // the last one for what a broken file makes unknown
		for n := range l.index.Classes() {
			l.labels[n] = x.labels.of(l.index.Class(n).Type)
		}
	}
	for _, seen := range []string{seenSurname, seenGiven, seenBody, seenUnit, seenTitle} {
		x.labels.of(seen)
	}
	x.plainHead, x.ordinary = x.labels.of("plain-head"), x.labels.of("ordinary")
	x.given, x.family = x.labels.of("given"), x.labels.of("family")
	x.deny = x.labels.byName[gazetteer.TypeDeny]
	n := len(x.labels.names)
	x.uses, x.hitWeight, x.byLabel = make([]use, n), make([][2]float32, n), make([][]int, n)
	for l, name := range x.labels.names {
		x.uses[l] = useOf(name)
		x.hitWeight[l] = [2]float32{x.weights.of("hit." + name), x.weights.of("hit." + name + ".weak")}
		if x.uses[l] == useEntity || name == string(Person) {
			x.hitWeight[l] = [2]float32{x.weights.of("hit.list"), x.weights.of("hit.list.weak")}
		}
	}
	x.evidences.name, x.evidences.nisba = x.weights.of("shape.name"), x.weights.of("shape.nisba")
	x.evidences.loose, x.evidences.split, x.evidences.ordinary = x.weights.of("loose"), x.weights.of("split"), x.weights.of("ordinary")
	x.byShape = map[shape][]int{}
	x.labelWords = n/64 + 1
	for i := range x.programs {
		x.follows = append(x.follows, followOf(&x.programs[i], x.labelWords))
		t := triggersOf(&x.programs[i])
		for l := range t.labels {
			x.byLabel[l] = append(x.byLabel[l], i)
		}
		for s := range t.shapes {
			x.byShape[s] = append(x.byShape[s], i)
		}
	}
	for s := range x.byShape {
		x.openShapes = append(x.openShapes, s)
	}
	slices.Sort(x.openShapes)
	if types != nil {
		x.types = map[Type]bool{}
		for _, t := range types {
			x.types[t] = true
		}
	}
}

func (x *Extractor) wanted(t Type) bool { return x.types == nil || x.types[t] || t == none }

// Extract returns the outermost entities of text, in order, none overlapping. It cannot fail: any bytes
// will do. Time and memory are linear in the text.
func (x *Extractor) Extract(text string) []Span { return x.Append(nil, text) }

// Append appends the outermost entities of text to dst, as Extract finds them.
func (x *Extractor) Append(dst []Span, text string) []Span {
	d := x.documents.Get().(*document)
	defer x.documents.Put(d)
	return x.appendSpans(dst, d, x.run(d, text))
}

// Nested returns the entities of text and those inside them, outer before inner. What Extract returns are
// those of depth 0.
func (x *Extractor) Nested(text string) []Span {
	d := x.documents.Get().(*document)
	defer x.documents.Put(d)
	chosen := x.run(d, text)
	return x.appendSpans(nil, d, d.resolver.nested(d.cands, chosen, x.threshold, x.margin))
}

// run takes a text through all stages; the result are the chosen candidates.
func (x *Extractor) run(d *document, text string) []int {
	d.text.Reset(text, normalize.MatchKey)
	d.tokenize()
	x.lookup(d)
	x.propose(d)
	chosen := d.resolver.resolve(d.cands, x.threshold, x.margin)
	x.learn(d, chosen)
	d.round += len(d.words) + 1
	if again := x.recall(d); len(again) > 0 {
		for _, i := range again {
			if i > 0 {
				x.proposeAt(d, i-1) // what stands before a name seen before is evidence, too
			}
			x.proposeAt(d, i)
		}
		chosen = d.resolver.resolve(d.cands, x.threshold, x.margin)
	}
	d.round += len(d.words) + 1
	x.group(d)
	return chosen
}

func (x *Extractor) appendSpans(dst []Span, d *document, chosen []int) []Span {
	for _, i := range chosen {
		if d.cands[i].typ != none {
			dst = append(dst, x.span(d, &d.cands[i]))
		}
	}
	return dst
}

var shared = sync.OnceValues(func() (*Extractor, error) { return New() })

// Extract finds entities with the default extractor, which is built at the first call.
func Extract(text string) []Span {
	x, err := shared()
	if err != nil {
		return nil // the embedded rules are tested; they do not fail
	}
	return x.Extract(text)
}

// Types returns every label that the rules of the extractor can give, sorted.
func (x *Extractor) Types() []Type {
	seen := map[Type]bool{}
	for _, p := range x.programs {
		for _, c := range p.caps {
			if c.typ != none {
				seen[c.typ] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(seen))
}
