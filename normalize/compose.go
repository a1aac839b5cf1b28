package normalize

// The combining hamza and madda, which make other letters of ا و ي and of their Urdu kin.
const (
	maddaAbove = '\u0653'
	hamzaAbove = '\u0654'
	hamzaBelow = '\u0655'
)

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

// composable reports whether a mark can change base.
func composable(base rune) bool {
	switch base {
	case 'ا', 'و', 'ي', '\u06C1', '\u06D2', '\u06D5':
		return true
	}
	return false
}
