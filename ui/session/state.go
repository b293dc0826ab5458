package session

import (
	"slices"

	"descent/trainer"
	"descent/trainer/mistake"
	"descent/ui/timeline"
)

// State is a session at one moment, as a value: it never changes, and any
// goroutine may read it for as long as it likes. What it points to is read only.
type State struct {
	Data           *PreparedData
	FeatureChoices []string // the features there are to choose from, as far as they are known
	StartAction    Action   // how the start was chosen
	Run            RunState
	Inside         IterationView
	View           ViewState
	Play           PlayState
	InProgress     InProgress
	Analysis       Analysis
	Limit          int // what goes on by itself pauses at its multiples; 0 for never

	Lesson   *LessonState   // nil: none is open
	Question *QuestionState // the question that is open; of a lesson or of guessing; nil: none is
	Activities
	Concealed map[string]bool // of Parts: what would give the answer away
	PutAside  *Data           // what a lesson has put aside; nil: nothing
}

// Activities are what somebody is asked beside a lesson.
type Activities struct {
	Guess    *GuessState    // nil: nothing is asked before steps
	Practice *PracticeState // nil: nobody is the machine
}

// RunState is the runs, and where the session stands in them.
type RunState struct {
	Snapshot        trainer.Snapshot
	Recent          []trainer.Snapshot // the last iterations up to here, the oldest first
	Alpha           float64            // of the next step
	Lambda          float64            // of the next step, and of J and its gradient at Snapshot
	Bound           float64            // of α, with that λ
	Forks           bool               // it will leave history
	Present         timeline.Run
	Ghosts          []timeline.Run // the oldest first
	Comparing       bool
	MistakeSnapshot *trainer.Snapshot // of the mistake's run here, with that λ; nil where it has none
}

// PlayState is how it steps by itself.
type PlayState struct {
	On        bool
	PerSecond int    // 0 for as fast as it goes
	Tick      uint64 // the beat that is wanted, 0 for none
}

// IterationView is where one looks inside an iteration.
type IterationView struct {
	Line  int // of the loop have run
	Focus int // the focused example, 0-based
	Node  int // of the graph: 0 shows it whole, else how far it was walked
}

// InProgress is what was asked for and is under way.
type InProgress struct {
	Steps      int         // that are owed
	Long       bool        // they may take long: what a key asks for does not
	Until      *Condition  // what they go on for, nil where they are counted
	Waiting    int         // how much waits for its turn
	Opening    *DataSource // nil where no data are read
	OpenTicket Ticket      // of Opening
}

// Analysis is what takes a pass over the examples to know, or longer, as far as
// it is known. What holds at one moment only is that of the moment shown, or it
// is not known.
type Analysis struct {
	DataAnalysis
	Curvature      trainer.Curvature
	CurvatureKnown bool // Curvature is known
	Classification
	ClassificationKnown bool                     // Classification is known
	Loop                *trainer.LoopCheckpoints // the sums of the whole loop; nil where they are not known
	Examples            *ExampleTable            // nil where it is not known
	ExampleCorrectness  *ExampleCorrectness      // nil where they are not known
	MistakeIteration    *MistakeIteration        // nil where nobody looks into a mistake, or it has no numbers here

	Evaluations map[int][]Evaluation // by the ID of the run, K ascending; where a curve of them is shown, as far as they are known
}

// MistakeIteration is the iteration of the mistake that steps along.
type MistakeIteration struct {
	mistake.Mistake
	At     trainer.Snapshot   // with J and the gradient of the λ of the next step, as those of the run
	Recent []trainer.Snapshot // of its run
	Hyper  trainer.Hyper
	Loop   *mistake.Loop // its lines; nil where no pane looks inside
}

// recentSnapshots is how many snapshots State has: enough for panes to keep their
// columns steady for twenty steps.
const recentSnapshots = 21

// State returns the present moment. It is made once for each.
func (s *Session) State() State {
	if s.state == nil {
		st := s.newState()
		s.state = &st
	}
	return *s.state
}

func (s *Session) newState() State {
	h := s.timeline.Hyper()
	st := State{
		Data: s.data, FeatureChoices: slices.Clip(s.featureChoices), StartAction: s.startAction,
		Run: RunState{
			Snapshot: s.timeline.Current(), Recent: slices.Clip(s.timeline.Recent(recentSnapshots)), Alpha: h.Alpha, Lambda: h.Lambda, Bound: s.bound(),
			Forks:   s.timeline.Forks(),
			Present: s.timeline.Present(), Ghosts: slices.Clip(s.timeline.Ghosts()), Comparing: s.comparing(), MistakeSnapshot: s.mistakeSnapshot(),
		},
		Inside: IterationView{s.iterationCursor.line, s.focus(), s.iterationCursor.node},
		View:   s.view, Play: PlayState{s.player.on, s.player.perSecond, s.player.tick}, InProgress: s.inProgress(),
		Analysis: s.currentAnalysis(), Limit: s.config.Limit,
		Lesson: s.lessonState(), Question: s.currentQuestion().state(), Activities: Activities{s.guessState(), s.practiceState()}, Concealed: s.concealed(), PutAside: s.asideData,
	}
	st.Analysis.MistakeIteration = s.mistakeIteration(st.Run.MistakeSnapshot)
	return st
}

func (s *Session) inProgress() InProgress {
	u := InProgress{
		Steps: s.pending.steps, Long: s.pending.mayTakeLong && s.hasPendingSteps(), Waiting: len(s.waiting.items),
	}
	if g := s.pending.goal; g != nil {
		u.Until = &g.until
	}
	if origin, reading := s.requestedSource(); reading {
		u.Opening, u.OpenTicket = &origin, s.tracker.ticket(Opening)
	}
	return u
}
