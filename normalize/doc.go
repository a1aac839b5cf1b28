// Package normalize folds Arabic spelling into a key and remembers where every byte came from.
//
// A newspaper writes one name in many ways: with and without harakat, with أ or ا, with a Persian ی, in
// presentation forms, stretched by tatweel. The key is the same for all of them. The source is never
// changed: [Text] holds both and maps spans of the key back to spans of the source.
//
//	source  وَصَلَ إِلى بَغــداد
//	key     وصل الى بغداد
//
// The fold goes in this order: controls, tatweel, spaces and presentation forms are cleaned; a letter and
// its hamza are composed; every remaining mark is deleted; letters are folded. Marks are never stripped
// from decomposed text, which would turn ؤ into و. For Arabic script the key of NFC and of
// NFD input is the same, and the key of a key is itself. What the fold does to each code point stands in folds.txt.
//
// Rules are a named set ([Clean], [MatchKey], or any of your own); a [Profile] folds exactly like another
// program does. Both stream through golang.org/x/text/transform ([Rules.Transformer]).
//
// Not folded, because names and words disagree on them: word-final ى/ي and ة/ه, the hamza seats ؤ ئ ء,
// compounds (عبدالله، عبد الله), foreign letters (غ ج ق ك). [Alternatives] gives the ways of writing a key in
// order of cost, and [HabitsOf] tells which of them the writer of a text is in the habit of.
//
// The particle آل stays apart from the article ال. The zero width non-joiner is deleted; with [Boundary] it
// becomes a space. Signs that enclose digits (U+0600 to U+0605, U+06DD) stay, as boundaries.
//
// Offsets are bytes throughout; [SourceSpan] and [KeySpan] are two types so that they cannot be mixed.
// All functions take any bytes; an invalid byte becomes U+FFFD in the key and maps back to itself.
package normalize
