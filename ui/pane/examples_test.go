package pane

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/datasets"
	"descent/ui/session"
	"descent/ui/theme"
)

// pulling is the moment of the picture: iris at k = 20, sorted by |x₁·dz/m|, with
// example 45, which pulls most, in focus.
func pulling(t testing.TB) scene {
	t.Helper()
	f := irisAt20(t)
	f.Inside.Focus, f.View.Sort = 44, "dw1"
	return f
}

// examplesAlbum draws the pane at 80×24, at 120×36, as one of two at 170×45 and
// as one of two at 200×60 … 236×60.
func examplesAlbum(f scene) string {
	var b strings.Builder
	for _, size := range [][2]int{{48, 18}, {74, 30}, {60, 39}, {92, 54}} {
		f.Compact = size[1] < 20
		g, a := sheet(f, size[0], size[1])
		drawExamples(f, a)
		fmt.Fprintf(&b, "%d×%d\n%s", size[0], size[1], framed(g))
	}
	return b.String()
}

func TestExamplesGolden(t *testing.T) {
	plain := pulling(t)
	plain.Plain, plain.Theme = true, look(t, "mono")
	wrong := pulling(t)
	wrong.View.Wrong, wrong.View.Ascending, wrong.Inside.Focus = true, true, 11
	last := pulling(t)
	last.View.Sort, last.Inside.Focus = "i", 99
	for name, f := range map[string]scene{
		"iris": pulling(t), "plain": plain, "wrong": wrong, "last": last,
		"hours": trainOn(t, "hours").walk(50).frame(), "breast-cancer": trainOn(t, "breast-cancer").walk(20).frame(), "blobs": trainOn(t, "blobs").walk(50).frame(),
	} {
		t.Run(name, func(t *testing.T) { golden(t, "examples/"+name+".txt", examplesAlbum(f)) })
	}
}

// The picture of the screens, row by row: who pulls most on w₁, and by how much.
func TestExamplesPicture(t *testing.T) {
	text := painted(pulling(t), 74, 30, drawExamples)
	for _, row := range []string{
		"sorted by |x₁·dz/m| ▾         L averages to J, the last three add up to ∇J",
		"   i  x₁  x₂   y       z     a     L      dz   x₁·dz/m   x₂·dz/m      dz/m",
		"▸ 45 1.9 0.4 ⊗ 0   0.098 0.525 0.743   0.525  0.009966  0.002098  0.005245",
		"  25 1.9 0.2 ⊗ 0   0.005 0.501 0.696   0.501  0.009525  0.001003  0.005013",
		"  96 4.2 1.2 ▲ 1   1.482 0.815 0.205  −0.185 −0.007778 −0.002222 −0.001852",
		"all 100                            J               dw₁       dw₂        db",
		"rows 1–22 of 100            0.405155         −0.028898 −0.055969  0.141130",
	} {
		if !strings.Contains(text, row) {
			t.Errorf("no row %q in\n%s", row, text)
		}
	}
}

// For every data set the contributions add up to the gradient and the losses
// average to J, to 1e-12 of the size of what is added.
func TestExamplesAddUp(t *testing.T) {
	for _, entry := range datasets.Catalogue() {
		f := trainOn(t, entry.Name).walk(20).frame()
		m, n := f.Data.Problem.Size()
		for _, features := range [][2]int{{0, min(1, n-1)}, {n - 1, n / 2}} {
			f.choose("data", features)
			e := f.ExampleTable()
			for _, c := range e.Columns {
				want := f.Run.Snapshot.Cost
				switch {
				case c.Kind == session.ExampleTerm && c.Feature == session.BiasTerm:
					want = f.Run.Snapshot.Grad.B
				case c.Kind == session.ExampleTerm:
					want = f.Run.Snapshot.Grad.W[c.Feature]
				case c.Kind != session.ExampleLoss:
					continue
				}
				sum, scale := 0.0, 0.0
				for i := range m {
					v := e.Value(c, i)
					if c.Kind == session.ExampleLoss {
						v /= float64(m)
					}
					sum, scale = sum+v, scale+math.Abs(v)
				}
				if math.Abs(sum-want) > 1e-12*scale {
					t.Errorf("%s: %s adds up to %g, not to %g", entry.Name, symbolOf(c), sum, want)
				}
			}
		}
	}
}

// The foot shows what the Parameters pane and the readout show, at any digits
// that both have room for.
func TestExamplesFootIsTheParametersPane(t *testing.T) {
	for _, name := range []string{"iris", "hours", "xor", "moons"} {
		for digits := 3; digits <= 6; digits++ {
			f := trainOn(t, name).walk(20).frame()
			f.View.Digits = digits
			_, n := f.Data.Problem.Size()
			var sums []string
			for row, text := range strings.Split(painted(f, 42, 2+n+1, drawParameters), "\n") {
				if row >= 2 {
					sums = append(sums, strings.Fields(text)[3])
				}
			}
			sums = append([]string{strings.Fields(painted(f, 42, 1, drawReadout))[3]}, sums...)
			rows := strings.Split(painted(f, 90, 30, drawExamples), "\n")
			if foot := strings.Join(strings.Fields(rows[28])[4:], " "); foot != strings.Join(sums, " ") {
				t.Errorf("%s with %d digits: the foot is %s, the parameters are %s", name, digits, foot, sums)
			}
		}
	}
}

// The wrong ones only: as many as the frame counts, said; and when nobody is
// wrong, that.
func TestExampleWrongOnly(t *testing.T) {
	f := pulling(t)
	f.View.Wrong, f.Inside.Focus = true, 11
	text := painted(f, 74, 30, drawExamples)
	if strings.Count(text, "⊗") != f.Analysis.Wrong[0] || !strings.Contains(text, fmt.Sprintf("rows 1–%d of %d wrong", f.Analysis.Wrong[0], f.Analysis.Wrong[0])) ||
		!strings.Contains(text, "wrong only, not 12: it is correct") || strings.Contains(text, "▸") {
		t.Errorf("%d are wrong:\n%s", f.Analysis.Wrong, text)
	}
	f.Inside.Focus = 44
	if text := painted(f, 74, 30, drawExamples); !strings.Contains(text, "▸ 45") || strings.Contains(text, "it is correct") {
		t.Errorf("45 is wrong and in focus:\n%s", text)
	}
	f = trainOn(t, "iris").walk(600).frame()
	f.View.Wrong = true
	_, a := sheet(f, 74, 30)
	if text := painted(f, 74, 30, drawExamples); !strings.Contains(text, "No example is wrong.") || !strings.Contains(text, "none of 100") {
		t.Errorf("all are right:\n%s", text)
	}
	if _, ok := exampleAt(f, a, 5, 4); ok {
		t.Error("there is an example in an empty table")
	}
}

// The focused row has the background of a row, in mono it is reversed; classes
// and derivatives have their colours, and the column that sorts is bold.
func TestExampleColours(t *testing.T) {
	for _, name := range theme.Names() {
		f := pulling(t)
		f.Theme = look(t, name)
		g, a := sheet(f, 74, 30)
		drawExamples(f, a)
		for x := range 74 {
			_, focused := g.At(x, 4)
			_, other := g.At(x, 5)
			// The cursor is reversed already in mono: it stands out by not being so.
			if f.Theme.Flat && (focused.Reverse != (x != 0) || other.Reverse) || !f.Theme.Flat && (focused.BG != f.Theme.Row || other.BG == f.Theme.Row) {
				t.Fatalf("%s, column %d: the focused row is %+v, another %+v", name, x, focused, other)
			}
		}
		_, dz := g.At(43, 5)
		_, share := g.At(53, 5)
		_, z := g.At(23, 5)
		if dz != f.Theme.Gradient.WithBackground(f.Theme.Base.BG) || share != f.Theme.Gradient.WithBold().WithBackground(f.Theme.Base.BG) || z.FG != f.Theme.Text.FG || z.Bold {
			t.Errorf("%s: dz %+v, the sorted share %+v, z %+v", name, dz, share, z)
		}
		for r, class := range map[rune]int{'⊗': 0, '●': 0, '▲': 1} {
			if st := styleOf(t, g, r); st.FG != f.Theme.Class[class].FG {
				t.Errorf("%s: %q is %+v", name, r, st)
			}
		}
	}
	f := trainOn(t, "iris-hard").walk(20).frame()
	f.View.Wrong = true
	g, a := sheet(f, 74, 30)
	drawExamples(f, a)
	if st := styleOf(t, g, '▼'); st.FG != f.Theme.Class[1].FG {
		t.Errorf("a wrong example of class 1 is %+v", st)
	}
}

// Plain glyphs are ASCII.
func TestExamplePlain(t *testing.T) {
	f := pulling(t)
	f.Plain = true
	for _, f.View.Ascending = range []bool{false, true} {
		for _, r := range painted(f, 74, 30, drawExamples) {
			if r > 127 {
				t.Fatalf("%q is not plain", r)
			}
		}
	}
}

// Any size and any numbers: nothing outside, no panic.
func TestExamplesAnySizeAnyNumbers(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := someExamples(t, rt)
		w, h := rapid.IntRange(0, 200).Draw(rt, "width"), rapid.IntRange(0, 60).Draw(rt, "height")
		if err := inside(f, w, h, drawExamples); err != nil {
			rt.Fatal(err)
		}
	})
	none := sceneOf(t, datasets.Set{})
	if err := inside(none, 74, 30, drawExamples); err != nil {
		t.Error(err)
	}
}
