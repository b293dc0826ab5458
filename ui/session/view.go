package session

import (
	"errors"
	"fmt"
	"math"
	"slices"
)

// do shows a part of the pane whose axes are named: both, or one of a pane that
// shows a part already.
func (a SetView) do(s *Session) {
	pane, window, _ := a.window(s)
	s.setView(pane, &window)
	s.record(a)
}

func (a SetView) validate(s *Session) error {
	_, _, err := a.window(s)
	return err
}

// window is what is shown then, and in which pane.
func (a SetView) window(s *Session) (pane string, window ViewRange, err error) {
	_, n := s.data.Problem.Size()
	var named [2]bool
	for i, r := range a.Ranges {
		on, upright := s.axisOf(r.Axis, n)
		if on == "" || i > 0 && on != pane {
			return "", window, fmt.Errorf("there is no axis %s beside the others: a pane shows x1 and x2, w1 and b, or k and J", r.Axis)
		}
		if pane = on; i == 0 {
			window = s.view.Views[pane]
		}
		if upright {
			window.Y, named[1] = [2]float64{r.Lo, r.Hi}, true
			if r.Axis == "J" && s.view.LogJ {
				if r.Lo <= 0 {
					return "", window, errors.New("on a log scale J begins above 0")
				}
				window.Y = [2]float64{math.Log10(r.Lo), math.Log10(r.Hi)}
			}
		} else {
			window.X, named[0] = [2]float64{r.Lo, r.Hi}, true
		}
	}
	if _, shown := s.view.Views[pane]; !shown && named != [2]bool{true, true} {
		return "", window, fmt.Errorf("both axes of the %s pane are needed", pane)
	}
	return pane, window, nil
}

// axisOf is the pane that has an axis now, and whether it is the upright one.
func (s *Session) axisOf(name string, n int) (pane string, upright bool) {
	switch name {
	case "k":
		return "cost", false
	case "J":
		return "cost", true
	case "a":
		if n == 1 {
			return "data", true
		}
	}
	pane, place := parseAxis(name, n)
	of := n
	if pane == "surface" {
		of++
	}
	i := slices.Index(pairSlice(s.view.Pair(pane, of)), place)
	if pane == "" || i < 0 {
		return "", false
	}
	return pane, i == 1
}

func pairSlice(pair [2]int) []int { return pair[:] }

// do gives a pane its own view again, or with no name all of them.
func (a ViewOff) do(s *Session) {
	if a.Pane == "" {
		s.view.Views = nil
	} else {
		s.setView(a.Pane, nil)
	}
	s.record(a)
}

func (Show) turn() Timing     { return Immediate }
func (Pair) turn() Timing     { return Immediate }
func (SetView) turn() Timing  { return Immediate }
func (ViewOff) turn() Timing  { return Immediate }
func (Hide) turn() Timing     { return Immediate }
func (HideNone) turn() Timing { return Immediate }
func (Zoom) turn() Timing     { return Immediate }
func (LogJ) turn() Timing     { return Immediate }
func (Digits) turn() Timing   { return Immediate }
func (Sort) turn() Timing     { return Immediate }
func (Wrong) turn() Timing    { return Immediate }
func (Filter) turn() Timing   { return Immediate }
func (Proof) turn() Timing    { return Immediate }
func (Form) turn() Timing     { return KeepsPlaying } // lines are those of the form

func (Threshold) turn() Timing  { return KeepsPlaying } // questions, tasks and goals hang on it, as on α
func (Predict) turn() Timing    { return Immediate }
func (PredictOff) turn() Timing { return Immediate }
func (ExampleNew) turn() Timing { return EndsPlay }
