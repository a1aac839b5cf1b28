package format

import (
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// newLabelStudioWriter writes a JSON array of Label Studio tasks, as its import and its JSON export have it. Offsets are code points: its editor
// converts those of the browser. Each span is a region of the control tag "label" on the object tag "text"; subtype, id, name, prefix and
// value stand in its meta. Each mention of an entity is bound to the one before it by a relation. For the setup:
//
//	<View><Labels name="label" toName="text"><Label value="PERSON"/> … </Labels><Text name="text" value="$text"/></View>
//
// Source: https://labelstud.io/guide/task_format and https://labelstud.io/guide/export (JSON);
// fixCodePointsInRange in web/libs/editor/src/utils/selection-tools.js.
func newLabelStudioWriter(w io.Writer, o Options) Writer {
	return &labelStudioWriter{stream{Options: o, w: w, append: appendLabelStudio}}
}

// A labelStudioWriter ends the array.
type labelStudioWriter struct{ stream }

// Close ends the array.
func (l *labelStudioWriter) Close() error {
	l.tail = "\n]\n"
	if l.n == 0 {
		l.tail = "[]\n"
	}
	return l.stream.Close()
}

func appendLabelStudio(dst []byte, d *Document, s *stream) ([]byte, error) {
	if d.Values == nil {
		if err := d.ComputeValues(s.Calendar); err != nil {
			return dst, err
		}
	}
	s.ruler.read(d.Text)
	if s.n == 0 {
		dst = append(dst, "[\n"...)
	} else {
		dst = append(dst, ",\n"...)
	}
	dst = appendQuoted(append(dst, `{"data":{"text":`...), d.Text)
	dst = appendField(dst, `,"name":`, d.Name)
	dst = append(dst, `},"annotations":[{"result":[`...)
	last := map[int]int{}
	var relations []byte
	for i := range d.Spans {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = s.appendRegion(dst, d, i)
		e := d.Spans[i].Entity
		if before, ok := last[e]; ok && e > 0 {
			relations = fmt.Appendf(relations, `,{"type":"relation","from_id":"s%d","to_id":"s%d","direction":"right","labels":["SameEntity"]}`, before, i+1)
		}
		last[e] = i + 1
	}
	return append(append(dst, relations...), "]}]}"...), nil
}

func (s *stream) appendRegion(dst []byte, d *Document, i int) []byte {
	span := &d.Spans[i]
	dst = strconv.AppendInt(append(dst, `{"id":"s`...), int64(i+1), 10)
	dst = append(dst, `","from_name":"label","to_name":"text","type":"labels","value":{`...)
	dst = s.appendRunes(dst, span.Start, span.End)
	dst = appendQuoted(append(dst, `,"text":`...), d.Text[span.Start:span.End])
	dst = append(appendQuoted(append(dst, `,"labels":[`...), string(span.Type)), "]}"...)
	meta := len(dst)
	dst = appendField(dst, `,"subtype":`, span.Subtype)
	dst = appendField(dst, `,"name":`, span.Name)
	dst = appendField(dst, `,"id":`, span.ID)
	dst = appendField(dst, `,"prefix":`, span.Prefix)
	if v := d.value(i); v != nil {
		dst = append(append(dst, `,"value":`...), v...)
	}
	if len(dst) == meta {
		return append(dst, '}')
	}
	fields := string(dst[meta+1:])
	return append(append(append(dst[:meta], `,"meta":{`...), fields...), "}}"...)
}

// A labelStudioTask is a task as far as it is read: its first annotation, or else its first prediction.
type labelStudioTask struct {
	Data        map[string]json.RawMessage `json:"data"`
	Annotations []labelStudioResult        `json:"annotations"`
	Predictions []labelStudioResult        `json:"predictions"`
}

type labelStudioResult struct {
	Result []struct {
		ID    string `json:"id"`
		Type  string `json:"type"`
		Value struct {
			Start  *int     `json:"start"`
			End    *int     `json:"end"`
			Text   *string  `json:"text"`
			Labels []string `json:"labels"`
		} `json:"value"`
		Meta struct {
			Subtype string          `json:"subtype"`
			Name    string          `json:"name"`
			ID      string          `json:"id"`
			Prefix  string          `json:"prefix"`
			Value   json.RawMessage `json:"value"`
		} `json:"meta"`
		From   string   `json:"from_id"`
		To     string   `json:"to_id"`
		Labels []string `json:"labels"` // of a relation
	} `json:"result"`
}

type labelStudioReader struct {
	*input
	elements elements
	ruler    ruler
}

func newLabelStudioReader(in *input) Reader {
	return &labelStudioReader{input: in, elements: elements{input: in}}
}

// Read reads a task.
func (r *labelStudioReader) Read() (Document, error) {
	for {
		raw, line, err := r.elements.next()
		if err != nil {
			return Document{}, err
		}
		var task labelStudioTask
		reason := decode(raw, &task)
		var d Document
		if reason == "" {
			d, reason = task.document()
		}
		if reason == "" {
			return r.task(d, &task, line)
		}
		if err := r.fault(line, "%s", reason); err != nil {
			return Document{}, err
		}
	}
}

// document returns the text of a task, and its name.
func (t *labelStudioTask) document() (d Document, reason string) {
	if raw := t.Data["text"]; null(raw) || decode(raw, &d.Text) != "" {
		return d, "no data.text"
	}
	if raw := t.Data["name"]; !null(raw) && decode(raw, &d.Name) != "" {
		d.Name = ""
	}
	return d, ""
}

// task reads the regions of a task.
func (r *labelStudioReader) task(d Document, task *labelStudioTask, line int) (Document, error) {
	r.ruler.read(d.Text)
	results := append(task.Annotations, task.Predictions...)
	if len(results) == 0 {
		return d, nil
	}
	var marks []mark
	ids := map[string]int{}
	for _, region := range results[0].Result {
		if region.Type != "labels" {
			continue
		}
		meta := region.Meta
		j := jsonSpan{Start: region.Value.Start, End: region.Value.End, Text: region.Value.Text, Type: strings.Join(region.Value.Labels, "|"),
			Subtype: meta.Subtype, Name: meta.Name, ID: meta.ID, Prefix: meta.Prefix, Value: meta.Value}
		m, reason := r.region(&d, j, line)
		if reason == "" {
			ids[region.ID] = len(marks)
			marks = append(marks, m)
			continue
		}
		if err := r.fault(line, "region %q: %s", region.ID, reason); err != nil {
			return Document{}, err
		}
	}
	groups := newGroups(len(marks))
	for _, relation := range results[0].Result {
		from, ok := ids[relation.From]
		to, ok2 := ids[relation.To]
		if relation.Type == "relation" && ok && ok2 && len(relation.Labels) == 1 && relation.Labels[0] == "SameEntity" {
			groups.join(from, to)
		}
	}
	groups.number(marks)
	return d.finish(r.input, marks)
}

func (r *labelStudioReader) region(d *Document, j jsonSpan, line int) (mark, string) {
	if reason := j.toBytes(&r.ruler, inRunes); reason != "" {
		return mark{}, reason
	}
	m, reason := j.mark(r.input, line)
	if reason == "" {
		reason = textFault(d.Text, m.Start, m.End, j.Text)
	}
	return m, reason
}
