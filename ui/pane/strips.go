package pane

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
	"descent/ui/theme"
)

// Title is the line at the top: what is learned from, and whether it plays.
func Title(f Frame, a chart.Area) {
	w, _ := a.Size()
	a.Tint(layout.Rect{W: w, H: 1}, f.Theme.Band)
	state := "▮▮ paused"
	if f.Moving != "" {
		state = "► " + f.Moving
	}
	m, n := f.Problem.Size()
	must := []string{"m " + number.Thousands(m), scaled(f.Set.Scaling.Method)}
	taken := len(" descent  ") + 3 // blanks before the state
	for _, fact := range must {
		taken += 3 + a.Width(fact)
	}
	state = shortened(state, w-1-taken-min(leastName, a.Width(f.Set.Name)))
	end := a.TextRight(w-1, 0, state, f.Theme.Bright)
	room := end - taken
	name, title := titled(f, a, room)
	room -= a.Width(name) + a.Width(title)
	x := line(a, 1, 0, span{"descent", f.Theme.Bright}, span{"  ", f.Theme.Text}, span{name, f.Theme.Bright}, span{title, f.Theme.Text})
	var may []string
	if n > 2 {
		may = append(may, "n "+strconv.Itoa(n))
	}
	if !f.Compact {
		for _, j := range f.features() {
			may = append(may, "x"+number.Subscript(j+1)+" "+f.Set.Features[j].Name)
		}
	}
	x = a.Text(x+3, 0, must[0], f.Theme.Muted)
	for _, fact := range may {
		if room -= 3 + a.Width(fact); room < 0 {
			break
		}
		x = a.Text(x+3, 0, fact, f.Theme.Muted)
	}
	a.Text(x+3, 0, must[1], f.Theme.Muted)
}

// leastName is the columns of a name that can still be recognised.
const leastName = 8

// titled is the name of the data and what is told apart, in so many columns. Of a
// file, whose name the person knows, what y = 1 means is not cut before the name
// is down to its first letters.
func titled(f Frame, a chart.Area, room int) (name, title string) {
	name = f.Set.Name
	if f.Set.Title == "" {
		return clip(name, room), ""
	}
	title = ": " + f.Set.Title
	if a.Width(name)+a.Width(title) > room {
		title = strings.Replace(title, ": y = 1 where ", ": y=1: ", 1)
	}
	if f.Set.Table != nil {
		name = clip(name, max(min(leastName, a.Width(name)), room-a.Width(title)))
	}
	if room -= a.Width(name); room <= 5 {
		return clip(name, room+a.Width(name)), ""
	}
	return name, clip(title, room)
}

// shortened is what goes on in so many columns: what it is gives way to what
// stands behind a comma, the keys that end it.
func shortened(state string, room int) string {
	head, tail, found := strings.Cut(state, ", ")
	if !found || ansi.StringWidth(state) <= room {
		return state
	}
	tail = ", " + tail
	return clip(head, max(2, room-ansi.StringWidth(tail))) + tail
}

func scaled(m datasets.Method) string {
	if m == datasets.None {
		return "not scaled"
	}
	return "scaled: " + m.String()
}

// features lists the shown features.
func (f Frame) features() []int { return shownFeatures(f.Set, f.Features) }

// shownFeatures lists those of a pair: one where there is but one.
func shownFeatures(set datasets.Set, pair [2]int) []int {
	if len(set.Features) == 1 || pair[0] == pair[1] {
		return []int{pair[0]}
	}
	return pair[:]
}

// Tabs names the main panes; a heavy line underlines those that are shown.
func Tabs(f Frame, a chart.Area) {
	w, _ := a.Size()
	f.hairline(a, 0, 1, w)
	for i, t := range tabs(f, a) {
		st := f.Theme.Muted
		if t.shown {
			st = f.Theme.Text // beside the pane that has the keys
			if i == f.Main || len(f.Shown) == 1 {
				st = f.Theme.Bright
			}
			a.Fill(layout.Rect{X: t.x, Y: 1, W: t.end - t.x, H: 1}, '━', f.tabLine())
		}
		a.Text(t.x, 0, t.text, st)
	}
}

type tab struct {
	text   string
	x, end int
	shown  bool
}

// tabs places the names; on a narrow screen they go without their numbers.
func tabs(f Frame, a chart.Area) []tab {
	var all []tab
	x := 0
	for i, m := range Mains() {
		text := m.Name
		if !f.Compact {
			text = fmt.Sprintf("%d %s", i+1, m.Name)
		}
		t := tab{text: text, x: x, end: x + a.Width(text)}
		for _, s := range f.Shown {
			t.shown = t.shown || s == i
		}
		all = append(all, t)
		x = t.end + 3
	}
	return all
}

// TabAt tells which main pane's name stands at column x.
func TabAt(f Frame, a chart.Area, x int) (int, bool) {
	for i, t := range tabs(f, a) {
		if x >= t.x && x < t.end {
			return i, true
		}
	}
	return 0, false
}

// Keys is the last line: the keys of the moment from the left, as many as
// fit; help and quit always at the right.
func Keys(f Frame, a chart.Area) {
	w, _ := a.Size()
	gap := 3
	if f.Compact {
		gap = 2
	}
	left, right := hints(f)
	end := w
	for i := len(right) - 1; i >= 0; i-- {
		end = a.TextRight(end, 0, right[i].Text, f.Theme.Muted) - 1
		end = a.TextRight(end, 0, right[i].Keys, f.Theme.Bright) - gap
	}
	x := 0
	for _, h := range left {
		text := []span{{h.Keys, f.Theme.Bright}, {" " + h.Text, f.Theme.Muted}}
		if x+lineWidth(a, text...) > end {
			continue
		}
		x = line(a, x, 0, text...) + gap
	}
}

// hints are the keys of the moment, and those that always stand at the right.
func hints(f Frame) (left, right []language.Hint) {
	main := Mains()[f.Main]
	all := language.Hints(main.Name)
	switch {
	case f.Inside.Entered:
		all = language.HintsInside(main.Name)
	case f.Projector:
		all = language.ProjectorHints()
	}
	for _, h := range all {
		nudge, _ := h.Do.(session.Nudge)
		switch {
		case nudge.Name == "pair" && main.Choices(len(f.Set.Features)) < 3: // there is no other
		case isOne[session.Help](h.Do) || isOne[session.Quit](h.Do):
			right = append(right, h)
		case (isOne[session.TakeOver](h.Do) || isOne[session.Drop](h.Do)) && len(f.Ghosts) == 0:
		case f.Projector && f.Compact:
			h.Text, _, _ = strings.Cut(h.Text, " ")
			left = append(left, h)
		default:
			left = append(left, h)
		}
	}
	return left, right
}

// isOne reports whether an intent is one of that type.
func isOne[T session.Intent](i session.Intent) bool {
	_, is := i.(T)
	return is
}

// mostNotice is how many rows a notice may cover.
const mostNotice = 4

// NoticeRows is how many rows the notice takes in that many columns.
func NoticeRows(f Frame, w int) int {
	return min(mostNotice, len(f.wrapped(f.Notice.Text, w-noticeMark)))
}

// noticeMark is room for the "! " of what went wrong.
const noticeMark = 2

// Message is the rows above the keys: an answer, or what went wrong. A long one
// covers what stands there until the next key; of one that is too long the end
// is left out.
func Message(f Frame, a chart.Area) {
	w, h := a.Size()
	if f.Notice.Text == "" {
		return
	}
	lines := f.wrapped(f.Notice.Text, w-noticeMark)
	if len(lines) > h && h > 0 {
		lines[h-1] = clipWords(lines[h-1], w-noticeMark)
		lines = lines[:h]
	}
	if h > 1 {
		a.Fill(layout.Rect{W: w, H: h}, ' ', f.Theme.Base)
	}
	x := 0
	if f.Notice.Wrong {
		x = a.Text(0, 0, "! ", f.Theme.Warning)
	}
	for y, text := range lines {
		a.Text(x, y, text, f.Theme.Text)
	}
}

// clipWords ends a text that goes on with …, behind its last word that fits.
func clipWords(s string, n int) string {
	const more = " …"
	for ansi.StringWidth(s)+ansi.StringWidth(more) > n {
		blank := strings.LastIndexByte(s, ' ')
		if blank < 0 {
			return ansi.Truncate(s, n, "…")
		}
		s = s[:blank]
	}
	return s + more
}

// tabLine is yellow; without colours the heavy line says enough.
func (l Look) tabLine() theme.Style { return theme.Style{FG: l.Theme.Now.FG} }

// HitTabs is a click on the names of the panes.
func HitTabs(f Frame, a chart.Area, x, _ int) session.Intent {
	if i, ok := TabAt(f, a, x); ok {
		return session.Show{Panes: session.Panes()[i : i+1]}
	}
	return nil
}
