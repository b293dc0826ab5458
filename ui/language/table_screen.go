package language

import (
	"strconv"

	"descent/datasets"
	"descent/ui/session"
	"descent/ui/theme"
)

// paneRows say what is on the screen.
func paneRows() []CommandRow {
	return []CommandRow{
		row("show", "the main pane, and the one beside it", wordsField("PANE", "pane", session.Panes(), 2, func(a *session.Show) *[]string { return &a.Panes }),
			countField("[N]", 1, session.MaxIteration, 0, func(a *session.Show) *int { return &a.Rows })).
			withTextHelp("what a pane shows; alone: all that is known here").args("[PANE] [N]").
			withShorthand("examples", "examples").withShorthand("runs", "cost").example("show surface").flag().withoutArguments("everything that is known here").
			keys(paneKeys()...),
		row("pair", "the two features or parameters that are shown", pairField()).
			example("pair x1 x2").flag().keys(
			intentKey(session.Adjust{Name: "pair", Direction: "next", N: 1}, "o").helpLine(lineOtherPair).hintIn("other pair", "Data", "Surface"),
			intentKey(session.Adjust{Name: "pair", Direction: "prev", N: 1}, "O").helpLine(lineOtherPair)),
		row("view off", "the pane's own view again", optionalField(choiceField("[PANE]", "pane", session.Panes(), func(a *session.ViewOff) *string { return &a.Pane }))).
			withNames("reset").example("view off"),
		row("view", "the part of a chart that is shown", rangesField(func(a *session.SetView) *[]session.Range { return &a.Ranges })).
			example("view w1 -1..7 b -14..1").flag(),
		row[session.HideNone]("hide none", "show everything again").example("hide none"),
		row[session.HideMain]("hide main", "hide the main pane, or show it again").example("hide main").
			keys(intentKey(session.HideMain{}, "H").helpLine(lineHideMain).projectorHint("H", "hide pane")),
		row("hide", "hide parts, or show them: hide update off", wordsField("PART …", "part", session.Parts(), len(session.Parts()), func(a *session.Hide) *[]string { return &a.Parts }),
			optionalWordField("off", func(a *session.Hide) *bool { return &a.Off })).
			args("PART …").example("hide update").flag().withoutArguments("choose what is hidden").
			keys(intentKey(session.CommandName{Name: "hide"}, "V").helpLine(lineHideParts)),
		row("zoom", "the main pane over the whole width", onOffField(func(a *session.Zoom) *bool { return &a.On })).
			example("zoom on").flag().withoutArguments("the other").keys(intentKey(session.CommandName{Name: "zoom"}, "z").helpLine(lineZooming)),
		row("log", "log scale for J", onOffField(func(a *session.LogJ) *bool { return &a.On })).
			example("log on").flag().withoutArguments("the other").keys(intentKey(session.CommandName{Name: "log"}, "L").helpLine(lineLogScale)),
		row("digits", "how many digits numbers have: 3 to 17", digitsField(func(a *session.Digits) *int { return &a.N })).
			example("digits 8").flag().keys(
			intentKey(session.Adjust{Name: "digits", Direction: "down", N: 1}, "[").helpLine(lineDigits),
			intentKey(session.Adjust{Name: "digits", Direction: "up", N: 1}, "]").helpLine(lineDigits)),
	}
}

// paneKeys are the digits, and tab.
func paneKeys() []Key {
	var keys []Key
	for i, name := range session.Panes() {
		keys = append(keys, intentKey(session.Show{Panes: []string{name}}, strconv.Itoa(i+1)).helpLine(lineChoosePane))
	}
	return append(keys,
		intentKey(session.Adjust{Name: "show", Direction: "next", N: 1}, "tab").helpLine(lineNextPane).hint("pane").projectorHint("tab", "pane"),
		intentKey(session.Adjust{Name: "show", Direction: "prev", N: 1}, "shift+tab").helpLine(lineNextPane))
}

// clientRows are for whoever shows a session.
func clientRows() []CommandRow {
	const onScreenOnly = "is for the screen, and there is none: help lists what there is"
	return []CommandRow{
		row("theme", "change the colours", choiceField("NAME", "theme", append(theme.Names(), theme.Auto), func(a *session.Theme) *string { return &a.Name })).
			example("theme light").availableOn(Screen, onScreenOnly).
			keys(intentKey(session.Adjust{Name: "theme", Direction: "next", N: 1}, "t").helpLine(lineTheme)),
		row("projector", "big numbers, thick marks", onOffField(func(a *session.Projector) *bool { return &a.On })).
			example("projector on").availableOn(Screen, onScreenOnly).withoutArguments("the other").
			keys(intentKey(session.CommandName{Name: "projector"}, "P", "f5").helpLine(lineProjecting).projectorHint("P", "leave projector")),
		row("ascii", "plain glyphs, where some show as boxes", onOffField(func(a *session.ASCII) *bool { return &a.On })).
			example("ascii on").availableOn(Screen, onScreenOnly).withoutArguments("the other"),
		row("mouse", "wheel and clicks; off: the terminal selects text", onOffField(func(a *session.Mouse) *bool { return &a.On })).
			example("mouse off").availableOn(Screen, onScreenOnly).withoutArguments("the other"),
		row("decimal", "how .csv is written: comma (0,5) or point (0.5)", decimalField(func(a *session.Decimal) *datasets.Decimal { return &a.Mark })).
			example("decimal comma").notInLessons(),
		row("export", "run: "+endingsText(session.RunContent)+"; screen: "+session.EndingsOf(session.ScreenContent)[0]+" …", forceField(func(a *session.Export) *bool { return &a.Overwrite }), exportField()).
			withTextHelp("the run: " + endingsText(session.RunContent) + "; " + endingsText(session.LinesContent)).example("export run.csv").forceable().notInLessons(),
		row("source", "do the lines of a file, one after the other", pathField("FILE", func(a *session.Source) *string { return &a.File })).
			example("source lesson.txt").notInLessons(),
		row("wait", "seconds before a script goes on, on a screen", secondsField(func(a *session.Wait) *float64 { return &a.Seconds })).
			example("wait 0.5").notInLessons(),
		row[session.Share]("share", "the command line that leads here, copied").withTextHelp("the command line that leads here").example("share").notInLessons().
			keys(intentKey(session.Share{}, "y").helpLine(lineShare)),
		row("expect", "end with status 1 unless that is so here", expectField(func(a *session.Expect) *session.Condition { return &a.Condition })).
			example("expect J<0.3").availableOn(Text, "is for descent step and scripts: on the screen it is all in sight"),
		row[session.Why]("why", "explain each sentence with its numbers").
			withTextHelp("explain each sentence, and what to try").example("why").keys(intentKey(session.Why{}, "!").helpLine(lineWhy)),
		row("help", "this list, or what there is to say of a name", topicField(func(a *session.Help) *string { return &a.Topic })).
			example("help").notInLessons().keys(intentKey(session.Help{Topic: "keys"}, "?", "f1").helpLine(lineThisHelp).hint("help").projectorHint("?", "help")),
		row[session.Quit]("quit", "leave the program").withNames("q").example("quit").notInLessons().
			keys(intentKey(session.Quit{}, "q", "ctrl+c").helpLine(lineQuitting).hint("quit").projectorHint("q", "quit")),
	}
}
