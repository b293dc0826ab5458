package pane

import (
	"math"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// Where J is ∞ the picture of the parameters steps back behind a box that says so,
// with the last finite J; while the class is to say J itself it does not.
func TestOverflown(t *testing.T) {
	f := irisAt20(t)
	at := f.Run.Snapshot
	at.Cost, at.Status, at.Iter = math.Inf(1), trainer.Diverged, 21
	b := divergedOverlay{Content: scatterOf(f, 74, 30), divergedKey: divergedKey{DrawOptions: f.DrawOptions, size: Size{74, 30}, k: 21, last: "At k 20 J was 0.405."}}
	b.what, b.words = divergedText(at)
	g, a := sheet(f, 74, 30)
	b.Draw(a)
	for _, want := range []string{"At k 20 J was 0.405.", "back to k 20", "start again", "██  ▀█▄▄█▀  ██"} {
		if !strings.Contains(g.String(), want) {
			t.Errorf("%q is not there:\n%s", want, g)
		}
	}
	first := b
	first.k, first.last = 0, ""
	start, over := sheet(f, 74, 30)
	first.Draw(over)
	if said := start.String(); !strings.Contains(said, "The start is past every number.") || !strings.Contains(said, "choose a start") || strings.Contains(said, "back to k") || strings.Contains(said, "step") {
		t.Errorf("of a start without a finite J it says\n%s", said)
	}
	for x := range 20 {
		if _, st := g.At(x, 0); st.Bold || st.FG == f.Theme.Class[0].FG {
			t.Fatalf("what lies behind has not stepped back: %+v", st)
		}
	}
	for _, size := range []Size{{48, 18}, {20, 8}, {0, 0}} {
		b.size = size
		_, small := sheet(f, size.W, size.H)
		b.Draw(small)
	}
	if same := b; b.Hit(3, 3) != nil || !b.Equal(same) || b.Equal(b.Content) {
		t.Error("it is not what it is")
	}
	st := session.State{Run: session.RunState{Snapshot: at}}
	st.View.Hidden = map[string]bool{"j": true}
	if c := withDivergedOverlay(b.Content, st, Presentation{DrawOptions: f.DrawOptions}, Size{74, 30}); !c.Equal(b.Content) {
		t.Error("J is hidden, and shown")
	}
	for _, c := range []struct {
		params trainer.Params
		want   string
	}{
		{trainer.Params{W: []float64{1, math.Inf(-1)}}, "w₂ = −∞"}, {trainer.Params{W: []float64{1, 2}, B: math.Inf(1)}, "b = ∞"},
		{trainer.Params{W: []float64{math.NaN(), 2}}, "w₁ is no number any more"},
	} {
		if _, words := divergedText(trainer.Snapshot{Params: c.params}); words != c.want {
			t.Errorf("%+v: %q, want %q", c.params, words, c.want)
		}
	}
}

// Where the run is over no step is offered, none is computed, and no parameter moves;
// the readout is a warning.
func TestTheRunIsOver(t *testing.T) {
	f := irisAt20(t)
	f.Run.Snapshot.Cost, f.Run.Snapshot.Status = math.Inf(1), trainer.Diverged
	f.Run.Snapshot.Params = trainer.Params{W: []float64{3.2e307, 1}, B: 0}
	f.Run.Snapshot.Grad = trainer.Params{W: []float64{2.13, 0.5}, B: 0.5}
	f.Run.Alpha = 1e308
	if line := painted(f, 118, 1, drawFooter); strings.Contains(line, "step") || strings.Contains(line, "play") || !strings.Contains(line, "back") {
		t.Errorf("the footer is %q", line)
	}
	if table := painted(f, 42, 4, drawUpdate); !strings.Contains(table, "None: J = ∞, the run is over.") || !strings.Contains(table, "w₁ would be −∞") {
		t.Errorf("the next update is\n%s", table)
	}
	if table := painted(f, 42, 5, drawParameters); strings.Contains(table, "down") || strings.Count(table, "–") != 3 {
		t.Errorf("the parameters are\n%s", table)
	}
	g, a := sheet(f, 42, 1)
	drawReadout(f, a)
	if _, st := g.At(15, 0); st.BG != f.Theme.WarnBand || st.FG != f.Theme.Warning.FG {
		t.Errorf("J is drawn as %+v", st)
	}
}
