package session_test

import (
	"context"
	"fmt"
	"math"
	"math/rand"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/session"
)

// inFull tells whether a test that takes long runs whole: where DESCENT_LONG is
// set, as .ci/run does, and not with -short.
func inFull() bool { return os.Getenv("DESCENT_LONG") != "" && !testing.Short() }

const tolerance = 1e-8

var prepared sync.Map

// prepare makes an entry of the catalogue ready, once for all tests: sessions
// share it.
func prepare(name string) *session.PreparedData {
	if p, ok := prepared.Load(name); ok {
		if p, ok := p.(*session.PreparedData); ok {
			return p
		}
	}
	set, err := open(context.Background(), session.DataSource{Name: name}, nil)
	if err != nil {
		panic(err)
	}
	_, n := set.Size()
	p, err := session.Prepare(session.DataSource{Name: name}, set, trainer.Zeros(n), tolerance)
	if err != nil {
		panic(err)
	}
	prepared.Store(name, p)
	return p
}

func open(_ context.Context, from session.DataSource, _ func(datasets.Progress)) (datasets.Set, error) {
	entry, ok := datasets.Find(from.Name)
	if !ok {
		return datasets.Set{}, fmt.Errorf("there is no %q", from.Name)
	}
	made := datasets.Generator{Noise: -1}
	if from.ReadOptions.Seed != nil {
		made.Seed = *from.ReadOptions.Seed
	}
	set, err := entry.Load(made)
	if err != nil {
		return set, err
	}
	return set.Scale(from.Scale), nil
}

// client does the work of a session: at once, or late, in any order.
type client struct {
	s      *session.Session
	h      worker
	jobs   []func() session.Result
	late   bool
	pick   func(n int) int // which of n jobs is done next
	events []session.Event
}

// begin starts a session with data.
func begin(name string, limit int) *client {
	c := &client{pick: func(int) int { return 0 }}
	c.s = session.New(prepare(name), session.Config{Limit: limit, Tolerance: tolerance, StartAction: session.InitZero{}, Seed: 7})
	c.take(c.s.InitialWork())
	c.settle()
	return c
}

// take keeps the work that came, and lets a client's turn pass.
func (c *client) take(out session.Out) {
	c.events = append(c.events, out.Events...)
	for _, w := range out.Work {
		if do := c.h.take(w); do != nil {
			c.jobs = append(c.jobs, do)
		}
	}
	if len(out.Events) > 0 {
		if _, due := out.Events[len(out.Events)-1].(session.ClientTurn); due {
			c.take(c.s.Resume())
		}
	}
}

// one does one piece of work.
func (c *client) one() {
	i := c.pick(len(c.jobs))
	do := c.jobs[i]
	c.jobs = slices.Delete(c.jobs, i, i+1)
	c.take(c.s.Deliver(do()))
}

func (c *client) settle() {
	for len(c.jobs) > 0 {
		c.one()
	}
}

func (c *client) do(intents ...session.Intent) {
	for _, i := range intents {
		c.take(c.s.Do(i))
		if !c.late {
			c.settle()
		}
	}
}

// beat gives the beat that is wanted.
func (c *client) beat() {
	c.take(c.s.Tick(c.s.State().Play.Tick))
	if !c.late {
		c.settle()
	}
}

func (c *client) k() int    { return c.s.State().Run.Snapshot.Iter }
func (c *client) head() int { return c.s.State().Run.Present.Head().Iter }

// moment is all of a session that must be the same where it is the same moment.
func moment(s *session.Session) string {
	st := s.State()
	var b strings.Builder
	w := st.Run
	fmt.Fprintf(&b, "%s k %d %x J %x %v α %x forks %v\n", st.Data.Name, w.Snapshot.Iter, w.Snapshot.Params, math.Float64bits(w.Snapshot.Cost), w.Snapshot.Status,
		math.Float64bits(w.Alpha), w.Forks)
	fmt.Fprintf(&b, "inside %+v view %+v started %T\n", st.Inside, st.View, st.StartAction)
	b.WriteString(runs(st))
	return b.String()
}

// runs is all of the runs, the present one first.
func runs(st session.State) string {
	var b strings.Builder
	for _, r := range slices.Insert(st.Run.Ghosts, 0, st.Run.Present) {
		sum := uint64(0)
		for k := range r.Costs().Len() {
			j, _ := r.Costs().At(k)
			sum = sum*31 + math.Float64bits(j)
		}
		fmt.Fprintf(&b, "run shares %d compared %v α %x changes %v head %d %x %x costs %x path", st.Run.Present.Shared(r), r.Compared(),
			math.Float64bits(r.Alpha()), r.Changes(), r.Head().Iter, r.Head().Params, math.Float64bits(r.Head().Cost), sum)
		for _, p := range r.Path().Points(0, r.Path().Len()) {
			fmt.Fprintf(&b, " %d", p.K)
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// differ says where two moments differ.
func differ(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d of %d and %d\ngot  %.400s\nwant %.400s", i, len(a), len(b), a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, not %d", len(a), len(b))
}

// anyIntent draws something that a person can do to the runs.
func anyIntent(r *rand.Rand) session.Intent {
	switch r.Intn(24) {
	case 0, 1, 2:
		return session.Step{N: 1}
	case 3:
		return session.Step{N: []int{2, 10, 100, 700}[r.Intn(4)]}
	case 4:
		return session.Back{N: 1 + r.Intn(5)}
	case 5:
		return session.Back{N: 100 * (1 + r.Intn(10))}
	case 6:
		return session.Newest{}
	case 7:
		return session.SetAlpha([]float64{0.01, 0.1, 0.3, 1, 2, 30, 1e300}[r.Intn(7)])
	case 8:
		return []session.Intent{session.SetLambda([]float64{0, 0.1, 3}[r.Intn(3)]), session.Adjust{Name: "lambda", Direction: []string{"up", "down"}[r.Intn(2)], N: 1}}[r.Intn(2)]
	case 9:
		return session.Adjust{Name: "alpha", Direction: []string{"up", "down"}[r.Intn(2)], N: r.Intn(2)}
	case 10:
		return session.Restart{}
	case 11:
		return session.TakeOver{}
	case 12:
		if r.Intn(3) > 0 {
			return session.Step{N: 3}
		}
		return session.Drop{}
	case 13:
		if r.Intn(3) == 0 {
			return session.CompareLambda{Lambdas: []float64{0, 1, 30}[:1+r.Intn(3)]}
		}
		return session.Compare{Alphas: []float64{0.05, 0.2, 1.5}[:1+r.Intn(3)]}
	case 14:
		return []session.Intent{session.CompareOff{}, session.CommandName{Name: "compare"}, session.Mistake{ID: "db=dz"}, session.MistakeOff{}}[r.Intn(4)]
	case 15:
		return session.Example{I: 1 + r.Intn(60)}
	case 16:
		return session.Lines{N: []int{1, 1, -1, -1, -3, 40, 2000}[r.Intn(7)]}
	case 17:
		return session.Adjust{Name: "example", Direction: "next", N: 1}
	case 18:
		return session.Show{Panes: session.Panes()[r.Intn(6):][:1]}
	case 19:
		return session.Goto{K: r.Intn(1500)}
	case 20:
		return session.Until{Condition: session.Condition{Within: []int{0, 0, 30}[r.Intn(3)], Clauses: []session.Clause{{
			Left: session.Quantity{Name: "J"}, Relation: session.Relation(r.Intn(4)), Number: 0.1 + 0.6*r.Float64(),
		}}}}
	case 21:
		return session.Until{Condition: session.Condition{Clauses: []session.Clause{{Left: session.Quantity{Name: "status"}, Relation: session.Equal, Word: "converged"}}}}
	case 22:
		return []session.Intent{session.InitZero{}, session.InitRandom{}, session.LineAt{L: session.EndOfLoop}, session.Node{I: r.Intn(5)}}[r.Intn(4)]
	}
	return session.Step{N: 1}
}

func testSet(i int) string { return []string{"iris-hard", "xor", "and", "hours"}[i%4] }

// takeOnly takes work, and lets no client's turn pass.
func (c *client) takeOnly(out session.Out) (jobs []func() session.Result) {
	for _, w := range out.Work {
		if do := c.h.take(w); do != nil {
			jobs = append(jobs, do)
		}
	}
	return jobs
}
