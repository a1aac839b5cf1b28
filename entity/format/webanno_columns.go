package format

import (
	"fmt"
	"strings"
)

// webAnnoColumns tell which columns are read, -1 where there is none.
type webAnnoColumns struct{ label, id, chainLabel, chainLink, all int }

// columnsOf finds the columns of the layers.
func columnsOf(layers []string) (webAnnoColumns, string) {
	c := webAnnoColumns{-1, -1, -1, -1, 0}
	builtIn := strings.Contains(strings.Join(layers, "\n"), "="+namedEntity+"|")
	for _, layer := range layers {
		kind, rest, ok := strings.Cut(layer, "=")
		if !ok {
			return c, fmt.Sprintf("%q is no layer", cutLong(layer))
		}
		fields := strings.Split(rest, "|")
		for i, feature := range fields[1:] {
			at := c.all + i
			switch {
			case kind == "#T_CH" && feature == "referenceType":
				c.chainLabel = at
			case kind == "#T_CH" && feature == "referenceRelation":
				c.chainLink = at
			case kind != "#T_SP" || builtIn && fields[0] != namedEntity:
			case feature == "identifier" && c.id < 0:
				c.id = at
			case (feature == "value" || feature == "label" || feature == "type") && c.label < 0:
				c.label = at
			}
		}
		c.all += max(1, len(fields)-1)
	}
	return c, ""
}

// stacked cuts a cell at bars that have no backslash before them.
func stacked(cell string) []string {
	var all []string
	from := 0
	for i := 0; i < len(cell); i++ {
		switch cell[i] {
		case '\\':
			i++
		case '|':
			all = append(all, cell[from:i])
			from = i + 1
		}
	}
	return append(all, cell[from:])
}

// numbered takes the number off a value, and its escapes.
func numbered(cell string) (value, number string) {
	if strings.HasSuffix(cell, "]") && !strings.HasSuffix(cell, `\]`) {
		if at := strings.LastIndexByte(cell, '['); at >= 0 {
			cell, number = cell[:at], cell[at+1:len(cell)-1]
		}
	}
	if cell == "*" || cell == "_" {
		return "", number
	}
	return webAnnoUnescapes.Replace(cell), number
}
