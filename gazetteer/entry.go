package gazetteer

// An Entry is one thing with its names: a city, a militia, a given name, a rank.
type Entry struct {
	ID      string // stable: made of the set and the canonical name, unless given
	Type    string // an entity label in capitals, or a word class in small letters
	Subtype string
	Names   []Name // the first is the canonical name
	Country string // ISO 3166-1 alpha-2
	Parent  string // canonical name of the entry it belongs to
	English string
	Value   string   // what a word means to the rules: a number, a month, a gender
	Source  string   // the set it comes from
	Refs    []string // addresses or ids elsewhere
	// Prior says how well known the entry is among those of the same name: sitelinks, inhabitants. The greater
	// one stands first; 0 is unknown.
	Prior uint32
}

// Name returns the canonical name.
func (e *Entry) Name() string {
	if len(e.Names) == 0 {
		return ""
	}
	return e.Names[0].Text
}

// IsLabel tells the label of an entity, which begins with a capital, from a word class.
func IsLabel(typ string) bool { return typ != "" && typ[0] >= 'A' && typ[0] <= 'Z' }

// A Name is one way of writing an entry.
type Name struct {
	Text string
	Kind Kind
	Weak bool // an ordinary word as well: counts only with company
}

// A Kind tells how a name relates to its entry.
type Kind string

// The kinds of names.
const (
	Canonical Kind = ""
	Variant   Kind = "variant"
	Official  Kind = "official"
	Short     Kind = "short"
	Acronym   Kind = "acronym"
	Alias     Kind = "alias"
	Inflected Kind = "inflected" // made by rule from another name
)

// A Source says where the entries of one set come from.
type Source struct {
	Set      string // what Entry.Source names
	What     string
	Origin   string // "general knowledge", or whose data it is
	Licence  string
	Date     string
	Complete string // what the set claims to hold whole
}
