// Package importer reads name lists that were made for other programs, and makes entries of this library of them.
//
//	format     what                                           type of the entries comes from
//	tsv        tables of this library (data/README.md)        the table
//	jsonl      entries of this library as JSON lines          the line, or Options.Type
//	spacy      EntityRuler and SpanRuler patterns             the label
//	gate       lists.def and its .lst files                   annotation type, major and minor type
//	flashtext  keyword=>clean name, keywords, {"name": […]}   Options.Type
//	regexner   Stanford RegexNER mappings                     the second column
//	geonames   allCountries.txt, alternateNamesV2.txt         class and code of the feature
//	wikidata   the JSON dump                                  P31, by a table of classes
//	ftm        FollowTheMoney, as of OpenSanctions            schema and topics
//
// [Format.Read] streams: it holds one record in memory, of a bounded length, and of GeoNames the Arabic names of the alternate
// file. Files may be packed by gzip or bzip2, whatever they are called. They must be UTF-8; what they are instead, if they are
// not, is an error. Of an archive that is cut off everything before is read. One that is damaged is known by its checksum, which
// stands behind the data: what came before that error may be garbage. Whatever a file holds, reading does not panic.
//
// A broken record is an error with file and line, and reading goes on behind it:
//
//	for entry, err := range format.Read(nil, "list.jsonl", importer.Options{}, &report) {
//		if err != nil {
//			log.Print(err) // or stop
//			continue
//		}
//		builder.Add(entry)
//	}
//
// What is well-formed but of no use (a river of Norway without an Arabic name, a historic spelling) is no error: the [Report]
// counts it, by reason.
//
// # Names
//
// All names are cleaned alike: byte order and bidi marks, controls, tatweel and presentation forms go; runs of white space become one
// space; Persian and Urdu keyboard letters become Arabic ones in names that have no letters which Arabic lacks. Names of more
// than 32 words, which the index never finds, names with U+FFFD and duplicates are left out.
//
// Lists that were made for other ends hold names that an Arabic text cannot have or cannot mean. Of them, names without Arabic
// letters or of a single letter are left out, names equal by their key are duplicates, and a name of one word that is an
// ordinary word ([Options.Ordinary]) becomes weak. In tsv and jsonl an author has decided all that: Latin names, letters and strong
// ordinary words stay as they are.
//
// # Labels
//
// Labels of other schemes become types by [Options.Types], then by the table of the format, where [Labels] has the common ones. A label
// that nobody knows is kept in capitals: entries of a new type are found like others.
package importer
