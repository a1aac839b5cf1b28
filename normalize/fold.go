package normalize

import (
	"strings"
	"unicode/utf8"
)

// A folder writes the key of one text.
type folder struct {
	*plan
	src             string
	key             []byte
	edits           editList
	baseAt, baseEnd int // see base
	past            [2]run
}

// run folds the whole source. Every byte is read once. The key is kept in a local variable, so that its
// length stays in a register.
func (f *folder) run() {
	f.baseAt, f.baseEnd, f.past = 0, -1, [2]run{}
	src, key, fast := f.src, f.key, &f.fast
	copied := 0 // source up to here is in the key
	for i := 0; i < len(src); {
		c := src[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		if c&0xFC == 0xD8 && i+1 < len(src) && src[i+1]&0xC0 == 0x80 { // U+0600 to U+06FF
			st := &fast[c&3<<6|src[i+1]&0x3F]
			switch st.kind {
			case fastKeep:
				i += 2
				continue
			case fastSwap:
				key = append(key, src[copied:i]...)
				key = append(key, st.to[0], st.to[1])
				i += 2
				copied = i
				continue
			case fastDrop:
				switch i - copied {
				case 0:
					f.edits.deleted(i, i+2, len(key), true)
				case 2: // one letter, as in vocalised text: cheaper than a call to copy
					key = append(key, src[copied], src[copied+1])
					f.edits.mark(i, len(key))
				default:
					key = append(key, src[copied:i]...)
					f.edits.mark(i, len(key))
				}
				i += 2
				copied = i
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(src[i:])
		st := f.stepOf(r)
		if st.kind == keep && size > 1 && !(composes(r) && f.rules.Has(Compose)) {
			i += size
			continue
		}
		f.key = append(key, src[copied:i]...)
		f.rare(r, st, i, i+size)
		key = f.key
		i += size
		copied = i
	}
	f.key = append(key, src[copied:]...)
}

// rare handles one character at src[i:next] that stays neither as it is nor two bytes long.
func (f *folder) rare(r rune, st step, i, next int) {
	switch {
	case r == utf8.RuneError && next == i+1:
		// Replaced, never dropped: dropping could join bytes into a letter that nobody wrote.
		f.replace(i, next, "\uFFFD")
	case composes(r) && f.rules.Has(Compose) && (f.compose(r, next) || st.kind != keep):
		f.edits.deleted(i, next, len(f.key), true)
	case st.kind == keep:
		f.key = append(f.key, f.src[i:next]...)
	case st.kind == replace:
		f.replace(i, next, f.withParticle(r, st.to, next))
	default:
		f.edits.deleted(i, next, len(f.key), st.kind == attach)
	}
}

// withParticle returns what stands for r in the key: to, unless r is, or ends in, the آ of the particle آل.
func (f *folder) withParticle(r rune, to string, next int) string {
	shown := string(r)
	if a := &actions[actionOf(r)]; a.rule == Presentation {
		shown = a.to
	}
	head, ends := strings.CutSuffix(shown, "آ")
	if !ends {
		return to
	}
	length := len(f.key)
	f.key = append(f.key, head...)
	keeps := f.keepsParticle(f.key, next)
	f.key = f.key[:length]
	if keeps {
		return head + "آ"
	}
	return to
}

// replace writes text for src[from:to], and an edit where the lengths differ or several characters are one.
func (f *folder) replace(from, to int, text string) {
	start := len(f.key)
	f.key = append(f.key, text...)
	if to-from != len(text) || len(text) > utf8.UTFMax {
		f.edits.replaced(from, to, start, len(f.key))
	}
}
