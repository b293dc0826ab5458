package pane

import (
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/datasets"
	"descent/ui/layout"
)

// α on the ladder and its finer steps, as the keys reach them.
func alphas() []float64 {
	return []float64{1e-7, 3e-6, 0.0001, 0.0003, 0.00031, 0.0029, 0.003, 0.03, 0.31, 0.3, 1, 30, 1000}
}

// k, J and α are never cut: a number without its end is another number. What
// has no room is rounded. At 28 columns and at 42, with plain glyphs too, up to
// a million iterations.
func TestReadoutIsWhole(t *testing.T) {
	for _, compact := range []bool{true, false} {
		w := map[bool]int{true: 28, false: 42}[compact]
		for _, plain := range []bool{false, true} {
			for _, k := range []int{0, 20, 999, 1000, 10000, 99999, 1000000} {
				for _, alpha := range alphas() {
					f := irisAt20(t)
					f.Compact, f.Plain, f.Run.Snapshot.Iter, f.Run.Alpha = compact, plain, k, alpha
					fields := strings.Fields(painted(f, w, 1, drawReadout))
					if len(fields) != 6 || fields[0] != "k" || fields[1] != strconv.Itoa(k) || fields[2] != "J" || fields[4] != translated(f, "α") {
						t.Fatalf("%d columns, plain %v, k %d, α %v: %q", w, plain, k, alpha, fields)
					}
					if !rounds(fields[3], f.Run.Snapshot.Cost) || !rounds(fields[5], alpha) {
						t.Errorf("%d columns, plain %v, k %d, α %v, J %v: %q", w, plain, k, alpha, f.Run.Snapshot.Cost, fields)
					}
				}
			}
		}
	}
}

// So it is where both are powers of ten with three digits; only the name of α may be cut.
func TestReadoutKeepsPowersOfTen(t *testing.T) {
	for _, plain := range []bool{false, true} {
		for _, k := range []int{0, 20, 9999, 99999} {
			f := irisAt20(t)
			f.Compact, f.Plain, f.Run.Snapshot.Iter, f.Run.Alpha, f.Run.Snapshot.Cost = true, plain, k, 1e300, 2.4567e299
			fields := strings.Fields(painted(f, 28, 1, drawReadout))
			if len(fields) != 6 || !rounds(fields[3], 2.4567e299) || fields[5] != "1e+300" {
				t.Errorf("plain %v, k %d: %q", plain, k, fields)
			}
		}
	}
}

// rounds tells whether s is v, rounded to some number of digits.
func rounds(s string, v float64) bool {
	s = strings.ReplaceAll(s, "−", "-")
	for digits := 1; digits <= 17; digits++ {
		if s == strconv.FormatFloat(v, 'g', digits, 64) || s == strconv.FormatFloat(v, 'f', digits, 64) {
			return true
		}
	}
	return false
}

// Where there is room for the numbers of the pictures, nothing is rounded away.
func TestReadoutKeepsItsDigits(t *testing.T) {
	for _, c := range []struct {
		w       int
		compact bool
		alpha   float64
		want    string
	}{
		{28, true, 0.3, "k 20  J 0.405155  α 0.3"},
		{28, true, 0.0003, "k 20  J 0.405155  α 0.0003"},
		{42, false, 0.3, " k 20        J 0.405155        α 0.3"},
		{42, false, 0.123456789, "k 20 J 0.405155 α 0.123456789"},
	} {
		f := irisAt20(t)
		f.Compact, f.Run.Alpha = c.compact, c.alpha
		got := strings.TrimRight(painted(f, c.w, 1, drawReadout), " ")
		if got != c.want {
			t.Errorf("%d columns: %q, want %q", c.w, got, c.want)
		}
	}
}

// With λ and names in letters J keeps three decimals, and the names give way.
func TestReadoutKeepsJ(t *testing.T) {
	for _, k := range []int{1, 30, 200, 1000} {
		f := irisAt20(t)
		f.Plain, f.Compact = true, true
		f.Run.Snapshot.Iter, f.Run.Snapshot.Cost, f.Run.Snapshot.Lambda = k, 0.078, 1
		f.Run.Recent = nil
		got := painted(f, 28, 1, drawReadout)
		var iter int
		var cost, alpha, lambda float64
		var names [2]string
		if _, err := fmt.Sscanf(got, "k %d J %g %s %g %s %g", &iter, &cost, &names[0], &alpha, &names[1], &lambda); err != nil {
			t.Fatalf("%q: %v", got, err)
		}
		named := slices.Contains([]string{"alpha", "alp"}, names[0]) && slices.Contains([]string{"lambda", "lam"}, names[1])
		if iter != k || math.Abs(cost-0.078) > 1e-9 || alpha != 0.3 || lambda != 1 || !named {
			t.Errorf("%q", got)
		}
	}
}

// The title shows its state whole whatever the data are called, and says how
// they are scaled.
func TestTitleIsWhole(t *testing.T) {
	long := strings.Repeat("students of three years ", 3)
	for _, size := range sizes() {
		for _, name := range []string{"iris", "breast-cancer", "hours"} {
			set := trainOn(t, name).set
			for _, method := range []datasets.ScalingMethod{datasets.NoScaling, datasets.Standard, datasets.MinMax} {
				f := begin(t, set.Scale(method)).frame()
				f.Compact = layout.Arrange(size[0], size[1], layout.Requirements{}).Compact
				text := painted(f, size[0], 1, drawTitle)
				title := set.Title
				if method != datasets.NoScaling {
					title = title[:len(title)/2] // it gives way where it must
				}
				if !strings.HasPrefix(text, " descent  "+name+": "+title) || !strings.HasSuffix(text, " ▮▮ paused ") {
					t.Errorf("%v: %q", size, text)
				}
				if method != datasets.NoScaling && !strings.Contains(text, "scaled: "+method.String()+" ") {
					t.Errorf("%v, scaled: %q does not say so", size, text)
				}
			}
			f := begin(t, set).frame()
			f.Data.Set.Name, f.Data.Set.Title, f.PlayText = long, long, "playing 60/s"
			if text := painted(f, size[0], 1, drawTitle); !strings.HasSuffix(text, " ► playing 60/s ") {
				t.Errorf("%v: %q covers that it plays", size, text)
			}
		}
	}
}

// A message that went wrong has a mark; another has none.
func TestNotice(t *testing.T) {
	for _, c := range []struct {
		notice Notice
		want   string
	}{{Notice{}, ""}, {Notice{Text: "Start: zeros"}, "Start: zeros"}, {Notice{Text: "no such file", Wrong: true}, "! no such file"}} {
		f := irisAt20(t)
		f.Notice = c.notice
		if got := strings.TrimRight(painted(f, 40, 1, drawNotice), " "); got != c.want {
			t.Errorf("%+v is shown as %q", c.notice, got)
		}
	}
}

// The line that is typed always shows its cursor, and the text around it; an
// error takes the place of the hint.
func TestPrompt(t *testing.T) {
	for _, text := range []string{"", "0.3", strings.Repeat("0123456789", 9), strings.Repeat("日本", 30)} {
		for cursor := range len([]rune(text)) + 1 {
			for _, w := range []int{20, 78, 118} {
				f := irisAt20(t)
				g, a := sheet(f, w, 1)
				Prompt(f.DrawOptions, a, Line{Label: "α = ", Text: text, Cursor: cursor, Hint: "a number"})
				under := (append([]rune(text), ' '))[cursor]
				seen := 0
				for x := range w {
					if r, st := g.At(x, 0); st.Reverse && r == under {
						seen++
					}
				}
				if seen != 1 {
					t.Fatalf("%d columns, cursor at %d of %q: %d cursors in %q", w, cursor, text, seen, g)
				}
			}
		}
	}
	f := irisAt20(t)
	g, a := sheet(f, 60, 1)
	Prompt(f.DrawOptions, a, Line{Label: ":", Text: "x", Cursor: 1, Hint: "an iteration", Wrong: "x is no number"})
	if got := strings.TrimRight(g.String(), " "); got != ":x  ! x is no number" {
		t.Errorf("an error is shown as %q", got)
	}
}

// A notice that is longer than a row is read to its end, or ends in an ellipsis.
func TestLongNotice(t *testing.T) {
	f := irisAt20(t)
	f.Notice.Text = "students.csv:4: column 3 holds three labels: blue, green, red"
	for wrong, want := range map[bool]struct {
		rows int
		says string
	}{false: {2, f.Notice.Text}, true: {3, "! " + f.Notice.Text}} { // the mark takes two columns
		f.Notice.Wrong = wrong
		if rows := f.noticeRows(f.Notice, 30); rows != want.rows {
			t.Fatalf("wrong %v: %d rows", wrong, rows)
		}
		if got := strings.Join(strings.Fields(painted(f, 30, want.rows, drawNotice)), " "); got != want.says {
			t.Errorf("the screen says %q", got)
		}
	}
	f.Notice.Text = strings.Repeat("words and more words ", 40)
	if rows := f.noticeRows(f.Notice, 30); rows != maxNoticeRows {
		t.Errorf("%d rows", rows)
	}
	if got := strings.TrimSpace(painted(f, 30, maxNoticeRows, drawNotice)); !strings.HasSuffix(got, "…") {
		t.Errorf("%q does not say that it goes on", got)
	}
	f.Notice.Text = ""
	if f.noticeRows(f.Notice, 30) != 1 {
		t.Error("no notice keeps its row free")
	}
}
