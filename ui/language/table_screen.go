package language

import (
	"strconv"

	"descent/datasets"
	"descent/ui/session"
	"descent/ui/theme"
)

// paneRows say what is on the screen.
func paneRows() []Row {
	return []Row{
		row("show", "the main pane, and the one beside it", words("PANE", "pane", session.Panes(), 2, func(a *session.Show) *[]string { return &a.Panes }),
			count("[N]", 1, session.MaxIteration, 0, func(a *session.Show) *int { return &a.Rows })).
			inText("what a pane shows; alone: all that is known here").args("[PANE] [N]").
			short("examples", "examples").short("runs", "cost").example("show surface").flag().withoutArguments("everything that is known here").
			keys(paneKeys()...),
		row("pair", "the two features or parameters that are shown", pair()).
			example("pair x1 x2").flag().keys(
			press(session.Adjust{Name: "pair", Way: "next", N: 1}, "o").on(lineOtherPair).hintIn("other pair", "Data", "Surface"),
			press(session.Adjust{Name: "pair", Way: "prev", N: 1}, "O").on(lineOtherPair)),
		row("view off", "the pane's own view again", optional(choice("[PANE]", "pane", session.Panes(), func(a *session.ViewOff) *string { return &a.Pane }))).
			also("reset").example("view off"),
		row("view", "the part of a chart that is shown", ranges(func(a *session.SetView) *[]session.Range { return &a.Ranges })).
			example("view w1 -1..7 b -14..1").flag(),
		row[session.HideNone]("hide none", "show everything again").example("hide none"),
		row[session.HideMain]("hide main", "hide the main pane, or show it again").example("hide main").
			keys(press(session.HideMain{}, "H").on(lineHideMain).projectorHint("H", "hide pane")),
		row("hide", "hide parts, or show them: hide update off", words("PART …", "part", session.Parts(), len(session.Parts()), func(a *session.Hide) *[]string { return &a.Parts }),
			marked("off", func(a *session.Hide) *bool { return &a.Off })).
			args("PART …").example("hide update").flag().withoutArguments("choose what is hidden").
			keys(press(session.CommandName{Name: "hide"}, "V").on(lineHideParts)),
		row("zoom", "the main pane over the whole width", switched(func(a *session.Zoom) *bool { return &a.On })).
			example("zoom on").flag().withoutArguments("the other").keys(press(session.CommandName{Name: "zoom"}, "z").on(lineZooming)),
		row("log", "log scale for J", switched(func(a *session.LogJ) *bool { return &a.On })).
			example("log on").flag().withoutArguments("the other").keys(press(session.CommandName{Name: "log"}, "L").on(lineLogScale)),
		row("digits", "how many digits numbers have: 3 to 17", digits(func(a *session.Digits) *int { return &a.N })).
			example("digits 8").flag().keys(
			press(session.Adjust{Name: "digits", Way: "down", N: 1}, "[").on(lineDigits),
			press(session.Adjust{Name: "digits", Way: "up", N: 1}, "]").on(lineDigits)),
	}
}

// paneKeys are the digits, and tab.
func paneKeys() []Key {
	var keys []Key
	for i, name := range session.Panes() {
		keys = append(keys, press(session.Show{Panes: []string{name}}, strconv.Itoa(i+1)).on(lineChoosePane))
	}
	return append(keys,
		press(session.Adjust{Name: "show", Way: "next", N: 1}, "tab").on(lineNextPane).hint("pane").projectorHint("tab", "pane"),
		press(session.Adjust{Name: "show", Way: "prev", N: 1}, "shift+tab").on(lineNextPane))
}

// clientRows are for whoever shows a session.
func clientRows() []Row {
	const onScreenOnly = "is for the screen, and there is none: help lists what there is"
	return []Row{
		row("theme", "change the colours", choice("NAME", "theme", append(theme.Names(), theme.Auto), func(a *session.Theme) *string { return &a.Name })).
			example("theme light").only(Screen, onScreenOnly).
			keys(press(session.Adjust{Name: "theme", Way: "next", N: 1}, "t").on(lineTheme)),
		row("projector", "big numbers, thick marks", switched(func(a *session.Projector) *bool { return &a.On })).
			example("projector on").only(Screen, onScreenOnly).withoutArguments("the other").
			keys(press(session.CommandName{Name: "projector"}, "P", "f5").on(lineProjecting).projectorHint("P", "leave projector")),
		row("ascii", "plain glyphs, where some show as boxes", switched(func(a *session.ASCII) *bool { return &a.On })).
			example("ascii on").only(Screen, onScreenOnly).withoutArguments("the other"),
		row("mouse", "wheel and clicks; off: the terminal selects text", switched(func(a *session.Mouse) *bool { return &a.On })).
			example("mouse off").only(Screen, onScreenOnly).withoutArguments("the other"),
		row("decimal", "how .csv is written: comma (0,5) or point (0.5)", decimalMark(func(a *session.Decimal) *datasets.Decimal { return &a.Mark })).
			example("decimal comma").outOfLessons(),
		row("export", "run: "+endings(session.RunContent)+"; screen: "+session.EndingsOf(session.ScreenContent)[0]+" …", insisting(func(a *session.Export) *bool { return &a.Overwrite }), exported()).
			inText("the run: " + endings(session.RunContent) + "; " + endings(session.LinesContent)).example("export run.csv").forceable().outOfLessons(),
		row("source", "do the lines of a file, one after the other", path("FILE", func(a *session.Source) *string { return &a.File })).
			example("source lesson.txt").outOfLessons(),
		row("wait", "seconds before a script goes on, on a screen", seconds(func(a *session.Wait) *float64 { return &a.Seconds })).
			example("wait 0.5").outOfLessons(),
		row[session.Share]("share", "the command line that leads here, copied").inText("the command line that leads here").example("share").outOfLessons().
			keys(press(session.Share{}, "y").on(lineShare)),
		row("expect", "end with status 1 unless that is so here", expected(func(a *session.Expect) *session.Condition { return &a.Condition })).
			example("expect J<0.3").only(Text, "is for descent step and scripts: on the screen it is all in sight"),
		row[session.Why]("why", "explain each sentence with its numbers").
			inText("explain each sentence, and what to try").example("why").keys(press(session.Why{}, "!").on(lineWhy)),
		row("help", "this list, or what there is to say of a name", topic(func(a *session.Help) *string { return &a.Topic })).
			example("help").outOfLessons().keys(press(session.Help{Topic: "keys"}, "?", "f1").on(lineThisHelp).hint("help").projectorHint("?", "help")),
		row[session.Quit]("quit", "leave the program").also("q").example("quit").outOfLessons().
			keys(press(session.Quit{}, "q", "ctrl+c").on(lineQuitting).hint("quit").projectorHint("q", "quit")),
	}
}
