// Package entitytest gives tests of Arabic entity extraction something to stand on: documents with gold
// spans, a notation for spans inside a text, comparison, golden files and a scorer.
//
// # Notation
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
//
// # Documents
//
// [Documents] returns the shipped documents and [Cases] the shipped sentences, each for one thing; both take filters: [Genre],
// [Difficulty], [HasType], or a function of your own. The page testdata/README.md of the module tells what is in them, and by
// which guideline they were annotated. [ReadDocuments] and [ReadCases] read files of your own in the same form.
//
// # Comparison
//
// [RequireSpans] holds an extractor to the spans marked in a text, [GoldenSpans] to those marked in a file, and [Golden] any
// output to a file; [Diff] is what they show. Golden files are written with the flag -entitytest.update of the test binary:
//
//	go test ./mypackage -run TestMine -entitytest.update
//
// # Scores
//
// [Scores] counts by type, over any number of documents, the outermost spans: found if a predicted span has the same first and
// last byte and the same type, whatever its subtype; missed if none has; wrong if a predicted span is no gold span. Spans inside
// others ([entity.Span] Depth above 0) do not count, on either side. [Score] turns the counts into precision, recall and F1; the
// empty type holds the counts of all types, from which the micro average comes. A score without spans is 0.
package entitytest
