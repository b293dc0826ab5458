package session

import "descent/datasets"

// The requests.
type (
	// Theme changes the colours: by its name; auto goes by the terminal.
	Theme struct{ Name string }
	// Projector draws for a projector: big numbers, thick marks.
	Projector struct{ On bool }
	// ASCII draws with glyphs that every font has.
	ASCII struct{ On bool }
	// Mouse hears the mouse; off, the terminal has it, to select text by.
	Mouse struct{ On bool }
	// Decimal says what export writes before the fraction of a number.
	Decimal struct{ Mark datasets.Decimal }
	// Export writes a file: the ending of its name says what, and Form which of
	// two things with that ending: one of ExportForms, or empty.
	Export struct {
		File, Form string
		Overwrite  bool
	}
	// Expect tells that a condition holds here, or fails.
	Expect struct{ Condition Condition }
	// Source does the lines of a file, one after the other.
	Source struct{ File string }
	// Wait lets time pass in a script that is seen: 0 … MaxWait seconds.
	Wait struct{ Seconds float64 }
	// Share says the command line that leads to this moment.
	Share struct{}
	// Why explains what is said of the moment, and what to try.
	Why struct{}
	// CheckGradient compares the gradient with differences of J.
	CheckGradient struct{}
	// Help lists the commands, or says what is known of one.
	Help struct{ Topic string }
	// Quit ends the program.
	Quit struct{}
)

// MaxWait is how many seconds a script can wait at once.
const MaxWait = 600

func (Theme) intent()     {}
func (Projector) intent() {}
func (ASCII) intent()     {}
func (Mouse) intent()     {}
func (Decimal) intent()   {}
func (Export) intent()    {}
func (Expect) intent()    {}
func (Source) intent()    {}
func (Wait) intent()      {}
func (Share) intent()     {}
func (Why) intent()       {}
func (Help) intent()      {}
func (Quit) intent()      {}

func (CheckGradient) intent()  {}
func (CheckGradient) request() {}

func (Theme) request()     {}
func (Projector) request() {}
func (ASCII) request()     {}
func (Mouse) request()     {}
func (Decimal) request()   {}
func (Export) request()    {}
func (Expect) request()    {}
func (Source) request()    {}
func (Wait) request()      {}
func (Share) request()     {}
func (Why) request()       {}
func (Help) request()      {}
func (Quit) request()      {}
