// Package testdata embeds the fixture documents, so that other modules can import them. The functions that
// read them are in [github.com/kayan-nlp/kayan/entity/entitytest].
package testdata

import "embed"

// Source holds the documents as they are written: source/GENRE.txt, annotated inline.
//
//go:embed source/*.txt
var Source embed.FS

// Cases holds sentences that show one thing each: cases/TOPIC.txt, one a line.
//
//go:embed cases/*.txt
var Cases embed.FS
