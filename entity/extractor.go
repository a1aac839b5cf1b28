package entity

import (
	"errors"
	"fmt"
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
	weights *Weights
	brought evidenceTable
	tests   *testTable
	labels  *labelSet // of the tests
	kinds   *kindTable

	types       map[Type]bool // nil: all
	programs    []program
	conditions  *conditionTable // of the programs
	begins      []condition     // program → what it can begin with
	follows     []condition     // program → what can stand behind its first atom; free where it can end there
	ending      bitSet          // programs that can end behind their first atom
	nothing     class           // of line breaks
	uses        []use           // label → what it says of a name
	plainHead   label
	ordinary    label
	given       label
	family      label
	alias       label
	nationality label
	throne      label
	asks        bitSet           // programs that ask for a lesson
	leads       []bool           // label → it begins such a program
	deny        label            // 0 where no list has it
	hitEvidence [][2]hitEvidence // label → what a strong and a weak hit bring
	evidences   struct{ name, nisba, foreign, loose, split, ordinary float32 }
	threshold   float32
	margin      float32

	documents sync.Pool
}

// New builds an extractor. The first call that uses the default gazetteer also loads it.
func New(options ...Option) (*Extractor, error) {
	var c config
	for _, o := range options {
		o(&c)
	}
	x := &Extractor{tests: newTestTable(), kinds: newKindTable()}
	x.labels = x.tests.labels
	embedded, err := defaultRules()
	w, errWeights := c.table()
	if err = errors.Join(err, errWeights); err != nil {
		return nil, err
	}
	x.weights = w
	if x.brought, err = newEvidenceTable(w); err != nil {
		return nil, err
	}
	x.margin = w.of("margin")
	if x.threshold, err = w.threshold(c.profile); err != nil {
		return nil, err
	}
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
	if err := x.checkRules(c.rules); err != nil {
		return nil, err
	}
	if err := x.addListRules(c.indexes); err != nil {
		return nil, err
	}
	if len(x.programs) > maxPrograms {
		return nil, errTooMany
	}
	x.addLiterals()
	x.number(c.types)
	if len(x.kinds.rows) > maxKinds || x.conditions.len() > maxConditions {
		return nil, errTooMany
	}
	if err := x.checkWeights(); err != nil {
		return nil, err
	}
	x.documents.New = func() any { return new(document) }
	return x, nil
}

var errTooMany = fmt.Errorf("more than %d patterns, %d conditions in them or %d kinds of entries", maxPrograms, maxConditions, maxKinds)

// A hitEvidence is a row of the weights table.
type hitEvidence struct {
	name   string
	weight float32
}

// A layer is one gazetteer, and the kinds of its classes.
type layer struct {
	index *gazetteer.Index
	kinds []kind
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
			prog := compile(p, x.tests)
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
		l.kinds = make([]kind, l.index.Classes()+1) // the last one for what a broken file makes unknown
		for n := range l.index.Classes() {
			l.kinds[n] = x.kinds.of(x.labels, l.index.Class(n))
		}
	}
	for _, seen := range seenLabels {
		x.labels.of(seen)
	}
	x.throne = x.labels.of("throne")
	x.alias, x.nationality = x.labels.of("alias-word"), x.labels.of(string(Nationality))
	x.plainHead, x.ordinary = x.labels.of("plain-head"), x.labels.of("ordinary")
	x.given, x.family = x.labels.of("given"), x.labels.of("family")
	x.deny = x.labels.byName[gazetteer.TypeDeny]
	n := len(x.labels.names)
	x.uses, x.hitEvidence = make([]use, n), make([][2]hitEvidence, n)
	for l, name := range x.labels.names {
		x.uses[l] = useOf(name)
		row := "hit." + name
		if x.uses[l] == useEntity || name == string(Person) {
			row = "hit.list"
		}
		x.hitEvidence[l] = [2]hitEvidence{{row, x.weights.of(row)}, {row + ".weak", x.weights.of(row + ".weak")}}
	}
	x.evidences.name, x.evidences.nisba = x.weights.of("shape.name"), x.weights.of("shape.nisba")
	x.evidences.foreign = x.weights.of("shape.foreign")
	x.evidences.loose, x.evidences.split, x.evidences.ordinary = x.weights.of("loose"), x.weights.of("split"), x.weights.of("ordinary")
	if types != nil {
		x.types = map[Type]bool{}
		for _, t := range types {
			x.types[t] = true
		}
	}
	x.link()
}

// link prepares the programs to be run: what each can begin with, and go on with.
func (x *Extractor) link() {
	x.tests.index()
	x.kinds.index(x.tests)
	x.conditions = newConditionTable()
	x.asks, x.ending = newBitSet(len(x.programs)), newBitSet(len(x.programs))
	lessons := x.tests.withLabels(seenLabels)
	for n := range x.programs {
		p := &x.programs[n]
		if p.asksFor(lessons, x.tests) {
			x.asks.add(n)
		}
		begins, follows := p.link(x.tests, x.conditions)
		x.begins, x.follows = append(x.begins, begins), append(x.follows, follows)
		if follows == free {
			x.ending.add(n)
		}
	}
	x.conditions.index(len(x.tests.tests))
	nothing := newBitSet(len(x.tests.tests))
	x.classify(&x.nothing, new(classTable), nothing, nothing)
	x.findLeads()
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
	all := d.resolver.nested(d.cands, chosen, x.threshold, x.margin)
	x.group(d, all)
	return x.appendSpans(nil, d, all)
}

// run takes a text through all stages; the result are the chosen candidates.
func (x *Extractor) run(d *document, text string) []int {
	d.resolver.recorder = d.recorder
	d.text.Reset(text, normalize.MatchKey)
	d.tokenize()
	x.lookup(d)
	x.propose(d)
	chosen := d.resolver.resolve(d.cands, x.threshold, x.margin)
	x.learn(d, chosen)
	if again := x.recall(d); len(again) > 0 {
		for _, i := range again {
			x.proposeAt(d, i, true)
		}
		chosen = d.resolver.resolve(d.cands, x.threshold, x.margin)
	}
	d.groups.reset(x.nationality, x.given)
	x.group(d, chosen)
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
