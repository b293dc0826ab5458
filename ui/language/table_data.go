package language

import (
	"math/rand/v2"

	"descent/datasets"
	"descent/ui/session"
)

// dataRows change what is learned from.
func dataRows() []CommandRow {
	return []CommandRow{
		row("data", "open a data set of the catalogue, or a CSV file", dataNameField(), dataFlagsField()).
			example("data moons").args("NAME").withoutArguments("choose the data").
			keys(intentKey(session.CommandName{Name: "data"}, "d").helpLine(lineChooseData).hint("data")),
		row[session.FeaturesAll]("features all", "learn from all columns").example("features all"),
		row("features", "learn from these columns", namesField("a,b", func(n CompletionNames) []string { return n.Features }, func(a *session.Features) *[]string { return &a.Names })).
			example("features 1,2"),
		row("scale", "scale the features: none, standard, minmax", scaleField(func(a *session.Scale) *datasets.ScalingMethod { return &a.Method })).
			example("scale standard"),
		row("degree", "polynomial features of two features: 1 to 6", degreeField(func(a *session.Degree) *int { return &a.N })).
			example("degree 2"),
		row[session.TestOff]("test off", "train on all rows again").example("test off"),
		row("test", "keep rows for testing; a seed, stratified", splitField(func(a *session.Test) *datasets.Split { return &a.Split })).
			example("test 30%"),
	}
}

// dataNameField takes the name of data, up to the first flag.
func dataNameField() field[session.Data] {
	f := pathField("NAME", func(d *session.Data) *string { return &d.Name })
	f.words = func(CompletionNames) []string {
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

// dataFlagsField takes the flags behind the name.
func dataFlagsField() field[session.Data] {
	return field[session.Data]{
		usage: "[--flag …]", repeated: true,
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
					d.RestoreActions = append(d.RestoreActions, a)
				}
			}
			if rng.IntN(4) == 0 {
				d.RestoreActions = append(d.RestoreActions, session.Restart{}, session.SetAlpha(0.3))
			}
		},
	}
}
