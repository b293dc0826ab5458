package session

// Event is something to tell a person: one of the types below. A client makes
// the sentence.
type Event interface{ event() }

type (
	// Began says that an intent that had waited has its turn.
	Began struct{}
	// Due says that what was given to Await has its turn, or a wish or request that only
	// a client can fulfil. It is the last event of its Out: nothing else happens
	// until the client calls Resume.
	Due struct{ Of any }
	// Refused says that an action does not fit the data or the run.
	Refused struct{ Err error }
	// NoStep says that a run that diverged has no next step.
	NoStep struct{}
	// NoGhost says that there is none to take over.
	NoGhost struct{}
	// Started says that a run begins at another start.
	Started struct{}
	// Compared says that runs step along, or, with none, that the comparison is over.
	Compared struct{ Alphas []float64 }
	// NoComparison says that there is none to end.
	NoComparison struct{}
	// Paced says that the speed of play was set while nothing plays.
	Paced struct{}
	// Reached says that a condition holds; Already, where it was asked for.
	Reached struct {
		Condition Condition
		Already   bool
	}
	// Missed says that the way to a condition has ended before it.
	Missed struct {
		Condition Condition
		Why       Obstacle
	}
	// Opened says that other data are there.
	Opened struct{}
	// Unread says that data cannot be opened.
	Unread struct {
		Name string
		Err  error
	}
	// GaveUp says that data are read no more, as was asked for.
	GaveUp struct{ Name string }
	// Failed says that work went wrong.
	Failed struct{ Err error }
)

// Obstacle is what ends the way to a condition.
type Obstacle uint8

// The obstacles.
const (
	AtStop    Obstacle = iota // the run has stopped
	OutOfTime                 // the steps that it was given are over
	AtLimit                   // a multiple of the limit
	NoNext                    // the run has diverged: there is no step
)

func (Began) event()        {}
func (Due) event()          {}
func (Refused) event()      {}
func (NoStep) event()       {}
func (NoGhost) event()      {}
func (Started) event()      {}
func (Compared) event()     {}
func (NoComparison) event() {}
func (Paced) event()        {}
func (Reached) event()      {}
func (Missed) event()       {}
func (Opened) event()       {}
func (Unread) event()       {}
func (GaveUp) event()       {}
func (Failed) event()       {}
