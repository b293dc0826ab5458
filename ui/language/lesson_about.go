package language

import (
	"slices"
	"strings"

	"descent/ui/session"
)

// subjects lists the written forms of what the program asks itself, in the order
// of their constants.
func subjects() []string { return []string{"up", "sign", "wrong", "pull", "next"} }

// about reads what stands behind ask. At fault it is something all the same: the
// question has one kind of answer.
func (r *lessonReader) about(line int, s string) *session.About {
	words := strings.Fields(keyword(s))
	const forms = "up, wrong, pull dw1, sign dw1 or next w1"
	if len(words) == 0 {
		r.fault(line, "ask: ask what? %s", forms)
		return &session.About{}
	}
	i := slices.Index(subjects(), words[0])
	if i < 0 {
		if near := Nearest(words[0], subjects()); near != "" {
			r.fault(line, "ask: unknown word %q: did you mean %s?", words[0], near)
			return &session.About{}
		}
		r.fault(line, "ask: unknown word %q: %s", words[0], forms)
		return &session.About{}
	}
	a := &session.About{Subject: session.Subject(i)} //nolint:gosec // one of five
	stem := ""                                       // of what it is about
	switch a.Subject {
	case session.CostMoves, session.CorrectMoves:
		if len(words) > 1 {
			r.fault(line, "ask: %s takes nothing more", words[0])
		}
		return a
	case session.ParameterMoves, session.PullsMost:
		stem = "d"
	case session.ParameterNext:
	}
	ok := false
	if len(words) == 2 {
		a.Of, ok = quantity(words[1])
	}
	if name := a.Of.Name; !ok || name != stem+"w" && name != stem+"b" {
		r.fault(line, "ask: %s of what? Write it like ask %s %sw1", words[0], words[0], stem)
	}
	return a
}
