package session

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/timeline"
)

// sortByNumber is the column of the numbers of examples, by which they are sorted
// where no other was chosen.
const sortByNumber = "i"

// RestoreData returns the action that leads to this moment: the data, how the present
// run went, the iteration shown, and what is looked at. It is made of the State
// alone, so the same moment is the same action however it was reached, and done
// in a fresh session it gives the same bits.
//
// Left is how many ghosts it leaves out: those that do not step along.
func (st State) RestoreData() (d Data, left int) {
	d = Data{Name: st.Data.Name, ReadOptions: st.Data.shareableReading()}
	d.RestoreActions = slices.Concat(st.startActions(), st.hyperActions(), st.compareActions(), st.gotoActions(), st.mistakeActions(), st.displayActions(), st.pendingActions())
	return d, len(st.Run.Ghosts) - st.comparedCount()
}

// shareableReading is how the data were read, with what is as it is by itself left out,
// and the sum of what was read.
func (p *PreparedData) shareableReading() ReadOptions {
	r, scale := p.ReadOptions, p.Scale
	r.Degree, r.Test = 0, p.Preprocessing.Test
	if p.Degree > 1 {
		r.Degree = p.Degree
	}
	if r.Scale = nil; scale != datasets.NoScaling {
		r.Scale = &scale
	}
	if p.Features != nil {
		r.Table.Features = slices.Clone(p.Features)
	}
	r.Checksum = p.Checksum
	return r
}

// startActions is how the present run began: nothing for zeros.
func (st State) startActions() []Action {
	start := st.Run.Present.Start().Params
	if start.Equal(trainer.Zeros(len(start.W))) {
		return nil
	}
	if how, ok := st.StartAction.(InitRandom); ok && how.Seed != nil && start.Equal(trainer.Random(len(start.W), *how.Seed)) {
		return []Action{how}
	}
	return []Action{Init{append(slices.Clone(start.W), start.B)}}
}

// comparedCount is how many of the ghosts, the newest, step along as a comparison
// from the start makes them.
func (st State) comparedCount() int {
	switch {
	case st.Run.ActiveMistake().ID != "":
		return 1
	case st.compareActions() == nil:
		return 0
	}
	return len(st.comparedHypers())
}

// comparedHypers is what the newest of the ghosts are made with that step along
// from the start of the present run, the oldest first.
func (st State) comparedHypers() []trainer.Hyper {
	present := st.Run.Present
	var all []trainer.Hyper
	for _, g := range slices.Backward(st.Run.Ghosts) {
		head := g.Head()
		came := head.Iter == present.Head().Iter || head.Status == trainer.Diverged && head.Iter < present.Head().Iter
		if !g.Compared() || g.MistakeID() != "" || len(g.Changes()) > 1 || !came || !g.Start().Params.Equal(present.Start().Params) {
			break
		}
		all = append(all, g.NextHyper())
	}
	slices.Reverse(all)
	return all
}

// mistakeActions is the run of a mistake that steps along.
func (st State) mistakeActions() []Action {
	if m := st.Run.ActiveMistake(); m.ID != "" {
		return []Action{Mistake{m.ID}}
	}
	return nil
}

// compareActions is the comparison that is on: runs that differ from each other
// by α alone, or by λ alone, and in the other are as the present run began.
func (st State) compareActions() []Action {
	hypers := st.comparedHypers()
	if len(hypers) == 0 {
		return nil
	}
	first := st.Run.Present.FirstHyper()
	var alphas, lambdas []float64
	byAlpha, byLambda := true, true
	for _, h := range hypers {
		byAlpha = byAlpha && h.Lambda == first.Lambda && !slices.Contains(alphas, h.Alpha)
		byLambda = byLambda && h.Alpha == first.Alpha && !slices.Contains(lambdas, h.Lambda)
		alphas, lambdas = append(alphas, h.Alpha), append(lambdas, h.Lambda)
	}
	switch {
	case byAlpha:
		return []Action{Compare{alphas}}
	case byLambda:
		return []Action{CompareLambda{lambdas}}
	}
	return nil
}

// hyperActions are the α and the λ of the present run by iteration, up to those of
// the update after its head; nothing where they are those of the data alone.
func (st State) hyperActions() []Action {
	var do []Action
	plan := func(of func(trainer.Hyper) float64) []ScheduledValue {
		rates := HyperSchedule(st.Run.Present, of)
		rates[0].From = FromNextStep
		return rates
	}
	alphas := plan(func(h trainer.Hyper) float64 { return h.Alpha })
	if len(alphas) > 1 || alphas[0].Value != st.Data.Alpha() {
		do = append(do, Alpha{alphas})
	}
	lambdas := plan(func(h trainer.Hyper) float64 { return h.Lambda })
	if len(lambdas) > 1 || lambdas[0].Value != 0 {
		do = append(do, Lambda{lambdas})
	}
	return do
}

// HyperSchedule is one of the values that the updates of a run were made with, and the next is
// to be, by the iterations from which they hold: at least one, the first from 0 on.
func HyperSchedule(run timeline.Run, of func(trainer.Hyper) float64) []ScheduledValue {
	var plan []ScheduledValue
	add := func(value float64, k int) {
		if last := len(plan) - 1; last < 0 || plan[last].Value != value {
			plan = append(plan, ScheduledValue{value, k})
		}
	}
	for _, c := range run.Changes() {
		add(of(c.Hyper), c.K)
	}
	add(of(run.NextHyper()), run.Head().Iter)
	return plan
}

// gotoActions leads to the head, and back to the iteration shown.
func (st State) gotoActions() []Action {
	k, head := st.Run.Snapshot.Iter, st.Run.Present.Head().Iter
	var way []Action
	if head > k {
		way = append(way, Goto{head})
	}
	if head > 0 {
		way = append(way, Goto{k})
	}
	return way
}

// displayActions is where one looks, where that is not what a fresh session shows.
func (st State) displayActions() []Action {
	var do []Action
	say := func(differs bool, a Action) {
		if differs {
			do = append(do, a)
		}
	}
	in, g, fresh := st.Inside, st.View, newViewState()
	_, n := st.Data.Problem.Size()
	loopsOn := loopExample(in.Line, n) == in.Focus
	say(in.Focus != 0 && !loopsOn, Example{in.Focus + 1})
	say(in.Line != 0 || in.Focus != 0, LineAt{in.Line})
	say(in.Node != 0, Node{in.Node})
	panes := Panes()[g.Main : g.Main+1]
	once := fresh
	once.show([]int{g.Main})
	if once.SecondPane() != g.SecondPane() {
		panes = []string{Panes()[g.Main], Panes()[g.SecondPane()]}
	}
	say(g.Main != fresh.Main || len(panes) > 1, Show{Panes: panes})
	for _, pane := range Panes() {
		if pair, ok := g.Pairs[pane]; ok && pair != [2]int{0, 1} {
			say(true, Pair{axisName(pane, pair[0], n), axisName(pane, pair[1], n)})
		}
	}
	say(len(g.Hidden) > 0, Hide{Parts: slices.DeleteFunc(Parts(), func(part string) bool { return !g.Hidden[part] })})
	say(g.Zoom, Zoom{true})
	say(g.LogJ, LogJ{true})
	do = append(do, st.viewActions()...)
	say(g.Sort != "" || g.Ascending, Sort{cmp.Or(g.Sort, sortByNumber), g.Ascending})
	say(g.Wrong, Wrong{true})
	say(g.Filter != "", Filter{g.Filter})
	say(g.Proof, Proof{true})
	say(g.Vectors, Form{VectorForm})
	say(g.Threshold != fresh.Threshold, Threshold{g.Threshold})
	say(g.NewExample != nil, Predict{g.NewExample})
	say(g.Digits != fresh.Digits, Digits{g.Digits})
	say(g.InsideMistake && st.Run.ActiveMistake().ID != "", MistakeInside{true})
	say(g.NewExampleInGraph, ExampleNew{}) // the last: what has no flag is done after what has
	return do
}

// viewActions are the parts of charts that were chosen by hand.
func (st State) viewActions() []Action {
	_, n := st.Data.Problem.Size()
	var do []Action
	for _, pane := range Panes() {
		w, ok := st.View.Views[pane]
		if !ok {
			continue
		}
		x, y := "k", "J"
		if pane != "cost" {
			of := n
			if pane == "surface" {
				of++
			}
			pair := st.View.Pair(pane, of)
			x, y = axisName(pane, pair[0], n), axisName(pane, pair[1], n)
			if pane == "data" && n == 1 {
				y = "a"
			}
		}
		if pane == "cost" && st.View.LogJ {
			w.Y = [2]float64{powerOfTen(w.Y[0]), powerOfTen(w.Y[1])}
		}
		do = append(do, SetView{[]Range{{x, w.X[0], w.X[1]}, {y, w.Y[0], w.Y[1]}}})
	}
	return do
}

// powerOfTen is the shortest number whose logarithm to the base 10 is this one, or
// that of its nearest neighbour where none has it.
func powerOfTen(log float64) float64 {
	power := math.Pow(10, log)
	for range 2 {
		for digits := 1; digits <= MaxDigits; digits++ {
			if v, err := strconv.ParseFloat(strconv.FormatFloat(power, 'g', digits, 64), 64); err == nil && math.Log10(v) == log {
				return v
			}
		}
		log = math.Log10(power)
	}
	return power
}

// axisName is what the place of an axis in a pane is called.
func axisName(pane string, place, n int) string {
	switch {
	case pane == "data":
		return "x" + strconv.Itoa(place+1)
	case place == n:
		return "b"
	}
	return "w" + strconv.Itoa(place+1)
}

// pendingActions are another α or λ that was chosen in the past and not used yet.
func (st State) pendingActions() []Action {
	if !st.Run.Forks {
		return nil
	}
	var do []Action
	used := st.Run.Present.HyperAt(st.Run.Snapshot.Iter)
	if st.Run.Alpha != used.Alpha {
		do = append(do, SetAlpha(st.Run.Alpha))
	}
	if st.Run.Lambda != used.Lambda {
		do = append(do, SetLambda(st.Run.Lambda))
	}
	return do
}
