package entity

import "github.com/kayan-nlp/kayan/gazetteer"

// An Option configures New.
type Option func(*config)

type config struct {
	indexes   []*gazetteer.Index
	rules     []*Rules
	types     []Type
	profile   Profile
	weights   *Weights
	noDefault bool
}

// A Profile says how sure a span must be. It moves one threshold, of weights.tsv: all else stays the same, so that what Precision finds
// alone, Recall finds too, unless a longer or better span takes its words.
type Profile string

// The profiles.
const (
	Precision Profile = "precision" // names that little speaks for are left out
	Balanced  Profile = "balanced"  // the default
	Recall    Profile = "recall"    // names that little speaks for are taken
)

// WithProfile chooses how sure a span must be; the default is Balanced.
func WithProfile(p Profile) Option { return func(c *config) { c.profile = p } }

// WithGazetteer adds a list of names beside the default one. It may be given several times.
func WithGazetteer(x *gazetteer.Index) Option {
	return func(c *config) { c.indexes = append(c.indexes, x) }
}

// WithRules adds rules behind the default ones. It may be given several times.
func WithRules(rs *Rules) Option { return func(c *config) { c.rules = append(c.rules, rs) } }

// WithWeights weighs the evidence by another table than the embedded one. Of several the last one counts.
func WithWeights(w *Weights) Option { return func(c *config) { c.weights = w } }

// table returns the table of evidence to be used.
func (c *config) table() (*Weights, error) {
	if c.weights != nil {
		return c.weights, nil
	}
	return defaultWeights()
}

// WithTypes limits what is looked for. Other types leave before overlaps are decided, so that nothing hides
// behind them.
func WithTypes(types ...Type) Option {
	return func(c *config) { c.types = append(c.types, types...) }
}

// WithoutDefault leaves out the embedded gazetteer. The embedded rules stay; those that need its words
// never fire.
func WithoutDefault() Option { return func(c *config) { c.noDefault = true } }
