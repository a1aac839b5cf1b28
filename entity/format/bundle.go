package format

import (
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// bundleMark begins the line above each document of a bundle.
const bundleMark = "--- "

// Bundle makes one document of several, for formats that hold one a file: each has a line `--- NAME` above it and a line break behind it.
// A document that has such a line of its own is an error. Entities get new numbers.
func Bundle(name string, documents []Document) (Document, error) {
	all := Document{Name: name}
	var text strings.Builder
	entities := 0
	for _, d := range documents {
		if strings.HasPrefix(d.Text, bundleMark) || strings.Contains(d.Text, "\n"+bundleMark) {
			return all, newError(&d, "a line begins with %q", bundleMark)
		}
		text.WriteString(bundleMark + oneLine(d.Name) + "\n")
		last := entities
		for i, s := range d.Spans {
			s.Start, s.End = s.Start+text.Len(), s.End+text.Len()
			if s.Entity > 0 {
				s.Entity += last
				entities = max(entities, s.Entity)
			}
			all.Spans, all.Values = append(all.Spans, s), append(all.Values, d.value(i))
		}
		text.WriteString(d.Text + "\n")
	}
	all.Text = text.String()
	return all, nil
}

// Unbundle takes a bundle apart. A document that is none comes back as it is. Entities are numbered in each document by their first mentions.
func Unbundle(all Document) []Document {
	if !strings.HasPrefix(all.Text, bundleMark) {
		return []Document{all}
	}
	var documents []Document
	for at, next := 0, 0; at < len(all.Text); {
		name, _, _ := strings.Cut(all.Text[at+len(bundleMark):], "\n")
		start := min(at+len(bundleMark)+len(name)+1, len(all.Text))
		end, behind := len(all.Text), len(all.Text)
		if i := strings.Index(all.Text[start-1:], "\n"+bundleMark); i >= 0 {
			end, behind = start-1+i, start+i
		} else if strings.HasSuffix(all.Text, "\n") && end > start {
			end--
		}
		d := Document{Name: name, Text: all.Text[start:max(start, end)], Meta: all.Meta}
		for ; next < len(all.Spans) && all.Spans[next].Start < behind; next++ {
			s := all.Spans[next]
			if s.Start, s.End = s.Start-start, s.End-start; s.Start < 0 || s.End > len(d.Text) {
				continue // on the line of the name, or across the end
			}
			d.Spans, d.Values = append(d.Spans, s), append(d.Values, all.value(next))
		}
		renumber(d.Spans)
		documents = append(documents, d)
		at = behind
	}
	return documents
}

// renumber numbers entities by their first mentions, from 1.
func renumber(spans []entity.Span) {
	numbers := map[int]int{}
	for i, s := range spans {
		if s.Entity == 0 {
			continue
		}
		if numbers[s.Entity] == 0 {
			numbers[s.Entity] = len(numbers) + 1
		}
		spans[i].Entity = numbers[s.Entity]
	}
}
