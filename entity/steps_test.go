package entity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// soupWords are words that occur in rules and lists, thrown together: titles, ranks, names, places, bodies, units, numbers, dates,
// particles and signs.
var soupWords = strings.Fields(`
اللواء الركن العميد العقيد الفريق أول المقدم الرائد النقيب الملازم المهيب المشير الحقوقي الطيار المهندس الدكتور السيد الشيخ
الأستاذ الإمام الملك الأمير السلطان الرئيس رئيس الوزراء وزير الدفاع وزارة الداخلية الخارجية نائب مدير عام مكتب قائد أركان
الجيش جيش الفرقة فرقة اللواء لواء الكتيبة كتيبة السرية سرية الفوج فوج القوات قوات المسلحة الجوية البرية البحرية الخاصة المدرعة
المشاة الآلية التاسعة العاشرة الأولى الثانية الثالثة الرابعة عشرة الحرس الجمهوري الحشد الشعبي كتائب ألوية شهداء أنصار حركة حزب
جبهة تنظيم الدولة الإسلامية محمد أحمد علي حسن حسين عمر عثمان خالد سعيد عدنان الساعدي الجبوري العبيدي الدليمي بن ابن أبو أبي أم
عبد الله الرحمن آل بنت حفيد نجل فاطمة زينب سارة مريم أمل صور ولي عهد خادم الحرمين بغداد دمشق القاهرة الرياض بيروت عمان الموصل
البصرة حلب العراق سوريا مصر لبنان الأردن اليمن ليبيا كوريا الشمالية الجنوبية الولايات المتحدة الأميركية الأمم المملكة العربية
السعودية محافظة مدينة قضاء ناحية حي قرية مطار ميناء قاعدة جامعة مستشفى جسر شارع نهر جبل بحر شمال جنوب شرق غرب وسط العراقي
العراقية السوري السورية المصري اللبناني الأميركي الروسي الفرنسية الإيراني الكردية السنية مئة مئتان مئات ألف آلاف ألفا مليون
ملايين مليار واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشر عشرة عشرون ثلاثون وعشرون وخمسة وثلاثين نصف ربع ثلث دولار دينار
ريال يورو كيلومتر كيلومترا متر طن كيلوغرام ساعة دقيقة يوم أسبوع شهر سنة عام أعوام في من إلى على عن مع بين حتى منذ خلال قبل بعد
نهاية بداية مطلع أواخر منتصف الجاري الماضي المقبل اليوم أمس غدا الأحد الاثنين الجمعة السبت كانون الثاني شباط آذار نيسان تموز
يوليو محرم رمضان هجرية ميلادية صباحا مساء قال أعلن أكد أضاف قتل جرح هجوم معركة عملية حرب اتفاق مؤتمر قمة بطولة كأس العالم صاروخ
صواريخ بندقية دبابة دبابات طائرة مسيرة عبوة ناسفة طراز كلاشنيكوف و ف ب ل ك ال رقم ( ) [ ] « » " " ' : ، ؛ . ؟ ! - / … % 1 2 12
2021 1990 1/2 12:30 NATO F-16 AK-47 المتحدث باسم الناطق مصدر أمني شركة بنك مصرف صحيفة وكالة قناة نادي اتحاد مجلس النواب هيئة
لجنة منظمة الصحة العالمية المحكمة العليا مديرية شرطة درك أمن قيادة عمليات شعبة قسم دائرة جنديا قتيلا شخصا للعراق والعراق بالعراق`)

// soup makes a text of words that bytes choose, of at most 4 KB.
func soup(data []byte) string {
	var b strings.Builder
	for i := 0; i+1 < len(data) && b.Len() < 4000; i += 2 {
		n := int(data[i])<<8 | int(data[i+1])
		b.WriteString(soupWords[n%len(soupWords)])
		if n/len(soupWords)%8 != 7 { // some words stick together
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// steps returns what the matcher does on a text.
func steps(x *Extractor, d *document, text string) int {
	d.machine.work = 0
	x.run(d, text)
	return d.machine.work
}

// A stepBound holds what news costs.
type stepBound struct {
	x       *Extractor
	d       *document
	perByte float64
}

func newStepBound(tb testing.TB) *stepBound {
	x, err := New()
	require.NoError(tb, err)
	b := &stepBound{x: x, d: new(document)}
	b.perByte = float64(steps(x, b.d, newsText)) / float64(len(newsText))
	require.Greater(tb, b.perByte, 0.1)
	return b
}

// stepTimes is how many times as much as in news a byte costs at most.
const stepTimes = 10

// taughtCopies is how often a text stands behind itself before it is doubled: often enough for what the end of a text saves, as rules
// find nothing behind it, not to count.
const taughtCopies = 16

// seamSteps is what a text may cost more than its bytes allow, or when it is doubled: the rules around one seam.
const seamSteps = 500

// fault says which bound a text breaks.
func (b *stepBound) fault(text string, times float64) (once, twice int, broken string) {
	once = steps(b.x, b.d, text)
	if float64(once) > times*b.perByte*float64(len(text))+seamSteps {
		return once, 0, "more steps than news times the bound"
	}
	// What one copy teaches, the others are looked at for again: copies are doubled that have all been taught.
	copies := strings.Repeat(text, taughtCopies)
	taught := steps(b.x, b.d, copies)
	if twice = steps(b.x, b.d, copies+copies); float64(twice) > 2.1*float64(taught)+seamSteps {
		return taught, twice, "twice the text, more than twice the steps"
	}
	return once, twice, ""
}

func stepSeeds() []string {
	return []string{
		"", "وصل \xff\xfe إلى \xd8بغداد\xd8 اليوم", strings.Repeat("ب", 2000), "بغداد\x00\x00 دمشق\x00", strings.Repeat(" \n", 2000),
		strings.Repeat("1", 2000) + "/" + strings.Repeat("2", 1000), strings.Repeat("محمد ", 400), strings.Repeat("اللواء الركن ", 150),
		strings.Repeat("و", 1000) + " " + strings.Repeat("و ", 600), strings.Repeat("([{", 1300),
		strings.Repeat("مئة وخمسة وعشرون ألفا و", 90), strings.Repeat("قال محمد الجبوري نعم. ", 90),
		strings.Repeat("قال محمد بن سلمان وأحمد بن علي. ", 60), strings.Repeat("\u200f\u202b", 600) + "بغداد", strings.Repeat("a.", 2000),
	}
}

// Whatever the text, and whatever words in whatever order: a byte costs at most so many times what it costs in news, and twice the text
// twice the steps.
func FuzzSteps(f *testing.F) {
	for _, text := range stepSeeds() {
		f.Add([]byte(text))
	}
	b := newStepBound(f)
	f.Fuzz(func(t *testing.T, data []byte) {
		data = data[:min(len(data), 1<<10)]
		for _, text := range []string{string(data), soup(data)} {
			if once, twice, fault := b.fault(text, stepTimes); fault != "" {
				t.Fatalf("%q: %s: %d bytes, %d steps, doubled %d; news has %.2f a byte", text, fault, len(text), once, twice, b.perByte)
			}
		}
	})
}

// Soup of a fixed random order, as the fuzz target makes it, and every word by itself, often.
func TestStepsOfSoup(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	b := newStepBound(t)
	state := uint32(7)
	for n := range 300 {
		data := make([]byte, 20+n*5)
		for i := range data {
			state = state*1664525 + 1013904223
			data[i] = byte(state >> 24)
		}
		once, twice, fault := b.fault(soup(data), stepTimes)
		assert.Empty(t, fault, "%d, then %d: %s", once, twice, soup(data))
	}
	for _, word := range soupWords {
		once, twice, fault := b.fault(strings.Repeat(word+" ", 100), stepTimes)
		assert.Empty(t, fault, "%d, then %d: %s", once, twice, word)
	}
}

// From one kilobyte to ten megabytes a byte costs the same and gives the same.
func TestExtractionIsLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long")
	}
	x, err := New()
	require.NoError(t, err)
	d := new(document)
	unit := newsText[:len(newsText)/8] // one of the eight repetitions
	sizes := []int{1 << 10, 10 << 10, 100 << 10, 1 << 20, 10 << 20}
	if testing.Short() {
		sizes = sizes[:4]
	}
	// The first time, the text teaches what later repetitions know: what is compared is what grows.
	base := strings.Repeat(unit, 2)
	baseSteps := steps(x, d, base)
	baseSpans := len(x.run(d, base))
	oneMore := base + unit
	perSteps := float64(steps(x, d, oneMore) - baseSteps)
	perSpans := float64(len(x.run(d, oneMore)) - baseSpans)
	require.Positive(t, perSteps)
	require.Positive(t, perSpans)
	for _, size := range sizes {
		n := max(1, size/len(unit))
		text := strings.Repeat(unit, 2+n)
		d.machine.work = 0
		spans := float64(len(x.run(d, text)) - baseSpans)
		assert.InEpsilon(t, perSteps, float64(d.machine.work-baseSteps)/float64(n), 0.05, "steps at %d bytes", size)
		assert.InEpsilon(t, perSpans, spans/float64(n), 0.05, "spans at %d bytes", size)
	}
}
