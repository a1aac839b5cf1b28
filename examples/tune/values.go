package main

import (
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/kayan-nlp/kayan/entity"
)

// Values are the weights of rows.
type values map[string]float64

// A table is the one that was set before.
type table struct{ *entity.Weights }

func (t table) values() values {
	v := values{}
	for _, row := range t.All() {
		v[row.Name] = decimals(float64(row.Value))
	}
	return v
}

// decimals rounds to what is written.
func decimals(n float64) float64 { return math.Round(n*100) / 100 }

// with returns the table with other values.
func (t table) with(v values) (*entity.Weights, error) {
	narrow := map[string]float32{}
	for name, w := range v {
		narrow[name] = float32(w)
	}
	return t.With(narrow)
}

// extractors returns an extractor for each view of some samples, by its key.
func (t table) extractors(v values, all []item) (map[string]*entity.Extractor, error) {
	w, err := t.with(v)
	if err != nil {
		return nil, err
	}
	xs := map[string]*entity.Extractor{}
	for _, it := range all {
		key := it.view.key()
		if xs[key] != nil {
			continue
		}
		if xs[key], err = entity.New(append(it.view.options(), entity.WithWeights(w))...); err != nil {
			return nil, err
		}
	}
	return xs, nil
}

// measures reports whether a row measures scores: it is the scale of the others, and stays.
func measures(name string) bool { return name == "margin" || strings.HasPrefix(name, "threshold") }

// hold keeps weights to what they mean: what spoke for a span never speaks against it, and a strong name is worth no less than a weak one.
func (v values) hold(start values) {
	for name, w := range v {
		if w*start[name] < 0 {
			v[name] = 0
		}
	}
	for _, weak := range slices.Sorted(maps.Keys(v)) {
		strong, ok := strings.CutSuffix(weak, ".weak")
		if _, has := v[strong]; ok && has && v[strong] < v[weak] {
			mean := (v[strong] + v[weak]) / 2
			v[strong], v[weak] = mean, mean
		}
	}
}

// toward returns what lies a part of the way to other values, as it would be written.
func (v values) toward(goal values, part float64) values {
	between := values{}
	for name, w := range v {
		between[name] = decimals(w + part*(goal[name]-w))
	}
	between.hold(v)
	return between
}

// set returns the values with another one for one row.
func (v values) set(name string, w float64) values {
	other := maps.Clone(v)
	other[name] = decimals(w)
	return other
}

// distance is the sum of what lies between two tables.
func (v values) distance(o values) (sum float64) {
	for _, name := range slices.Sorted(maps.Keys(v)) {
		sum += math.Abs(v[name] - o[name])
	}
	return sum
}
