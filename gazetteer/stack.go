package gazetteer

import "maps"

// Types with a meaning of their own.
const (
	// TypeRemove is the type of an entry that takes others away, in the gazetteers below its own in a [Stack]: that with its
	// id or, where it has no id but the one derived from its set and name, all that have one of its names. Its subtype, if
	// there is one, is the type of what goes.
	TypeRemove = "remove"
	// TypeDeny is the type of names that are never to be found as entities, whoever proposes them. Longer names of
	// which they are part stay.
	TypeDeny = "deny"
)

// Stack lays gazetteers one upon the other, the first one lowest. An entry hides those with the same id in the gazetteers below,
// and an entry of [TypeRemove] hides what it names there. What comes back are the same gazetteers, in the same order,
// without what is hidden; those given stay as they are. Sets keep their sources and licences.
//
// It costs a look-up for each entry of the smaller of any two, and memory for what is hidden.
func Stack(layers ...*Index) []*Index {
	out := make([]*Index, len(layers))
	for i, x := range layers {
		hidden := maps.Clone(x.hidden)
		hide := func(place uint64) {
			if hidden == nil {
				hidden = map[uint64]bool{}
			}
			hidden[place] = true
		}
		x.hideType(TypeRemove, hide)
		for _, above := range layers[i+1:] {
			x.hideReplaced(above, hide)
			x.hideRemoved(above, hide)
		}
		out[i] = x
		if len(hidden) > len(x.hidden) {
			copied := *x
			copied.hidden, copied.unmap = hidden, nil
			out[i] = &copied
		}
	}
	return out
}

// hasType reports whether any entry is of a type.
func (x *Index) hasType(typ string) bool {
	for n := range x.Classes() {
		if x.class(uint64(n)).Type == typ {
			return true
		}
	}
	return false
}

// hideType hides the entries of a type.
func (x *Index) hideType(typ string, hide func(place uint64)) {
	if !x.hasType(typ) {
		return
	}
	for place := range x.places() {
		if x.class(x.classAt(place)).Type == typ {
			hide(place)
		}
	}
}

// hideReplaced hides the entries whose ids the gazetteer above has as well.
func (x *Index) hideReplaced(above *Index, hide func(place uint64)) {
	if above.Len() < x.Len() && int(x.head.IDs) == x.Len() { // ids are different: each finds its entry
		for place := range above.places() {
			if found, ok := x.placeOf(above.idAt(place)); ok {
				hide(found)
			}
		}
		return
	}
	for place := range x.places() {
		if id := x.idAt(place); id != "" {
			if _, ok := above.placeOf(id); ok {
				hide(place)
			}
		}
	}
}

// hideRemoved hides the entries that the gazetteer above removes by name.
func (x *Index) hideRemoved(above *Index, hide func(place uint64)) {
	above.hideType(TypeRemove, func(place uint64) {
		if _, extras, _, _ := above.headAt(place); extras&extraID != 0 {
			return // by id: hideReplaced has seen to it
		}
		e := above.entryAt(place)
		for _, n := range e.Names {
			for term := range x.Lookup(n.Text).All() {
				if e.Subtype == "" || e.Subtype == term.Type() {
					hide(uint64(term.entry))
				}
			}
		}
	})
}
