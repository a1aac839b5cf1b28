package normalize

// Habits are ways of typing that run through a whole text. They make an alternative cheap that would
// otherwise be a guess.
type Habits struct {
	MaksuraForYeh bool // final ي is typed ى: فى، التى
	YehForMaksura bool // final ى is typed ي: الي for إلى
	HehForTeh     bool // final ة is typed ه: الحكومه
}

// Telltale words stand in almost every text, and are spelled one way only by the book. Folded letters.
var telltales = map[string]func(*counts){
	"فى": func(c *counts) { c.maksura++ }, "التى": func(c *counts) { c.maksura++ }, "الذى": func(c *counts) { c.maksura++ },
	"في": func(c *counts) { c.yeh++ }, "التي": func(c *counts) { c.yeh++ }, "الذي": func(c *counts) { c.yeh++ },
	"الي": func(c *counts) { c.badMaksura++ }, "حتي": func(c *counts) { c.badMaksura++ },
	"الى": func(c *counts) { c.maksuraRight++ }, "حتى": func(c *counts) { c.maksuraRight++ },
	"الحكومه": heh, "الدوله": heh, "المدينه": heh, "السنه": heh, "الساعه": heh, "القاهره": heh, "المنطقه": heh, "المتحده": heh,
	"العربيه": heh, "الماضيه": heh, "الجديده": heh, "الاخيره": heh, "العامه": heh, "الوطنيه": heh, "الامريكيه": heh, "وزاره": heh,
	"الحكومة": teh, "الدولة": teh, "المدينة": teh, "السنة": teh, "الساعة": teh, "القاهرة": teh, "المنطقة": teh, "المتحدة": teh,
	"العربية": teh, "الماضية": teh, "الجديدة": teh, "الاخيرة": teh, "العامة": teh, "الوطنية": teh, "الامريكية": teh, "وزارة": teh,
}

type counts struct{ maksura, yeh, badMaksura, maksuraRight, heh, teh int }

func heh(c *counts) { c.heh++ }
func teh(c *counts) { c.teh++ }

// HabitsOf reads the habits of a text from its key and segments: a habit is what most telltale words show.
func HabitsOf(key []byte, segments []Segment) Habits {
	var c counts
	for _, s := range segments {
		if s.Kind != Word {
			continue
		}
		if count := telltales[string(key[s.Start:s.End])]; count != nil {
			count(&c)
		}
	}
	return Habits{
		MaksuraForYeh: c.maksura > c.yeh,
		YehForMaksura: c.badMaksura > c.maksuraRight,
		HehForTeh:     c.heh > c.teh,
	}
}
