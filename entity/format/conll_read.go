package format

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/normalize"
)

// A conllReader reads columns divided by tabs or spaces, of which the first is the token and the last its label: BIO, BIOES, or the IOB of
// CoNLL-2003, in which a mention begins with I-. A blank line ends a sentence, -DOCSTART- or `# newdoc` begins a document. Without a
// text comment the text is the tokens with a space between, a line a sentence; a proclitic with a trailing plus is joined to what
// follows.
type conllReader struct {
	*input
	name  string // of the document that begins with the next line
	begun bool
}

func newCoNLLReader(in *input) Reader { return &conllReader{input: in, name: in.File} }

// A conllToken is a line.
type conllToken struct {
	text       string
	start, end int // in the text; -1 where the file does not tell
	part       [2]int
	letter     byte // of the label: B, I, O, E or S
	kind       entity.Type
	subtype    string
	line       int
	ends       bool // the sentence
}

// Read reads up to the next document.
func (r *conllReader) Read() (Document, error) {
	d := Document{Name: r.name}
	var tokens []conllToken
	text, found := "", r.begun
	for {
		line, err := r.next()
		if err == io.EOF && (found || len(tokens) > 0) {
			r.begun = false
			return r.document(d, text, tokens)
		}
		if err != nil {
			return Document{}, err
		}
		fields := bytes.Fields(line)
		name, begins := documentName(line)
		switch {
		case begins && (found || len(tokens) > 0):
			r.name, r.begun = name, true
			return r.document(d, text, tokens)
		case begins:
			d.Name, found = name, true
		case bytes.HasPrefix(line, []byte(textComment)):
			if reason := decode(line[len(textComment):], &text); reason != "" {
				return Document{}, r.stop("text comment: %s", reason)
			}
			found = true
		case len(fields) == 0 && len(tokens) > 0:
			tokens[len(tokens)-1].ends = true
		case len(fields) == 0, comment(fields):
		default:
			t, reason := r.token(fields)
			if reason == "" {
				tokens = append(tokens, t)
			} else if err := r.fault(r.line, "%s", reason); err != nil {
				return Document{}, err
			}
		}
	}
}

// documentName tells a line that begins a document.
func documentName(line []byte) (string, bool) {
	if name, ok := bytes.CutPrefix(line, []byte(newDocument)); ok {
		return string(name), true
	}
	return "", bytes.HasPrefix(line, []byte("-DOCSTART-"))
}

// comment tells a comment from a token that is a hash.
func comment(fields [][]byte) bool {
	return fields[0][0] == '#' && (len(fields) == 1 || !isLabel(fields[len(fields)-1]))
}

func isLabel(field []byte) bool {
	return len(field) == 1 && field[0] == 'O' || len(field) > 2 && field[1] == '-' && bytes.IndexByte([]byte("BIES"), field[0]) >= 0
}

// token reads the columns of a line.
func (r *conllReader) token(fields [][]byte) (conllToken, string) {
	label := fields[len(fields)-1]
	t := conllToken{text: string(fields[0]), start: -1, letter: label[0], line: r.line}
	switch {
	case len(fields) < 2:
		return t, "want a token and a label"
	case !isLabel(label):
		return t, fmt.Sprintf("%q is no BIO or BIOES label", label)
	}
	if t.letter != 'O' {
		var err error
		if t.kind, t.subtype, err = r.label(string(label[2:])); err != nil {
			return t, err.Error()
		}
	}
	if len(fields) != 4 {
		return t, ""
	}
	if start, end, ok := dash(fields[1]); ok {
		t.start, t.end, t.part = start, end, [2]int{start, end}
		if start, end, ok := dash(fields[2]); ok {
			t.part = [2]int{start, end}
		}
	}
	return t, ""
}

// dash reads START-END.
func dash(field []byte) (start, end int, ok bool) {
	a, b, ok := strings.Cut(string(field), "-")
	start, err := strconv.Atoi(a)
	end, err2 := strconv.Atoi(b)
	return start, end, ok && err == nil && err2 == nil
}

// document puts the tokens into the text, and makes spans of their labels.
func (r *conllReader) document(d Document, text string, tokens []conllToken) (Document, error) {
	if text == "" {
		text = joinTokens(tokens)
	}
	d.Text = text
	at := 0
	placed := tokens[:0]
	for _, t := range tokens {
		if reason := t.find(text, at); reason != "" {
			if err := r.fault(t.line, "%s", reason); err != nil {
				return Document{}, err
			}
			continue
		}
		at = t.end
		placed = append(placed, t)
	}
	return d.finish(r.input, mentions(placed))
}

// joinTokens makes a text of tokens, and tells them where they stand.
func joinTokens(tokens []conllToken) string {
	var b strings.Builder
	for i := range tokens {
		t := &tokens[i]
		shown, attached := t.text, false
		if t.letter == 'O' && i+1 < len(tokens) && !t.ends {
			shown, attached = proclitic(t.text)
		}
		t.start, t.end = b.Len(), b.Len()+len(shown)
		t.text, t.part = shown, [2]int{t.start, t.end}
		b.WriteString(shown)
		switch {
		case i+1 == len(tokens) || attached:
		case t.ends:
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// proclitic takes the plus off a proclitic, however it is spelt; ع is what dialects have for على.
func proclitic(token string) (letters string, ok bool) {
	letters, plus := strings.CutSuffix(token, "+")
	if !plus || letters == "" || strings.Trim(normalize.Fold(letters, normalize.MatchKey), "وفبلكع") != "" {
		return token, false
	}
	return letters, true
}

// find checks where a token stands in the text, or looks for it.
func (t *conllToken) find(text string, at int) (reason string) {
	if t.start < 0 {
		if letters, ok := proclitic(t.text); ok && t.letter == 'O' && !strings.HasPrefix(strings.TrimLeft(text[at:], " \n"), t.text) {
			t.text = letters
		}
		i := strings.Index(text[at:], t.text)
		if i < 0 {
			return fmt.Sprintf("the text has no %q behind byte %d", t.text, at)
		}
		t.start = at + i
		t.end = t.start + len(t.text)
		t.part = [2]int{t.start, t.end}
	}
	if reason := spanFault(text, t.start, t.end); reason != "" {
		return fmt.Sprintf("token %d-%d: %s", t.start, t.end, reason)
	}
	if shown := string(appendToken(nil, text[t.start:t.end])); shown != t.text && shown+"+" != t.text {
		return fmt.Sprintf("token %d-%d is %q where %q stands", t.start, t.end, t.text, shown)
	}
	if t.start < at || t.part[0] < t.start || t.part[1] > t.end {
		return fmt.Sprintf("token %d-%d overlaps what stands before it, or does not hold its mention", t.start, t.end)
	}
	return ""
}

// mentions makes spans of labels. A mention goes on while I or E of its type follow in the sentence.
func mentions(tokens []conllToken) []mark {
	var marks []mark
	open := false
	for i, t := range tokens {
		if t.letter == 'O' {
			open = false
			continue
		}
		n := len(marks) - 1
		inside := t.letter == 'I' || t.letter == 'E'
		if open && inside && marks[n].Type == t.kind && marks[n].Subtype == t.subtype && !tokens[i-1].ends {
			marks[n].End = t.part[1]
		} else {
			s := entity.Span{Start: t.part[0], End: t.part[1], Type: t.kind, Subtype: t.subtype}
			marks = append(marks, mark{Span: s, line: t.line})
		}
		open = t.letter == 'B' || t.letter == 'I'
	}
	return marks
}
