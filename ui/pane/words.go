package pane

import (
	"fmt"
	"math"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/theme"
)

// sentence is one thing that is true now: a mark, its first words, the rest.
// Short is the rest where there is only one line for everything.
type sentence struct {
	mark, first, rest string
	short             string
	style             theme.Style // of the mark
	firstStyle        theme.Style // of the first words
}

// Words says what is happening: one sentence a row, as many as fit; or, in a
// single row, the short forms one after the other.
func Words(f Frame, a chart.Area) {
	w, h := a.Size()
	all := sentences(f, w-2)
	if h < 2 {
		x := 0
		for i, s := range all {
			spans := []span{{s.first + s.short, f.Theme.Text}}
			if i == 0 {
				spans = []span{{s.mark + " ", s.style}, {s.first, s.firstStyle}, {s.short, f.Theme.Text}}
			}
			if x+lineWidth(a, spans...) <= w {
				x = line(a, x, 0, spans...) + 2
			}
		}
		return
	}
	heading(f, a, 0, "What is happening", "")
	for i, s := range all {
		if i+1 < h {
			line(a, 0, i+1, span{s.mark + " ", s.style}, span{s.first, s.firstStyle}, span{s.rest, f.Theme.Text})
		}
	}
}

// sentences lists what is true, what matters most first, for a row of that
// many columns.
func sentences(f Frame, width int) []sentence {
	all := []sentence{progress(f, width)}
	if f.Forks {
		all = append(all, plainly(f, fitting(width, "The next step forks here with α "+spokenAlpha(f)+".", "The next step forks: α "+spokenAlpha(f)+".")))
	} else {
		all = append(all, aboutAlpha(f, width))
	}
	if s := aboutData(f, width); s != "" {
		all = append(all, plainly(f, s))
	}
	return append(all, accuracy(f, width))
}

func plainly(f Frame, text string) sentence {
	return sentence{mark: "·", rest: text, short: text, style: f.Theme.Muted}
}

// progress is about J and the weights: a stop if there is one, else the trend.
func progress(f Frame, width int) sentence {
	warn := func(first, rest string) sentence {
		return sentence{mark: "!", first: first, rest: rest, short: rest, style: f.Theme.Warning, firstStyle: f.Theme.Warning}
	}
	still := func(first, rest string) sentence {
		return sentence{mark: "■", first: first, rest: rest, short: ".", style: f.Theme.Bright, firstStyle: f.Theme.Bright}
	}
	switch f.At.Status {
	case trainer.Diverged:
		return warn(fmt.Sprintf("Diverged at k %d", f.At.Iter), ": ← goes back.")
	case trainer.Unchanged:
		return still("No change in the weights", ": they stand.")
	case trainer.Converged:
		return still("Converged", ": the last step was negligible.")
	case trainer.Cycle:
		return still("A cycle", ": the weights jump to and fro.")
	case trainer.Running, trainer.Limit:
	}
	if f.Limit > 0 && f.At.Iter > 0 && f.At.Iter%f.Limit == 0 {
		return still("Limit", fmt.Sprintf(": %s iterations; space goes on.", thousands(f.At.Iter)))
	}
	return trend(f, width)
}

// trend says how J moved in the steps that lead here.
func trend(f Frame, width int) sentence {
	if f.At.Iter == 0 {
		return sentence{mark: "·", first: "The start", rest: ": space makes one iteration.", short: ": space makes one iteration.", style: f.Theme.Muted, firstStyle: f.Theme.Bright}
	}
	costs := f.Present.Costs[:f.At.Iter+1]
	if n := trainer.Zigzag(costs); n >= 4 {
		return sentence{mark: "↕", first: "J zigzags", rest: fmt.Sprintf(", up and down for %d steps.", n), short: ".", style: f.Theme.Warning, firstStyle: f.Theme.Warning}
	}
	before := costs[f.At.Iter-1]
	change := fmt.Sprintf("%s %%", signed((f.At.Cost-before)/before*100))
	way, steps := trainer.Trend(costs)
	count := thousands(steps)
	times := fitting(width-len("J falls"), ", "+count+" times in a row; "+change+" last.",
		", "+count+" times in a row; "+change+".", ", "+count+" times in a row.")
	if steps == 1 {
		times = " by this step: " + change + "."
	}
	switch {
	case way < 0:
		return sentence{mark: "↓", first: "J falls", rest: times, short: " " + change + ".", style: f.Theme.Forward.Strong(), firstStyle: f.Theme.Bright}
	case way > 0:
		return sentence{mark: "↑", first: "J rises", rest: times, short: " " + change + ".", style: f.Theme.Warning, firstStyle: f.Theme.Warning}
	}
	return sentence{mark: "=", first: "J stands", rest: ": this step changed nothing.", short: ".", style: f.Theme.Muted, firstStyle: f.Theme.Bright}
}

// signed writes a change with its sign and one decimal; small ones as a power
// of ten.
func signed(v float64) string {
	switch a := math.Abs(v); {
	case math.IsNaN(v) || math.IsInf(v, 0):
		return "–"
	case a == 0:
		return "±0"
	case a < 5e-5, a >= 1e5:
		return minus(fmt.Sprintf("%+.0e", v))
	case a < 0.05:
		return minus(fmt.Sprintf("%+.*f", int(math.Ceil(-math.Log10(a))), v))
	}
	return minus(fmt.Sprintf("%+.1f", v))
}

// aboutAlpha holds α against the one bound that is a promise.
func aboutAlpha(f Frame, width int) sentence {
	alpha, bound := spokenAlpha(f), f.Facts.AlphaBound
	switch {
	case math.IsNaN(bound) || bound <= 0 || math.IsInf(bound, 0):
		return plainly(f, fmt.Sprintf("α %s: no bound is known.", alpha))
	case f.Alpha <= bound:
		return plainly(f, fmt.Sprintf("α %s ≤ %s: J can never rise.", alpha, roundDown(bound)))
	}
	start := fmt.Sprintf("α %s > %s: ", alpha, roundDown(bound))
	return plainly(f, fitting(width, start+"J may rise for a step.", start+"J may rise."))
}

// spokenAlpha is α as a sentence has room for it.
func spokenAlpha(f Frame) string {
	return fitting(9, short(f.Alpha), brief(f.Alpha, 4))
}

// roundDown writes three digits of a bound, never more than the bound is.
func roundDown(v float64) string {
	if v < 1e-300 {
		return brief(v, 3) // a unit of its third digit is no number any more
	}
	unit := math.Pow10(int(math.Floor(math.Log10(v))) - 2)
	return brief(math.Floor(v/unit)*unit, 3)
}

// aboutData is what the data themselves make happen: one class only, classes
// that a line separates, columns that never change.
func aboutData(f Frame, width int) string {
	long, terse := "", ""
	if f.Facts.OneClass {
		long = fmt.Sprintf("Only y = %g: b runs away, J → 0.", f.Facts.Class)
		terse = fmt.Sprintf("Only y = %g; ", f.Facts.Class)
	} else if f.Separates {
		long, terse = "Separable: all right, w grows for ever.", "Separable; "
	}
	columns := f.Facts.Constant
	if len(columns) == 0 {
		return long
	}
	var names []string
	for _, j := range columns[:min(3, len(columns))] {
		names = append(names, "x"+subscript(j+1))
	}
	if len(columns) > 3 {
		names = append(names, "…")
	}
	constant := strings.Join(names, " ") + " is constant."
	if len(columns) > 1 {
		constant = strings.Join(names, " ") + " are constant."
	}
	return fitting(width, strings.TrimSpace(long+" "+constant), terse+constant)
}

// accuracy counts the examples on the right side of a = 0.5.
func accuracy(f Frame, width int) sentence {
	m, _ := f.Problem.Size()
	wrong := f.Wrong[0] + f.Wrong[1]
	s := plainly(f, fmt.Sprintf("%s of %s right", thousands(m-wrong), thousands(m)))
	s.short = fmt.Sprintf("%s of %s are right.", thousands(m-wrong), thousands(m))
	name := className(f.Set, index(f.Wrong[1] > 0), 12)
	switch {
	case wrong == 0:
		s.rest += "."
	case f.Wrong[0] > 0 && f.Wrong[1] > 0:
		s.rest += fmt.Sprintf("; %s still wrong.", thousands(wrong))
	default:
		s.rest += fitting(width-len([]rune(s.rest)), fmt.Sprintf("; %s %s still wrong.", thousands(wrong), name), fmt.Sprintf("; %s %s wrong.", thousands(wrong), name))
	}
	return s
}

// className is the label of a class; where the label is the y itself, that.
func className(set datasets.Set, class, most int) string {
	if label := set.Classes[class]; label != fmt.Sprint(class) {
		return clip(label, most)
	}
	return fmt.Sprintf("y=%d", class)
}

// fitting is the first text of at most width characters, or else the last one.
func fitting(width int, texts ...string) string {
	for _, s := range texts[:len(texts)-1] {
		if len([]rune(s)) <= width {
			return s
		}
	}
	return texts[len(texts)-1]
}

// clip shortens a text of the person's data to n columns.
func clip(s string, n int) string {
	return ansi.Truncate(s, max(0, n), "…")
}
