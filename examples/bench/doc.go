// Package bench measures Kayan beside others, on the same documents in one run: its normaliser, and its index of
// names. It is a module of its own, so that nobody who uses Kayan downloads its peers.
//
//	cd examples/bench
//	go test -v -run '^TestRatios' .                # the normaliser: one table, best of interleaved rounds
//	go test -v -run IndexRatios -timeout 30m .     # the index: 10,000 to 5 million names, in about ten minutes
//	go test -v -run IndexRatios . -names 1000000   # up to a million
//	go test -run '^$' -bench . .                   # the normalisers as ordinary benchmarks, for benchstat
//	go test -short .                               # results only, no clock
//
// The text is text/news.txt in the directory KAYAN_SHARED names (default ../../../shared), cut at line ends
// into documents of about 4 KB. Without the file tests and benchmarks are skipped. One operation is one pass
// over all documents, one call a document; MB/s count the bytes of the source.
//
// # The normaliser
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
//
// # The index of names
//
// The names are made up: one to four words, drawn by a Zipf law from 200,000 words made of roots and patterns, some
// of which are words of the language. They are the same in every run, and those of a smaller index are the first
// ones of a greater. The text is the key of the documents, in which names stand for three words in a hundred, three
// in ten of them behind a proclitic; each number of names has its own. The n-gram map and vellum cut words as
// Kayan does, in the time that is measured.
//
//	valid              utf8.ValidString over the same bytes, in the same rounds
//	kayan              AppendSegments and AppendHits: whole words, proclitics, other spellings. The index is
//	                   compiled into a file and opened; its memory is the whole file and the heap. It folds
//	                   the names while it builds, for the others that is done
//	n-gram map         a Go map asked at every word for one to four words; no proclitics
//	vellum             an FST walked from every word on; no proclitics. Its walk allocates at every byte
//	BobuSumisu, petar-dambovaliev, anknown
//	                   automata of Aho and Corasick: names anywhere, in the midst of words too, and so those
//	                   behind proclitics except for لل. Not built for more than 100,000 names: the first two
//	                   take over 4 GB for these. The last reads runes and does not say which name it is
//
// Names that are whole words and written like their key have to be the same for all, and are compared one by one.
package bench
