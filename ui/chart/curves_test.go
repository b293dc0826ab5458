package chart

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"descent/ui/layout"
	"descent/ui/theme"
)

func figure(w, h int) (*Grid, Area) {
	g := NewGridKeepingLines(w, h, theme.Style{FG: theme.RGB(1, 2, 3), BG: theme.RGB(10, 20, 30)}, nil)
	return g, g.Area(layout.Rect{W: w, H: h})
}

// A line of a figure is a line, where its points are and as it is stroked; none of its dots are
// drawn, and those of others are.
func TestFigureHasLines(t *testing.T) {
	g, a := figure(20, 5)
	red := theme.Style{FG: theme.RGB(255, 0, 0)}
	d := NewDots(10, 4, false)
	d.Polyline([]Dot{{0, 8}, {4.5, 2.25}, {math.NaN(), 0}, {8, 8}, {12, 8}}, Stroke{Thick: true, Dash: Dash{2, 4}})
	d.Draw(a.Sub(layout.Rect{X: 5, Y: 1, W: 10, H: 4}), red)
	loose := NewDots(2, 1, false)
	loose.Point(0, 0, false)
	loose.Line(2, 0, 3, 0, Stroke{})
	loose.Draw(a, theme.Style{FG: theme.RGB(0, 255, 0)})
	picture := parse(t, g.SVG(Caption{"a <title>", "what it shows"}))
	if picture.title != "a <title>" || picture.desc != "what it shows" {
		t.Errorf("it is called %q, %q", picture.title, picture.desc)
	}
	if len(picture.paths) != 1 || picture.dots["#ff0000"] != 0 || picture.dots["#00ff00"] != 3 {
		t.Fatalf("%d lines, dots %v: %v", len(picture.paths), picture.dots, picture.paths)
	}
	line := picture.paths[0]
	// The layer begins at 60, 24; a dot is 6 wide and high.
	if want := "M60 72L87 37.5M108 72L132 72"; line["d"] != want || line["stroke"] != "#ff0000" || line["stroke-width"] != "6" || line["stroke-dasharray"] != "12 24" {
		t.Errorf("%v, want %s", line, want)
	}
}

// A curve that is another colour above a J is a line there too, in that colour.
func TestFigureLinesHaveTheirColours(t *testing.T) {
	g, a := figure(42, 12)
	y := CostRangeAxis(0, 4, 11, false)
	green, red := theme.Style{FG: theme.RGB(0, 255, 0)}, theme.Style{FG: theme.RGB(255, 0, 0)}
	p := NewPlot(a, IterAxis(4, PlotColumns(42, y)), y, theme.Style{}, theme.Style{}, false)
	c := curveOf(0, []float64{1, 1, 3, 4, 1})
	c.Style, c.Threshold = green, &Threshold{Above: 2, Style: red}
	p.Curve(c)
	picture := parse(t, g.SVG(Caption{}))
	if picture.dots["#00ff00"] != 0 || picture.dots["#ff0000"] != 0 {
		t.Errorf("there are dots: %v", picture.dots)
	}
	strokes := map[string]int{}
	for _, line := range picture.paths {
		strokes[line["stroke"]]++
	}
	if strokes["#00ff00"] != 1 || strokes["#ff0000"] != 1 {
		t.Errorf("lines by colour: %v", strokes)
	}
}

// What is written over a line hides it there, and a line ends at its layer.
func TestFigureLinesAreCovered(t *testing.T) {
	g, a := figure(20, 1)
	d := NewDots(10, 1, false)
	d.Line(-100, 2, 1e300, 2, Stroke{})
	d.Draw(a.Sub(layout.Rect{X: 5, Y: 0, W: 10, H: 1}), theme.Style{FG: theme.RGB(255, 0, 0)})
	a.Text(8, 0, "abc", theme.Style{})
	picture := string(g.SVG(Caption{}))
	// Cells 5 … 7 and 11 … 14, five units wider each way.
	if want := `<path d="M55 -5h46v34h-46zM127 -5h58v34h-58z"/></clipPath>`; !strings.Contains(picture, want) {
		t.Errorf("no %s in\n%s", want, picture)
	}
	var x0, y0, x1, y1 float64
	from := strings.LastIndex(picture, `<path d="M`)
	if _, err := fmt.Sscanf(picture[from+len(`<path d="M`):], "%f %fL%f %f", &x0, &y0, &x1, &y1); err != nil || x0 < 48 || x1 > 192 {
		t.Errorf("the line goes from %g to %g, %v", x0, x1, err)
	}
}

// A grid that is no figure has dots.
func TestGridHasDots(t *testing.T) {
	g, a := coloured(10, 2)
	d := NewDots(10, 2, false)
	d.Line(0, 0, 19, 7, Stroke{})
	d.Draw(a, theme.Style{FG: theme.RGB(255, 0, 0)})
	if picture := parse(t, g.SVG(Caption{})); len(picture.paths) != 0 || picture.dots["#ff0000"] < 10 {
		t.Errorf("%v, %v", picture.paths, picture.dots)
	}
}

// Marks are shapes: filled, or outlines.
func TestMarksAreShapes(t *testing.T) {
	g, a := coloured(20, 1)
	a.Text(0, 0, "●▲▼◆■▸◂▾▴", theme.Style{FG: theme.RGB(255, 0, 0)})
	a.Text(10, 0, "○△▽◇□⊗", theme.Style{FG: theme.RGB(255, 0, 0)})
	d := parse(t, g.SVG(Caption{}))
	filled, outlined := 0, 0
	for _, p := range d.paths {
		if p["stroke"] == "" {
			filled += strings.Count(p["d"], "z")
		} else {
			outlined += strings.Count(p["d"], "z")
		}
	}
	if len(d.texts) > 0 || filled != 9 || outlined != 6 {
		t.Errorf("%d texts, %d filled, %d outlined", len(d.texts), filled, outlined)
	}
}

// scenesAt is what a viewer shows of a film at a part of its length.
func scenesAt(t *testing.T, film string, part float64) (scenes []string) {
	t.Helper()
	for _, scene := range strings.Split(film, "<g><animate ")[1:] {
		_, times, _ := strings.Cut(scene, `keyTimes="0;`)
		number, _, _ := strings.Cut(times, `"`)
		from, err := strconv.ParseFloat(number, 64)
		if err != nil {
			t.Fatal(err)
		}
		if from <= part {
			scenes = append(scenes, scene)
		}
	}
	return scenes
}

// A film draws what changes, over what was there, when it changes.
func TestFilmDrawsChanges(t *testing.T) {
	var f Film
	screens := []string{"J 0.6931  k 0", "J 0.5920  k 1", "J 0.5920  k 1", "漢 .5920  k 1", "J 0.5920  k 1"}
	for i, text := range screens {
		g, a := coloured(20, 1)
		a.Text(0, 0, text, theme.Style{})
		f.Show(g, time.Duration(i)*2*time.Second)
	}
	film := string(f.SVG(10*time.Second, Caption{"film", ""}))
	if n := strings.Count(film, "<animate "); n != 3 { // the third screen is the second
		t.Fatalf("%d changes in\n%s", n, film)
	}
	if one := strings.Join(scenesAt(t, film, 0.2), ""); strings.Contains(one, ">0.") || !strings.Contains(one, ">5920<") || !strings.Contains(one, ">1<") {
		t.Errorf("the second screen changes\n%s", one)
	}
	wide := scenesAt(t, film, 0.6)
	if len(wide) != 2 || !strings.Contains(wide[1], ">漢<") || !strings.Contains(wide[1], "M0 0h1M2 0h1M0 1h1M2 1h1") { // what is blank stays
		t.Errorf("the fourth screen changes\n%s", strings.Join(wide, ""))
	}
	if last := scenesAt(t, film, 0.8); len(last) != 3 || !strings.Contains(last[2], ">J<") {
		t.Errorf("the last screen changes\n%s", strings.Join(last, ""))
	}
	if f.Screens() != 4 {
		t.Errorf("it has %d screens", f.Screens())
	}
	if empty := string((&Film{}).SVG(0, Caption{})); !strings.HasPrefix(empty, "<svg ") {
		t.Errorf("no screens are %s", empty)
	}
}
