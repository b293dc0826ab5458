package language_test

import (
	"testing"

	"descent/ui/language"
	"descent/ui/session"
)

// A form stands behind the name of a file whose ending has it, unless it is part
// of the name.
func TestParseExportForms(t *testing.T) {
	for line, want := range map[string]session.Intent{
		"export run.py loop": session.Export{File: "run.py", Form: "loop"}, "export! my run.PY LOOP": session.Export{File: "my run.PY", Form: "loop", Overwrite: true},
		`export "run.py loop"`: session.Export{File: "run.py loop"}, "export a.svg pane": session.Export{File: "a.svg", Form: "pane"},
		"export a.svg loop": session.Export{File: "a.svg loop"}, "export loop": session.Export{File: "loop"},
		"wait 0.5": session.Wait{Seconds: 0.5}, "wait 0,5": session.Wait{Seconds: 0.5}, "wait 600": session.Wait{Seconds: 600},
	} {
		if got, fault := language.Parse(line); fault != nil || got != want {
			t.Errorf("%q is %#v, %v", line, got, fault)
		}
	}
}
