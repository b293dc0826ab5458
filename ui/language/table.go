package language

import (
	"slices"
	"sync"

	"descent/trainer/mistake"
	"descent/ui/session"
)

// cachedTable is the table once it is made.
var cachedTable struct { //nolint:gochecknoglobals // it never changes
	once sync.Once
	rows []Row
}

// Table returns every row, in the order of the help.
func Table() []Row {
	cachedTable.once.Do(func() {
		cachedTable.rows = slices.Concat(movingRows(), dataRows(), startRows(), lookingRows(), paneRows(), learningRows(), clientRows())
	})
	return slices.Clone(cachedTable.rows)
}

// movingRows go along the run.
func movingRows() []Row {
	return []Row{
		row("step", "N iterations forward; +N too", insisting(func(a *session.Step) *bool { return &a.Force }), count("[N]", 1, session.MaxIteration, 1, func(a *session.Step) *int { return &a.N })).
			inText("N iterations forward; an empty line is one").example("step 10").forceable().
			keys(press(session.Step{N: 1}, " ", "right", "l").on(lineOneForward).hint("step").projectorHint("PgDn", "step"),
				press(session.Step{N: 10}, ")", "shift+right").on(lineTenSteps), press(session.Step{N: 100}, "}").on(lineHundredSteps)),
		row("back", "N iterations back; −N too", count("[N]", 1, session.MaxIteration, 1, func(a *session.Back) *int { return &a.N })).
			example("back 3").
			keys(press(session.Back{N: 1}, "left", "h").on(lineOneBack).hint("back").projectorHint("PgUp", "back"),
				press(session.Back{N: 10}, "(", "shift+left").on(lineTenSteps), press(session.Back{N: 100}, "{").on(lineHundredSteps)),
		row("goto", "go to iteration K; 500 alone does too", count("K", 0, session.MaxIteration, required, func(a *session.Goto) *int { return &a.K })).
			short("first", "0").example("goto 500").flag().
			keys(press(session.Goto{}, "home", "g").on(lineFirstNewest)),
		row[session.Newest]("newest", "the newest iteration").also("last").example("newest").
			keys(press(session.Newest{}, "end", "G").on(lineFirstNewest)),
		row("until", "step until that is so: J, w1, k, converged …", until(func(a *session.Until) *session.Condition { return &a.Condition })).
			example("until J<0.1"),
		row("play", "step by itself, or pause; alone: the other", switched(func(a *session.Play) *bool { return &a.On })).
			short("pause", "off").example("play on").withoutArguments("play, or pause").only(Screen, "is for the screen, and there is none: step makes many steps at once").
			keys(press(session.CommandName{Name: "play"}, "p").on(linePlayPause).hint("play").projectorHint("p", "play")),
		row("speed", "how many steps a second p plays, or max", pace(func(a *session.Speed) *int { return &a.PerSecond })).
			example("speed 30").only(Screen, "is for the screen, and there is none: step makes many steps at once").
			keys(press(session.Adjust{Name: "speed", Way: "up", N: 1}, "+", "=").on(lineFasterSlower),
				press(session.Adjust{Name: "speed", Way: "down", N: 1}, "-", "−").on(lineFasterSlower)),
		row[session.Stop]("stop", "stop what is under way").example("stop").outOfLessons().
			keys(press(session.Stop{}, "esc").on(lineClosing)),
		row("alpha", "the learning rate α of the next step", schedule(alphaSchedule(), func(a *session.Alpha) *[]session.ScheduledValue { return &a.Schedule })).
			also("α").example("alpha 0.3").flag().withoutArguments("type it").
			keys(press(session.Adjust{Name: "alpha", Way: "up", N: 1}, "up", "k").on(lineUpDown).hint("α").show("↑↓").projectorHint("↑↓", "α"),
				press(session.Adjust{Name: "alpha", Way: "down", N: 1}, "down", "j").on(lineUpDown),
				press(session.Adjust{Name: "alpha", Way: "up"}, "K", "shift+up").on(lineFiner),
				press(session.Adjust{Name: "alpha", Way: "down"}, "J", "shift+down").on(lineFiner),
				press(session.CommandName{Name: "alpha"}, "a").on(lineTypeAlpha)),
		row("lambda", "λ, the weight of the penalty on w; 0: none", schedule(lambdaSchedule(), func(a *session.Lambda) *[]session.ScheduledValue { return &a.Schedule })).
			also("λ").example("lambda 0.1").flag().withoutArguments("type it").
			keys(press(session.Adjust{Name: "lambda", Way: "up", N: 1}, "*").on(lineLambda),
				press(session.Adjust{Name: "lambda", Way: "down", N: 1}, "/").on(lineLambda)),
	}
}

// startRows begin runs.
func startRows() []Row {
	return []Row{
		row[session.InitZero]("init zero", "start at zeros").also("zeros").example("init zero").flag(),
		row("init random", "start at normal numbers", seed(func(a *session.InitRandom) **uint64 { return &a.Seed })).
			example("init random 7").flag(),
		row("init", "start at these weights and this bias", reals("w1 … b", func(a *session.Init) *[]float64 { return &a.Values })).
			example("init 1 −2 0.5").flag().withoutArguments("choose the start").
			keys(press(session.CommandName{Name: "init"}, "i").on(lineChooseStart).hint("start")),
		row[session.Restart]("restart", "start again; the run stays as a ghost").also("again").example("restart").
			keys(press(session.Restart{}, "r").on(lineStartAgain).hint("again")),
		row[session.TakeOver]("takeover", "make the newest ghost the present run").example("takeover").
			keys(press(session.TakeOver{}, "u").on(lineTakeOver).hint("take over")),
		row[session.Drop]("drop", "drop all ghosts").example("drop").
			keys(press(session.Drop{}, "x").on(lineDrop).hint("drop ghosts")),
		row("mistake inside", "the loop of the mistake, its wrong line struck", switched(func(a *session.MistakeInside) *bool { return &a.On })).
			example("mistake inside on"),
		row[session.MistakeOff]("mistake off", "end the run of the mistake").example("mistake off"),
		row("mistake", "the run of a wrong iteration steps along", choice("ID", "mistake", mistake.IDs(), func(a *session.Mistake) *string { return &a.ID })).
			example("mistake db=dz").flag(),
		row[session.CompareOff]("compare off", "end the comparison").example("compare off"),
		row("compare lambda", "runs with other λ step along", compared(lambdaSchedule(), func(a *session.CompareLambda) *[]float64 { return &a.Lambdas })).
			example("compare lambda 0 1 10").flag(),
		row("compare", "runs with other α step along", compared(alphaSchedule(), func(a *session.Compare) *[]float64 { return &a.Alphas })).
			example("compare 0.1 1").flag().withoutArguments("type some α, or end the comparison").
			keys(press(session.CommandName{Name: "compare"}, "c").on(lineCompare).hintIn("compare α", "Cost")),
	}
}

// lookingRows look into an iteration.
func lookingRows() []Row {
	inner := []string{"Loop", "Graph", "Examples"}
	return []Row{
		row("line at", "to where L lines of the loop have run, or end", loopLine(func(a *session.LineAt) *int { return &a.L })).
			example("line at end").flag().
			keys(press(session.LineAt{L: session.EndOfLoop}, "e").on(lineLoopEnd).hintIn("end of loop", "Loop")),
		row("line", "run N lines of the loop; −N takes them back", count("[N]", -session.MaxIteration, session.MaxIteration, 1, func(a *session.Lines) *int { return &a.N })).
			also("lines").example("line 5").keys(
			press(session.Adjust{Name: "walk", Way: "next", N: 1}, ".").on(lineLineOrNode).hintIn("line", "Loop").hintIn("node", "Graph").show(". ,"),
			press(session.Adjust{Name: "walk", Way: "prev", N: 1}, ",").on(lineLineOrNode)),
		row("example", "focus example I: every formula for it", count("I", 1, session.MaxIteration, required, func(a *session.Example) *int { return &a.I })).
			inText("every formula for example I, numbers put in").args("[I]").example("example 7").flag().withoutArguments("the example in focus").
			keys(press(session.Adjust{Name: "example", Way: "next", N: 1}, ">").on(lineNextExample).hintIn("example", inner...).show("> <"),
				press(session.Adjust{Name: "example", Way: "prev", N: 1}, "<").on(lineNextExample)),
		row("node", "walk the graph to node I", count("I", 0, session.MaxIteration, required, func(a *session.Node) *int { return &a.I })).
			example("node 3").flag(),
		row("sort", "sort the examples", sortColumn(func(a *session.Sort) *string { return &a.Column }), marked("ascending", func(a *session.Sort) *bool { return &a.Ascending })).
			example("sort loss").flag().
			keys(press(session.Adjust{Name: "sort", Way: "next", N: 1}, "s").on(lineSorting).hintIn("sort", "Examples"),
				press(session.Adjust{Name: "sort", Way: "turn", N: 1}, "S").on(lineSortTurn)),
		row("wrong", "wrong examples only", switched(func(a *session.Wrong) *bool { return &a.On })).
			example("wrong on").flag().withoutArguments("the other").
			keys(press(session.CommandName{Name: "wrong"}, "w").on(lineWrongOnly).hintIn("wrong only", "Examples")),
		row("filter", "examples of one count: tp fp fn tn, test …", choice("WHICH", "filter", session.Filters(), func(a *session.Filter) *string { return &a.Of })).
			example("filter fp").flag(),
		row("proof", "why dz = a − y", switched(func(a *session.Proof) *bool { return &a.On })).
			example("proof on").flag().withoutArguments("the other").
			keys(press(session.CommandName{Name: "proof"}, "v").on(lineWhyDZ).hintIn("why dz = a − y", "Graph")),
		row("form", "an iteration as a loop, or with vectors: numpy", choice("FORM", "form", session.Forms(), func(a *session.Form) *string { return &a.Of })).
			example("form vectors").flag().withoutArguments("the other").
			keys(press(session.CommandName{Name: "form"}, "M").on(lineLoopForm).hintIn("numpy", "Loop")),
		row("threshold", "count as predicted 1 where a is above T", threshold(func(a *session.Threshold) *float64 { return &a.T })).
			example("threshold 0.3").flag(),
		row[session.PredictOff]("predict off", "forget the new example").example("predict off"),
		row("predict", "z, a and class of a new example", reals("x1 x2 …", func(a *session.Predict) *[]float64 { return &a.X })).
			example("predict 4 1.3").flag(),
		row[session.ExampleNew]("example new", "the new example of predict in the graph").example("example new"),
		row[session.CheckGradient]("check gradient", "dw and db beside differences of J").example("check gradient"),
	}
}
