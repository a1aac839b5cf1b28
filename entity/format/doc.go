// Package format writes entities in the forms that other programs read, and reads them back.
//
// [Formats] is the table of all of them. Everything streams: a [Writer] writes one document and keeps nothing of it, a
// [Reader] reads one at a time. Each format says in its comment what its offsets count and where it is described:
//
//	jsonl        one object a span, the contract of the extract program      bytes
//	documents    JSON lines, a document with its spans each                  bytes
//	conll        token, tab, BIO label                                       none
//	conll2003    four columns, which also say where each token lies          bytes
//	brat         .txt and .ann                                               code points
//	spacy        JSON lines of Doc.to_json, version 3                        code points
//	webanno      WebAnno TSV 3.3, which INCEpTION reads                      UTF-16 units
//	labelstudio  a JSON array of tasks                                       code points
//	doccano      JSON lines for sequence labelling                           code points
//	html         a page of its own                                           none: the text is marked
//	text, ansi   marked text for people                                      none; not read
//
// [WritePatterns] makes patterns for spaCy's EntityRuler of a gazetteer.
//
// What comes back from a format that is read is the text, byte for byte where it is valid UTF-8, and of the spans what
// [Format.Keeps] names. JSON and HTML cannot hold invalid bytes: they appear as U+FFFD. A flat format holds outermost
// spans only.
package format
