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
func (c *Session) Exec(line string) ([]string, error) {
	line = strings.TrimSpace(line)
	if line == "" {
		return c.execIntent(session.Step{N: 1})
	}
	i, fault := language.Parse(line)
	if fault == nil && i != nil {
		fault = language.Unavailable(i, language.Text)
	}
	switch {
	case fault != nil:
		return nil, fault.Err()
	case i == nil:
		return nil, nil
	}
	return c.execIntent(i)
}

func (c *Session) execIntent(i session.Intent) ([]string, error) {
	said, err := c.answer(i)
	return append(said, c.lessonLines(i)...), err
}

// answer is what there is to say to an intent, without what a lesson adds.
func (c *Session) answer(i session.Intent) ([]string, error) {
	if learns(i) || walksPractice(c.State(), i) {
		return nil, c.do(i)
	}
	if lines, err, done := c.report(i); done {
		return lines, err
	}
	if err := c.do(i); err != nil {
		return nil, err
	}
	switch i := i.(type) {
	case session.Export:
		return c.plainLines(c.notice), nil
	case session.Alpha, session.Lambda:
		return c.alpha(), nil
	case session.Data, session.Features, session.FeaturesAll, session.Scale, session.Degree, session.Test, session.TestOff:
		return append(c.openingLines(), c.momentLines()...), nil
	case session.Threshold, session.Predict:
		return c.counts(i), nil
	case session.Until:
		if why := c.unmet; why != "" {
			return c.momentLines(), &UnmetError{why}
		}
	case session.Show:
		return c.pane(i), nil
	}
	if onScreen(i) {
		return c.plainLines(c.notice, "On the screen: "+language.Print(i)+"."), nil
	}
	return c.momentLines(), nil
}

// counts says what a threshold counts, or what is predicted of a new example.
func (c *Session) counts(of session.Intent) []string {
	_, counts := of.(session.Threshold)
	switch {
	case c.conceals("data", "examples"):
		return []string{concealed}
	case counts:
		return c.plainLines(language.CountsLines(c.State())...)
	}
	return c.plainLines(language.PredictionLine(c.State()))
}

// gradient says the gradient beside what differences of J say of it.
func (c *Session) gradient() []string {
	if c.conceals("parameters", "examples", "graph") {
		return []string{concealed}
	}
	return c.plainLines(language.GradientLines(c.State())...)
}

// onScreen reports whether an intent only changes what a screen would show.
func onScreen(i session.Intent) bool {
	switch i := i.(type) {
	case session.Pair, session.View, session.ViewOff, session.Hide, session.HideNone, session.HideMain, session.Zoom, session.LogJ,
		session.Sort, session.Wrong, session.Filter, session.Proof, session.Node:
		return true
	case session.Bare:
		return slices.Contains([]string{"zoom", "log", "wrong", "proof"}, i.Name)
	case session.Nudge:
		return slices.Contains([]string{"show", "pair", "node", "sort"}, i.Name)
	}
	return false
}

// report answers what asks for no more than an answer, or has its own.
func (c *Session) report(i session.Intent) (said []string, err error, done bool) { //nolint:revive // done says that there is an answer or an error
	switch i := i.(type) {
	case session.Quit:
		c.ended = true
		return nil, nil, true
	case session.Why:
		return c.why(), nil, true
	case session.Wait: // nobody watches
		return nil, nil, true
	case session.Help:
		return c.help(i.Topic), nil, true
	case session.Example:
		said, err = c.example(i.I)
	case session.Lines:
		said, err = c.lines(i.N)
	case session.LineAt, session.Form, session.MistakeInside:
		if err = c.do(i); err == nil {
			said = c.line(c.State().Inside.Line)
		}
	case session.Expect:
		said, err = c.expect(i.Condition)
	case session.Source:
		said, err = c.source(i.File)
	case session.CheckGradient:
		if err = c.settleAll(); err == nil {
			said = c.gradient()
		}
	case session.Share:
		line, without := c.experiment.SharedLine(c.State())
		said = append([]string{line}, c.plainLines(without)...)
	case session.Bare:
		return c.bareName(i.Name)
	default:
		return nil, nil, false
	}
	return said, err, true
}

// bareName answers a name by itself: what there is, where a value is missing.
func (c *Session) bareName(name string) (said []string, err error, done bool) { //nolint:revive // as report
	switch name {
	case "show":
		said, err = c.show()
	case "example":
		said, err = c.example(0)
	case "alpha", "lambda":
		said = c.alpha()
	case "form":
		if err = c.do(session.Bare{Name: name}); err == nil {
			said = c.line(c.State().Inside.Line)
		}
	case "data":
		for _, e := range datasets.Catalogue() {
			said = append(said, c.plain("data "+e.Name+": "+e.About))
		}
	case "learn":
		said = c.lessons()
	case "init", "hide":
		said = c.help(name)
	default:
		return nil, nil, false
	}
	return said, err, true
}

// alpha says the learning rate and λ, and what is known of them here.
func (c *Session) alpha() []string {
	if c.conceals("words") {
		return c.position()
	}
	return append(c.position(), c.says(pane.RulerPart)...)
}

// pane says what a main pane shows.
func (c *Session) pane(show session.Show) []string {
	var said []string
	for _, name := range show.Panes {
		if c.conceals(name) || name == "surface" && c.conceals("parameters", "update") {
			said = append(said, concealed)
			continue
		}
		switch name {
		case "loop":
			said = append(said, c.line(c.State().Inside.Line)...)
		case "surface":
			said = append(said, c.says(pane.ParameterTable)...)
		default:
			said = append(said, c.plainLines(c.content(name, show.Rows).Text()...)...)
		}
	}
	return said
}

// expect says that a condition holds here, with its numbers; else it is the
// error.
func (c *Session) expect(condition session.Condition) ([]string, error) {
	if err := c.session.Check(session.Until{Condition: condition}); err != nil {
		return nil, err
	}
	k, values := c.State().World.At.Iter, c.formatter().Values
	if failing := c.session.Failing(condition); len(failing) > 0 {
		return nil, &UnmetError{fmt.Sprintf("expect %s: %s at k %d", language.TypedCondition(condition), values(failing), k)}
	}
	return c.plainLines(fmt.Sprintf("%s at k %d, as expected: %s.", language.ConditionText(condition), k, values(condition.Clauses))), nil
}

// why explains every sentence that is true here, and says what to try.
func (c *Session) why() []string {
	if c.conceals("words") {
		return []string{concealed}
	}
	st := c.State()
	var curve *pane.StepCurve
	if at, alpha, next, ok := pane.StepOf(st); ok {
		curve = pane.NewStepCurve(st.Data.Problem, at, alpha, next)
	}
	return c.plainLines(pane.NewWhy(st, c.dress(), pane.Size{}, curve).Text()...)
}

// help lists the commands, or those of one name.
func (c *Session) help(name string) []string {
	var said []string
	for _, r := range language.For(language.Text) {
		if name == "" || name == r.Name {
			said = append(said, c.plain(r.Usage()+": "+r.About))
		}
	}
	if len(said) == 0 {
		return c.plainLines(language.Describe(name, language.Text))
	}
	return said
}

// show says everything that is known here.
func (c *Session) show() ([]string, error) {
	if err := c.settleAll(); err != nil {
		return nil, err
	}
	said := append([]string{c.openingLines()[0]}, c.position()...)
	if c.conceals("parameters", "update", "words") {
		return append(said, concealed), nil
	}
	return slices.Concat(said, c.says(pane.ParameterTable), c.plainLines(language.ModelLines(c.State())...), c.says(pane.Happening)), nil
}

// example focuses example i, counted from 1, and says its formulas; 0 is the
// one in focus.
func (c *Session) example(i int) ([]string, error) {
	if i > 0 {
		if err := c.do(session.Example{I: i}); err != nil {
			return nil, err
		}
	}
	if c.conceals("graph") {
		return []string{concealed}, nil
	}
	return c.plainLines(c.content("graph", 0).Text()...), nil
}

// lines runs n lines of the loop, at most to the end of the iteration or back to
// its beginning, and says the last of them; from the beginning it goes back
// into the iteration before.
func (c *Session) lines(n int) ([]string, error) {
	before := c.State()
	count := trainer.LineCount(before.Data.Problem, before.World.Lambda)
	to := min(before.LineAfter(n), count)
	var said []string
	if to == count && c.State().Asked == nil {
		said = c.line(count)
	}
	if err := c.do(session.Lines{N: n}); err != nil {
		return nil, err
	}
	line := c.State().Inside.Line
	if to < count && (to >= 0 || before.Inside.Line > 0) {
		return c.line(line), nil
	}
	said = append(said, c.momentLines()...)
	if to < 0 && line > 0 {
		said = append(said, c.line(line)...)
	}
	return said, nil
}

// line says what the line computed that is the last of so many.
func (c *Session) line(ran int) []string {
	if c.conceals("loop") {
		return []string{concealed}
	}
	st := c.State()
	st.Inside.Line = ran
	if st.Analysis.Loop == nil { // no pane looks inside the loop
		st.Analysis.Loop = trainer.IndexLoop(st.Data.Problem, st.World.At)
	}
	return c.plainLines(pane.Loop(st, c.dress(), pane.Size{}).Text()...)
}
