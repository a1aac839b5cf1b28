// Package gazetteer holds names: what is called what, of which kind, and how surely.
//
// An [Entry] is one thing with its names. [ReadTSV] reads entries from the readable files described in
// data/README.md; [NewIndex] makes them findable; [Default] is the index over the embedded data.
//
// An [Index] respects words: names begin and end at words, and a name may stand behind a proclitic
// (وبغداد, للعراق) where the whole word is not itself known. It finds every name at every word, the longest
// and those inside it. Besides names it holds word classes (ranks, months, speech verbs), which rules use.
//
// Spelling: names are compared by the key of package normalize. Compounds are found joined and split
// (عبدالله, عبد الله); final ى/ي and ة/ه and the hamza seats are tried where a word is not known as it stands.
//
// Strength: a name that is an ordinary word as well (أمل, صور, المدينة) is weak; it is found like any other,
// and it is for the caller to ask for company.
//
// An Index is immutable and safe for concurrent use. Looking up costs a few map look-ups a word of the
// text, whatever the number of names; building one costs time and memory linear in the names.
package gazetteer
