package entity_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/kayan-nlp/kayan/entity"
)

func TestValues(t *testing.T) {
	reference := time.Date(2021, 8, 8, 0, 0, 0, 0, time.UTC) // a Sunday
	date := func(from, to string) entity.DateValue { return entity.DateValue{From: from, To: to} }
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
		{entity.Date, "1 محرم 1443هـ", date("2021-08-10", "2021-08-10")},
		{entity.Date, "القرن العشرين", nil},
		{entity.Date, "3-5 آب 2021", date("2021-08-03", "2021-08-05")},
		{entity.Date, "3 و5 آب", date("2021-08-03", "2021-08-05")},
		{entity.Date, "عامي 2003 و2005", date("2003-01-01", "2005-12-31")},
		{entity.Date, "2019-2021", date("2019-01-01", "2021-12-31")},
		{entity.Date, "الربع الأول من عام 2021", date("2021-01-01", "2021-03-31")},
		{entity.Date, "النصف الثاني من العام الماضي", date("2020-07-01", "2020-12-31")},
		{entity.Date, "08/08/21", date("2021-08-08", "2021-08-08")},
		{entity.Date, "00/00/2021", nil},
		{entity.Date, "31 رمضان 1442هـ", nil},
		{entity.Date, "عام 1442هـ", date("2020-08-20", "2021-08-09")},
		{entity.Date, "29 فبراير الماضي", date("2020-02-29", "2020-02-29")},
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
