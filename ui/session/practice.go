package session

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"

	"descent/trainer"
	"descent/trainer/answer"
)

// The numbers that somebody who practises works out.
const (
	LoopPractice   = "loop"   // a whole iteration, line by line
	GraphPractice  = "graph"  // the computation graph of one example
	UpdatePractice = "update" // the update alone
)

// PracticeTopics lists them.
func PracticeTopics() []string { return []string{LoopPractice, GraphPractice, UpdatePractice} }

// practice is somebody who is the machine: an iteration is made number by number, by
// hand. It holds the moment that it is about.
type practice struct {
	active             bool // else it was left, and may be gone on with
	topic              string
	anchor             practiceAnchor
	exercise           answer.Exercise
	undetectedMistakes int // known mistakes that give a right number here
	blanks             []*pendingQuestion
	now                int // of blanks: the one that is open, or was found and shown last; len(blanks): all are behind
	lookedAt           int // of blanks before it, the one that is looked at again; −1: none
	finished           bool
	newData            bool // of data that were drawn for it
	missedOnly         bool // what was missed is asked for once more
	hinting            bool // the newest hint is shown
}

// practiceAnchor is the moment that a practice is about.
type practiceAnchor struct {
	data  *PreparedData
	at    position
	hyper trainer.Hyper
}

// PracticeBlockedError says that an action would change what a practice is about.
type PracticeBlockedError struct {
	K     int
	Alpha float64
}

func (e PracticeBlockedError) Error() string {
	return fmt.Sprintf("practice holds k %d and α %s: practice off leaves it", e.K, strconv.FormatFloat(e.Alpha, 'g', -1, 64))
}

// inPractice reports whether numbers are to be worked out.
func (s *Session) inPractice() bool {
	return s.practice != nil && s.practice.active && !s.practice.finished
}

// blockedByPractice is the error of an action that is not for now, because a practice is about
// this moment.
func (s *Session) blockedByPractice(a Action) error {
	if !s.inPractice() || !changesPractice(a) {
		return nil
	}
	at := s.practice.anchor
	return PracticeBlockedError{at.at.k, at.hyper.Alpha}
}

// changesPractice reports whether an action would change what a practice is about.
func changesPractice(a Action) bool {
	switch a := a.(type) {
	case Step:
		return a.N != 1
	case Back:
		return a.N != 1
	case Play:
		return a.On
	case Alpha, Lambda, Init, InitZero, InitRandom, Restart, TakeOver, Compare, CompareLambda, Mistake,
		Data, Features, FeaturesAll, Scale, Degree, Test, TestOff, RestoreAside,
		Goto, Newest, Until, Example, ExampleNew, Lines, LineAt, Node, Form:
		return true
	}
	return false
}

// inSummary reports whether an iteration was just made by hand and nothing was done since: the next one
// may be worked out as well.
func (s *Session) inSummary() bool {
	p, k := s.practice, s.timeline.Cursor()
	return p != nil && p.active && p.finished && s.data == p.anchor.data && (k == p.anchor.at.k || k == p.anchor.at.k+1)
}

// endSummary lets the next iteration be seen where an action is about another moment than the one that may be
// worked out next. A restart asks for the numbers that were missed.
func (s *Session) endSummary(a Action) {
	if _, again := a.(Restart); !again && s.inSummary() && changesPractice(a) {
		s.dropSummary()
	}
}

// dropSummary ends what an iteration that was made by hand has come to.
func (s *Session) dropSummary() {
	if p := s.practice; p != nil && p.finished {
		s.practice = nil
	}
}

// do begins to practise, or goes on where it was left and all is as it was.
func (a Practice) do(s *Session) {
	if a.New {
		s.openPracticeData(a.Topic)
		return
	}
	s.startPractice(a.Topic)
}

// startPractice asks for the numbers of a set at this moment.
func (s *Session) startPractice(set string) {
	anchor := practiceAnchor{s.data, s.position(), s.timeline.Hyper()}
	if p := s.practice; p != nil && p.topic != set {
		s.leavePractice()
		s.practice = s.leftPractices[set]
	}
	if p := s.practice; p != nil && !p.finished && p.anchor == anchor {
		p.active = true
	} else if err := s.newPractice(set, anchor); err != nil {
		s.emit(Refused{err})
		return
	}
	s.guessing.pending = nil
	s.showPracticeItem()
	s.emit(PracticeAsked{Begun: true})
}

// newPractice puts the numbers of a set at this moment.
func (s *Session) newPractice(set string, anchor practiceAnchor) error {
	at := s.timeline.Current()
	if next := at.NextParams(anchor.hyper.Alpha); math.IsNaN(at.Cost) || math.IsInf(at.Cost, 0) || !next.Finite() {
		return errors.New("the numbers are not finite here: there is nothing to work out by hand")
	}
	of := s.practiceExercise()
	of.Params = at.Params
	p := &practice{active: true, topic: set, anchor: anchor, lookedAt: -1}
	blanks := answer.LoopBlanks(of.Features, of.Hyper.Lambda != 0)
	if set == GraphPractice {
		blanks = answer.GraphBlanks(of.Features)
	}
	of.Example, _ = answer.LeastAmbiguousExample(of, blanks, practiceDecimals)
	if set == UpdatePractice {
		blanks = answer.UpdateBlanks(of.Features)
	}
	p.exercise = of
	questions := answer.AskAll(of, blanks)
	p.undetectedMistakes = answer.CountUndetected(questions, practiceDecimals)
	for i := range questions {
		p.blanks = append(p.blanks, &pendingQuestion{at: anchor.at, chosen: -1, truth: -1, practiceItem: practiceItem{lineQuestion: &questions[i]}})
	}
	s.practice = p
	return nil
}

// practiceExercise is what there is to practise with here, but for where: of more than two features
// those two whose derivatives are largest.
func (s *Session) practiceExercise() answer.Exercise {
	const most = 2
	_, n := s.data.Problem.Size()
	features := make([]int, n)
	for j := range features {
		features[j] = j
	}
	if n > most {
		grad := s.timeline.Current().Grad.W
		slices.SortStableFunc(features, func(i, j int) int { return cmp.Compare(math.Abs(grad[j]), math.Abs(grad[i])) })
		features = features[:most]
		slices.Sort(features)
	}
	return answer.Exercise{Problem: s.data.Problem, Hyper: s.timeline.Hyper(), Features: features, Stepwise: true}
}

// togglePractice leaves a practice; where there is none it begins with what the main pane
// shows, or goes on.
func (s *Session) togglePractice() Action {
	switch p := s.practice; {
	case p != nil && p.finished:
		return Practice{Topic: p.topic}
	case p != nil && p.active:
		return PracticeOff{}
	case p != nil && !p.finished && p.anchor == (practiceAnchor{s.data, s.position(), s.timeline.Hyper()}):
		return Practice{Topic: p.topic}
	case Panes()[s.view.Main] == "graph":
		return Practice{Topic: GraphPractice}
	}
	return Practice{Topic: LoopPractice}
}

func (PracticeOff) do(s *Session) {
	if s.practice == nil || !s.practice.active {
		s.emit(NoPractice{})
		return
	}
	s.leavePractice()
	s.emit(PracticeLeft{Finished: s.practice.finished})
}

// leavePractice lets go of the moment; what was found stays for later, of each set.
func (s *Session) leavePractice() {
	p := s.practice
	if p == nil {
		return
	}
	p.active, p.lookedAt, p.hinting = false, -1, false
	if s.leftPractices == nil {
		s.leftPractices = map[string]*practice{}
	}
	s.leftPractices[p.topic] = p
}

// showPracticeItem looks at what is worked out: the pane, the features, and the line or
// node in front of the number that is open.
func (s *Session) showPracticeItem() {
	p := s.practice
	if s.view.Vectors {
		Form{LoopForm}.do(s)
	}
	if pair := p.exercise.Features; len(p.exercise.Params.W) > len(pair) {
		Pair{"w" + strconv.Itoa(pair[0]+1), "w" + strconv.Itoa(pair[1]+1)}.do(s)
		Pair{"x" + strconv.Itoa(pair[0]+1), "x" + strconv.Itoa(pair[1]+1)}.do(s)
	}
	switch p.topic {
	case LoopPractice:
		Show{Panes: []string{"loop"}}.do(s)
	case GraphPractice:
		s.view.NewExampleInGraph, s.view.Proof = false, false
		Show{Panes: []string{"graph"}}.do(s)
	}
	s.syncPracticeCursor()
}
