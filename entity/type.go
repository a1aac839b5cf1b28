package entity

// A Type is the label of a kind of entity. Rules and gazetteers may bring labels of their own.
type Type string

// The ten types. The first four are the core, the rest are extended.
const (
	Person       Type = "PERSON"
	Place        Type = "PLACE"
	Organization Type = "ORGANIZATION"
	MilitaryUnit Type = "MILITARY_UNIT"
	Nationality  Type = "NATIONALITY"
	Title        Type = "TITLE"
	Weapon       Type = "WEAPON"
	Event        Type = "EVENT"
	Date         Type = "DATE"
	Quantity     Type = "QUANTITY"
)

// none is the type of spans that are no entities: they take part in the choice and are left out of it.
const none Type = "-"

// Types lists the ten types, core first.
func Types() []Type {
	return []Type{Person, Place, Organization, MilitaryUnit, Nationality, Title, Weapon, Event, Date, Quantity}
}

// Core reports whether t is a person, place, organization or military unit.
func (t Type) Core() bool {
	switch t {
	case Person, Place, Organization, MilitaryUnit:
		return true
	}
	return false
}
