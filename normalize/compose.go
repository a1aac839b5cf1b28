package normalize

import "unicode/utf8"

// The combining hamza and madda, which make other letters of ا و ي and of their Urdu kin.
const (
	maddaAbove = '\u0653'
	hamzaAbove = '\u0654'
	hamzaBelow = '\u0655'
)

func composes(r rune) bool { return maddaAbove <= r && r <= hamzaBelow }

// composed returns the letter that base and mark make, or 0.
// These are all canonical compositions of the Arabic blocks; a test holds them against x/text.
func composed(base, mark rune) rune {
	switch mark {
	case maddaAbove:
		if base == 'ا' {
			return 'آ'
		}
	case hamzaAbove:
		switch base {
		case 'ا':
			return 'أ'
		case 'و':
			return 'ؤ'
		case 'ي':
			return 'ئ'
		case '\u06C1':
			return '\u06C2'
		case '\u06D2':
			return '\u06D3'
		case '\u06D5':
			return '\u06C0'
		}
	case hamzaBelow:
		if base == 'ا' {
			return 'إ'
		}
	}
	return 0
}

// compose puts a hamza or madda at src[i:next] on the letter before it, which stands in the key already, past
// the marks that a plan keeps. All compositions are as long as their base, so that it is changed in place.
// It reports whether the two made a letter.
func (f *folder) compose(mark rune, next int) bool {
	at := f.base()
	if at < 0 {
		return false
	}
	base, size := utf8.DecodeRune(f.key[at:])
	letter := composed(base, mark)
	if letter == 0 {
		return false
	}
	text := string(letter)
	if st := f.stepOf(letter); st.kind == replace && (letter != 'آ' || !f.keepsParticle(f.key[:at], next)) {
		text = st.to
	}
	copy(f.key[at:at+size], text)
	return true
}

// base returns where in the key the letter begins that the next mark stands on, -1 if none does. Where
// marks are kept, a mark is looked past once only, however many follow one letter.
func (f *folder) base() int {
	if len(f.key) == 0 {
		return -1
	}
	at := len(f.key)
	for at > 0 {
		if at == f.baseEnd {
			at = f.baseAt
			break
		}
		r, size := utf8.DecodeLastRune(f.key[:at])
		at -= size
		if !attached(r) {
			break
		}
	}
	f.baseAt, f.baseEnd = at, len(f.key)
	return at
}

// attached reports whether r never begins a letter: a mark, a tatweel or a control.
func attached(r rune) bool {
	a := actions[actionOf(r)]
	return a.rule != 0 && a.to == "" && a.rule != HamzaSeats
}
