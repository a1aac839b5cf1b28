package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

func itself(s entity.Span) string { return s.Text }

func TestReplace(t *testing.T) {
	x, err := entity.New()
	require.NoError(t, err)
	label := func(s entity.Span) string { return fmt.Sprintf("<%s %s>", s.Type, s.Name) }
	for text, want := range map[string]string{
		"":           "",
		"لا شيء هنا": "لا شيء هنا",
		"بغداد":      "<PLACE بغداد>",
		"وصل وبغداد\xff إلى للعراق، ": "وصل و<PLACE بغداد>\xff إلى ل<PLACE العراق>، ",
		"زار جامعة البصرة":            "زار <ORGANIZATION جامعة البصرة>",
	} {
		assert.Equal(t, want, x.Replace(text, label))
	}
	for _, d := range entitytest.Documents() {
		assert.Equal(t, d.Text, x.Replace(d.Text, itself), d.ID)
	}
	for name, text := range hostile {
		assert.True(t, text == x.Replace(text, itself), name)
	}
}

func ExampleExtractor_Replace() {
	x, err := entity.New(entity.WithTypes(entity.Person))
	if err != nil {
		fmt.Println(err)
		return
	}
	redact := func(s entity.Span) string { return fmt.Sprintf("[شخص %d]", s.Entity) }
	fmt.Println(x.Replace("قال عدنان الساعدي إن حسن الجبوري عاد، ثم غادر الساعدي بغداد.", redact))
	// Output:
	// قال [شخص 1] إن [شخص 2] عاد، ثم غادر [شخص 1] بغداد.
}

func ExampleExtractor_Replace_links() {
	x, err := entity.New(entity.WithTypes(entity.Place))
	if err != nil {
		fmt.Println(err)
		return
	}
	link := func(s entity.Span) string {
		return "[" + s.Text + "](/" + strings.ReplaceAll(s.Name, " ", "-") + ")"
	}
	fmt.Println(x.Replace("سافر من بغداد وعاد إلى امريكا", link))
	// Output:
	// سافر من [بغداد](/بغداد) وعاد إلى [امريكا](/الولايات-المتحدة)
}
