package ui

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/ui/worker"
)

func TestDataList(t *testing.T) {
	d := drive(t)
	d.press(" ", "d")
	for _, e := range datasets.Catalogue() {
		d.shows("  " + e.Name)
	}
	d.shows("Choose data")
	d.shows("▸ iris now")
	d.shows("a CSV file …")
	d.shows("Esc keep iris")
	d.press("esc")
	d.hides("Choose data")
	d.at(1)
	d.shows("iris: setosa / versicolor")
}

// Every entry can be chosen, and trained.
func TestChooseEveryEntry(t *testing.T) {
	t.Parallel()
	d := drive(t)
	for i, e := range datasets.Catalogue() {
		d.press(" ", "r", "d", "g")
		d.times(i, "down")
		d.shows("▸ " + e.Name)
		d.tells(e.Title)
		d.press("enter")
		d.hides("Choose data")
		d.shows(e.Name + ": " + e.Title)
		d.at(0)
		d.ghosts(0)
		if a := d.frame().Run.Alpha; a != e.Alpha {
			t.Errorf("%s begins with α %v, not %v", e.Name, a, e.Alpha)
		}
		d.press(" ")
		d.at(1)
		d.follows()
		for _, size := range [][2]int{{80, 24}, {200, 60}, {120, 36}} {
			d.resize(size[0], size[1])
			d.fits(size[0], size[1])
		}
	}
}

func TestSearchData(t *testing.T) {
	t.Parallel()
	d := drive(t)
	d.press("d", "/")
	d.write("XOR")
	d.shows("/XOR")
	d.hides("  moons")
	d.press("enter")
	d.shows("xor: do the inputs differ?")
	d.press("d")
	d.shows("▸ xor now")
	d.press("/")
	d.write("nothing like it")
	d.shows("▸ a CSV file …")
	d.press("esc")
	d.shows("  moons")
	d.shows("Choose data")
	d.press("esc")
	d.hides("Choose data")
}

// In the search line letters are text, and the arrows still move.
func TestSearchTakesLetters(t *testing.T) {
	d := drive(t)
	d.press("d", "/")
	d.write("iris")
	d.press("down")
	d.shows("▸ iris-hard")
	d.press("up")
	d.press("backspace", "q", "j")
	d.shows("/iriqj")
	d.send(pasted("?"))
	d.shows("/iriqj?")
	d.press("esc", "G")
	d.shows("▸ a CSV file …")
	d.press("g", "pgdown")
	d.shows("▸ " + datasets.Catalogue()[10].Name)
	d.press("pgup")
	d.shows("▸ iris")
}

func csv(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "students.csv")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestOpenACSVFile(t *testing.T) {
	path := csv(t, "hours,sleep,passed\n1,8,no\n2,7,no\n3,9,yes\n4,6,yes\n")
	d := drive(t)
	d.press("d", "end", "enter")
	d.shows("CSV file: ")
	d.send(pasted(" " + path + " ")) // a path is pasted more often than typed
	d.press("enter")
	d.at(0)
	d.shows("students")
	d.shows("hours")
	d.alpha("0.1") // λmax of its XᵀX/m with the ones is 60.0: 8/60.0 is 0.133
	d.tells("m 4")
	d.press(" ")
	d.at(1)
}

// A file's title says which column is the label and what y = 1 means, whole,
// however long the file's name is; what reading left out is said below it, with
// the command that takes it in.
func TestTitleOfAFile(t *testing.T) {
	text := "id,hours,sleep,passed\n1,1,8,no\n2,2,7,no\n3,3,,yes\n4,4,6,yes\n"
	for _, name := range []string{"a.csv", strings.Repeat("lecture-", 12) + "students.csv"} {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		d := drive(t)
		d.command("data " + path)
		for _, size := range [][2]int{{120, 36}, {80, 24}} {
			d.resize(size[0], size[1])
			title, _, _ := strings.Cut(ansi.Strip(d.view()), "\n")
			if !strings.Contains(title, ": y = 1 where passed is yes   m 3 ") && !strings.Contains(title, ": y=1: passed is yes   m 3 ") {
				t.Errorf("%v: the title is %q", size, title)
			}
			all := strings.Join(strings.Fields(ansi.Strip(d.view())), " ") // wherever its rows break
			if want := `label "passed": no is y = 0, yes is y = 1; 1 of 4 rows left out: sleep is empty; left out: id, an id by its name (:features 1-3 takes it in)`; !strings.Contains(all, want) {
				t.Errorf("%v: %q is not said in\n%s", size, want, all)
			}
		}
	}
}

// What cannot be read is one line; the present data stay.
func TestFileThatCannotBeRead(t *testing.T) {
	for _, path := range []string{"/no/such/file.csv", t.TempDir(), csv(t, "a,b\n1,x\n2,y\n3,z\n"), csv(t, "")} {
		d := drive(t)
		d.press(" ", "d", "end", "enter")
		d.send(pasted(path))
		d.hold()
		d.press("enter")
		d.shows("Reading " + filepath.Base(path) + " …, Esc stops")
		d.release()
		d.shows("! " + filepath.Dir(path)) // what is wrong begins with the path
		d.hides("Reading")
		d.at(1)
		d.shows("iris: setosa / versicolor")
		d.press(" ")
		d.hides(filepath.Dir(path))
		d.at(2)
	}
}

// Only the data that were asked for last are shown.
func TestLateDataAreDropped(t *testing.T) {
	d := drive(t)
	d.hold()
	d.press("d", "down", "enter", "d", "/")
	d.write("xor")
	d.press("enter")
	last := len(d.queue) - 1
	d.queue[0], d.queue[last] = d.queue[last], d.queue[0]
	d.release()
	d.shows("xor: do the inputs differ?")
	d.hides("Reading")
}

// Previews that come when the list is closed are dropped.
func TestLatePreviews(t *testing.T) {
	d := drive(t)
	d.hold()
	d.press("d")
	d.shows("Choose data")
	d.press("esc", "?")
	d.release()
	d.shows("search keys and commands")
	d.press("esc")
	d.at(0)
}

func TestNewDataStopPlay(t *testing.T) {
	d := drive(t)
	d.press("p")
	d.arrive("and")
	d.shows("paused")
	d.at(0)
	d.sendTick()
	d.at(0)
}

// A set that no trainer takes is refused; what was there stays.
func TestUnusableData(t *testing.T) {
	void := datasets.Set{Name: "void", Features: []datasets.Feature{{Name: "x"}}}
	d := drive(t, func(o *Options) {
		o.Open = func(context.Context, string, worker.OpenOptions, func(datasets.Progress)) (datasets.Set, error) {
			return void, nil
		}
	})
	d.press(" ")
	d.press("d", "down", "enter")
	d.shows("! ")
	d.at(1)
	d.shows("iris")
}

func TestScalingStays(t *testing.T) {
	d := drive(t, func(o *Options) {
		*o = with(o.Data.Scale(datasets.Standard))
		o.Preprocessing.Scale = datasets.Standard
	})
	d.shows("scaled: standard")
	d.press("d", "down", "enter")
	d.shows("iris-hard: versicolor / virginica")
	d.shows("scaled: standard")
	d.shows("(scaled)")
}

// What reading left out is said until the first key.
func TestNotesAreSaid(t *testing.T) {
	d := drive(t, func(o *Options) { o.Data.Notes = []string{"two rows left out", "no is 0"} })
	d.shows("two rows left out; no is 0")
	d.press(" ")
	d.hides("two rows left out")
	d = drive(t, func(o *Options) {
		o.Data.Notes = []string{"left out: id, an id by its name (--features=1-3 takes it in)"}
	})
	d.shows("(:features 1-3 takes it in)")
}

func TestListOfDataOnASmallScreen(t *testing.T) {
	d := driveAt(t, 80, 24)
	d.press("d")
	for range datasets.Catalogue() {
		d.fits(80, 24)
		d.press("down")
	}
	d.shows("▸ a CSV file …")
	if strings.Contains(d.screen(), "What is happening") {
		t.Error("the list does not cover the screen")
	}
}
