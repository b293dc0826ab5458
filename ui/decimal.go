package ui

import (
	"descent/datasets"
	"descent/trainer/record"
)

// Dialect is how CSV is written about a set: with the decimal mark that was
// asked for, or else that of the file.
func Dialect(asked datasets.Decimal, set datasets.Set) record.Dialect {
	if asked == datasets.DecimalAuto && set.Table != nil {
		asked = set.Table.Dialect.Decimal
	}
	if asked == datasets.DecimalComma {
		return record.Commas
	}
	return record.Points
}

// dialect is how the present run is written.
func (m *Model) dialect() record.Dialect { return Dialect(m.options.Decimal, m.now().Data.Set) }

// setDecimal chooses the decimal mark of what will be written.
func (m *Model) setDecimal(mark datasets.Decimal) {
	m.options.Decimal = mark
	if m.dialect() == record.Commas {
		m.say("export writes 0,5 with semicolons between the columns.")
		return
	}
	m.say("export writes 0.5 with commas between the columns.")
}
