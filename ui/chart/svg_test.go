package chart

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"
	"testing"

	"descent/ui/layout"
	"descent/ui/theme"
)

// drawing is what a viewer finds in a picture.
type drawing struct {
	width, height string
	title, desc   string
	rects         []map[string]string // the paper
	grounds       []string            // of one colour: the colour, and what is covered
	texts         []map[string]string // their words stand under ""
	paths         []map[string]string
	dots          map[string]int // by colour: lines without a length
}

func parse(t *testing.T, picture []byte) drawing {
	t.Helper()
	d := drawing{dots: map[string]int{}}
	group := map[string]string{}
	for x := xml.NewDecoder(bytes.NewReader(picture)); ; {
		token, err := x.Token()
		if errors.Is(err, io.EOF) {
			return d
		}
		if err != nil {
			t.Fatalf("%v in\n%s", err, picture)
		}
		if end, ok := token.(xml.EndElement); ok && end.Name.Local == "g" {
			group = map[string]string{}
		}
		e, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		attributes := map[string]string{}
		for _, a := range e.Attr {
			attributes[a.Name.Local] = a.Value
		}
		switch e.Name.Local {
		case "svg":
			d.width, d.height = attributes["width"], attributes["height"]
		case "rect":
			d.rects = append(d.rects, attributes)
		case "g":
			group = attributes
		case "title", "desc":
			var words string
			if err := x.DecodeElement(&words, &e); err != nil {
				t.Fatal(err)
			}
			*map[string]*string{"title": &d.title, "desc": &d.desc}[e.Name.Local] = words
		case "path":
			d.path(attributes, group)
		case "clipPath":
			if err := x.Skip(); err != nil {
				t.Fatal(err)
			}
		case "text":
			var words string
			if err := x.DecodeElement(&words, &e); err != nil {
				t.Fatal(err)
			}
			attributes[""], attributes["fill"], attributes["font-weight"] = words, group["fill"], group["font-weight"]
			d.texts = append(d.texts, attributes)
		default:
			t.Fatalf("an element %s", e.Name.Local)
		}
	}
}

// path takes a path in its group: a ground, dots, or another.
func (d *drawing) path(attributes, group map[string]string) {
	switch n := strings.Count(attributes["d"], "h0"); {
	case group["shape-rendering"] != "":
		d.grounds = append(d.grounds, strings.TrimSpace(attributes["stroke"]+" "+attributes["d"]+" "+attributes["transform"]))
	case n > 0:
		d.dots[attributes["stroke"]] += n
	default:
		d.paths = append(d.paths, attributes)
	}
	if group["clip-path"] != "" {
		attributes["stroke"] = group["stroke"]
	}
}

func (d drawing) text(words string) map[string]string {
	for _, t := range d.texts {
		if t[""] == words {
			return t
		}
	}
	return nil
}

func coloured(w, h int) (*Grid, Area) {
	g := NewGrid(w, h, theme.Style{FG: theme.RGB(1, 2, 3), BG: theme.RGB(10, 20, 30)}, nil)
	return g, g.Area(layout.Rect{W: w, H: h})
}

func TestSVGText(t *testing.T) {
	g, a := coloured(20, 3)
	red := theme.Style{FG: theme.RGB(255, 0, 0)}
	a.Text(2, 1, "a<b>&\"c' w₁ 漢x", red)
	a.Text(0, 0, "now", theme.Style{Reverse: true, Bold: true})
	d := parse(t, g.SVG(Caption{}))
	if d.width != "240" || d.height != "72" {
		t.Errorf("20×3 cells are %s×%s", d.width, d.height)
	}
	for words, want := range map[string]map[string]string{
		`a<b>&"c'`: {"x": "24", "y": "42", "textLength": "96", "fill": "#ff0000"},
		"w":        {"x": "132", "textLength": "", "fill": "#ff0000"},
		"₁":        {"x": "150", "text-anchor": "middle"}, // the middle of the cell from 144
		"漢":        {"x": "180", "text-anchor": "middle"}, // of the two from 168
		"x":        {"x": "192"},
		"now":      {"x": "0", "y": "18", "font-weight": "bold", "fill": "#0a141e"},
	} {
		got := d.text(words)
		if got == nil {
			t.Errorf("%q is not there: %v", words, d.texts)
			continue
		}
		for name, value := range want {
			if got[name] != value {
				t.Errorf("%q has %s %q, want %q", words, name, got[name], value)
			}
		}
	}
	if len(d.texts) != 6 {
		t.Errorf("%d texts: %v", len(d.texts), d.texts)
	}
	if len(d.rects) != 1 || d.rects[0]["fill"] != "#0a141e" || len(d.grounds) != 1 || d.grounds[0] != "#010203 M0 0h3M0 1h3" {
		t.Errorf("the paper and the reversed cells are %v, %v", d.rects, d.grounds)
	}
}

// Half blocks become two lines, as wide as their neighbours are equal.
func TestSVGShading(t *testing.T) {
	g, a := coloured(4, 1)
	up, low := theme.RGB(200, 0, 0), theme.RGB(0, 200, 0)
	a.Shade(1, 0, up, low)
	a.Shade(2, 0, up, low)
	a.Set(3, 0, '▄', theme.Style{FG: low})
	d := parse(t, g.SVG(Caption{}))
	want := []string{
		"#c80000 M1 0h2",
		"#00c800 M1 1h3", // ▄ has an upper half of paper
	}
	if strings.Join(d.grounds, "; ") != strings.Join(want, "; ") {
		t.Errorf("%q, want %q", d.grounds, want)
	}
	if len(d.texts) > 0 {
		t.Errorf("texts: %v", d.texts)
	}
}

// Braille, lines and blocks are shapes in their colours, and every dot is one.
func TestSVGShapes(t *testing.T) {
	g, a := coloured(24, 2)
	red, green := theme.Style{FG: theme.RGB(255, 0, 0)}, theme.Style{FG: theme.RGB(0, 255, 0)}
	a.Text(0, 0, "⣿⠁⢀⠀", red)
	a.Text(4, 0, "⠿", green)
	a.Text(0, 1, "─│┌┐└┘├┤┬┴┼╌╭╮╰╯", red)
	a.Text(16, 1, "━┃", green)
	a.Text(18, 1, "█▁▌▐▏", green)
	d := parse(t, g.SVG(Caption{}))
	if d.dots["#ff0000"] != 8+1+1 || d.dots["#00ff00"] != 6 {
		t.Errorf("dots: %v", d.dots)
	}
	if len(d.texts) > 0 {
		t.Errorf("texts: %v", d.texts)
	}
	arms := map[string]int{}
	for _, p := range d.paths {
		arms[p["stroke"]+p["stroke-width"]] += strings.Count(p["d"], "l") + strings.Count(p["d"], "Q") + strings.Count(p["d"], "h4")/2 +
			strings.Count(p["d"], "h12") + strings.Count(p["d"], "v24")
		if p["stroke"] == "" {
			arms["solid "+p["fill"]] += strings.Count(p["d"], "z")
		}
	}
	// One for ─ and │, two for each of four corners, three for each of four forks,
	// four for the cross, one dashed line, four round corners.
	if want := 2 + 2*4 + 3*4 + 4 + 1 + 4; arms["#ff00002"] != want || arms["#00ff004"] != 2 || arms["solid #00ff00"] != 5 {
		t.Errorf("lines and blocks: %v, want %d thin, 2 thick, 5 solid", arms, want)
	}
	for _, p := range d.paths {
		if p["fill"] == "#00ff00" && !strings.Contains(p["d"], "M228 45h12v3h-12z") { // ▁ in column 19: an eighth of 24
			t.Errorf("▁ is not in %s", p["d"])
		}
	}
}

// Every cell that is not blank is drawn once.
func TestSVGCells(t *testing.T) {
	g, a := coloured(30, 4)
	for y, line := range []string{"J = 0.405155, α 0.3", "漢字 ŷ→x", "  ○●△▲", "a\u00a0b"} {
		a.Text(1, y, line, theme.Style{})
	}
	cells := 0
	for _, text := range parse(t, g.SVG(Caption{})).texts {
		if length := text["textLength"]; length != "" {
			n, err := strconv.Atoi(length)
			if err != nil || n != cellWidth*len(text[""]) {
				t.Errorf("%q is %s long", text[""], length)
			}
		}
		cells += len([]rune(text[""]))
	}
	want := len([]rune(strings.NewReplacer(" ", "", "\n", "").Replace(g.String()))) - len("○●△▲")/3 // marks are shapes
	if cells != want {
		t.Errorf("%d runes are drawn, %d stand there", cells, want)
	}
}

// Without colours it is black on white.
func TestSVGWithoutColours(t *testing.T) {
	g := NewGrid(3, 1, theme.Style{}, nil)
	g.Area(layout.Rect{W: 3, H: 1}).Text(0, 0, "k", theme.Style{})
	d := parse(t, g.SVG(Caption{}))
	if d.rects[0]["fill"] != "#ffffff" || d.text("k")["fill"] != "#000000" {
		t.Errorf("%v, %v", d.rects, d.texts)
	}
	if d := parse(t, NewGrid(0, 0, theme.Style{}, nil).SVG(Caption{})); d.width != "0" {
		t.Errorf("no cells are %s wide", d.width)
	}
}

func TestTrimmed(t *testing.T) {
	g, a := coloured(6, 3)
	a.Text(1, 0, "ab", theme.Style{})
	a.Text(0, 2, "漢", theme.Style{})
	if got := string(g.Trimmed()); got != " ab\n\n漢\n" {
		t.Errorf("%q", got)
	}
}
