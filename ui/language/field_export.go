package language

import (
	"math/rand/v2"
	"strings"

	"descent/ui/session"
)

// exportField takes the name of a file, and maybe the word behind it that says which
// of two things with that ending it is to hold.
func exportField() field[session.Export] {
	f := pathField("FILE", func(a *session.Export) *string { return &a.File })
	name := f.read
	f.read = func(r *reader, a *session.Export) *LineError {
		if last := len(r.ws) - 1; r.i < last {
			before := *r
			before.ws = r.ws[:last]
			if file := before.text(); isExportForm(file, r.ws[last].raw) {
				a.File, a.Form = file, session.ExportForm(file)
				r.i = len(r.ws)
				return nil
			}
		}
		return name(r, a)
	}
	f.write = func(a *session.Export) []string {
		if a.Form != "" {
			return []string{quoteIfNeeded(a.File, false), a.Form}
		}
		if i := strings.LastIndexByte(a.File, ' '); i >= 0 && isExportForm(strings.TrimSpace(a.File[:i]), a.File[i+1:]) {
			return []string{addQuotes(a.File)} // a name that ends like a form
		}
		return []string{quoteIfNeeded(a.File, false)}
	}
	random := f.random
	f.random = func(rng *rand.Rand, a *session.Export) {
		if random(rng, a); rng.IntN(2) == 0 {
			a.File += []string{".py", ".svg", ".PY", ".py loop", ".svg pane"}[rng.IntN(5)]
			if rng.IntN(2) == 0 {
				a.Form = session.ExportForm(a.File)
			}
		}
	}
	return f
}

// isExportForm reports whether a word is the form that a file may be asked for.
func isExportForm(file, word string) bool {
	form := session.ExportForm(file)
	return form != "" && keyword(word) == form
}

// endingsText are those of files that hold one kind, as the help has them.
func endingsText(what session.FileContent) string { return strings.Join(session.EndingsOf(what), " ") }
