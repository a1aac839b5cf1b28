package entity_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/kayan-nlp/kayan/entity"
	"github.com/kayan-nlp/kayan/entity/entitytest"
)

func TestValues(t *testing.T) {
	reference := time.Date(2021, 8, 8, 0, 0, 0, 0, time.UTC) // a Sunday
	date := func(from, to string) entity.DateValue { return entity.DateValue{From: from, To: to} }
	hijri := func(from, to string) entity.DateValue {
		return entity.DateValue{From: from, To: to, Calendar: "umm-al-qura"}
	}
	tabular := func(from, to string) entity.DateValue {
		return entity.DateValue{From: from, To: to, Calendar: "tabular"}
	}
	quantity := func(n float64, unit string) entity.QuantityValue { return entity.QuantityValue{Number: n, Unit: unit} }
	cases := []struct {
		typ  entity.Type
		text string
		want any
	}{
		{entity.Date, "الأحد 2021/08/08", date("2021-08-08", "2021-08-08")},
		{entity.Date, "08/09/2021", date("2021-09-08", "2021-09-08")},
		{entity.Date, "١٧ تموز ٢٠٢١", date("2021-07-17", "2021-07-17")},
		{entity.Date, "الرابع والعشرين من يوليو الماضي", date("2021-07-24", "2021-07-24")},
		{entity.Date, "السابع من أيلول الماضي", date("2020-09-07", "2020-09-07")},
		{entity.Date, "الخامس من آذار المقبل", date("2022-03-05", "2022-03-05")},
		{entity.Date, "31 شباط 2021", nil},
		{entity.Date, "كانون الثاني/يناير 2003", date("2003-01-01", "2003-01-31")},
		{entity.Date, "الشهر الماضي", date("2021-07-01", "2021-07-31")},
		{entity.Date, "السابع من الشهر الماضي", date("2021-07-07", "2021-07-07")},
		{entity.Date, "العام المقبل", date("2022-01-01", "2022-12-31")},
		{entity.Date, "عام 2003", date("2003-01-01", "2003-12-31")},
		{entity.Date, "نهاية يوليو 2021", date("2021-07-22", "2021-07-31")},
		{entity.Date, "الأسبوع الماضي", date("2021-07-31", "2021-08-06")},
		{entity.Date, "الأحد", date("2021-08-08", "2021-08-08")},
		{entity.Date, "الخميس", date("2021-08-05", "2021-08-05")},
		{entity.Date, "الخميس المقبل", date("2021-08-12", "2021-08-12")},
		{entity.Date, "أمس", date("2021-08-07", "2021-08-07")},
		{entity.Date, "قبل خمسة أشهر", date("2021-03-01", "2021-03-31")},
		{entity.Date, "قبل أسبوعين", date("2021-07-25", "2021-07-25")},
		{entity.Date, "1 محرم 1443هـ", hijri("2021-08-09", "2021-08-09")},
		{entity.Date, "القرن العشرين", date("1901-01-01", "2000-12-31")},
		{entity.Date, "3-5 آب 2021", date("2021-08-03", "2021-08-05")},
		{entity.Date, "3 و5 آب", date("2021-08-03", "2021-08-05")},
		{entity.Date, "عامي 2003 و2005", date("2003-01-01", "2005-12-31")},
		{entity.Date, "2019-2021", date("2019-01-01", "2021-12-31")},
		{entity.Date, "الربع الأول من عام 2021", date("2021-01-01", "2021-03-31")},
		{entity.Date, "النصف الثاني من العام الماضي", date("2020-07-01", "2020-12-31")},
		{entity.Date, "08/08/21", date("2021-08-08", "2021-08-08")},
		{entity.Date, "00/00/2021", nil},
		{entity.Date, "31 رمضان 1442هـ", nil},
		{entity.Date, "عام 1442هـ", hijri("2020-08-20", "2021-08-08")},
		{entity.Date, "29 فبراير الماضي", date("2020-02-29", "2020-02-29")},
		{entity.Date, "10 رمضان 1393هـ", hijri("1973-10-06", "1973-10-06")},
		{entity.Date, "1 محرم 1400هـ", hijri("1979-11-20", "1979-11-20")},
		{entity.Date, "10 ذي الحجة 1442هـ", hijri("2021-07-20", "2021-07-20")},
		{entity.Date, "1 رمضان 1445هـ", hijri("2024-03-11", "2024-03-11")},
		{entity.Date, "1 جمادى الآخرة 1446هـ", hijri("2024-12-02", "2024-12-02")},
		{entity.Date, "1 محرم 1356هـ", hijri("1937-03-14", "1937-03-14")},
		{entity.Date, "ذو الحجة 1500هـ", hijri("2077-10-18", "2077-11-16")},
		{entity.Date, "1 محرم 1501هـ", tabular("2077-11-17", "2077-11-17")},
		{entity.Date, "10 محرم 61 هـ", tabular("0680-10-13", "0680-10-13")},
		{entity.Date, "عام 61 هـ", tabular("0680-10-04", "0681-09-22")},
		{entity.Date, "القرن الثالث الهجري", tabular("0816-08-03", "0913-08-11")},
		{entity.Date, "1/9/1442هـ", hijri("2021-04-13", "2021-04-13")},
		{entity.Date, "رمضان", nil},
		{entity.Date, "08.08.2021", date("2021-08-08", "2021-08-08")},
		{entity.Date, "12/25/2020", date("2020-12-25", "2020-12-25")},
		{entity.Date, "25/13/2020", nil},
		{entity.Date, "32/1/2020", nil},
		{entity.Date, "29 شباط 2021", nil},
		{entity.Date, "غرة أيار 2021", date("2021-05-01", "2021-05-01")},
		{entity.Date, "القرن الأول قبل الميلاد", date("-0099-01-01", "0000-12-31")},
		{entity.Date, "عشرينيات القرن الماضي", date("1920-01-01", "1929-12-31")},
		{entity.Date, "تسعينيات القرن التاسع عشر", date("1890-01-01", "1899-12-31")},
		{entity.Date, "شتاء 2020", date("2020-12-01", "2021-02-28")},
		{entity.Date, "الشتاء الماضي", date("2020-12-01", "2021-02-28")},
		{entity.Date, "الشتاء المقبل", date("2021-12-01", "2022-02-28")},
		{entity.Date, "هذا الصيف", date("2021-06-01", "2021-08-31")},
		{entity.Date, "الأشهر الستة المقبلة", date("2021-08-09", "2022-02-08")},
		{entity.Date, "السنوات العشر الماضية", date("2011-08-08", "2021-08-07")},
		{entity.Date, "الأيام الماضية", nil},
		{entity.Date, "قبل عقدين", date("2001-01-01", "2001-12-31")},
		{entity.Date, "قبل ساعة", nil},
		{entity.Date, "الثلث الأول من عام 2021", date("2021-01-01", "2021-04-30")},
		{entity.Date, "الربع الخامس من عام 2021", nil},
		{entity.Date, "الساعة 25:10", nil},
		{entity.Date, "الساعة 10:75", nil},
		{entity.Date, "الثانية عشرة ليلا", date("2021-08-09T00:00", "2021-08-09T00:00")},
		{entity.Date, "الواحدة ليلا", date("2021-08-08T01:00", "2021-08-08T01:00")},
		{entity.Date, "الحادية عشرة ظهرا", date("2021-08-08T11:00", "2021-08-08T11:00")},
		{entity.Date, "الساعة السابعة وعشر دقائق مساء", date("2021-08-08T19:10", "2021-08-08T19:10")},
		{entity.Date, "الساعة السابعة إلا خمس دقائق مساء", date("2021-08-08T18:55", "2021-08-08T18:55")},
		{entity.Date, "الساعة 14:30 من الشهر الماضي", nil}, // no single day
		{entity.Quantity, "ثلاثة أرباع", quantity(0.75, "")},
		{entity.Quantity, "ثلثي مليون", quantity(2e6/3, "")},
		{entity.Quantity, "مليار ونصف المليار دولار أميركي", quantity(1.5e9, "USD")},
		{entity.Quantity, "تسعة وتسعين ألفا وتسعمئة وتسعة وتسعين", quantity(99_999, "")},
		{entity.Quantity, "مليونين وثلاثمائة ألف", quantity(2.3e6, "")},
		{entity.Quantity, "عام ونصف العام", quantity(1.5, "year")},
		{entity.Quantity, "أسبوعين ونصف", quantity(2.5, "week")},
		{entity.Quantity, "1.234.567", quantity(1_234_567, "")},
		{entity.Quantity, "60 كلم/ساعة", quantity(60, "km/h")},
		{entity.Quantity, "7 درجات على مقياس ريختر", quantity(7, "Richter")},
		{entity.Quantity, "300 ريال قطري", quantity(300, "QAR")},
		{entity.Quantity, "مئات الآلاف", nil},
		{entity.Quantity, "2-1", nil},
		{entity.Quantity, "$500", quantity(500, "USD")},
		{entity.Quantity, "نصف مليون دولار", quantity(5e5, "USD")},
		{entity.Quantity, "5 ملايين و300 ألف دولار", quantity(5.3e6, "USD")},
		{entity.MilitaryUnit, "لواء علي الأكبر", entity.UnitValue{Echelon: "brigade", Name: "علي الأكبر"}},
		{entity.Person, "أبو بكر البغدادي", entity.PersonValue{Kunya: "أبو بكر", Family: "البغدادي"}},
		{entity.Quantity, "3000 جندي", quantity(3000, "جندي")},
		{entity.Quantity, "١٢٫٥٪", quantity(12.5, "%")},
		{entity.Quantity, "25.799,52 دولار", quantity(25799.52, "USD")},
		{entity.Quantity, "25,799.52 دولار", quantity(25799.52, "USD")},
		{entity.Quantity, "3,000 دينار عراقي", quantity(3000, "IQD")},
		{entity.Quantity, "5 ملايين دولار", quantity(5e6, "USD")},
		{entity.Quantity, "مليون ونصف مليون", quantity(1.5e6, "")},
		{entity.Quantity, "ثلاثة آلاف وخمسمئة جندي", quantity(3500, "جندي")},
		{entity.Quantity, "مئة وخمسة وعشرون ألفا", quantity(125_000, "")},
		{entity.Quantity, "ثلاث مئة وأربعين كيلومترا", quantity(340, "km")},
		{entity.Quantity, "ألفي جندي", quantity(2000, "جندي")},
		{entity.Quantity, "100 كم", quantity(100, "km")},
		{entity.Quantity, "أسبوعين", quantity(2, "week")},
		{entity.Quantity, "عشرات المزارعين", nil},
		{entity.MilitaryUnit, "الكتيبة الثانية فوج المدرعات الثالث", entity.UnitValue{Echelon: "battalion", Numbers: []int{2}, Parent: "فوج المدرعات الثالث"}},
		{entity.MilitaryUnit, "فوج المدفعية الأول والسابع والثامن عشر", entity.UnitValue{Echelon: "regiment", Numbers: []int{1, 7, 18}, Branch: "المدفعية"}},
		{entity.MilitaryUnit, "اللواء الخامس والعشرين", entity.UnitValue{Echelon: "brigade", Numbers: []int{25}}},
		{entity.MilitaryUnit, "داعش", nil},
		{entity.Person, "عدنان الساعدي", entity.PersonValue{Given: "عدنان", Family: "الساعدي"}},
		{entity.Person, "عبد الله بن عبد العزيز آل سعود", entity.PersonValue{Given: "عبد الله", Nasab: []string{"عبد العزيز"}, Family: "آل سعود"}},
		{entity.Person, "صلاح الدين الأيوبي", entity.PersonValue{Given: "صلاح الدين", Family: "الأيوبي"}},
		{entity.Person, "محمد جاسم الجبوري", entity.PersonValue{Given: "محمد", Middle: []string{"جاسم"}, Family: "الجبوري"}},
		{entity.Person, "أبو مصعب محمد جاسم بن علي الساعدي", entity.PersonValue{
			Kunya: "أبو مصعب", Given: "محمد", Middle: []string{"جاسم"}, Nasab: []string{"علي"}, Family: "الساعدي", Nisba: "الساعدي",
		}},
		{entity.Person, "عمر بن أبي ربيعة", entity.PersonValue{Given: "عمر", Family: "بن أبي ربيعة"}},
		{entity.Person, "كمال داود أوغلو", entity.PersonValue{Given: "كمال", Family: "داود أوغلو"}},
		{entity.Person, "لودفيغ فان دير بيك", entity.PersonValue{Given: "لودفيغ", Family: "فان دير بيك"}},
		{entity.Person, "ج. ك. سميث", entity.PersonValue{Given: "ج.", Middle: []string{"ك."}, Family: "سميث"}},
		{entity.Person, "فيليب الثاني", entity.PersonValue{Given: "فيليب", Laqab: "الثاني"}},
		{entity.Person, "أبو قتيبة", entity.PersonValue{Kunya: "أبو قتيبة"}},
		{entity.Place, "بغداد", nil},
	}
	for _, c := range cases {
		got, ok := entity.Span{Type: c.typ, Text: c.text, Subtype: ""}.Value(entity.Calendar{Reference: reference, WeekStart: time.Saturday})
		assert.Equal(t, c.want != nil, ok, c.text)
		assert.Equal(t, c.want, got, c.text)
	}
	weekday, ok := entity.Span{Type: entity.Date, Text: "لخميس", Name: "الخميس", Prefix: "ل"}.Value(entity.Calendar{Reference: reference})
	assert.True(t, ok)
	assert.Equal(t, date("2021-08-05", "2021-08-05"), weekday)
	_, ok = entity.Span{Type: entity.Date, Text: "أمس"}.Value(entity.Calendar{})
	assert.False(t, ok, "without a reference date relative dates have no value")
}

// The day of the text matters by its date alone, and a time of day is put to the day that the date names.
func TestTimeOfDay(t *testing.T) {
	noon := entity.Calendar{Reference: time.Date(2021, 8, 8, 12, 34, 0, 0, time.FixedZone("", 3*3600))}
	for text, want := range map[string]string{
		"الساعة 14:30": "2021-08-08T14:30", "الساعة الثامنة مساء أمس": "2021-08-07T20:00", "منتصف الليل": "2021-08-09T00:00",
		"الساعة 14:30 يوم 5 أيار 2020": "2020-05-05T14:30",
	} {
		got, _ := entity.Span{Type: entity.Date, Text: text}.Value(noon)
		assert.Equal(t, entity.DateValue{From: want, To: want}, got, text)
	}
	_, ok := entity.Span{Type: entity.Date, Text: "الساعة 14:30"}.Value(entity.Calendar{})
	assert.False(t, ok, "a time by itself has no value without a reference")
}

// Whatever the words, a value is a date that can be read back, and does not end before it begins.
func FuzzValue(f *testing.F) {
	for _, d := range entitytest.Cases() {
		for _, s := range d.Spans {
			f.Add(s.Text)
		}
	}
	f.Add("قبل 99999999999999999999 سنة")
	f.Add("القرن 9999")
	f.Add("")
	f.Add("\xff/\xfe/2021:")
	calendar := entity.Calendar{Reference: time.Date(2021, 8, 8, 0, 0, 0, 0, time.UTC), WeekStart: time.Saturday}
	f.Fuzz(func(t *testing.T, text string) {
		value, ok := entity.Span{Type: entity.Date, Text: text}.Value(calendar)
		if date, is := value.(entity.DateValue); ok && is {
			assert.False(t, instant(t, date.To).Before(instant(t, date.From)), "%q: %v", text, date)
		}
		value, ok = entity.Span{Type: entity.Quantity, Text: text}.Value(calendar)
		if quantity, is := value.(entity.QuantityValue); ok && is {
			_, err := json.Marshal(quantity)
			assert.NoError(t, err, "%q: %v", text, quantity)
		}
	})
}

// instant reads a day or minute of a value; years before the era carry a sign.
func instant(t *testing.T, s string) time.Time {
	layout := time.DateOnly
	if strings.Contains(s, "T") {
		layout = "2006-01-02T15:04"
	}
	digits, before := strings.CutPrefix(s, "-")
	at, err := time.Parse(layout, digits)
	require.NoError(t, err)
	if before {
		return at.AddDate(-2*at.Year(), 0, 0)
	}
	return at
}
