package format

import "strconv"

// appendSpaCy appends a document as a line of what Doc.to_json of spaCy 3 gives, one document a line, as srsly.read_jsonl
// reads it and Doc(vocab).from_json takes it. Offsets are code points, as Python counts. ents are the outermost spans, which in spaCy never
// overlap; spans["sc"], the key of the span categorizer, holds all. kb_id is the id of the gazetteer. Tokens are cut at every edge
// of a span, so that spaCy can place it; with the single spaces between them they are the text, as spaCy wants it. The name of
// the document is the extension attribute doc._.name; the subtype of a span, which spaCy does not read, stands beside its label.
//
// Source: https://spacy.io/api/doc#to_json, spacy/tokens/doc.pyx and spacy/schemas.py (DocJSONSchema).
func appendSpaCy(dst []byte, d *Document, s *stream) ([]byte, error) {
	s.ruler.read(d.Text)
	dst = appendQuoted(append(dst, `{"text":`...), d.Text)
	dst = append(dst, `,"ents":[`...)
	dst = s.appendSpaCySpans(dst, d, false)
	dst = append(dst, `],"spans":{"sc":[`...)
	dst = s.appendSpaCySpans(dst, d, true)
	dst = append(dst, `]},"tokens":[`...)
	id := 0
	for _, t := range tiles(d.Text, d.Spans) {
		if t.gap && id > 0 && d.Text[t.start] == ' ' {
			t.start++ // the space that belongs to the token before it
		}
		if t.start == t.end {
			continue
		}
		if id > 0 {
			dst = append(dst, ',')
		}
		dst = strconv.AppendInt(append(dst, `{"id":`...), int64(id), 10)
		dst = append(s.appendRunes(append(dst, ','), t.start, t.end), '}')
		id++
	}
	dst = append(dst, ']')
	if d.Name != "" {
		dst = append(appendField(dst, `,"_":{"name":`, d.Name), '}')
	}
	return append(dst, "}\n"...), nil
}

func (s *stream) appendSpaCySpans(dst []byte, d *Document, nested bool) []byte {
	first := true
	for i := range d.Spans {
		span := &d.Spans[i]
		if span.Depth > 0 && !nested {
			continue
		}
		if !first {
			dst = append(dst, ',')
		}
		first = false
		dst = s.appendRunes(append(dst, '{'), span.Start, span.End)
		dst = appendQuoted(append(dst, `,"label":`...), string(span.Type))
		dst = appendQuoted(append(dst, `,"kb_id":`...), span.ID)
		dst = append(appendField(dst, `,"subtype":`, span.Subtype), '}')
	}
	return dst
}

// appendRunes appends the offsets of a piece of the text in code points.
func (s *stream) appendRunes(dst []byte, start, end int) []byte {
	return appendRange(dst, `"start":`, `,"end":`, s.ruler.at(start).units[inRunes], s.ruler.at(end).units[inRunes])
}

// A spaCyDoc is what Doc.to_json gives, as far as it is read.
type spaCyDoc struct {
	Text  *string                `json:"text"`
	Ents  []spaCySpan            `json:"ents"`
	Spans map[string][]spaCySpan `json:"spans"`
	Own   struct {
		Name string `json:"name"`
	} `json:"_"`
}

type spaCySpan struct {
	Start   *int   `json:"start"`
	End     *int   `json:"end"`
	Label   string `json:"label"`
	Subtype string `json:"subtype"`
	ID      string `json:"kb_id"`
}

type spaCyReader struct {
	*input
	ruler ruler
}

func newSpaCyReader(in *input) Reader { return &spaCyReader{input: in} }

// Read reads a line. Where there are spans under "sc" the ents are among them, and are not read.
func (r *spaCyReader) Read() (Document, error) {
	for {
		var doc spaCyDoc
		if err := r.object(&doc, func() { doc = spaCyDoc{} }); err != nil {
			return Document{}, err
		}
		if doc.Text == nil {
			if err := r.fault(r.line, "no text"); err != nil {
				return Document{}, err
			}
			continue
		}
		from, ok := doc.Spans["sc"]
		if !ok {
			from = doc.Ents
		}
		var spans []jsonSpan
		for _, e := range from {
			spans = append(spans, jsonSpan{Start: e.Start, End: e.End, Type: e.Label, Subtype: e.Subtype, ID: e.ID})
		}
		return r.unitSpans(&r.ruler, Document{Name: doc.Own.Name, Text: *doc.Text}, spans, inRunes)
	}
}
