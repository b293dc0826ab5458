package pane

import (
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/layout"
	"descent/ui/number"
	"descent/ui/session"
)

// title is the line at the top: what is learned from, and whether it plays.
type title struct {
	DrawOptions
	silent
	size          Size
	data          *session.PreparedData
	pair          [2]int // the two features chosen
	playText      string // what it does by itself; empty where it waits
	mistakeID     string // the mistake that steps along; empty where none does
	insideMistake bool   // the iteration shown is that of the mistake
	byHand        bool   // an iteration is made by hand
}

func newTitle(st paneState, d Presentation, size Size) Content {
	return title{
		DrawOptions: d.DrawOptions, size: size, data: st.Data, pair: PairOf(st.State, dataPaneIndex), playText: d.PlayText, mistakeID: st.Run.ActiveMistake().ID,
		insideMistake: d.showsLoop(st.View) && showsMistake(st.State), byHand: st.Practice != nil && !st.Practice.Finished,
	}
}

// Equal implements Content.
func (c title) Equal(o Content) bool { return o == Content(c) }

// state says what goes on.
func (c title) state() string {
	switch {
	case c.playText != "":
		return "► " + c.playText
	case c.byHand:
		return "▮▮ be the machine"
	}
	return "▮▮ paused"
}

// Draw implements Content.
func (c title) Draw(a chart.Area) {
	w, _ := a.Size()
	a.Tint(layout.Rect{W: w, H: 1}, c.Theme.Band)
	state, set := c.state(), c.data.Set
	m, n := c.data.Problem.Size()
	rows := "m " + number.Thousands(m)
	if kept := len(c.data.Test.X); kept > 0 {
		rows += " + " + number.Thousands(kept) + " test"
	}
	must := []string{rows, scaled(set.Scaling.Method)}
	taken := len(" descent  ") + 3 // blanks before the state
	for _, fact := range must {
		taken += 3 + a.Width(fact)
	}
	state = shortened(state, w-1-taken-min(minNameColumns, a.Width(set.Name)))
	end := a.TextRight(w-1, 0, state, c.Theme.Bright)
	room := end - taken
	name, about := dataNameText(set, a, room)
	room -= a.Width(name) + a.Width(about)
	x := drawSpans(a, 1, 0, span{"descent", c.Theme.Bright}, span{"  ", c.Theme.Text}, span{name, c.Theme.Bright}, span{about, c.Theme.Text})
	var may []string
	if c.mistakeID != "" {
		may = append(may, map[bool]string{false: "beside it: the mistake ", true: "inside the mistake "}[c.insideMistake]+c.mistakeID)
	}
	switch {
	case set.Degree > 1:
		may = append(may, "degree "+strconv.Itoa(set.Degree)+": "+strconv.Itoa(n)+" features")
	case n > 2:
		may = append(may, "n "+strconv.Itoa(n))
	}
	if !c.Compact {
		for _, j := range shownFeatures(set, c.pair) {
			may = append(may, "x"+number.Subscript(j+1)+" "+set.Features[j].Name)
		}
	}
	x = a.Text(x+3, 0, must[0], c.Theme.Muted)
	for i, fact := range may {
		if room -= 3 + a.Width(fact); room < 0 {
			break
		}
		style := c.Theme.Muted
		if i == 0 && c.insideMistake {
			style = c.Theme.Warning
		}
		x = a.Text(x+3, 0, fact, style)
	}
	a.Text(x+3, 0, must[1], c.Theme.Muted)
}

// minNameColumns is the columns of a name that can still be recognised.
const minNameColumns = 8

// dataNameText is the name of the data and what is told apart, in so many columns. Of a
// file, whose name the person knows, what y = 1 means is not cut before the name
// is down to its first letters.
func dataNameText(set datasets.Set, a chart.Area, room int) (name, about string) {
	name = set.Name
	if set.Title == "" {
		return clip(name, room), ""
	}
	about = ": " + set.Title
	if a.Width(name)+a.Width(about) > room {
		about = strings.Replace(about, ": y = 1 where ", ": y=1: ", 1)
	}
	if set.Table != nil {
		name = clip(name, max(min(minNameColumns, a.Width(name)), room-a.Width(about)))
	}
	if room -= a.Width(name); room <= 5 {
		return clip(name, room+a.Width(name)), ""
	}
	return name, clip(about, room)
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

func scaled(m datasets.ScalingMethod) string {
	if m == datasets.NoScaling {
		return "not scaled"
	}
	return "scaled: " + m.String()
}

// shownFeatures lists those of a pair: one where there is but one.
func shownFeatures(set datasets.Set, pair [2]int) []int {
	if len(set.Features) == 1 || pair[0] == pair[1] {
		return []int{pair[0]}
	}
	return pair[:]
}
