package text

import (
	"fmt"
	"slices"
	"strings"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/pane"
	"descent/ui/session"
)

// Exec does what a line asks for and returns what there is to say. An empty
// line is one iteration; what begins with # is a note. An error is one line: a
// [*FileError], an [*UnmetError], the context's own, or else the line is at
// fault. Where until is not reached there is the moment it ended at too.
func (s *Session) Exec(line string) ([]string, error) {
	line = strings.TrimSpace(line)
	if line == "" {
		return s.execIntent(session.Step{N: 1})
	}
	i, fault := language.Parse(line)
	if fault == nil && i != nil {
		fault = language.UnavailableError(i, language.Text)
	}
	switch {
	case fault != nil:
		return nil, fault.Err()
	case i == nil:
		return nil, nil
	}
	return s.execIntent(i)
}

func (s *Session) execIntent(i session.Intent) ([]string, error) {
	said, err := s.answer(i)
	return append(said, s.lessonLines(i)...), err
}

// answer is what there is to say to an intent, without what a lesson adds.
func (s *Session) answer(i session.Intent) ([]string, error) {
	if opensLesson(i) || isPracticeIntent(s.State(), i) {
		return nil, s.do(i)
	}
	if lines, err, done := s.answerDirectly(i); done {
		return lines, err
	}
	if err := s.do(i); err != nil {
		return nil, err
	}
	switch i := i.(type) {
	case session.Export:
		return s.plainLines(s.notice), nil
	case session.Alpha, session.Lambda:
		return s.alpha(), nil
	case session.Data, session.Features, session.FeaturesAll, session.Scale, session.Degree, session.Test, session.TestOff:
		return append(s.openingLines(), s.momentLines()...), nil
	case session.Threshold, session.Predict:
		return s.counts(i), nil
	case session.Until:
		if why := s.unmet; why != "" {
			return s.momentLines(), &UnmetError{why}
		}
	case session.Show:
		return s.pane(i), nil
	}
	if onScreen(i) {
		return s.plainLines(s.notice, "On the screen: "+language.Print(i)+"."), nil
	}
	return s.momentLines(), nil
}

// counts says what a threshold counts, or what is predicted of a new example.
func (s *Session) counts(of session.Intent) []string {
	_, counts := of.(session.Threshold)
	switch {
	case s.conceals("data", "examples"):
		return []string{s.refusal()}
	case counts:
		return s.plainLines(language.CountsLines(s.State())...)
	}
	return s.plainLines(language.PredictionLine(s.State()))
}

// gradient says the gradient beside what differences of J say of it.
func (s *Session) gradient() []string {
	if s.conceals("parameters", "examples", "graph") {
		return []string{s.refusal()}
	}
	return s.plainLines(language.GradientLines(s.State())...)
}

// onScreen reports whether an intent only changes what a screen would show.
func onScreen(i session.Intent) bool {
	switch i := i.(type) {
	case session.Pair, session.SetView, session.ViewOff, session.Hide, session.HideNone, session.HideMain, session.Zoom, session.LogJ,
		session.Sort, session.Wrong, session.Filter, session.Proof, session.Node:
		return true
	case session.CommandName:
		return slices.Contains([]string{"zoom", "log", "wrong", "proof"}, i.Name)
	case session.Adjust:
		return slices.Contains([]string{"show", "pair", "node", "sort"}, i.Name)
	}
	return false
}

// answerDirectly answers what asks for no more than an answer, or has its own.
func (s *Session) answerDirectly(i session.Intent) (said []string, err error, done bool) { //nolint:revive // done says that there is an answer or an error
	switch i := i.(type) {
	case session.Quit:
		s.ended = true
		return nil, nil, true
	case session.Why:
		return s.why(), nil, true
	case session.Wait: // nobody watches
		return nil, nil, true
	case session.Help:
		return s.help(i.Topic), nil, true
	case session.Example:
		said, err = s.example(i.I)
	case session.Lines:
		said, err = s.lines(i.N)
	case session.LineAt, session.Form, session.MistakeInside:
		if err = s.do(i); err == nil {
			said = s.line(s.State().Inside.Line)
		}
	case session.Expect:
		said, err = s.expect(i.Condition)
	case session.Source:
		said, err = s.source(i.File)
	case session.CheckGradient:
		if err = s.waitAll(); err == nil {
			said = s.gradient()
		}
	case session.Share:
		line, without := s.experiment.SharedLine(s.State())
		said = append([]string{line}, s.plainLines(without)...)
	case session.CommandName:
		return s.bareName(i.Name)
	default:
		return nil, nil, false
	}
	return said, err, true
}

// bareName answers a name by itself: what there is, where a value is missing.
func (s *Session) bareName(name string) (said []string, err error, done bool) { //nolint:revive // as report
	switch name {
	case "show":
		said, err = s.allPartLines()
	case "example":
		said, err = s.example(0)
	case "alpha", "lambda":
		said = s.alpha()
	case "form":
		if err = s.do(session.CommandName{Name: name}); err == nil {
			said = s.line(s.State().Inside.Line)
		}
	case "data":
		for _, e := range datasets.Catalogue() {
			said = append(said, s.plain("data "+e.Name+": "+e.About))
		}
	case "learn":
		said = s.lessons()
	case "init", "hide":
		said = s.help(name)
	default:
		return nil, nil, false
	}
	return said, err, true
}

// alpha says the learning rate and λ, and what is known of them here.
func (s *Session) alpha() []string {
	if s.conceals("words") {
		return s.position()
	}
	return append(s.position(), s.partLines(pane.RulerPart)...)
}

// pane says what a main pane shows.
func (s *Session) pane(show session.Show) []string {
	var said []string
	for _, name := range show.Panes {
		if s.conceals(name) || name == "surface" && s.conceals("parameters", "update") {
			said = append(said, s.refusal())
			continue
		}
		switch name {
		case "loop":
			said = append(said, s.line(s.State().Inside.Line)...)
		case "surface":
			said = append(said, s.partLines(pane.ParameterTable)...)
		default:
			said = append(said, s.plainLines(s.content(name, show.Rows).Text()...)...)
		}
	}
	return said
}

// expect says that a condition holds here, with its numbers; else it is the
// error.
func (s *Session) expect(condition session.Condition) ([]string, error) {
	if err := s.session.Check(session.Until{Condition: condition}); err != nil {
		return nil, err
	}
	k, values := s.State().Run.Snapshot.Iter, s.formatter().Values
	if failing := s.session.FailingClauses(condition); len(failing) > 0 {
		return nil, &UnmetError{fmt.Sprintf("expect %s: %s at k %d", language.TypedCondition(condition), values(failing), k)}
	}
	return s.plainLines(fmt.Sprintf("%s at k %d, as expected: %s.", language.ConditionText(condition), k, values(condition.Clauses))), nil
}

// why explains every sentence that is true here, and says what to try.
func (s *Session) why() []string {
	if s.conceals("words") {
		return []string{s.refusal()}
	}
	st := s.State()
	var curve *pane.StepCurve
	if at, alpha, next, ok := pane.StepOf(st); ok {
		curve = pane.NewStepCurve(st.Data.Problem, at, alpha, next)
	}
	return s.plainLines(pane.NewWhy(st, s.presentation(), pane.Size{}, curve).Text()...)
}

// help lists the commands, or those of one name.
func (s *Session) help(name string) []string {
	var said []string
	for _, r := range language.RowsFor(language.Text) {
		if name == "" || name == r.Name {
			said = append(said, s.plain(r.Usage()+": "+r.About))
		}
	}
	if len(said) == 0 {
		return s.plainLines(language.Describe(name, language.Text))
	}
	return said
}

// allPartLines says everything that is known here.
func (s *Session) allPartLines() ([]string, error) {
	if err := s.waitAll(); err != nil {
		return nil, err
	}
	said := append([]string{s.openingLines()[0]}, s.position()...)
	if s.conceals("parameters", "update", "words") {
		return append(said, s.refusal()), nil
	}
	return slices.Concat(said, s.partLines(pane.ParameterTable), s.plainLines(language.ModelLines(s.State())...), s.partLines(pane.Happening)), nil
}

// example focuses example i, counted from 1, and says its formulas; 0 is the
// one in focus.
func (s *Session) example(i int) ([]string, error) {
	if i > 0 {
		if err := s.do(session.Example{I: i}); err != nil {
			return nil, err
		}
	}
	if s.conceals("graph") {
		return []string{s.refusal()}, nil
	}
	return s.plainLines(s.content("graph", 0).Text()...), nil
}

// lines runs n lines of the loop, at most to the end of the iteration or back to
// its beginning, and says the last of them; from the beginning it goes back
// into the iteration before.
func (s *Session) lines(n int) ([]string, error) {
	before := s.State()
	count := trainer.LineCount(before.Data.Problem, before.Run.Lambda)
	to := min(before.LineAfter(n), count)
	var said []string
	if to == count && s.State().Question == nil {
		said = s.line(count)
	}
	if err := s.do(session.Lines{N: n}); err != nil {
		return nil, err
	}
	line := s.State().Inside.Line
	if to < count && (to >= 0 || before.Inside.Line > 0) {
		return s.line(line), nil
	}
	said = append(said, s.momentLines()...)
	if to < 0 && line > 0 {
		said = append(said, s.line(line)...)
	}
	return said, nil
}

// line says what the line computed that is the last of so many.
func (s *Session) line(ran int) []string {
	if s.conceals("loop") {
		return []string{s.refusal()}
	}
	st := s.State()
	st.Inside.Line = ran
	if st.Analysis.Loop == nil { // no pane looks inside the loop
		st.Analysis.Loop = trainer.NewLoopCheckpoints(st.Data.Problem, st.Run.Snapshot)
	}
	if m := st.Analysis.MistakeIteration; m != nil && m.Loop == nil {
		m.Loop = m.NewLoop(st.Data.Problem, m.At, m.Hyper)
	}
	return s.plainLines(pane.Loop(st, s.presentation(), pane.Size{}).Text()...)
}
