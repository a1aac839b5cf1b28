package entitytest

import "github.com/kayan-nlp/kayan/entity/format"

// Formatted returns the document as the package format writes it; what is known of it beside the text stands in Meta.
func (d Document) Formatted() format.Document {
	f := format.Document{Name: d.ID, Text: d.Text, Spans: d.Spans, Values: d.Values, Meta: map[string]string{}}
	for key, value := range map[string]string{"genre": d.Genre, "difficulty": d.Difficulty, "date": d.Date} {
		if value != "" {
			f.Meta[key] = value
		}
	}
	return f
}
