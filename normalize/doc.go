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
// from decomposed text, which would turn ؤ into و. The key of NFC and of NFD input is the same, and the key
// of a key is itself. What the fold does to each code point stands in folds.txt.
//
// Not folded, because names and words disagree on them: word-final ى/ي and ة/ه, and the hamza seats ؤ ئ ء.
//
// Offsets are bytes throughout; [SourceSpan] and [KeySpan] are two types so that they cannot be mixed.
// All functions take any bytes; an invalid byte becomes U+FFFD in the key and maps back to itself.
package normalize
