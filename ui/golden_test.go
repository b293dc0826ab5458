package ui

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the golden screens anew")

// forked is the picture of a fork: forty steps, back by twenty, another α.
func forked() []string {
	return []string{")", ")", ")", ")", "(", "(", "up", ")", ")", "shift+tab"}
}

// Whole screens, as text without colours.
func TestGolden(t *testing.T) {
	t.Parallel()
	main := []string{")", ")"} // k = 20
	plain := func(o *Options) { o.Plain = true }
	mono := func(o *Options) { o.Theme = "mono" }
	same := func(*Options) {}
	for name, c := range map[string]struct {
		w, h   int
		keys   []string
		change func(*Options)
	}{
		"main-80x24":          {80, 24, main, same},
		"main-100x30":         {100, 30, main, same},
		"main-120x36":         {120, 36, main, same},
		"main-170x45":         {170, 45, main, same},
		"main-200x60":         {200, 60, main, same},
		"surface-80x24":       {80, 24, append(main, "2"), same},
		"surface-120x36":      {120, 36, append(main, "2"), same},
		"surface-mono-120x36": {120, 36, append(main, "2"), mono},
		"surface-in-120x36":   {120, 36, append(main, "2", "enter", "+", "left", "up"), same},
		"mono-120x36":         {120, 36, main, mono},
		"plain-120x36":        {120, 36, main, plain},
		"help-120x36":         {120, 36, []string{"?"}, same},
		"help-80x24":          {80, 24, []string{"?"}, same},
		"data-picker-120x36":  {120, 36, []string{"d", "down"}, same},
		"data-picker-80x24":   {80, 24, []string{"d", "down"}, same},
		"start-120x36":        {120, 36, []string{"i"}, same},
		"fork-120x36":         {120, 36, forked(), same},
		"fork-200x60":         {200, 60, forked(), same},
		"start-80x24":         {80, 24, nil, same},
		"zoom-120x36":         {120, 36, append(main, "z"), same},
		"prompt-120x36":       {120, 36, []string{":", "x", "enter"}, same},
		"diverged-120x36":     {120, 36, []string{" "}, overflowing},
		"hours-120x36":        {120, 36, main, catalogue(t, "hours")},
		"breast-cancer-80x24": {80, 24, main, catalogue(t, "breast-cancer")},
		"projector-80x24":     {80, 24, append(main, "P"), same},
		"projector-120x36":    {120, 36, append(main, "P"), same},
		"projector-200x60":    {200, 60, append(main, "P"), same},
		"projector-plain":     {120, 36, append(main, "P"), plain},
		"projector-hidden":    {120, 36, append(main, "P", "H", "V", "enter", "down", " ", "V"), same},
		"hide-120x36":         {120, 36, append(main, "H", "V", "down", "down", "enter"), same},
		"too-small-40x12":     {40, 12, nil, same},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := driveAt(t, c.w, c.h, c.change)
			d.press(c.keys...)
			d.fits(c.w, c.h)
			golden(t, name, d.grid().String())
		})
	}
}

// golden compares with testdata; blanks at the ends of lines are left out.
func golden(t *testing.T, name, screen string) {
	t.Helper()
	lines := strings.Split(screen, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	got := strings.Join(lines, "\n") + "\n"
	path := filepath.Join("testdata", name+".txt")
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the screen is another (go test ./ui -update renews it):\n%s\nnot\n%s", got, want)
	}
}
