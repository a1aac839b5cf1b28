package importer

import "github.com/kayan-nlp/kayan/gazetteer"

// maxGathered bounds the names of a gathered entry, and with them the memory: what follows becomes another entry of the same id.
const maxGathered = 4096

// A gatherer makes one entry of neighbouring records that are of one thing.
type gatherer struct {
	r    *reader
	id   string // what the records have in common, "" if they have nothing
	kind string
	e    gazetteer.Entry
}

// gather returns a gatherer. It is to be flushed in the end.
func (r *reader) gather() *gatherer {
	r.gathered = &gatherer{r: r}
	return r.gathered
}

// add takes a record with a name of the thing called id; "" is none that another record could be of. e is the entry without that name.
func (g *gatherer) add(id string, e gazetteer.Entry, n gazetteer.Name) {
	kind := e.Type + "/" + e.Subtype
	if id == "" || id != g.id || kind != g.kind || len(g.e.Names) >= maxGathered {
		g.flush()
		g.id, g.kind, g.e = id, kind, e
	}
	g.e.Names = append(g.e.Names, n)
}

// flush keeps the entry gathered so far.
func (g *gatherer) flush() {
	if len(g.e.Names) > 0 {
		g.r.keep(g.e)
	}
	g.id, g.e = "", gazetteer.Entry{}
}
