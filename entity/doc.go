// Package entity finds named entities in Arabic text: people, places, bodies and military units, their
// titles and nationalities, weapons, events, dates and quantities.
//
//	for _, s := range entity.Extract("وصل اللواء عدنان الساعدي إلى بغداد") {
//		fmt.Println(s.Type, s.Start, s.End, s.Text)
//	}
//
// [Span.Start] and [Span.End] are byte offsets into the text as it was given, whatever it holds: marks,
// presentation forms, invalid bytes. An [Extractor] is immutable and safe for concurrent use; building one
// can fail, extracting cannot. Cost grows with the text, not with the number of names: one look-up a word
// and proclitic, and for each rule that a word can begin a bounded number of steps.
//
// # The way of the data
//
// One file a stage, each a function of the one before:
//
//	normalize     key and offset map                          package normalize
//	token.go      words, numbers, punctuation, sentence ends
//	lookup.go     names and word classes at every word, also behind proclitics   package gazetteer
//	lexicon.go    words met before: their names, and which tests of rules they pass (learn.go, pass.go)
//	class.go      words that pass the same tests are one class: which conditions of rules (condition.go) they meet
//	candidate.go  what the rules propose, with its evidence   match.go runs a rule, rules/ holds them
//	resolve.go    one choice among all candidates             nested.go: those inside
//	memory.go     what the chosen ones teach: surnames, short forms, aliases
//	recall.go     where the text repeats it; then propose and resolve once more
//	group.go      same entity, same number                    identity.go: by entry, spelling and parts
//	surface.go    spans in bytes of the source
//
// [Extractor.Document] groups the spans of a text by what they name, [Extractor.Documents] does that for every
// document of a stream; [Extractor.Replace] writes a text anew, and [Extractor.ExtractTokens] takes one that is cut
// into tokens already.
//
// # Rules
//
// A rule file is a list of rows, each a few lines; see the embedded files in rules/. A row has an id, the
// score it brings (a name of weights.tsv, or a number), one or more patterns, sentences in which it must
// propose the [bracketed] spans, sentences in which it must propose nothing, and the reason:
//
//	let nth = <ordinal> (و+<ordinal>)*3
//
//	rule unit.ordinal
//	  score unit
//	  match {MILITARY_UNIT/$ <echelon> <branch>*2 @nth <NATIONALITY>?}
//	  fires هاجمت [الفرقة المدرعة التاسعة] الموقع
//	  never قال اللواء عدنان إن الوضع هادئ
//	  why   An echelon with an ordinal is a unit.
//
// Patterns run over words:
//
//	"كلمة"        this word, folded; \" is a quotation mark; several words follow one another
//	<label>       a name or word of a gazetteer type; <label/subtype> <label=value>
//	<label!>      a strong one; <label 2+> one of at least two words
//	#shape        digits year latin name open nisba noun definite indefinite feminine initial foreign any
//	و+X  ~X       X behind this proclitic; behind any. At the first word of a match any is allowed.
//	X?  X*3  X+3  at most once; up to three times; one to three times. Repetition is always bounded.
//	(X | Y)       the first that fits
//	!X  &X        the next word must not, must fit X; nothing is consumed. X is one word or alternatives of one
//	              word each: !(X | Y)  &(X | Y)  !و+X  !(&X Y), not several words in a row, nor a capture
//	^  $          a sentence begins, ends
//	@name         what `let name =` stands for
//	{TYPE X}      an entity; {TYPE/subtype X}; with /$ the subtype is that of the head word
//	{- X}         what is no entity: it takes part in the choice and is left out of the result
//
// What is wrong with a file is a [RuleError] with line and column; a file with a fault yields no rules. Labels that nothing
// can give, and ids of other rules, are found by [New].
//
// A pattern is compiled to instructions, and no two ways of a match run the same one at the same word: matching is
// linear on any input.
//
// # Which span wins
//
// Rules that propose the same words with the same type are one candidate. Its score is the sum of its evidence: what
// the rules bring, of each kind (the name up to the first hyphen) the strongest, and what its words bring; the number of
// a rule that has one of its own is not added to that of named evidence, the greater counts. weights.tsv holds the
// weights with their reasons. Scores are comparable and more evidence never lowers them; they are no probabilities.
// [WithProfile] moves the threshold, [WithWeights] takes another table. Of candidates that overlap, one policy chooses:
//
//	(a) types not asked for and candidates below the threshold leave first;
//	(b) [وزارة [الدفاع]]: of two, one inside the other, the outer stays, unless it scores below the
//	    inner by more than the margin;
//	(c) [قائد] [الفرقة] against [قائد الفرقة]: of the rest, the set with the greatest sum of
//	    score × words; ties: fewer spans, then longer, then earlier;
//	(d) what overlaps none of these gets the same chance again.
package entity
