// Package entitytest gives tests of Arabic entity extraction something to stand on: documents with gold
// spans, a notation for spans inside a text, and a scorer.
//
// The notation puts a span in double brackets, with its type and, if wanted, its subtype behind a bar.
// Spans nest:
//
//	قال [[اللواء|TITLE]] [[عدنان الساعدي|PERSON]] ل[[وزارة الدفاع [[العراقية|NATIONALITY]]|ORGANIZATION]]
//
// Behind the type may stand the number of the entity, the same for all its mentions, and the value:
//
//	دفع [[5 ملايين دولار|QUANTITY/money={"number":5000000,"unit":"USD"}]] ل[[عدنان الساعدي|PERSON/full#1]] ثم غادر [[الساعدي|PERSON#1]]
//
// What remains without brackets and labels is exactly the text; offsets are bytes of it.
package entitytest
