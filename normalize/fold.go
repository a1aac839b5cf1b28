package normalize

import "unicode/utf8"

// An edit is a stretch of the source whose length changes in the key. Text between edits has the same
// length in both, so that only edits need remembering.
type edit struct {
	src, srcEnd int // the stretch in the source
	ownEnd      int // end of what belongs to the letter before it: marks and tatweel, but not controls
	key, keyEnd int // what stands for it in the key; empty where it was deleted
}

// A folder writes the key of one text.
type folder struct {
	*plan
	src   string
	key   []byte
	edits []edit
}

// run folds the whole source. Every byte is read once, marks behind a composable letter twice.
func (f *folder) run() {
	copied := 0 // source up to here is in the key
	for i := 0; i < len(f.src); {
		c := f.src[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(f.src[i:])
		if r == utf8.RuneError && size == 1 {
			// Replaced, never dropped: dropping could join bytes into a letter that nobody wrote.
			f.key = append(f.key, f.src[copied:i]...)
			f.replace(i, i+1, "\uFFFD")
			i++
			copied = i
			continue
		}
		a := actionOf(r)
		st := f.steps[a]
		r = f.plain(r, a)
		if c, end := f.compose(r, i+size); end > 0 {
			f.key = append(f.key, f.src[copied:i]...)
			f.letter(c, i, end)
			i, copied = end, end
			continue
		}
		switch {
		case st.kind == keep:
			i += size
			continue
		case st.kind == replace:
			f.key = append(f.key, f.src[copied:i]...)
			to := st.to
			if f.keepsParticle(r, i+size) {
				to = string(r)
			}
			f.replace(i, i+size, to)
		default:
			f.key = append(f.key, f.src[copied:i]...)
			f.delete(i, i+size, st.kind == attach)
		}
		i += size
		copied = i
	}
	f.key = append(f.key, f.src[copied:]...)
}

// plain returns the letter that a presentation form shows, and r itself where it shows none or several.
func (f *folder) plain(r rune, a uint16) rune {
	if actions[a].rule != Presentation || !f.rules.Has(Presentation) {
		return r
	}
	if letter, size := utf8.DecodeRuneInString(actions[a].to); size == len(actions[a].to) {
		return letter
	}
	return r
}

// compose looks for a hamza or madda among the marks that follow a letter, which ends at next. It returns
// the composed letter and the end of the mark; other marks may stand in between, in any order.
func (f *folder) compose(r rune, next int) (rune, int) {
	if !composable(r) || !f.rules.Has(Compose) {
		return 0, 0
	}
	for i := next; i < len(f.src); {
		mark, size := utf8.DecodeRuneInString(f.src[i:])
		if c := composed(r, mark); c != 0 {
			return c, i + size
		}
		if !attached(mark) {
			return 0, 0
		}
		i += size
	}
	return 0, 0
}

// attached reports whether r never begins a letter: a mark, a tatweel or a control.
func attached(r rune) bool {
	a := actions[actionOf(r)]
	return a.rule != 0 && a.to == ""
}

// letter writes a composed letter that stands for src[from:to], folded. Marks inside are deleted with it:
// in the matching key they are gone anyway, and Clean keeps them behind the letter.
func (f *folder) letter(r rune, from, to int) {
	text := string(r)
	if st := f.steps[actionOf(r)]; st.kind == replace && !f.keepsParticle(r, to) {
		text = st.to
	}
	if !f.rules.Has(Marks) {
		text += f.marksBetween(from, to)
	}
	f.replace(from, to, text)
}

// marksBetween returns the marks of src[from:to] but for the last, which made the letter.
func (f *folder) marksBetween(from, to int) string {
	_, size := utf8.DecodeRuneInString(f.src[from:])
	var marks []byte
	for i := from + size; ; {
		r, size := utf8.DecodeRuneInString(f.src[i:to])
		if i += size; i >= to {
			return string(marks)
		}
		if f.steps[actionOf(r)].kind == keep {
			marks = append(marks, string(r)...)
		}
	}
}

// replace writes text for src[from:to], and an edit where the lengths differ.
func (f *folder) replace(from, to int, text string) {
	start := len(f.key)
	f.key = append(f.key, text...)
	if to-from != len(text) || to-from > 4 {
		f.edits = append(f.edits, edit{from, to, to, start, len(f.key)})
	}
}

// delete drops src[from:to]; a run of deletions is one edit.
func (f *folder) delete(from, to int, owned bool) {
	at := len(f.key)
	ownEnd := from
	if owned {
		ownEnd = to
	}
	if n := len(f.edits); n > 0 {
		if e := &f.edits[n-1]; e.srcEnd == from && e.key == at && e.keyEnd == at {
			e.srcEnd = to
			if owned {
				e.ownEnd = to
			}
			return
		}
	}
	f.edits = append(f.edits, edit{from, to, ownEnd, at, at})
}
