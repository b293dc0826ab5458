package ui

import (
	"strings"
	"testing"
)

// The main pane alone is a picture with a margin and without the keys: its curve and its boundary
// are lines, and it says what it shows.
func TestExportPane(t *testing.T) {
	var saved memFiles
	d := drive(t, saved.keep)
	d.press(")", ")")
	for _, c := range []struct{ pane, name, has string }{
		{"data", "Data", "y 0 is setosa"}, {"cost", "Cost", "k 20"}, {"examples", "Examples", "all 100: J 0.405155"},
	} {
		d.command("show " + c.pane)
		d.command("export " + c.pane + ".svg pane")
		d.shows("Written to " + c.pane + ".svg: the pane " + c.name)
		picture := saved.files[c.pane+".svg"]
		_, desc, _ := strings.Cut(picture, "<desc>")
		desc, _, _ = strings.Cut(desc, "</desc>")
		if !strings.Contains(picture, "<title>iris at k 20, the pane "+c.name+" of descent</title>") || !strings.Contains(desc, c.has) {
			t.Errorf("%s: it says %q", c.pane, desc)
		}
		if strings.Contains(picture, ">quit<") || strings.Contains(picture, ">Parameters<") {
			t.Errorf("%s: more than the pane is in the picture", c.pane)
		}
		if lines := strings.Count(picture, "<clipPath"); (lines > 0) != (c.pane != "examples") {
			t.Errorf("%s: %d lines", c.pane, lines)
		}
	}
	d.command("hide main")
	d.command("export hidden.svg pane")
	if picture := saved.files["hidden.svg"]; !strings.Contains(picture, "<desc>Examples is hidden.</desc>") || strings.Contains(picture, ">setosa<") {
		t.Error("a hidden pane shows what it hides")
	}
	d.resize(30, 8)
	d.command("export small.svg pane")
	if _, written := saved.files["small.svg"]; written {
		t.Error("there is no pane, and a picture of it")
	}
}

// The run leaves the screen as a program too, and a form that an ending does not have is said.
func TestExportPrograms(t *testing.T) {
	var saved memFiles
	d := drive(t, saved.keep)
	d.press(")")
	for _, file := range []string{"a.py", "b.PY loop", "c.ipynb", "d.go"} {
		d.command("export " + file)
		name, _, _ := strings.Cut(file, " ")
		d.shows("Written to " + name + ": the run")
		if !strings.Contains(saved.files[name], "descent iris --goto 10") {
			t.Errorf("%s does not say what it is the run of", name)
		}
	}
	d.command("export c.ipynb loop")
	d.shows("has no ending that says what to write")
}
