package format

import "strings"

// webAnnoEscapes are those of values; -> is escaped as a whole.
var webAnnoEscapes = strings.NewReplacer(`\`, `\\`, `[`, `\[`, `]`, `\]`, `|`, `\|`, `_`, `\_`, `->`, `\->`, `;`, `\;`,
	"\t", `\t`, "\n", `\n`, `*`, `\*`)

var webAnnoUnescapes = strings.NewReplacer(`\\`, `\`, `\[`, `[`, `\]`, `]`, `\|`, `|`, `\_`, `_`, `\->`, `->`, `\;`, `;`,
	`\t`, "\t", `\n`, "\n", `\*`, `*`)

// controlEscapes are the letters of controls in text.
var controlEscapes = map[byte]byte{'\t': 't', '\n': 'n', '\f': 'f', '\r': 'r', '\b': 'b', '\\': '\\'}

// appendEscaped appends text: control characters have a backslash before them, and some a letter of their own.
func appendEscaped(dst []byte, text string) []byte {
	text = valid(text)
	for i := 0; i < len(text); i++ {
		c := text[i]
		if c >= ' ' && c != '\\' || c == '\v' {
			dst = append(dst, c)
			continue
		}
		if letter, ok := controlEscapes[c]; ok {
			c = letter
		}
		dst = append(dst, '\\', c)
	}
	return dst
}

// unescapeText is the inverse of appendEscaped.
func unescapeText(text string) string {
	if !strings.Contains(text, `\`) {
		return text
	}
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] != '\\' || i+1 == len(text) {
			b.WriteByte(text[i])
			continue
		}
		i++
		switch c := text[i]; {
		case c < ' ':
			b.WriteByte(c)
		case c == '\\':
			b.WriteByte('\\')
		default:
			if at := strings.IndexByte("tnfrb", c); at >= 0 {
				b.WriteByte("\t\n\f\r\b"[at])
			} else {
				b.WriteByte('\\')
				b.WriteByte(c)
			}
		}
	}
	return b.String()
}
