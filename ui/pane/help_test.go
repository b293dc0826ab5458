package pane

import (
	"strings"
	"testing"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/theme"
)

// translated is a text as the frame's glyphs show it.
func translated(f scene, s string) string {
	if f.Plain {
		return theme.Plain()(s)
	}
	return s
}

// rowOf tells whether a line of the screen holds keys and, behind at least one
// blank, text, in a column that begins with the keys and ends with the text.
func rowOf(screen, keys, text string) bool {
	for line := range strings.Lines(screen) {
		for from := 0; ; {
			i := strings.Index(line[from:], " "+keys+" ")
			if i < 0 {
				break
			}
			from += i + 1
			rest := strings.TrimLeft(line[from+len(keys):], " ")
			if after, ok := strings.CutPrefix(rest, text); ok && (strings.HasPrefix(after, " ") || text == "") {
				return true
			}
		}
	}
	return false
}

// helpPages are the pages of the help on a screen of that size, one after the other.
func helpPages(f scene, w, h int) string {
	r := layout.HelpBox(w, h)
	help := Help{DrawOptions: f.DrawOptions, Penalised: f.Run.Snapshot.Lambda != 0}
	var all string
	for help.Page = range help.Pages(r.W, r.H) {
		all += painted(f, r.W, r.H, func(_ scene, a chart.Area) { help.Draw(a) }) + "\n"
	}
	return all
}

// Every key of the screen stands in the help with what it does, nothing cut
// and nothing touching, at the smallest size and with plain glyphs too; where it has
// more than one page it says so.
func TestHelpShowsEveryKey(t *testing.T) {
	for _, size := range append(sizes(), [2]int{100, 30}) {
		for _, plain := range []bool{false, true} {
			f := irisAt20(t)
			f.Plain = plain
			f.Run.Snapshot.Lambda = 1
			screen := helpPages(f, size[0], size[1])
			rows := 0
			for _, row := range language.Lines(true) {
				rows++
				keys, text := translated(f, row.Keys), translated(f, row.Text)
				if !rowOf(screen, keys, text) {
					t.Fatalf("%d×%d, plain %v: the help does not show %q, %q whole in\n%s", size[0], size[1], plain, keys, text, screen)
				}
			}
			if rows < 40 {
				t.Errorf("the key table has %d rows only: nothing was tested", rows)
			}
			for _, g := range language.Groups() {
				if !strings.Contains(screen, " "+translated(f, string(g))+" ") {
					t.Errorf("%v: no heading %s", size, g)
				}
			}
			if pages := strings.Count(screen, "Esc close"); pages > 1 && !strings.Contains(screen, "page 2 of 2") {
				t.Errorf("%v: %d pages, and none says so", size, pages)
			}
		}
	}
}

// The help also says how to read the marks.
func TestHelpExplainsMarks(t *testing.T) {
	for _, size := range append(sizes(), [2]int{100, 30}) {
		screen := helpPages(irisAt20(t), size[0], size[1])
		for _, pair := range [][2]string{
			{"○ △", "one example"}, {"● ▲", "several"}, {"⊗ ▼", "wrong"}, {"◆", "α changed here"}, {"dw", "a derivative"}, {"Esc", "close"},
		} {
			if !rowOf(screen, pair[0], pair[1]) && !strings.Contains(screen, pair[0]+" "+pair[1]) {
				t.Errorf("%v: the help does not show %q, %q:\n%s", size, pair[0], pair[1], screen)
			}
		}
	}
}

// lastLine is what stands in the last line for a frame.
func lastLine(f scene, w int) string { return strings.TrimRight(painted(f, w, 1, drawFooter), " ") }

// The footer holds whole hints only, help and quit always at the right edge,
// and the keys of ghosts only where there are ghosts.
func TestKeysAreWhole(t *testing.T) {
	for _, f := range []scene{irisAt20(t), forked(t)} {
		for _, compact := range []bool{false, true} {
			for w := 20; w <= 200; w++ {
				f.Compact = compact
				line := lastLine(f, w)
				gap := "   "
				if compact {
					gap = "  "
				}
				if !strings.HasSuffix(line, "? help"+gap+"q quit") || len([]rune(line)) != w {
					t.Fatalf("%d columns: %q does not end with help and quit", w, line)
				}
				left := strings.TrimSuffix(line, "? help"+gap+"q quit")
				for _, h := range language.Hints("Data") {
					left = strings.TrimPrefix(left, h.Keys+" "+h.Text+gap)
				}
				if strings.Trim(left, " ") != "" {
					t.Fatalf("%d columns: %q holds %q, which is no hint", w, line, left)
				}
			}
		}
	}
	if line := lastLine(irisAt20(t), 200); strings.Contains(line, "take over") || strings.Contains(line, "drop") {
		t.Errorf("%q offers ghosts that are not there", line)
	}
	if line := lastLine(forked(t), 200); !strings.Contains(line, "u take over") || !strings.Contains(line, "x drop ghosts") {
		t.Errorf("%q does not offer the ghosts", line)
	}
	// The pictures: the first hints at 80 columns.
	f := irisAt20(t)
	f.Compact = true
	if line := lastLine(f, 78); !strings.HasPrefix(line, "space step  ← back  p play  ↑↓ α  tab pane  d data") {
		t.Errorf("at 80 columns: %q", line)
	}
}

// The footer's words for one pane alone must name a pane that there is.
func TestHintsNamePanes(t *testing.T) {
	names := map[string]bool{}
	for _, m := range Mains() {
		names[m.Name] = true
	}
	for _, in := range []language.Context{language.Main, language.InsidePane} {
		for _, k := range language.KeysIn(in) {
			for name := range k.HintIn {
				if !names[name] {
					t.Errorf("%q is hinted in %q, which is no pane", k.Keys, name)
				}
			}
		}
	}
}
