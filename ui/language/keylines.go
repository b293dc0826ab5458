package language

import (
	"strconv"

	"descent/ui/session"
)

// The lines of the help of the keys. A line has one meaning; two keys share one only
// where they undo each other.
const (
	lineOneForward   = "one iteration forward"
	lineOneBack      = "one back"
	lineLineOrNode   = "a line forward, back"
	lineNextExample  = "next, prior example"
	lineLoopEnd      = "to the loop's end"
	lineWhyDZ        = "why dz = a − y"
	lineLoopForm     = "the loop with vectors"
	lineSorting      = "sort the examples"
	lineSortTurn     = "the other way round"
	lineWrongOnly    = "the wrong ones only"
	lineTenSteps     = "10 forward, back"
	lineHundredSteps = "100 forward, back"
	lineFirstNewest  = "first, newest"
	linePlayPause    = "play, pause"
	lineFasterSlower = "faster, slower"
	lineUpDown       = "up, down: 1 3 10 30"
	lineFiner        = "finer"
	lineLambda       = "λ up, down: 0 0.1"
	lineTypeAlpha    = "type a value"
	lineCompare      = "compare several"
	lineOtherPair    = "other two on the axes"
	lineEnter        = "go into it"
	lineChoosePane   = "choose one"
	lineNextPane     = "the next one"
	lineZooming      = "as wide as the window"
	lineLogScale     = "J on a log scale"
	lineHideMain     = "hide it, show it again"
	lineHideParts    = "hide any part"
	lineChooseData   = "other data"
	lineChooseStart  = "other start"
	lineStartAgain   = "again, keep a ghost"
	lineTakeOver     = "take the ghost over"
	lineDrop         = "drop the ghosts"
	lineProjecting   = "projector"
	lineTheme        = "colours"
	lineDigits       = "fewer, more digits"
	lineGoTo         = "type a command"
	lineIteration    = "go to iteration 500"
	lineMouse        = "no wheel, no clicks"
	lineBoxes        = "if glyphs are boxes"
	lineWhy          = "why does it say so?"
	lineShare        = "a line that leads here"
	lineLessons      = "lessons, their pages"
	lineGuessing     = "guess before a step"
	linePractice     = "be the machine"
	lineType         = "number or calculation"
	lineErase        = "erase; ← does too"
	lineCheck        = "check; space does too"
	lineThisHelp     = "this help"
	lineClosing      = "close what is open"
	lineQuitting     = "quit"
	lineSuspending   = "suspend (Unix)"
)

// helpLines lists them in the order of the help, which is that of the footer too.
// Without Keys they are the first names of their keys.
func helpLines() []HelpLine {
	return []HelpLine{
		{Group: Steps, Text: lineOneForward, Keys: "space"},
		{Group: Steps, Text: lineOneBack, Keys: "←"},
		{Group: Iteration, Text: lineLineOrNode},
		{Group: Iteration, Text: lineNextExample},
		{Group: Iteration, Text: lineLoopEnd},
		{Group: Asking, Text: lineWhy},
		{Group: Asking, Text: lineWhyDZ},
		{Group: Asking, Text: lineLessons},
		{Group: Asking, Text: lineGuessing}, {Group: Asking, Text: linePractice, SearchWords: practiceSearchWords},
		{Group: Iteration, Text: lineLoopForm},
		{Group: Iteration, Text: lineSorting},
		{Group: Iteration, Text: lineSortTurn},
		{Group: Iteration, Text: lineWrongOnly},
		{Group: Steps, Text: lineTenSteps},
		{Group: Steps, Text: lineHundredSteps},
		{Group: Steps, Text: lineFirstNewest},
		{Group: Steps, Text: linePlayPause},
		{Group: Steps, Text: lineFasterSlower},
		{Group: LearningRate, Text: lineUpDown},
		{Group: LearningRate, Text: lineFiner},
		{Group: LearningRate, Text: lineLambda, OfLambda: true},
		{Group: Panes, Text: lineOtherPair},
		{Group: Panes, Text: lineEnter},
		{Group: Panes, Text: lineChoosePane, Keys: "1 … " + strconv.Itoa(len(session.Panes())), whole: true},
		{Group: Panes, Text: lineNextPane, Keys: "tab"},
		{Group: Panes, Text: lineZooming},
		{Group: Panes, Text: lineLogScale},
		{Group: Panes, Text: lineHideMain},
		{Group: Panes, Text: lineHideParts},
		{Group: DataModel, Text: lineChooseData},
		{Group: DataModel, Text: lineChooseStart},
		{Group: DataModel, Text: lineStartAgain},
		{Group: Runs, Text: lineTakeOver},
		{Group: Runs, Text: lineDrop},
		{Group: LearningRate, Text: lineTypeAlpha},
		{Group: LearningRate, Text: lineCompare},
		{Group: Display, Text: lineProjecting},
		{Group: Display, Text: lineTheme},
		{Group: Display, Text: lineDigits},
		{Group: Display, Text: lineMouse, Keys: ":mouse off"},
		{Group: Display, Text: lineBoxes, Keys: ":ascii on"},
		{Group: Program, Text: lineGoTo},
		{Group: Program, Text: lineIteration, Keys: ":500"},
		{Group: Program, Text: lineShare},
		{Group: Program, Text: lineThisHelp},
		{Group: Program, Text: lineClosing},
		{Group: Program, Text: lineQuitting},
		{Group: Program, Text: lineSuspending},
	}
}
