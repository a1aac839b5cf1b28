package main

import (
	"encoding/json"
	"reflect"
)

// addMeaning scores what spans mean, where the gold says so.
//
// values: of the gold spans with a value those whose value, found under the same bounds and type, is equal as JSON; and of the values
// given for such spans those that are.
//
// chains: pairs of gold mentions that are numbered. Of those with the same number, the pairs that were given one; of those that were
// given the same number, the pairs that have one. A mention that was not found has no pair.
func (r *result) addMeaning(s set, c convention) {
	if s.has(func(m mention) bool { return m.value != nil }) {
		to := r.of("values")
		for _, d := range s.docs {
			addValues(to, c.found(d))
		}
	}
	if s.has(func(m mention) bool { return m.Entity > 0 }) {
		to := r.of("chains")
		for _, d := range s.docs {
			addChains(to, c.found(d))
		}
	}
}

// found pairs each gold span with ours of the same bounds and type, nil where there is none.
func (c convention) found(d document) []pair {
	ours, _ := c.ours(d)
	var all []pair
	for _, g := range c.gold(d) {
		p := pair{gold: &g}
		for i := range ours {
			if p.ours == nil && sameMark(g, ours[i]) {
				p.ours = &ours[i]
			}
		}
		all = append(all, p)
	}
	return all
}

func addValues(to counts, all []pair) {
	for _, p := range all {
		if p.gold.value == nil {
			continue
		}
		given := p.ours != nil && p.ours.value != nil
		same := given && sameJSON(p.gold.value, p.ours.value)
		to.gold(*p.gold, same)
		if given {
			to.ours(*p.gold, same)
		}
	}
}

func sameJSON(a, b json.RawMessage) bool {
	var x, y any
	return json.Unmarshal(a, &x) == nil && json.Unmarshal(b, &y) == nil && reflect.DeepEqual(x, y)
}

func addChains(to counts, all []pair) {
	for i, a := range all {
		for _, b := range all[:i] {
			if a.gold.Entity == 0 || b.gold.Entity == 0 {
				continue
			}
			one := a.gold.Entity == b.gold.Entity
			given := a.ours != nil && b.ours != nil && a.ours.Entity > 0 && a.ours.Entity == b.ours.Entity
			if one {
				to.gold(*b.gold, given)
			}
			if given {
				to.ours(*b.gold, one)
			}
		}
	}
}
