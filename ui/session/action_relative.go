package session

// The relative intents.
type (
	// CommandName is a name alone: what is on goes off and the other way round (play,
	// zoom, log, wrong, proof, projector); where a value is missing the screen
	// offers a list or a line to type it, and a client without a screen says what
	// there is.
	CommandName struct{ Name string }
	// Adjust goes N places along what Name can be, Direction being up, down, next, prev,
	// or, of sort, turn. N = 0 is the finer step of alpha.
	Adjust struct {
		Name, Direction string
		N               int
	}
	// HideMain hides the main pane, or shows it again.
	HideMain struct{}
)

func (CommandName) intent() {}
func (Adjust) intent()      {}
func (HideMain) intent()    {}
