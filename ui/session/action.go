// Package session is an experiment and all that can be done with it, as values.
// What a person can ask for is an Intent: an Action changes the session, a RelativeIntent
// becomes actions where the session stands, a Request is for whoever shows it.
// Package language has the written form of each, its keys and its help.
//
// What a session does follows from what it is told alone: it must not know a
// terminal, a clock, a file or a goroutine, and imports neither os nor context nor
// sync nor anything of charmbracelet. Work that takes long it wants done, as a
// value (Work), and takes its result in whenever that comes.
package session

// Intent is what a person can ask for, by a key or by a line: an [Action], a
// [RelativeIntent] or a [Request].
type Intent interface{ intent() }

// Action is a deed: on equal sessions it has the same effect. Only actions are
// logged.
type Action interface {
	Intent
	do(s *Session)
	turn() Timing
}

// RelativeIntent depends on where the session stands, or on a list: the session resolves
// it to actions when its turn has come.
type RelativeIntent interface {
	Intent
	resolve(s *Session) []Action // nil where only a client can
	turn() Timing
}

// Request is for the client alone: it changes nothing of the session.
type Request interface {
	Intent
	request()
}

// MaxIteration is the largest iteration, and the largest count of steps or lines,
// that can be named.
const MaxIteration = 1_000_000_000

// The actions that go along the run.
type (
	// Step goes N iterations forward, 1 … MaxIteration. With Force it goes past a
	// question that is not answered.
	Step struct {
		N     int
		Force bool
	}
	// Back goes N iterations back, 1 … MaxIteration; at most to the first.
	Back struct{ N int }
	// Goto goes to iteration K, 0 … MaxIteration; what is missing is computed.
	Goto struct{ K int }
	// Newest goes to the newest iteration.
	Newest struct{}
	// Until goes forward to the first iteration at which a condition holds.
	// Whatever stops a run ends it too.
	Until struct{ Condition Condition }
	// Play begins to step by itself, or pauses.
	Play struct{ On bool }
	// Speed is how many iterations a second play makes: one of Speeds, 0 for as
	// fast as it goes.
	Speed struct{ PerSecond int }
	// Stop ends what is under way, where it is.
	Stop struct{}
)

// Speeds lists the iterations a second that play can make, from the slowest; 0 is
// as fast as it goes.
func Speeds() []int { return []int{1, 2, 5, 10, 30, 60, 0} }

// ScheduledValue is a value from an iteration on.
type ScheduledValue struct {
	Value float64 // finite
	From  int     // an iteration, 0 … MaxIteration; FromNextStep: from the next step on
}

// FromNextStep is the From of a rate that holds from the next step on.
const FromNextStep = -1

// The actions that change how the run goes on, or begin another.
type (
	// Alpha sets the learning rate: at least one rate, all above 0, each from a
	// later iteration than the one before it.
	Alpha struct{ Schedule []ScheduledValue }
	// Lambda sets the weight of the penalty: rates like those of Alpha, none of
	// them below 0.
	Lambda struct{ Schedule []ScheduledValue }
	// InitZero starts at zeros.
	InitZero struct{}
	// InitRandom starts at normal numbers. Without a Seed it is the one that the
	// program was started with.
	InitRandom struct{ Seed *uint64 }
	// Init starts at these n weights and then b, all finite.
	Init struct{ Values []float64 }
	// Restart starts again where this run did; the run stays as a ghost.
	Restart struct{}
	// TakeOver makes the newest ghost the present run.
	TakeOver struct{}
	// Drop drops all ghosts.
	Drop struct{}
	// Compare lets runs with these α step along: 1 … 4, different, finite and
	// above 0.
	Compare struct{ Alphas []float64 }
	// CompareLambda lets runs with these λ step along: 1 … 4, different, finite
	// and not below 0.
	CompareLambda struct{ Lambdas []float64 }
	// CompareOff ends the comparison.
	CompareOff struct{}
	// Mistake lets the run of a wrong iteration step along, by its id.
	Mistake struct{ ID string }
	// MistakeOff ends that.
	MistakeOff struct{}
	// MistakeInside shows the loop of the mistake that steps along, or again that of the
	// present run.
	MistakeInside struct{ On bool }
)

func (Step) intent()       {}
func (Back) intent()       {}
func (Goto) intent()       {}
func (Newest) intent()     {}
func (Until) intent()      {}
func (Play) intent()       {}
func (Speed) intent()      {}
func (Stop) intent()       {}
func (Alpha) intent()      {}
func (Lambda) intent()     {}
func (InitZero) intent()   {}
func (InitRandom) intent() {}
func (Init) intent()       {}
func (Restart) intent()    {}
func (TakeOver) intent()   {}
func (Drop) intent()       {}
func (Compare) intent()    {}

func (CompareLambda) intent() {}

func (CompareOff) intent() {}

func (Mistake) intent() {}

func (MistakeOff) intent() {}

func (MistakeInside) intent() {}
