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
// An Index is immutable and safe for concurrent use. There is one form of it, the compiled one: a file that [Builder] writes,
// from more entries than memory holds if need be, and that [Open] maps into memory as it is. A word of the text costs a look
// into a filter, and where names begin with it, one into a table for each word that follows: the number of names does not
// count, only how far away the memory is that they lie in. [Stack] lays several indexes one upon the other.
//
// In the order of the data, one file a stage: tsv.go, inflect.go and spelling.go make entries and forms; build.go, sort.go,
// spool.go, list.go and write.go compile them; record.go, pack.go, class.go, filter.go, table.go and format.go say how they
// lie in the file; open.go opens it; hash.go, clitic.go, find.go and choose.go find names; index.go answers what they
// are; stack.go is for layers.
package gazetteer
