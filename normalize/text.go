package normalize

// A SourceSpan is a half-open range of bytes of the caller's text.
type SourceSpan struct{ Start, End int }

// A KeySpan is a half-open range of bytes of the key.
type KeySpan struct{ Start, End int }

// A Text is a source, its key, and the map between them. The zero Text is empty and ready for Reset.
// A Text may be read by several goroutines at once; Reset must not run beside readers.
type Text struct {
	f folder
}

// New folds source under rules. Cost: one table look-up a rune; memory grows with the key and with the
// number of places where key and source differ in length.
func New(source string, rules Rules) *Text {
	t := new(Text)
	t.Reset(source, rules)
	return t
}

// Reset folds another source into t and reuses its memory.
func (t *Text) Reset(source string, rules Rules) { t.reset(source, planFor(rules)) }

func (t *Text) reset(source string, p *plan) {
	t.f.plan = p
	t.f.src = source
	t.f.key = t.f.key[:0]
	t.f.edits.reset()
	t.f.run()
}

// Source returns the text as it was given.
func (t *Text) Source() string { return t.f.src }

// Key returns a copy of the folded text.
func (t *Text) Key() string { return string(t.f.key) }

// Bytes returns the folded text itself: valid until Reset, and not to be written to.
func (t *Text) Bytes() []byte { return t.f.key }

// Key returns the matching key of s.
func Key(s string) string { return Fold(s, MatchKey) }

// Fold returns s folded under rules.
func Fold(s string, rules Rules) string { return foldWith(planFor(rules), s) }

func foldWith(p *plan, s string) string {
	f := folder{plan: p, src: s}
	f.edits.reset()
	f.run()
	return string(f.key)
}

// ToSource returns what a part of the key stands for in the source: whole characters, with the marks and
// tatweels that follow the last letter, without controls at either edge. An empty span stays empty.
// The span is of whole characters of the key; beyond the key it is cut.
func (t *Text) ToSource(k KeySpan) SourceSpan {
	k.Start, k.End = clamp(k.Start, len(t.f.key)), clamp(k.End, len(t.f.key))
	start := t.f.edits.sourceStart(k.Start)
	if k.Start >= k.End {
		return SourceSpan{start, start}
	}
	return SourceSpan{start, t.f.edits.sourceEnd(k.End)}
}

// ToKey returns the part of the key that stands for a part of the source, whole characters.
func (t *Text) ToKey(s SourceSpan) KeySpan {
	s.Start, s.End = clamp(s.Start, len(t.f.src)), clamp(s.End, len(t.f.src))
	start := t.f.edits.keyAt(s.Start, false)
	if s.Start >= s.End {
		return KeySpan{start, start}
	}
	return KeySpan{start, t.f.edits.keyAt(s.End, true)}
}

func clamp(offset, length int) int { return max(0, min(offset, length)) }
