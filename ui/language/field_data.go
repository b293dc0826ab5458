package language

import (
	"math/rand/v2"

	"descent/datasets"
	"descent/ui/session"
)

// dataName takes the name of data, up to the first flag.
func dataName() field[session.Data] {
	f := path("NAME", func(d *session.Data) *string { return &d.Name })
	f.words = func(Names) []string {
		var all []string
		for _, e := range datasets.Catalogue() {
			all = append(all, e.Name)
		}
		return all
	}
	read := f.read
	f.read = func(r *reader, d *session.Data) *LineError {
		all := r.ws
		end := r.i
		for end < len(all) && !isFlag(all[end].raw) {
			end++
		}
		r.ws = all[:end]
		fault := read(r, d)
		r.ws, r.i = all, end
		return fault
	}
	return f
}

// dataFlags takes the flags behind the name.
func dataFlags() field[session.Data] {
	return field[session.Data]{
		usage: "[--flag …]", endless: true,
		read: func(r *reader, d *session.Data) *LineError {
			return flagReader{r, d, map[string][]session.Action{}}.read()
		},
		write: func(d *session.Data) []string {
			var written []string
			for _, f := range FlagsOf(*d) {
				written = append(written, "--"+f.Name)
				if f.Value != "" {
					written = append(written, f.Value)
				}
			}
			return written
		},
		random: func(rng *rand.Rand, d *session.Data) {
			for _, f := range Flags() {
				if rng.IntN(6) == 0 {
					_ = f.Set(&d.ReadOptions, f.random(rng)) // what it makes up is a value of it
				}
			}
			for _, flag := range momentFlags() {
				rows := flagRows(flag.row)
				if a, ok := rows[rng.IntN(len(rows))].random(rng).(session.Action); ok && rng.IntN(6) == 0 {
					d.Moment = append(d.Moment, a)
				}
			}
			if rng.IntN(4) == 0 {
				d.Moment = append(d.Moment, session.Restart{}, session.SetAlpha(0.3))
			}
		},
	}
}

// FlagValue is a flag with its value as it is written, empty for a switch.
type FlagValue struct{ Name, Value string }

// FlagsOf lists the flags of data in their one order.
func FlagsOf(d session.Data) []FlagValue {
	var all []FlagValue
	for _, f := range Flags() {
		value := f.write(d.ReadOptions)
		if value == "" {
			continue
		}
		if !f.list {
			value = quoted(value, false)
		}
		all = append(all, FlagValue{f.Name, value})
	}
	return append(all, momentValues(d.Moment)...)
}
