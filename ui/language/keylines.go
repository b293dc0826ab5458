package language

import (
	"strconv"

	"descent/ui/session"
)

// The lines of the help of the keys.
const (
	lineOneForward   = "one iteration forward"
	lineOneBack      = "one back"
	lineLineOrNode   = "a line forward, back"
	lineNextExample  = "next, prior example"
	lineLoopEnd      = "to the loop's end"
	lineWhyDZ        = "why dz = a − y"
	lineLoopForm     = "the loop with vectors"
	lineSorting      = "sort examples, turn"
	lineWrongOnly    = "wrong examples only"
	lineTenSteps     = "10 forward, back"
	lineHundredSteps = "100 forward, back"
	lineFirstNewest  = "first, newest"
	linePlayPause    = "play, pause"
	lineFasterSlower = "play faster, slower"
	lineUpDown       = "up, down: 1 3 10 30"
	lineFiner        = "finer"
	lineLambda       = "λ up, down: 0 0.1 0.3"
	lineOtherPair    = "other pair, go into it"
	lineChoosePane   = "choose the main pane"
	lineZooming      = "zoom it, log scale for J"
	lineHiding       = "hide it, any part"
	lineProjecting   = "projector mode"
	lineDigitsTheme  = "digits, theme"
	lineChooseData   = "choose data, the start"
	lineStartAgain   = "start again, keep a ghost"
	lineTakeDrop     = "take over, drop ghosts"
	lineTypeIt       = "type it, compare some"
	lineGoTo         = "go to k; all commands"
	lineMouse        = "no wheel, no clicks"
	lineBoxes        = "if glyphs show as boxes"
	lineThisHelp     = "this help, why, share"
	lineClosing      = "close what is open"
	lineQuitting     = "quit / suspend (Unix)"
)

// helpLines lists them in the order of the help, which is that of the footer too.
// Without Keys they are those of its keys: those of one apart by one space, keys
// apart by two.
func helpLines() []Line {
	return []Line{
		{Group: Steps, Text: lineOneForward},
		{Group: Steps, Text: lineOneBack},
		{Group: Iteration, Text: lineLineOrNode, Keys: ".  ,"},
		{Group: Iteration, Text: lineNextExample, Keys: ">  <"},
		{Group: Iteration, Text: lineLoopEnd},
		{Group: Iteration, Text: lineWhyDZ},
		{Group: Iteration, Text: lineLoopForm},
		{Group: Iteration, Text: lineSorting},
		{Group: Iteration, Text: lineWrongOnly},
		{Group: Steps, Text: lineTenSteps, Keys: ")  ("},
		{Group: Steps, Text: lineHundredSteps},
		{Group: Steps, Text: lineFirstNewest},
		{Group: Steps, Text: linePlayPause},
		{Group: Steps, Text: lineFasterSlower, Keys: "+  −"},
		{Group: LearningRate, Text: lineUpDown, Keys: "↑ ↓  k j"},
		{Group: LearningRate, Text: lineFiner, Keys: "K  J  shift ↑ ↓"},
		{Group: LearningRate, Text: lineLambda, Keys: "*  /", OfLambda: true},
		{Group: Panes, Text: lineOtherPair, Keys: "o O  Enter"},
		{Group: Panes, Text: lineChoosePane, Keys: "1–" + strconv.Itoa(len(session.Panes())) + "  tab"},
		{Group: Panes, Text: lineZooming},
		{Group: Panes, Text: lineHiding},
		{Group: Panes, Text: lineProjecting, Keys: "P"},
		{Group: Panes, Text: lineDigitsTheme},
		{Group: Runs, Text: lineChooseData},
		{Group: Runs, Text: lineStartAgain},
		{Group: Runs, Text: lineTakeDrop},
		{Group: LearningRate, Text: lineTypeIt},
		{Group: Steps, Text: lineGoTo, Keys: ":500  :help"},
		{Group: Steps, Text: lineMouse, Keys: ":mouse off"},
		{Group: Program, Text: lineThisHelp, Keys: "?  !  y"},
		{Group: Program, Text: lineBoxes, Keys: ":ascii on"},
		{Group: Program, Text: lineClosing},
		{Group: Program, Text: lineQuitting, Keys: "q ctrl+c/z"},
	}
}
