package session

import "cmp"

// resolve turns what is on off, and the other way round. A name that wants a
// value is the client's to ask for.
func (w CommandName) resolve(s *Session) []Action {
	switch w.Name {
	case "play":
		return []Action{Play{!s.player.on}}
	case "zoom":
		return []Action{Zoom{!s.view.Zoom}}
	case "log":
		return []Action{LogJ{!s.view.LogJ}}
	case "wrong":
		return []Action{Wrong{!s.view.Wrong}}
	case "proof":
		return []Action{Proof{!s.view.Proof}}
	case "practice":
		return []Action{s.togglePractice()}
	case "guess":
		return []Action{Guess{!s.guessing.on}}
	case "form":
		if s.view.Vectors {
			return []Action{Form{LoopForm}}
		}
		return []Action{Form{VectorForm}}
	case "compare":
		if s.comparing() {
			return []Action{CompareOff{}}
		}
	}
	return nil
}

func (w CommandName) turn() Timing {
	switch w.Name {
	case "zoom", "log", "wrong", "proof":
		return Immediate
	case "compare":
		return AfterUpdates
	}
	return KeepsPlaying
}

// resolve goes along what the name can be.
func (w Adjust) resolve(s *Session) []Action {
	by := w.N
	if w.Direction == "down" || w.Direction == "prev" {
		by = -by
	}
	switch w.Name {
	case "alpha":
		return []Action{SetAlpha(s.adjustedAlpha(by, w.Direction))}
	case "lambda":
		lambda := s.timeline.Hyper().Lambda
		for range max(by, -by) {
			lambda = StepAlpha(LambdaSteps(), lambda, by)
		}
		return []Action{SetLambda(lambda)}
	case "speed":
		return []Action{Speed{s.nextSpeed(by)}}
	case "digits":
		return []Action{Digits{s.view.Digits + by}}
	case "example":
		m, _ := s.data.Problem.Size()
		return []Action{Example{min(max(s.focus()+by, 0), m-1) + 1}}
	case "line":
		return []Action{Lines{by}}
	case "sort":
		if w.Direction == "turn" {
			return []Action{Sort{cmp.Or(s.view.Sort, sortByNumber), !s.view.Ascending}}
		}
	}
	return nil // how many there are the client knows
}

func (w Adjust) turn() Timing {
	switch w.Name {
	case "speed", "digits":
		return Immediate
	case "example", "line":
		return EndsPlay
	case "sort":
		if w.Direction == "turn" {
			return Immediate
		}
		return EndsPlay
	}
	return KeepsPlaying
}

// adjustedAlpha is α so many places along the steps; 0 is a finer one.
func (s *Session) adjustedAlpha(by int, way string) float64 {
	alpha, steps := s.timeline.Hyper().Alpha, s.data.AlphaSteps()
	if by == 0 {
		if way == "down" {
			return stepSecondDigit(steps, alpha, -1)
		}
		return stepSecondDigit(steps, alpha, 1)
	}
	for range max(by, -by) {
		alpha = StepAlpha(steps, alpha, by)
	}
	return alpha
}

// resolve hides the main pane, or shows it again.
func (HideMain) resolve(s *Session) []Action {
	main := Panes()[s.view.Main]
	return []Action{Hide{[]string{main}, s.view.Hidden[main]}}
}

func (HideMain) turn() Timing { return Immediate }
