package session

import (
	"slices"

	"descent/trainer"
	"descent/ui/timeline"
)

// Config is what a session begins with.
type Config struct {
	Limit       int     // what goes on by itself pauses at its multiples; 0 for never
	Tolerance   float64 // of the data that are opened later
	Seed        uint64  // of a random start that names none
	Alpha       float64 // 0: the one that suits the data
	StartAction Action  // how the start of the data was chosen
	PutAside    *Data   // what a lesson put aside before the session began; nil: nothing

	firstSource DataSource // the data that the session begins with
}

// Session is an experiment and all that can be done with it: data, their runs,
// the iteration shown, and what was asked for and has not come to pass. It is
// for one goroutine; the States that it returns are for any.
//
// Do, Defer, Tick and Deliver return work that the session wants done. It does
// none itself: it starts no goroutine and knows no clock, so that what it does
// follows from what it is told alone.
type Session struct {
	config Config
	loadedData

	timeline     timeline.Timeline
	pending      pendingMove
	waiting      queue
	player       player
	trainer      trainerState
	compareChunk int          // updates that are asked for at once of each run that is compared
	tracker      Tracker[any] // each piece with what it is for

	viewing
	learningState
	analysis analysis
	journal  actionLog
	out      Out
	state    *State // of the present moment, nil where it is still to be made
}

// loadedData is what is learned from, and from where.
type loadedData struct {
	data           *PreparedData
	featureChoices []string // the features there are to choose from, as far as they are known
	startAction    Action
}

// viewing is where one looks.
type viewing struct {
	iterationCursor iterationCursor
	view            ViewState
}

// learningState is what a person is asked.
type learningState struct {
	lessonAt lessonProgress
	guessing guessing
	practice *practice // nil: there was none at this moment
	// leftPractices are those that were left, by their sets: each is gone on with while all is as it was.
	leftPractices map[string]*practice
	drawnData     uint64 // how many data a practice has drawn
	asideData     *Data  // the moment that a lesson has put aside; nil: none has
}

// New returns a session at k = 0 of data. Begin has the work that it wants at
// once.
func New(data *PreparedData, config Config) *Session {
	config.firstSource = data.DataSource
	s := &Session{config: config, player: newPlayer(), viewing: viewing{view: newViewState()}}
	alpha := config.Alpha
	if alpha == 0 {
		alpha = data.Alpha()
	}
	s.asideData = config.PutAside
	s.replaceData(data, config.StartAction, trainer.Hyper{Alpha: alpha})
	return s
}

// InitialWork says what is wanted before anything is asked for.
func (s *Session) InitialWork() Out { return s.flush() }

// position is where the session stands.
type position struct{ run, k int }

func (s *Session) position() position {
	return position{s.timeline.Present().ID(), s.timeline.Cursor()}
}

// emitFailed tells of work that went wrong, and reports whether it did: what was
// asked for cannot be done then.
func (s *Session) emitFailed(err error) bool {
	if err == nil {
		return false
	}
	s.cancelPending()
	s.clearQueue(false, "something went wrong")
	s.emit(Failed{err})
	return true
}

// cancel makes the work under way in a slot unwanted.
func (s *Session) cancel(slot WorkKind) {
	if t, ok := s.tracker.Drop(slot); ok {
		s.request(Cancel{t})
	}
}

func (s *Session) busy(slot WorkKind) bool {
	_, ok := s.tracker.Busy(slot)
	return ok
}

// Idle reports whether nothing that was asked for is still to come, but for
// play.
func (s *Session) Idle() bool {
	return !s.hasPendingSteps() && s.waiting.empty() && !s.busy(Training) && !s.busy(Opening) && !s.busy(Comparing) && !s.busy(LoadingLesson) && !s.awaitsGuess()
}

// featureChoicesOf are the features of data that can be chosen: those that are seen,
// and those that were seen of the same data before.
func (s *Session) featureChoicesOf(data *PreparedData) []string {
	var choices []string
	if s.data != nil && s.data.Name == data.Name {
		choices = slices.Clone(s.featureChoices)
	}
	known := map[string]bool{} // there may be ten thousand
	for _, name := range choices {
		known[name] = true
	}
	for _, f := range data.Set.AsRead().Features {
		if !known[f.Name] {
			known[f.Name] = true
			choices = append(choices, f.Name)
		}
	}
	return choices
}
