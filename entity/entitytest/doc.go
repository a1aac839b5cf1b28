// Package entitytest gives tests of Arabic entity extraction something to stand on: documents with gold
// spans, a notation for spans inside a text, and a scorer.
//
// The notation puts a span in double brackets, with its type and, if wanted, its subtype behind a bar.
// Spans nest:
//
//	قال [[اللواء|TITLE]] [[عدنان الساعدي|PERSON]] ل[[وزارة الدفاع [[العراقية|NATIONALITY]]|ORGANIZATION]]
//
// What remains without brackets and labels is exactly the text; offsets are bytes of it.
package entitytest
