package session

// Event is something to tell a person: one of the types below. A client makes
// the sentence.
type Event interface{ event() }

type (
	// Dequeued says that an intent that had waited has its turn.
	Dequeued struct{}
	// ClientTurn says that what was given to Defer has its turn, or a relative intent or a request that only
	// a client can fulfil. It is the last event of its Out: nothing else happens
	// until the client calls Resume.
	ClientTurn struct{ Item any }
	// Refused says that an action does not fit the data or the run.
	Refused struct{ Err error }
	// NoStep says that a run that diverged has no next step.
	NoStep struct{}
	// NoGhost says that there is none to take over.
	NoGhost struct{}
	// StartChanged says that a run begins at another start.
	StartChanged struct{}
	// ComparisonChanged says that so many runs step along, or, with none, that the
	// comparison is over; Instead, which mistake gave way to it.
	ComparisonChanged struct {
		Runs    int
		Instead string
	}
	// NoComparison says that there is none to end.
	NoComparison struct{}
	// MistakeRunChanged says that the run of a mistake steps along, or, without an ID, none any more;
	// Instead, that a comparison gave way to it.
	MistakeRunChanged struct {
		ID      string
		Instead bool
	}
	// MistakeInsideSet says that the loop is that of the mistake, or again the present run's.
	MistakeInsideSet struct{ On bool }
	// NoMistake says that there is none to end.
	NoMistake struct{}
	// SpeedSet says that the speed of play was set while nothing plays.
	SpeedSet struct{}
	// ConditionReached says that a condition holds; Already, where it was asked for.
	ConditionReached struct {
		Condition Condition
		Already   bool
	}
	// ConditionNotReached says that the way to a condition has ended before it.
	ConditionNotReached struct {
		Condition Condition
		Why       EndReason
	}
	// DataOpened says that other data are there.
	DataOpened struct{}
	// OpenFailed says that data cannot be opened.
	OpenFailed struct {
		Name string
		Err  error
	}
	// OpenStopped says that data are read no more, as was asked for.
	OpenStopped struct{ Name string }
	// LessonFailed says that a lesson cannot be opened.
	LessonFailed struct {
		Name string
		Err  error
	}
	// NoLesson says that none is open.
	NoLesson struct{}
	// NoPage says that there is none before, or behind.
	NoPage struct{}
	// NoHint says that the page has none.
	NoHint struct{}
	// PageTurned says that a page is there, or that the lesson is finished.
	PageTurned struct{}
	// PageFailed says why a page cannot be set up here.
	PageFailed struct{ Err error }
	// LessonLeft says that the lesson is left.
	LessonLeft struct{}
	// PutAside says what a lesson is about to take the place of.
	PutAside struct{ Moment Data }
	// AsideRestored says that what a lesson had put aside is on its way back.
	AsideRestored struct{}
	// NothingPutAside says that no lesson has put anything aside.
	NothingPutAside struct{}
	// Hinted says that a hint is shown.
	Hinted struct{}
	// PageMarked says what is to be kept of a page.
	PageMarked struct {
		Lesson, Page string
		Mark         PageMark
	}
	// CheckboxTicked says that one of the things that a task waits for has come.
	CheckboxTicked struct{ Box Checkbox }
	// TaskDone says that all of them have.
	TaskDone struct{}
	// TaskViolated says that a step led to what the task does not allow.
	TaskViolated struct{ Never Condition }
	// Guessing says that questions before steps begin, or end.
	Guessing struct{}
	// GuessingSuspended says that what goes further than a step is not asked for.
	GuessingSuspended struct{}
	// StepRefused says that a step was refused, for a question waits for its answer; the
	// next one looks.
	StepRefused struct{}
	// BackRefused says that a way back was refused: the question is about the step
	// from here.
	BackRefused struct{}
	// NoQuestion says that there is nothing to answer.
	NoQuestion struct{}
	// NoOption says that an answer is none of those there are.
	NoOption struct{ Text string }
	// NotANumber says that an answer is no number, and one is asked for.
	NotANumber struct {
		Text string
		Err  error
	}
	// MoreDigits says that a number is right as far as it goes.
	MoreDigits struct{ Text string }
	// Answered says that an answer was taken; of a number that it is wrong.
	Answered struct{}
	// AnswerDropped says that an answer was dropped, for α, λ or the threshold is another.
	AnswerDropped struct{ Changed Quantity }
	// Revealed says that the truth is there.
	Revealed struct{}
	// PracticeAsked says that a number is asked for in a practice, or is looked at again; Begun, that the practice begins or is
	// gone on with.
	PracticeAsked struct{ Begun bool }
	// PracticeLeft says that it is left, where Made says so behind its last number.
	PracticeLeft struct{ Finished bool }
	// NoPractice says that there is none to leave.
	NoPractice struct{}
	// NoBlank says that there is no number before the first.
	NoBlank struct{}
	// PracticeFinished says that all numbers are there, and the iteration is made with them.
	PracticeFinished struct{}
	// Failed says that work went wrong.
	Failed struct{ Err error }
)

// EndReason is what ends the way to a condition.
type EndReason uint8

// The reasons.
const (
	EndedAtStop  EndReason = iota // the run has stopped
	OutOfSteps                    // the steps that it was given are over
	EndedAtLimit                  // a multiple of the limit
	NoNextStep                    // the run has diverged: there is no step
)

func (Dequeued) event()          {}
func (ClientTurn) event()        {}
func (Refused) event()           {}
func (NoStep) event()            {}
func (NoGhost) event()           {}
func (StartChanged) event()      {}
func (ComparisonChanged) event() {}
func (NoComparison) event()      {}
func (MistakeRunChanged) event() {}
func (NoMistake) event()         {}

func (MistakeInsideSet) event() {}

func (SpeedSet) event()            {}
func (ConditionReached) event()    {}
func (ConditionNotReached) event() {}
func (DataOpened) event()          {}
func (OpenFailed) event()          {}
func (OpenStopped) event()         {}
func (Failed) event()              {}
func (LessonFailed) event()        {}
func (NoLesson) event()            {}
func (NoPage) event()              {}
func (NoHint) event()              {}
func (PageTurned) event()          {}
func (PageFailed) event()          {}
func (LessonLeft) event()          {}
func (PutAside) event()            {}
func (AsideRestored) event()       {}
func (NothingPutAside) event()     {}
func (Hinted) event()              {}
func (PageMarked) event()          {}
func (CheckboxTicked) event()      {}
func (TaskDone) event()            {}
func (TaskViolated) event()        {}
func (Guessing) event()            {}
func (GuessingSuspended) event()   {}
func (StepRefused) event()         {}
func (BackRefused) event()         {}
func (NoQuestion) event()          {}
func (NoOption) event()            {}
func (NotANumber) event()          {}
func (MoreDigits) event()          {}
func (Answered) event()            {}
func (AnswerDropped) event()       {}
func (Revealed) event()            {}

func (PracticeAsked) event()    {}
func (PracticeLeft) event()     {}
func (NoPractice) event()       {}
func (NoBlank) event()          {}
func (PracticeFinished) event() {}
