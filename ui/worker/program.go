package worker

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"
	"time"

	"descent/trainer"
	"descent/ui/session"
)

// Program is the Content of the present run as a program of Python that makes it
// again and checks its numbers against those of descent.
//
// It checks as far as any program can. Another order of adding changes the last
// bits, and a run far above the bound of α doubles such a difference every few
// steps; so the run is made three times, once with its rows reversed, and once
// from a start that is nudged, for sums of few rows may be the same in both orders. What
// the three agree on to agreement is what is checked, ten times less strictly.
type Program struct {
	programData
	write func(*programData) string

	size        []float64 // of each feature: the largest magnitude
	run         *trainer.Stepper
	twins       [2]*trainer.Stepper
	progress    float64
	description string
}

// programData is what a program says.
type programData struct {
	schedule
	st          session.State
	commandLine string // the command line that leads to the run
	checks      []expectedRow
	lastChecked int // the last k that is checked
}

// expectedRow is what descent has at an iteration.
type expectedRow struct {
	at       trainer.Snapshot
	testCost float64 // NaN where no rows are kept for testing
}

// agreementTolerance is how far the runs may differ, of a number or of 1 if that is
// more, features taken without their unit; what is checked may differ by ten
// times that.
const agreementTolerance = 1e-13

// maxProgramNumbers is how many numbers a program holds: some megabytes of text.
const maxProgramNumbers = 200_000

// errLargeProgram says that nobody would want to read it.
func errLargeProgram(numbers int) error {
	return fmt.Errorf("these data are %d numbers, and a program holds at most %d: a .go one reads the file, .csv and .jsonl hold the run", numbers, maxProgramNumbers)
}

// newProgram returns the program of a state's present run, as write makes it.
func (e Experiment) newProgram(st session.State, description string, write func(*programData) string) (*Program, error) {
	read := st.Data.Set.AsRead()
	m, n := read.Size()
	if m*(n+1) > maxProgramNumbers {
		return nil, errLargeProgram(m * (n + 1))
	}
	if !plainlyScaled(st) {
		return nil, errors.New("the features are so far apart that their differences have no number in Python: .csv and .jsonl hold the run")
	}
	line, _ := e.SharedLine(st)
	p := &Program{
		programData: programData{schedule: scheduleOf(st), st: st, commandLine: line, lastChecked: -1},
		write:       write, size: sizes(st.Data.Problem), description: description,
	}
	var err error
	start := st.Run.Present.Start().Params
	if p.run, err = trainer.NewStepper(st.Data.Problem, start, 0); err != nil {
		return nil, err
	}
	if p.twins[0], err = trainer.NewStepper(reversed(st.Data.Problem), start, 0); err != nil {
		return nil, err
	}
	p.twins[1], err = trainer.NewStepper(st.Data.Problem, perturbed(start, p.size), 0)
	return p, err
}

// relativeError is about what the first sum of another program may be off.
const relativeError = 1e-15

// perturbed is a start that is a little to the side, in z.
func perturbed(start trainer.Params, size []float64) trainer.Params {
	start = start.Clone()
	for j, w := range start.W {
		start.W[j] += float64(relativeError * max(1/size[j], math.Abs(w)))
	}
	start.B += float64(relativeError * max(1, math.Abs(start.B)))
	return start
}

// plainlyScaled reports whether (x − centre) / spread is what the scaling made,
// which it is but where a difference overflows.
func plainlyScaled(st session.State) bool {
	sc := st.Data.Set.Scaling
	for j, centre := range sc.Center {
		low, high := st.Data.Stats[j].Low, st.Data.Stats[j].High
		for _, v := range []float64{low, high} {
			if raw := sc.Inverse(j, v); math.IsInf(raw-centre, 0) || math.IsNaN(raw) {
				return false
			}
		}
	}
	return true
}

// sizes are the largest magnitudes of the features, 1 where all are 0.
func sizes(p trainer.Problem) []float64 {
	_, n := p.Size()
	size := make([]float64, n)
	for _, x := range p.X {
		for j, v := range x {
			size[j] = max(size[j], math.Abs(v))
		}
	}
	for j, v := range size {
		if v == 0 {
			size[j] = 1
		}
	}
	return size
}

// reversed is a problem with its rows in the opposite order.
func reversed(p trainer.Problem) trainer.Problem {
	p.X, p.Y = slices.Clone(p.X), slices.Clone(p.Y)
	slices.Reverse(p.X)
	slices.Reverse(p.Y)
	return p
}

// Write implements Content: it follows the run as far as that can be checked, and
// then writes all at once.
func (p *Program) Write(ctx context.Context, to io.Writer) (more bool, err error) {
	for begin := time.Now(); time.Since(begin) < pieceTime; {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if !p.advance() {
			p.progress = 1
			if p.lastChecked < 0 {
				return false, errors.New("rounding alone gives other numbers from k 0 on: there is nothing that a program could check")
			}
			_, err = io.WriteString(to, p.write(&p.programData))
			return false, err
		}
	}
	return true, nil
}

// advance takes in the next iteration, and reports whether there may be one more.
func (p *Program) advance() bool {
	k := p.lastChecked + 1
	if k > p.last {
		return false
	}
	if k > 0 {
		h := p.at(k - 1)
		p.run.Step(h)
		for _, twin := range p.twins {
			twin.Step(h)
		}
	}
	next := p.at(k)
	at := p.run.WithHyper(p.run.Snapshot(), next)
	for _, twin := range p.twins {
		if !p.agree(at, twin.WithHyper(twin.Snapshot(), next)) {
			return false
		}
	}
	if n := len(p.checks); n > 0 && !isCheckedIteration(p.checks[n-1].at.Iter) {
		p.checks = p.checks[:n-1]
	}
	p.checks = append(p.checks, expectedRow{at, p.testCost(at.Params)})
	p.lastChecked = k
	p.progress = float64(k) / float64(max(1, p.last))
	return true
}

// isCheckedIteration reports whether an iteration is one of those that are checked on the
// way: 0, 1, 2, 5, 10, 20 …
func isCheckedIteration(k int) bool {
	for k >= 10 && k%10 == 0 {
		k /= 10
	}
	return k == 0 || k == 1 || k == 2 || k == 5
}

func (p *Program) testCost(at trainer.Params) float64 {
	if len(p.st.Data.Test.X) == 0 {
		return math.NaN()
	}
	return trainer.Evaluate(p.st.Data.Test, at, nil)
}

// agree reports whether two snapshots are the same but for rounding.
func (p *Program) agree(a, b trainer.Snapshot) bool {
	near := func(a, b, size float64) bool {
		a, b = a*size, b*size
		return math.Abs(a-b) <= agreementTolerance*max(1, math.Abs(a))
	}
	ok := near(a.Cost, b.Cost, 1) && near(a.Params.B, b.Params.B, 1) && near(a.Grad.B, b.Grad.B, 1)
	for j, size := range p.size {
		ok = ok && near(a.Params.W[j], b.Params.W[j], size) && near(a.Grad.W[j], b.Grad.W[j], 1/size)
	}
	return ok
}

// Progress implements Content.
func (p *Program) Progress() float64 { return p.progress }

func (p *Program) String() string {
	text := fmt.Sprintf("%s, k 0 to %d", p.description, p.last)
	if p.lastChecked < p.last {
		text += fmt.Sprintf(", checked to k %d: beyond it rounding alone gives other digits", p.lastChecked)
	}
	return text
}

// dataComment says what is learned from, a line each, for a comment.
func (s *programData) dataComment() []string {
	set := s.st.Data.Set
	m, n := set.AsRead().Size()
	lines := []string{fmt.Sprintf("%s: %s, %s.", set.Name, plural(m, "example"), plural(n, "feature"))}
	if set.Test != nil {
		lines = append(lines, fmt.Sprintf("%s are kept for testing.", plural(len(set.Test.Rows), "row")))
	}
	return lines
}

func plural(n int, of string) string {
	if n == 1 {
		return "1 " + of
	}
	return fmt.Sprintf("%d %ss", n, of)
}

// columns names the columns of the data as they were read.
func (s *programData) columns() []string {
	set := s.st.Data.Set.AsRead()
	var said []string
	for j, f := range set.Features {
		name := fmt.Sprintf("x%d %s", j+1, f.Name)
		if f.Unit != "" {
			name += " (" + f.Unit + ")"
		}
		said = append(said, name)
	}
	lines := []string{strings.Join(said, ", ")}
	return append(lines, "y 0 is "+set.Classes[0]+", y 1 is "+set.Classes[1])
}

// checkedTo says how far the numbers are checked.
func (s *programData) checkedTo() []string {
	if s.lastChecked == s.last {
		return []string{
			fmt.Sprintf("The numbers are checked against those of descent, to 1e-12, up to k %d, the", s.lastChecked),
			"last one. So far neither another order of adding nor a start that is 1e-15 to",
			"the side makes a difference above 1e-13.",
		}
	}
	return []string{
		fmt.Sprintf("The numbers are checked against those of descent, to 1e-12, up to k %d. Beyond", s.lastChecked),
		"it another order of adding, or a start that is 1e-15 to the side, makes a",
		"difference above 1e-13: there the numbers of another program need not be these.",
	}
}

// headings name the numbers of a check.
func (s *programData) headings() string {
	_, n := s.st.Data.Problem.Size()
	names := []string{"J"}
	add := func(of string) {
		if n > 3 {
			names = append(names, of+"1", "...", fmt.Sprintf("%s%d", of, n))
			return
		}
		for j := range n {
			names = append(names, fmt.Sprintf("%s%d", of, j+1))
		}
	}
	add("w")
	names = append(names, "b")
	add("dw")
	names = append(names, "db")
	if s.hasTestRows() {
		names = append(names, "J of the rows for testing")
	}
	return strings.Join(names, ", ")
}

func (s *programData) hasTestRows() bool { return s.st.Data.Set.Test != nil }

// numbers are those of a check, in the order of the headings.
func (s *programData) numbers(c expectedRow) []float64 {
	v := append([]float64{c.at.Cost}, c.at.Params.W...)
	v = append(v, c.at.Params.B)
	v = append(v, c.at.Grad.W...)
	v = append(v, c.at.Grad.B)
	if s.hasTestRows() {
		v = append(v, c.testCost)
	}
	return v
}
