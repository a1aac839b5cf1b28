package format

import (
	"fmt"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// BratConfig returns an annotation.conf for what the writer of brat writes, with the types and subtypes of the documents.
//
// Source: https://brat.nlplab.org/configuration.html
func BratConfig(types []entity.Type, subtypes []string) string {
	var b strings.Builder
	b.WriteString("[entities]\n")
	for _, t := range types {
		fmt.Fprintln(&b, t)
	}
	b.WriteString("\n[relations]\nSameEntity\tArg1:<ENTITY>, Arg2:<ENTITY>, <REL-TYPE>:symmetric-transitive\n")
	b.WriteString("<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:contain\n")
	b.WriteString("\n[events]\n\n[attributes]\n")
	fmt.Fprintf(&b, "Subtype\tArg:<ENTITY>, Value:%s\n", strings.Join(subtypes, "|"))
	b.WriteString("Prefix\tArg:<ENTITY>, Value:و|ف|ب|ل|ك|وب|ول|وك|فب|فل|فك\nValue\tArg:<ENTITY>\n")
	return b.String()
}
