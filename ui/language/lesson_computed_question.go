package language

import (
	"slices"
	"strings"

	"descent/ui/session"
)

// subjects lists the written forms of what the program asks itself, in the order
// of their constants.
func subjects() []string { return []string{"up", "sign", "wrong", "pull", "next", "lowest"} }

// parseComputedQuestion reads what stands behind ask. At fault it is something all the same: the
// question has one kind of answer.
func (r *lessonReader) parseComputedQuestion(line int, s string) *session.ComputedQuestion {
	words := strings.Fields(keyword(s))
	const forms = "up, wrong, pull dw1, sign dw1, next w1 or lowest 0.1 1 after 100"
	if len(words) == 0 {
		r.addFault(line, "ask: ask what? %s", forms)
		return &session.ComputedQuestion{}
	}
	i := slices.Index(subjects(), words[0])
	if i < 0 {
		if near := Nearest(words[0], subjects()); near != "" {
			r.addFault(line, "ask: unknown word %q: did you mean %s?", words[0], near)
			return &session.ComputedQuestion{}
		}
		r.addFault(line, "ask: unknown word %q: %s", words[0], forms)
		return &session.ComputedQuestion{}
	}
	a := &session.ComputedQuestion{Subject: session.Subject(i)} //nolint:gosec // one of six
	stem := ""                                                  // of what it is about
	switch a.Subject {
	case session.CostMoves, session.CorrectMoves:
		if len(words) > 1 {
			r.addFault(line, "ask: %s takes nothing more", words[0])
		}
		return a
	case session.LowestCost:
		r.lowest(a, line, words[1:])
		return a
	case session.ParameterMoves, session.PullsMost:
		stem = "d"
	case session.ParameterNext:
	}
	ok := false
	if len(words) == 2 {
		a.Quantity, ok = parseQuantity(words[1])
	}
	if name := a.Quantity.Name; !ok || name != stem+"w" && name != stem+"b" {
		r.addFault(line, "ask: %s of what? Write it like ask %s %sw1", words[0], words[0], stem)
	}
	return a
}

// lowest reads some α and after how many steps their J are held against each other.
func (r *lessonReader) lowest(a *session.ComputedQuestion, line int, words []string) {
	const fewest, most = 2, 4
	after := slices.Index(words, "after")
	ok := after == len(words)-2 && after >= fewest && after <= most
	for _, word := range words[:max(after, 0)] {
		alpha, isNumber := ParseNumber(word)
		ok = ok && isNumber && alpha > 0 && !slices.Contains(a.Alphas, alpha)
		a.Alphas = append(a.Alphas, alpha)
	}
	if ok {
		a.Steps, ok = parseWhole(words[after+1], 1, session.MaxIteration)
	}
	if !ok {
		r.addFault(line, "ask: lowest: %d to %d different α, and after how many steps, like ask lowest 0.1 1 after 100", fewest, most)
	}
	slices.Sort(a.Alphas)
}
