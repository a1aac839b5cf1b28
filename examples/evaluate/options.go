package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/examples/internal/cli"
	"github.com/kayan-nlp/kayan/examples/internal/conll"
)

// options are the flags as given, and what they mean.
type options struct {
	gold, labels, labelMap, types, profile, date string
	pred, compare, save, texts, html             string
	report, readme, measured, tables, format     string
	fixtures, subtypes                           bool
	limit, sentences                             int
	gazetteers, rules                            cli.List
	files, parts                                 []string
	stderr                                       io.Writer
	scheme                                       *conll.Scheme
	reference                                    time.Time
	asked                                        []entity.Type
}

func (o *options) define(flags *flag.FlagSet) {
	flags.StringVar(&o.gold, "gold", "", "`FORM` of gold: conll, jsonl, documents or cases (default: as its text tells)")
	flags.StringVar(&o.labels, "labels", "", "label `SET` of gold: "+strings.Join(schemeNames(), ", ")+" (default: guessed)")
	flags.StringVar(&o.labelMap, "map", "", "label set of your own: a `FILE` of lines LABEL TYPE")
	flags.IntVar(&o.sentences, "sentences", 1, "join `N` sentences of CoNLL to a document, which is remembered as a whole")
	flags.BoolVar(&o.fixtures, "fixtures", false, "score the shipped documents and cases instead of files")
	flags.StringVar(&o.types, "types", "", "comma `LIST` of types to score (default all)")
	flags.StringVar(&o.profile, "profile", "balanced", "how sure a span must be: `WHICH` of precision, balanced and recall")
	flags.StringVar(&o.date, "date", "", "reference `DAY` for relative dates of documents without one, e.g. 2021-08-08")
	flags.Var(&o.gazetteers, "gazetteer", "add the names of `FILE` (repeatable)")
	flags.Var(&o.rules, "rules", "add the rules of `FILE` (repeatable)")
	flags.StringVar(&o.pred, "pred", "", "score the predictions of `FILE` instead of running the extractor")
	flags.StringVar(&o.compare, "compare", "", "compare with the predictions of `FILE`, those of an older run")
	flags.StringVar(&o.save, "save", "", "write the predictions to `FILE`, for -pred and -compare")
	flags.StringVar(&o.texts, "texts", "", "write the texts of the gold to `FILE`, for another program")
	flags.StringVar(&o.tables, "table", "figures", "comma `LIST` of what to print: "+strings.Join(tableNames, ", "))
	flags.StringVar(&o.format, "format", "text", "`FORM` of the output: text or csv")
	flags.BoolVar(&o.subtypes, "subtypes", false, "figures by subtype, too")
	flags.IntVar(&o.limit, "limit", 20, "at most `N` errors of a group in text and page; -1 for all")
	flags.StringVar(&o.html, "html", "", "write everything to `FILE`, one page")
	flags.StringVar(&o.report, "report", "", "write the report on the fixtures, and on GOLD, to `DIR`")
	flags.StringVar(&o.readme, "readme", "", "with -report: put its table into `FILE`, between the markers")
	flags.StringVar(&o.measured, "measured", "", "with -report and GOLD: the `DAY` of the figures")
}

// tableNames are what can be printed; ofTwoRuns reports what needs another run.
var tableNames = []string{"figures", "confusion", "errors", "changes", "went", "came"}

func ofTwoRuns(part string) bool { return contains(tableNames[3:], part) }

func schemeNames() (names []string) {
	for _, s := range conll.Schemes {
		names = append(names, s.Name)
	}
	return names
}

// check finds what is wrong in how the program was called.
func (o *options) check() (err error) {
	o.parts = strings.Split(o.tables, ",")
	for _, part := range o.parts {
		if !contains(tableNames, part) {
			return fmt.Errorf("-table %q: want some of %s", part, strings.Join(tableNames, ", "))
		}
	}
	switch {
	case o.format != "text" && o.format != "csv":
		return fmt.Errorf("-format %q: want text or csv", o.format)
	case o.format == "csv" && len(o.parts) > 1:
		return errors.New("-format csv: want one -table")
	case o.compare == "" && slices.ContainsFunc(o.parts, ofTwoRuns):
		return errors.New("-table changes, went and came: want -compare")
	case o.gold != "" && !contains([]string{formCoNLL, formJSONL, formDocuments, formCases}, o.gold):
		return fmt.Errorf("-gold %q: want conll, jsonl, documents or cases", o.gold)
	case o.sentences < 1:
		return fmt.Errorf("-sentences %d: want 1 or more", o.sentences)
	case o.labels != "" && o.labelMap != "":
		return errors.New("-labels and -map: want one of them")
	case o.fixtures && len(o.files) > 0:
		return errors.New("-fixtures: want no files")
	case !contains([]entity.Profile{entity.Precision, entity.Balanced, entity.Recall}, entity.Profile(o.profile)):
		return fmt.Errorf("-profile %q: want precision, balanced or recall", o.profile)
	}
	if o.date != "" {
		if o.reference, err = time.Parse(time.DateOnly, o.date); err != nil {
			return fmt.Errorf("-date %q: want a day like 2021-08-08", o.date)
		}
	}
	if o.labels != "" {
		s, err := conll.Named(o.labels)
		if err != nil {
			return err
		}
		o.scheme = &s
	}
	return o.checkReport()
}

// checkReport finds what is wrong in how the report was asked for.
func (o *options) checkReport() error {
	if o.report == "" && (o.readme != "" || o.measured != "") {
		return errors.New("-readme and -measured: want -report")
	}
	if o.report == "" {
		return nil
	}
	if o.pred+o.compare+o.save+o.texts+o.html+o.types != "" || o.fixtures || o.sentences > 1 {
		return errors.New("-report stands with -readme, -measured and GOLD only")
	}
	if len(o.files) > 0 {
		if _, err := time.Parse(time.DateOnly, o.measured); err != nil {
			return fmt.Errorf("-measured %q: want the day of the figures, like 2021-08-08", o.measured)
		}
	}
	return nil
}

// setTypes checks the types asked for, and the map of labels, against those known.
func (o *options) setTypes(known []entity.Type) error {
	if o.types != "" {
		for name := range strings.SplitSeq(o.types, ",") {
			o.asked = append(o.asked, entity.Type(strings.TrimSpace(name)))
		}
	}
	var mapped []entity.Type
	if o.labelMap != "" {
		f, err := os.Open(o.labelMap)
		if err != nil {
			return err
		}
		s, err := conll.ReadScheme(f, o.labelMap)
		if err := errors.Join(err, f.Close()); err != nil {
			return fmt.Errorf("%s: %w", o.labelMap, err)
		}
		for _, t := range s.Types() {
			if t != "" {
				mapped = append(mapped, t)
			}
		}
		o.scheme = &s
	}
	slices.Sort(mapped)
	for _, t := range append(slices.Clone(o.asked), mapped...) {
		if !contains(known, t) {
			return fmt.Errorf("no type %q; known are %v", t, known)
		}
	}
	return nil
}
