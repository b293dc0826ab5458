package session_test

import (
	"fmt"
	"math"
	"math/rand"
	"reflect"
	"testing"

	"descent/ui/session"
)

// shown is all of a session that a moment says: ghosts that it leaves out are
// none of it, nor how many steps were made.
func shown(s *session.Session, ghosts bool) string {
	st := s.State()
	w, g := st.Run, st.View
	run := w.Present
	text := fmt.Sprintf("%s %v k %d %x J %x %v α %x forks %v\ninside %+v\n", st.Data.Name, st.Data.Scale, w.Snapshot.Iter, w.Snapshot.Params, math.Float64bits(w.Snapshot.Cost), w.Snapshot.Status,
		math.Float64bits(w.Alpha), w.Forks, st.Inside)
	text += fmt.Sprintf("run %v next %v head %d %x %x\n", run.Changes(), run.NextHyper(), run.Head().Iter, run.Head().Params, math.Float64bits(run.Head().Cost))
	for _, ghost := range w.Ghosts {
		if ghosts && ghost.Compared() {
			text += fmt.Sprintf("along %v %d %x\n", ghost.Changes(), ghost.Head().Iter, ghost.Head().Params)
		}
	}
	text += fmt.Sprintf("view %d beside %d zoom %v log %v digits %d hidden %v pairs %v %v views %v sort %s %v wrong %v proof %v\n",
		g.Main, g.SecondPane(), g.Zoom, g.LogJ, g.Digits, g.Hidden, g.Pair("data", 2), g.Pair("surface", 3), g.Views, g.Sort, g.Ascending, g.Wrong, g.Proof)
	return text
}

// anyView looks at something.
func anyView(r *rand.Rand) session.Intent {
	some := []session.Intent{
		session.Digits{N: 3 + r.Intn(15)}, session.Zoom{On: true}, session.LogJ{On: true}, session.Hide{Parts: session.Parts()[r.Intn(8):][:2]}, session.Sort{Column: "loss", Ascending: true},
		session.Wrong{On: true}, session.Proof{On: true}, session.Pair{A: "w1", B: "b"}, session.SetView{Ranges: []session.Range{{Axis: "k", Lo: 0, Hi: 9}, {Axis: "J", Lo: 0.1, Hi: 1}}},
		session.Show{Panes: []string{"cost", "graph"}}, session.Show{Panes: session.Panes()[r.Intn(6):][:1]}, session.Scale{Method: 1}, session.InitRandom{}, session.Init{Values: []float64{0.5, -0.25, 1}},
	}
	return some[r.Intn(len(some))]
}

// Opened in another session, a moment is the same moment: the same line again,
// the same bits, and the same after whatever comes then. A sample runs always, all
// where DESCENT_LONG is set.
func TestMomentLeadsToTheSameMoment(t *testing.T) {
	t.Parallel()
	sequences, length := 20, 60
	if inFull() {
		sequences, length = 400, 150
	}
	for seed := range int64(sequences) {
		r := rand.New(rand.NewSource(seed))
		c := begin(testSet(int(seed)), 500)
		for range length {
			if i := anyIntent(r); r.Intn(6) > 0 {
				c.do(i)
				continue
			}
			c.do(anyView(r))
		}
		c.do(session.Stop{})
		said, left := c.s.State().RestoreData()
		again := begin("or", 500)
		again.do(said)
		if got, want := shown(again.s, left == 0), shown(c.s, left == 0); got != want {
			t.Fatalf("seed %d: %s\n%+v", seed, differ(got, want), said)
		}
		twice, _ := again.s.State().RestoreData()
		if !reflect.DeepEqual(twice, said) {
			t.Fatalf("seed %d: it says\n%+v\nand then\n%+v", seed, said, twice)
		}
		c.do(session.CompareOff{}, session.Drop{})
		again.do(session.CompareOff{}, session.Drop{})
		for _, i := range []session.Intent{session.Step{N: 1}, session.Back{N: 2}, session.SetAlpha(0.7), session.Step{N: 3}, session.Newest{}, session.Step{N: 2}, session.Restart{}, session.Step{N: 1}} {
			c.do(i)
			again.do(i)
			if got, want := shown(again.s, true), shown(c.s, true); got != want {
				t.Fatalf("seed %d, after %T: %s\n%+v", seed, i, differ(got, want), said)
			}
		}
	}
}
