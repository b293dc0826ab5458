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
	rows []CommandRow
}

// Table returns every row, in the order of the help.
func Table() []CommandRow {
	cachedTable.once.Do(func() {
		cachedTable.rows = slices.Concat(movingRows(), dataRows(), startRows(), lookingRows(), paneRows(), learningRows(), clientRows())
	})
	return slices.Clone(cachedTable.rows)
}

// movingRows go along the run.
func movingRows() []CommandRow {
	return []CommandRow{
		row("step", "N iterations forward; +N too", forceField(func(a *session.Step) *bool { return &a.Force }), countField("[N]", 1, session.MaxIteration, 1, func(a *session.Step) *int { return &a.N })).
			withTextHelp("N iterations forward; an empty line is one").example("step 10").forceable().
			keys(intentKey(session.Step{N: 1}, " ", "right", "l").helpLine(lineOneForward).hint("step").projectorHint("PgDn", "step"),
				intentKey(session.Step{N: 10}, ")", "shift+right").helpLine(lineTenSteps), intentKey(session.Step{N: 100}, "}").helpLine(lineHundredSteps)),
		row("back", "N iterations back; −N too", countField("[N]", 1, session.MaxIteration, 1, func(a *session.Back) *int { return &a.N })).
			example("back 3").
			keys(intentKey(session.Back{N: 1}, "left", "h").helpLine(lineOneBack).hint("back").projectorHint("PgUp", "back"),
				intentKey(session.Back{N: 10}, "(", "shift+left").helpLine(lineTenSteps), intentKey(session.Back{N: 100}, "{").helpLine(lineHundredSteps)),
		row("goto", "go to iteration K; 500 alone does too", countField("K", 0, session.MaxIteration, required, func(a *session.Goto) *int { return &a.K })).
			withShorthand("first", "0").example("goto 500").flag().
			keys(intentKey(session.Goto{}, "home", "g").helpLine(lineFirstNewest)),
		row[session.Newest]("newest", "the newest iteration").withNames("last").example("newest").
			keys(intentKey(session.Newest{}, "end", "G").helpLine(lineFirstNewest)),
		row("until", "step until that is so: J, w1, k, converged …", untilField(func(a *session.Until) *session.Condition { return &a.Condition })).
			example("until J<0.1"),
		row("play", "step by itself, or pause; alone: the other", onOffField(func(a *session.Play) *bool { return &a.On })).
			withShorthand("pause", "off").example("play on").withoutArguments("play, or pause").availableOn(Screen, "is for the screen, and there is none: step makes many steps at once").
			keys(intentKey(session.CommandName{Name: "play"}, "p").helpLine(linePlayPause).hint("play").projectorHint("p", "play")),
		row("speed", "how many steps a second p plays, or max", speedField(func(a *session.Speed) *int { return &a.PerSecond })).
			example("speed 30").availableOn(Screen, "is for the screen, and there is none: step makes many steps at once").
			keys(intentKey(session.Adjust{Name: "speed", Direction: "up", N: 1}, "+", "=").helpLine(lineFasterSlower),
				intentKey(session.Adjust{Name: "speed", Direction: "down", N: 1}, "-", "−").helpLine(lineFasterSlower)),
		row[session.Stop]("stop", "stop what is under way").example("stop").notInLessons().
			keys(intentKey(session.Stop{}, "esc").helpLine(lineClosing)),
		row("alpha", "the learning rate α of the next step", scheduleField(alphaSpec(), func(a *session.Alpha) *[]session.ScheduledValue { return &a.Schedule })).
			withNames("α").example("alpha 0.3").flag().withoutArguments("type it").
			keys(intentKey(session.Adjust{Name: "alpha", Direction: "up", N: 1}, "up", "k").helpLine(lineUpDown).hint("α").shownAs("↑↓").projectorHint("↑↓", "α"),
				intentKey(session.Adjust{Name: "alpha", Direction: "down", N: 1}, "down", "j").helpLine(lineUpDown),
				intentKey(session.Adjust{Name: "alpha", Direction: "up"}, "K", "shift+up").helpLine(lineFiner),
				intentKey(session.Adjust{Name: "alpha", Direction: "down"}, "J", "shift+down").helpLine(lineFiner),
				intentKey(session.CommandName{Name: "alpha"}, "a").helpLine(lineTypeAlpha)),
		row("lambda", "λ, the weight of the penalty on w; 0: none", scheduleField(lambdaSpec(), func(a *session.Lambda) *[]session.ScheduledValue { return &a.Schedule })).
			withNames("λ").example("lambda 0.1").flag().withoutArguments("type it").
			keys(intentKey(session.Adjust{Name: "lambda", Direction: "up", N: 1}, "*").helpLine(lineLambda),
				intentKey(session.Adjust{Name: "lambda", Direction: "down", N: 1}, "/").helpLine(lineLambda)),
	}
}

// startRows begin runs.
func startRows() []CommandRow {
	return []CommandRow{
		row[session.InitZero]("init zero", "start at zeros").withNames("zeros").example("init zero").flag(),
		row("init random", "start at normal numbers", seedField(func(a *session.InitRandom) **uint64 { return &a.Seed })).
			example("init random 7").flag(),
		row("init", "start at these weights and this bias", numbersField("w1 … b", func(a *session.Init) *[]float64 { return &a.Values })).
			example("init 1 −2 0.5").flag().withoutArguments("choose the start").
			keys(intentKey(session.CommandName{Name: "init"}, "i").helpLine(lineChooseStart).hint("start")),
		row[session.Restart]("restart", "start again; the run stays as a ghost").withNames("again").example("restart").
			keys(intentKey(session.Restart{}, "r").helpLine(lineStartAgain).hint("again")),
		row[session.TakeOver]("takeover", "make the newest ghost the present run").example("takeover").
			keys(intentKey(session.TakeOver{}, "u").helpLine(lineTakeOver).hint("take over")),
		row[session.Drop]("drop", "drop all ghosts").example("drop").
			keys(intentKey(session.Drop{}, "x").helpLine(lineDrop).hint("drop ghosts")),
		row("mistake inside", "the loop of the mistake, its wrong line struck", onOffField(func(a *session.MistakeInside) *bool { return &a.On })).
			example("mistake inside on"),
		row[session.MistakeOff]("mistake off", "end the run of the mistake").example("mistake off"),
		row("mistake", "the run of a wrong iteration steps along", choiceField("ID", "mistake", mistake.IDs(), func(a *session.Mistake) *string { return &a.ID })).
			example("mistake db=dz").flag(),
		row[session.CompareOff]("compare off", "end the comparison").example("compare off"),
		row("compare lambda", "runs with other λ step along", compareField(lambdaSpec(), func(a *session.CompareLambda) *[]float64 { return &a.Lambdas })).
			example("compare lambda 0 1 10").flag(),
		row("compare", "runs with other α step along", compareField(alphaSpec(), func(a *session.Compare) *[]float64 { return &a.Alphas })).
			example("compare 0.1 1").flag().withoutArguments("type some α, or end the comparison").
			keys(intentKey(session.CommandName{Name: "compare"}, "c").helpLine(lineCompare).hintIn("compare α", "Cost")),
	}
}

// lookingRows look into an iteration.
func lookingRows() []CommandRow {
	inner := []string{"Loop", "Graph", "Examples"}
	return []CommandRow{
		row("line at", "to where L lines of the loop have run, or end", lineAtField(func(a *session.LineAt) *int { return &a.L })).
			example("line at end").flag().
			keys(intentKey(session.LineAt{L: session.EndOfLoop}, "e").helpLine(lineLoopEnd).hintIn("end of loop", "Loop")),
		row("line", "run N lines of the loop; −N takes them back", countField("[N]", -session.MaxIteration, session.MaxIteration, 1, func(a *session.Lines) *int { return &a.N })).
			withNames("lines").example("line 5").keys(
			intentKey(session.Adjust{Name: "walk", Direction: "next", N: 1}, ".").helpLine(lineLineOrNode).hintIn("line", "Loop").hintIn("node", "Graph").shownAs(". ,"),
			intentKey(session.Adjust{Name: "walk", Direction: "prev", N: 1}, ",").helpLine(lineLineOrNode)),
		row("example", "focus example I: every formula for it", countField("I", 1, session.MaxIteration, required, func(a *session.Example) *int { return &a.I })).
			withTextHelp("every formula for example I, numbers put in").args("[I]").example("example 7").flag().withoutArguments("the example in focus").
			keys(intentKey(session.Adjust{Name: "example", Direction: "next", N: 1}, ">").helpLine(lineNextExample).hintIn("example", inner...).shownAs("> <"),
				intentKey(session.Adjust{Name: "example", Direction: "prev", N: 1}, "<").helpLine(lineNextExample)),
		row("node", "walk the graph to node I", countField("I", 0, session.MaxIteration, required, func(a *session.Node) *int { return &a.I })).
			example("node 3").flag(),
		row("sort", "sort the examples", sortField(func(a *session.Sort) *string { return &a.Column }), optionalWordField("ascending", func(a *session.Sort) *bool { return &a.Ascending })).
			example("sort loss").flag().
			keys(intentKey(session.Adjust{Name: "sort", Direction: "next", N: 1}, "s").helpLine(lineSorting).hintIn("sort", "Examples"),
				intentKey(session.Adjust{Name: "sort", Direction: "turn", N: 1}, "S").helpLine(lineSortTurn)),
		row("wrong", "wrong examples only", onOffField(func(a *session.Wrong) *bool { return &a.On })).
			example("wrong on").flag().withoutArguments("the other").
			keys(intentKey(session.CommandName{Name: "wrong"}, "w").helpLine(lineWrongOnly).hintIn("wrong only", "Examples")),
		row("filter", "examples of one count: tp fp fn tn, test …", choiceField("WHICH", "filter", session.Filters(), func(a *session.Filter) *string { return &a.Name })).
			example("filter fp").flag(),
		row("proof", "why dz = a − y", onOffField(func(a *session.Proof) *bool { return &a.On })).
			example("proof on").flag().withoutArguments("the other").
			keys(intentKey(session.CommandName{Name: "proof"}, "v").helpLine(lineWhyDZ).hintIn("why dz = a − y", "Graph")),
		row("form", "an iteration as a loop, or with vectors: numpy", choiceField("FORM", "form", session.Forms(), func(a *session.Form) *string { return &a.Name })).
			example("form vectors").flag().withoutArguments("the other").
			keys(intentKey(session.CommandName{Name: "form"}, "M").helpLine(lineLoopForm).hintIn("numpy", "Loop")),
		row("threshold", "count as predicted 1 where a is above T", thresholdField(func(a *session.Threshold) *float64 { return &a.T })).
			example("threshold 0.3").flag(),
		row[session.PredictOff]("predict off", "forget the new example").example("predict off"),
		row("predict", "z, a and class of a new example", numbersField("x1 x2 …", func(a *session.Predict) *[]float64 { return &a.X })).
			example("predict 4 1.3").flag(),
		row[session.ExampleNew]("example new", "the new example of predict in the graph").example("example new"),
		row[session.CheckGradient]("check gradient", "dw and db beside differences of J").example("check gradient"),
	}
}
