package entitytest_test

import (
	"fmt"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

// The tables of testdata/README.md are counted from the documents. To write them anew:
//
//	go test ./entity/entitytest -run TestReadme -entitytest.update
func TestReadme(t *testing.T) {
	file := path.Join("..", "..", "testdata", "README.md")
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	text := string(data)
	for name, table := range map[string]string{"genres": genreTable(), "types": typeTable(), "hard": hardTable()} {
		block := regexp.MustCompile(`(?s)<!-- ` + name + ` -->\n.*?<!-- end -->`)
		require.Len(t, block.FindAllString(text, -1), 1, name)
		text = block.ReplaceAllLiteralString(text, "<!-- "+name+" -->\n"+table+"<!-- end -->")
	}
	entitytest.Golden(t, file, text)
}

func genreTable() string {
	var b strings.Builder
	b.WriteString("| genre | what | documents | words | easy | medium | hard | spans |\n|---|---|--:|--:|--:|--:|--:|--:|\n")
	row := func(name, what string, c tally) {
		fmt.Fprintf(&b, "| %s | %s | %d | %d | %d | %d | %d | %d |\n",
			name, what, c.documents, c.words, c.difficulty["easy"], c.difficulty["medium"], c.difficulty["hard"], c.spans[""])
	}
	for _, g := range genres {
		row(g.name, g.what, count(entitytest.Documents(entitytest.Genre(g.name))))
	}
	row("all", "", count(entitytest.Documents()))
	return b.String()
}

func typeTable() string {
	docs, cases := count(entitytest.Documents()), count(entitytest.Cases())
	var b strings.Builder
	b.WriteString("| type | spans of documents | documents | spans of cases |\n|---|--:|--:|--:|\n")
	for _, typ := range entity.Types() {
		fmt.Fprintf(&b, "| %s | %d | %d | %d |\n", typ, docs.spans[typ], docs.documentsWith[typ], cases.spans[typ])
	}
	fmt.Fprintf(&b, "| all | %d | %d | %d |\n", docs.spans[""], docs.documents, cases.spans[""])
	fmt.Fprintf(&b, "| with a value | %d | | %d |\n", docs.values, cases.values)
	fmt.Fprintf(&b, "| chains of two mentions or more | %d | | %d |\n", docs.chains, cases.chains)
	return b.String()
}

// hardTable names documents for each hard case: all its readings are in them.
func hardTable() string {
	var b strings.Builder
	b.WriteString("| hard case | documents |\n|---|---|\n")
	for _, c := range hardCases {
		var ids []string
		for _, r := range c.readings {
			with := documentsWith(r)
			if len(with) > 0 && !slices.ContainsFunc(with, func(id string) bool { return slices.Contains(ids, id) }) {
				ids = append(ids, preferred(with))
			}
		}
		slices.Sort(ids)
		fmt.Fprintf(&b, "| %s | %s |\n", c.name, strings.Join(ids, ", "))
	}
	return b.String()
}

// preferred chooses a document that was written for hard cases or spellings, or the first.
func preferred(ids []string) string {
	for _, genre := range []string{"hard-", "variants-"} {
		if i := slices.IndexFunc(ids, func(id string) bool { return strings.HasPrefix(id, genre) }); i >= 0 {
			return ids[i]
		}
	}
	return ids[0]
}
