// Package bench measures Kayan's normaliser beside others, on the same documents in one run. It is a module
// of its own, so that nobody who uses Kayan downloads its peers.
//
//	cd examples/bench
//	go test -v -run Ratios .       # one table: best of interleaved rounds
//	go test -run '^$' -bench . .   # the same peers as ordinary benchmarks, for benchstat
//	go test -short .               # results only, no clock
//
// The text is text/news.txt in the directory KAYAN_SHARED names (default ../../../shared), cut at line ends
// into documents of about 4 KB. Without the file tests and benchmarks are skipped. One operation is one pass
// over all documents, one call a document; MB/s count the bytes of the source.
//
// What each peer does in that time is not the same:
//
//	valid            utf8.ValidString: reads every byte once, the floor
//	kayan            Text.Reset with MatchKey, one Text for all documents: the key and the offset map
//	bleve            the Arabic normalize filter of bleve, over tokens split at white space beforehand:
//	                 no white space to read, no offsets kept; takes harakat and tatweel, folds letters
//	bleve copy       what giving bleve its terms anew costs: included in bleve, to be subtracted
//	norm.NFKC        norm.NFKC.String: presentation forms and composition, no letter is folded; text that
//	                 is NFKC already is read and given back as it is
//	transform chain  NFD, delete Mn, NFC: the recipe often given, which turns ؤ into و and أ into ا
//
// The rows ending in -vocalised read the same documents with a haraka on almost every letter. Their ratio is
// to valid-vocalised.
package bench
