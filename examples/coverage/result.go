package main

import "github.com/kayan-nlp/kayan/entity"

// kinds are the types that are reported on.
var kinds = []entity.Type{entity.Person, entity.Place, entity.Organization}

// A result is what is found out about a file, or about all of them.
type result struct {
	file, scheme string
	known        map[entity.Type]*knowledge
	missing      map[entity.Type]*tally
	outside      outside
	hits         []*tally // by reading: words outside entities that core names hit
}

func newResult(file, scheme string) *result {
	r := &result{
		file: file, scheme: scheme, known: map[entity.Type]*knowledge{}, missing: map[entity.Type]*tally{},
		outside: outside{hits: map[string][readings]int{}},
	}
	for _, kind := range kinds {
		r.known[kind], r.missing[kind] = &knowledge{}, newTally()
	}
	for range readings {
		r.hits = append(r.hits, newTally())
	}
	return r
}

// add counts a sentence.
func (r *result) add(t text, types map[string]entity.Type) {
	for _, m := range t.mentions {
		kind := types[m.label]
		if kind == entity.MilitaryUnit {
			kind = entity.Organization // flat schemes have no other type for forces
		}
		if r.known[kind] != nil {
			r.known[kind].explain(t, kind, m, r.missing[kind])
		}
	}
	r.outside.count(t, r.hits)
}
