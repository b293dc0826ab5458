package ui

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/record"
	"descent/ui/worker"
)

// memFiles is where exports go in tests: what was committed, and what is being
// written. After room bytes it is full.
type memFiles struct {
	files map[string]string
	open  int
	room  int // 0: no end
}

type memFile struct {
	shelf *memFiles
	name  string
	text  bytes.Buffer
	done  bool
}

var errFull = errors.New("the shelf is full; take something away")

func (s *memFiles) keep(o *Options) { o.Create = s.create }

func (s *memFiles) create(name string, overwrite bool) (worker.File, error) {
	if _, exists := s.files[name]; exists && !overwrite {
		return nil, errors.New(name + " exists: export! " + name + " overwrites it")
	}
	s.open++
	return &memFile{shelf: s, name: name}, nil
}

func (p *memFile) Write(b []byte) (int, error) {
	if room := p.shelf.room; room > 0 && p.text.Len()+len(b) > room {
		return 0, errFull
	}
	return p.text.Write(b)
}

func (p *memFile) Commit() error {
	if p.shelf.files == nil {
		p.shelf.files = map[string]string{}
	}
	p.shelf.files[p.name] = p.text.String()
	p.close()
	return nil
}

func (p *memFile) Discard() { p.close() }

func (p *memFile) close() {
	if !p.done {
		p.done = true
		p.shelf.open--
	}
}

// recorded is what a run of these α, each for so many updates, is on paper.
func recorded(t *testing.T, o Options, format func(*bytes.Buffer) record.Writer, alphas ...float64) string {
	t.Helper()
	s, err := trainer.NewStepper(trainer.Problem{X: o.Data.X, Y: o.Data.Y}, o.Start, o.Tolerance)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	w := format(&b)
	snapshots := []trainer.Snapshot{s.Snapshot()}
	for _, alpha := range alphas {
		snapshots = append(snapshots, s.Step(trainer.Hyper{Alpha: alpha}))
	}
	for _, shot := range snapshots {
		if err := w.Write(shot); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func asCSV(b *bytes.Buffer) record.Writer   { return record.NewCSV(b, 2, record.DecimalPoints) }
func asJSONL(b *bytes.Buffer) record.Writer { return record.NewJSONL(b) }

// The snapshots of a run with two forks, wherever the cursor stands.
func TestExportRun(t *testing.T) {
	var saved memFiles
	d := drive(t, overlapping, saved.keep)
	d.command("export start.csv")
	d.press(")", "left", "left")
	d.command("alpha 1")
	d.press(" ", " ")
	d.command("alpha 0.1")
	d.press(" ", "home")
	d.command("export run.csv")
	d.shows("Written to run.csv: the run, k 0 to 11.")
	d.command("export run.jsonl")
	o := iris()
	overlapping(&o)
	var alphas []float64
	for k := range 11 {
		alphas = append(alphas, map[bool]float64{true: o.Alpha, false: 1}[k < 8])
	}
	alphas[10] = 0.1
	for name, want := range map[string]string{
		"start.csv": recorded(t, o, asCSV), "run.csv": recorded(t, o, asCSV, alphas...), "run.jsonl": recorded(t, o, asJSONL, alphas...),
	} {
		if got := saved.files[name]; got != want {
			t.Errorf("%s holds\n%s\nnot\n%s", name, got, want)
		}
	}
	d.at(0)
	d.follows()
	if saved.open != 0 {
		t.Errorf("%d files are still open", saved.open)
	}
}

// History that was let go is in the file as it was.
func TestExportLongRun(t *testing.T) {
	t.Parallel()
	var saved memFiles
	d := far(t, saved.keep)
	head := d.run().Head()
	d.command("export run.csv")
	lines := strings.Split(strings.TrimSpace(saved.files["run.csv"]), "\n")
	if len(lines) != head.Iter+2 {
		t.Fatalf("%d lines for %d iterations", len(lines), head.Iter)
	}
	last := asCSVLine(t, head)
	if lines[len(lines)-1] != last {
		t.Errorf("the last line is %s, not %s", lines[len(lines)-1], last)
	}
}

func asCSVLine(t *testing.T, s trainer.Snapshot) string {
	t.Helper()
	var b bytes.Buffer
	w := asCSV(&b)
	if err := errors.Join(w.Write(s), w.Flush()); err != nil {
		t.Fatal(err)
	}
	_, line, _ := strings.Cut(strings.TrimSpace(b.String()), "\n")
	return line
}

// A run that ends at the limit says so, as that of descent run does.
func TestExportAtTheLimit(t *testing.T) {
	var saved memFiles
	d := drive(t, overlapping, saved.keep, func(o *Options) { o.Limit = 20 })
	d.command("20")
	d.command("export a.csv")
	d.press(" ")
	d.command("export b.csv")
	if a := saved.files["a.csv"]; strings.Count(a, "limit") != 1 || !strings.HasSuffix(a, ",limit\n") {
		t.Errorf("at the limit it ends with %q", a[len(a)-20:])
	}
	if strings.Contains(saved.files["b.csv"], "limit") {
		t.Error("beyond the limit something ended there")
	}
}

// An existing file stays unless it is told otherwise.
func TestExportDoesNotOverwrite(t *testing.T) {
	saved := memFiles{files: map[string]string{"run.csv": "old"}}
	d := drive(t, saved.keep)
	d.command("export run.csv")
	d.shows("! run.csv exists: export! run.csv overwrites it")
	if saved.files["run.csv"] != "old" {
		t.Error("it is overwritten")
	}
	d.command("export! run.csv")
	d.shows("Written to run.csv")
	if saved.files["run.csv"] == "old" {
		t.Error("it is not overwritten")
	}
}

func TestExportToAFullDisk(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"run.csv", "run.jsonl", "screen.svg", "screen.txt"} {
		saved := memFiles{files: map[string]string{name: "old"}, room: 2000}
		d := drive(t, saved.keep)
		d.press("}")
		d.command("export! " + name)
		d.shows("! the shelf is full; take something away")
		d.hides("writing")
		if saved.files[name] != "old" || saved.open != 0 {
			t.Errorf("%s is %.20q, %d files are open", name, saved.files[name], saved.open)
		}
	}
}

// long is a run whose export takes several pieces.
func long(t *testing.T, saved *memFiles) *driver {
	t.Helper()
	d := drive(t, overlapping, saved.keep, func(o *Options) { o.Tolerance = 0 })
	d.command("100000")
	d.head(100000)
	return d
}

// The title says how far it is; Esc stops it and leaves nothing.
func TestEscStopsAnExport(t *testing.T) {
	t.Parallel()
	saved := memFiles{files: map[string]string{"run.csv": "old"}}
	d := long(t, &saved)
	d.hold()
	d.command("export! run.csv")
	d.shows("► writing run.csv: 0 %, Esc stops")
	for strings.Contains(d.screen(), "run.csv: 0 %") {
		d.runOne()
	}
	d.press("left", " ", "up") // the program goes on meanwhile
	d.shows("Esc stops")
	d.command("export other.csv")
	d.shows("! another export is under way: Esc stops it")
	d.press("esc", "esc")
	d.release()
	d.hides("writing")
	d.shows("Export stopped: run.csv is as it was.")
	if saved.files["run.csv"] != "old" || len(saved.files) > 1 || saved.open != 0 {
		t.Errorf("%d files, %d open, run.csv %.10q", len(saved.files), saved.open, saved.files["run.csv"])
	}
	d.command("export new.txt") // another can begin
	if len(saved.files) != 2 {
		t.Error("nothing can be written after that")
	}
}

// Quitting leaves no part of a file behind, whether a piece is under way or not.
func TestQuitEndsAnExport(t *testing.T) {
	t.Parallel()
	saved := memFiles{}
	d := long(t, &saved)
	d.hold()
	d.command("export run.csv")
	d.runOne()
	if saved.open != 1 {
		t.Fatalf("%d files are open", saved.open)
	}
	piece := d.queue[0]
	d.press("q")
	if saved.open != 0 || len(saved.files) > 0 {
		t.Errorf("%d files are open, %d written", saved.open, len(saved.files))
	}
	d.queue = nil
	if d.deliver(piece()); saved.open != 0 || len(saved.files) > 0 || len(d.queue) > 0 {
		t.Error("a piece after the end writes again")
	}
}

// The screen as text: what was there before the line was opened.
func TestExportText(t *testing.T) {
	var saved memFiles
	d := drive(t, saved.keep, func(o *Options) { o.Theme = "mono" })
	d.press(")", ")")
	want := d.screen()
	d.command("export screen.txt")
	d.shows("Written to screen.txt: this screen, 120 × 36.")
	got := strings.Split(saved.files["screen.txt"], "\n")
	for y, line := range strings.Split(want, "\n") {
		if strings.TrimRight(line, " ") != got[y] {
			t.Errorf("row %d is %q, not %q", y, got[y], line)
		}
	}
	if len(got) != 37 || got[36] != "" {
		t.Errorf("%d lines", len(got))
	}
	dark := drive(t, saved.keep)
	dark.press(")", ")")
	dark.command("export dark.txt")
	if strings.Count(saved.files["dark.txt"], "▀") > 1 { // one is now on the curve
		t.Error("shading is written as text")
	}
}

func TestExportSVG(t *testing.T) {
	var saved memFiles
	d := drive(t, saved.keep)
	d.press(")", ")")
	d.command("export screen.svg")
	picture := saved.files["screen.svg"]
	for _, want := range []string{`width="1440" height="864"`, ">0.405155</text>", ">iris</text>", "<clipPath", "<title>iris at k 20, the screen of descent</title>", `fill="#16181d"`, "#5ab8f0"} {
		if !strings.Contains(picture, want) {
			t.Errorf("%s is not in the picture", want)
		}
	}
	if strings.Contains(picture, "export") || strings.Contains(picture, "writing") {
		t.Error("the picture shows the prompt")
	}
}

func TestNewDataDuringAnExport(t *testing.T) {
	t.Parallel()
	var saved memFiles
	d := long(t, &saved)
	d.hold()
	d.command("export run.csv")
	d.runOne()
	d.arrive("and")
	d.release()
	d.shows("Written to run.csv: the run, k 0 to 100000.")
	if n := strings.Count(saved.files["run.csv"], "\n"); n != 100002 {
		t.Errorf("%d lines", n)
	}
}
