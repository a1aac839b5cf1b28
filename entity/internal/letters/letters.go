// Package letters tells by its letters whether a word is a foreign name: Arabic words are made of roots and patterns, names from
// other languages are not (شوارتزنيغر, هايزنبرغ). It is the ratio of two models of sequences of three letters, one of foreign names and
// one of ordinary words, as in every textbook of language identification.
package letters

// alphabet are the letters of the matching key that words are written in; all others are one.
const alphabet = "ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءؤئپچڤگ"

const (
	edge  = 0                       // before and behind a word
	other = len(alphabet)/2 + 1     // any letter that is not in the alphabet
	size  = len(alphabet)/2 + 2     // of an index
	scale = 16                      // a step of the table in parts of a natural logarithm
	cells = int(size * size * size) // of a table
	most  = 8*scale - 1             // of a cell
)

// TableSize is the length of a table.
const TableSize = cells

var numbers = func() (m [1 << 8][64]uint8) {
	for i := 0; i < len(alphabet); i += 2 {
		m[alphabet[i]][alphabet[i+1]&0x3F] = uint8(i/2 + 1)
	}
	return m
}()

// Score returns the logarithm of how many times likelier a word is as a foreign name than as an ordinary word, by a table that
// [Train] made; 0 where the table has another length.
func Score(table []byte, word []byte) float32 {
	if len(table) != TableSize {
		return 0
	}
	sum, a, b := 0, edge, edge
	for len(word) > 0 {
		c, n := letter(word)
		sum += int(int8(table[(a*size+b)*size+c]))
		a, b, word = b, c, word[n:]
	}
	sum += int(int8(table[(a*size+b)*size+edge]))
	return float32(sum) / scale
}

// letter returns the number of the first letter of a word, and its bytes.
func letter(word []byte) (number, bytes int) {
	if len(word) >= 2 && word[0] >= 0xC0 && word[0] < 0xE0 {
		if n := numbers[word[0]][word[1]&0x3F]; n != 0 {
			return int(n), 2
		}
		return other, 2
	}
	n := 1
	for n < len(word) && word[n]&0xC0 == 0x80 {
		n++
	}
	return other, n
}
