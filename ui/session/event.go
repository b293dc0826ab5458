package session

// Event is something to tell a person: one of the types below. A client makes
// the sentence.
type Event interface{ event() }

type (
	// Dequeued says that an intent that had waited has its turn.
	Dequeued struct{}
	// ClientTurn says that what was given to Defer has its turn, or a wish or request that only
	// a client can fulfil. It is the last event of its Out: nothing else happens
	// until the client calls Resume.
	ClientTurn struct{ Of any }
	// Refused says that an action does not fit the data or the run.
	Refused struct{ Err error }
	// NoStep says that a run that diverged has no next step.
	NoStep struct{}
	// NoGhost says that there is none to take over.
	NoGhost struct{}
	// Started says that a run begins at another start.
	Started struct{}
	// Compared says that so many runs step along, or, with none, that the
	// comparison is over.
	Compared struct{ Runs int }
	// NoComparison says that there is none to end.
	NoComparison struct{}
	// SpeedSet says that the speed of play was set while nothing plays.
	SpeedSet struct{}
	// Reached says that a condition holds; Already, where it was asked for.
	Reached struct {
		Condition Condition
		Already   bool
	}
	// NotReached says that the way to a condition has ended before it.
	NotReached struct {
		Condition Condition
		Why       EndReason
	}
	// Opened says that other data are there.
	Opened struct{}
	// OpenFailed says that data cannot be opened.
	OpenFailed struct {
		Name string
		Err  error
	}
	// OpenStopped says that data are read no more, as was asked for.
	OpenStopped struct{ Name string }
	// Failed says that work went wrong.
	Failed struct{ Err error }
)

// EndReason is what ends the way to a condition.
type EndReason uint8

// The obstacles.
const (
	AtStop    EndReason = iota // the run has stopped
	OutOfTime                  // the steps that it was given are over
	AtLimit                    // a multiple of the limit
	NoNext                     // the run has diverged: there is no step
)

func (Dequeued) event()     {}
func (ClientTurn) event()   {}
func (Refused) event()      {}
func (NoStep) event()       {}
func (NoGhost) event()      {}
func (Started) event()      {}
func (Compared) event()     {}
func (NoComparison) event() {}
func (SpeedSet) event()     {}
func (Reached) event()      {}
func (NotReached) event()   {}
func (Opened) event()       {}
func (OpenFailed) event()   {}
func (OpenStopped) event()  {}
func (Failed) event()       {}
