package ui

import (
	"strconv"
	"testing"
)

func TestAlphaSteps(t *testing.T) {
	d := drive(t)
	d.times(30, "down") // more than there are steps
	steps := []string{"1e−07", "3e−07", "1e−06", "3e−06", "1e−05", "3e−05", "0.0001", "0.0003", "0.001", "0.003", "0.01",
		"0.03", "0.1", "0.3", "1", "3", "10", "30", "100", "300", "1000"}
	for _, want := range steps {
		d.alpha(want)
		d.press("k")
	}
	d.alpha("1000") // the steps end
	for i := len(steps) - 1; i >= 0; i-- {
		d.alpha(steps[i])
		d.press("j")
	}
	d.alpha("1e−07")
}

// Large features want an α below 1e-7, and the steps go further down. 1e5 alone
// has λmax 1e10, and the bound is 8e-10.
func TestAlphaStepsReachTheBound(t *testing.T) {
	large := [][]float64{{1e5}, {-1e5}, {1e5}, {-1e5}}
	d := drive(t, func(o *Options) { *o = with(numbers(large, []float64{1, 0, 0, 1}, 0)) })
	for _, want := range []string{"3e−10", "1e−10", "3e−11", "1e−11", "3e−12", "3e−12"} {
		d.alpha(want)
		d.press("down")
	}
	d.times(7, "up")
	d.alpha("1e−08")
	d.press("down", "down", "down", "shift+up")
	d.alpha("3.1e−10")
	d.press("c")
	d.shows("compare α 1e-10 3e-10 1e-09 3e-09")
}

// Large features are announced with the command that scales them, on the
// smallest screen too; scaled, the data begin with another α.
func TestScaleIsOffered(t *testing.T) {
	path := csv(t, "exam1,exam2,passed\n34,78,0\n60,86,1\n79,75,1\n45,56,0\n61,96,0\n75,46,1\n")
	d := drive(t)
	d.command("data " + path)
	d.alpha("0.0003")
	for _, size := range [][2]int{{80, 24}, {120, 36}, {200, 60}} {
		d.resize(size[0], size[1])
		d.shows(":scale standard.")
	}
	d.press(":")
	d.write("scale standard")
	d.press("enter")
	d.hides(":scale standard")
	d.alpha("3") // λmax of two columns that hardly go together and the ones is below 8/3
}

func TestFinerAlpha(t *testing.T) {
	for _, c := range []struct {
		typed string
		keys  []string
		want  string
	}{
		{"0.3", []string{"K"}, "0.31"},
		{"0.3", []string{"shift+up", "shift+up"}, "0.32"},
		{"0.3", []string{"J"}, "0.29"},
		{"0.1", []string{"shift+down"}, "0.099"},
		{"0.099", []string{"K"}, "0.1"},
		{"0.99", []string{"K"}, "1"},
		{"1", []string{"K"}, "1.1"},
		{"0.123456", []string{"K"}, "0.13"},
		{"0.123456", []string{"k"}, "0.3"},
		{"0.123456", []string{"j"}, "0.1"},
		{"1000", []string{"K"}, "1000"},
		{"1000", []string{"J"}, "990"},
		{"1e-7", []string{"J"}, "1e−07"},
		{"1e-7", []string{"K"}, "1.1e−07"},
		{"1e300", []string{"up", "K", "J"}, "1e+300"}, // outside of the steps finer has no meaning
		{"1e300", []string{"down"}, "1000"},
		{"1e-300", []string{"up"}, "1e−07"},
		{"5e-324", []string{"down", "J", "K"}, "5e−324"},
	} {
		d := drive(t)
		d.press("a")
		d.write(c.typed)
		d.press("enter")
		d.press(c.keys...)
		if _, _, alpha := d.read(); alpha != c.want {
			t.Errorf("%s then %q: α %s, not %s", c.typed, c.keys, alpha, c.want)
		}
	}
}

func TestTypedAlpha(t *testing.T) {
	for _, c := range [][2]string{
		{"0.05", "0.05"}, {" 2 ", "2"}, {"0,7", "0.7"}, {"1e-3", "0.001"}, {"1e−3", "0.001"}, {"1e300", "1e+300"},
	} {
		typed, want := c[0], c[1]
		d := drive(t)
		d.press("a")
		d.shows("α = ")
		d.shows("a number above 0, now 0.3")
		d.write(typed)
		d.press("enter")
		d.alpha(want)
		d.hides("a number above 0")
		d.press(" ")
		d.at(1)
	}
}

func TestTypedAlphaRefuses(t *testing.T) {
	for _, bad := range []string{"0", "-1", "−0.3", "nan", "inf", "1e400", "abc", "0.3.3"} {
		d := drive(t)
		d.press("a")
		d.write(bad)
		d.press("enter")
		d.shows("! α must be a number above 0, for example 0.3; " + strconv.Quote(bad) + " is none")
		d.alpha("0.3")
		d.times(len(bad), "backspace") // the line is still open
		d.write("2")
		d.hides("must be")
		d.press("enter")
		d.alpha("2")
	}
}

func TestHugeAlphaIsLivedThrough(t *testing.T) {
	d := drive(t)
	d.press("a")
	d.write("1e300")
	d.press("enter", " ", " ")
	d.at(2)
	d.press("L", "2", "}", "home", "end", "left")
	d.shows("k ")
	d.press("home")
	if _, cost, _ := d.read(); cost != "0.693147" { // ln 2: the start is as it was
		t.Errorf("J at the start is %s", cost)
	}
}
