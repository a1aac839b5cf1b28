package entity

import "github.com/kayan-nlp/kayan/gazetteer"

// A kind numbers what entries have in common that tests ask for: type, subtype and value. 0 is what the document taught.
type kind uint16

// A kindTable numbers the kinds of all gazetteers.
type kindTable struct {
	numbers map[kindRow]kind
	rows    []kindRow
	takenBy []bitSet // by kind, the tests that ask for nothing else
	lists   [][]int  // the same in order
}

// A kindRow is what a kind has in common. Entries of a kind without a value may have one of their own.
type kindRow struct {
	label          label
	subtype, value string
}

func newKindTable() *kindTable {
	return &kindTable{numbers: map[kindRow]kind{{}: 0}, rows: make([]kindRow, 1)}
}

// maxKinds is how many kinds can be told apart.
const maxKinds = 1<<16 - 1

// of returns the kind of the entries of a class.
func (t *kindTable) of(labels *labelSet, class gazetteer.Entry) kind {
	row := kindRow{labels.of(class.Type), class.Subtype, class.Value}
	if n, ok := t.numbers[row]; ok {
		return n
	}
	n := kind(len(t.rows))
	t.numbers[row] = n
	t.rows = append(t.rows, row)
	return n
}

// index notes which tests take which kinds. It is called when all of them are known.
func (t *kindTable) index(tests *testTable) {
	t.takenBy, t.lists = make([]bitSet, len(t.rows)), make([][]int, len(t.rows))
	for n, row := range t.rows {
		t.takenBy[n] = newBitSet(len(tests.tests))
		for _, test := range tests.ofLabel[row.label] {
			if tests.tests[test].takesKind(row) {
				t.takenBy[n].add(test)
				t.lists[n] = append(t.lists[n], test)
			}
		}
	}
}

// takesKind reports whether a test of the label of a kind takes entries of it, for all that the kind says.
func (t *test) takesKind(k kindRow) bool {
	return (t.subtype == "" || t.subtype == k.subtype) && (t.value == "" || t.value == k.value || k.value == "")
}
