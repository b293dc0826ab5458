package pane

import (
	"fmt"
	"strings"
	"testing"

	"descent/trainer"
	"descent/ui/session"
)

// tells fails unless one of the lines is, or holds, each of the texts.
func tells(t *testing.T, lines []string, texts ...string) {
	t.Helper()
	all := strings.Join(lines, "\n")
	for _, text := range texts {
		if !strings.Contains(all, text) {
			t.Errorf("%q is not said in\n%s", text, all)
		}
	}
}

func TestSpokenMoment(t *testing.T) {
	f := irisAt20(t)
	tells(t, []string{spokenData(f)}, "iris: 100 examples, x₁ petal length, x₂ petal width; y 0 is setosa; y 1 is versicolor; not scaled")
	tells(t, saidBy(f, newReadout), "k 20  J 0.405155  α 0.3  w₁ 0.440016  w₂ 0.464226  b −0.923564")
	tells(t, SpokenProgress(f.State, f.Presentation), "J falls: 20 steps in a row, last −1.8 %.")
	tells(t, saidBy(f, newParameters), "w₁ 0.440016  dw₁ −0.028898  goes ↑ up: 0.440016 − 0.3·(−0.028898) = 0.448685, for petal length")
	if got := saidBy(trainOn(t, "xor").frame(), newParameters); len(got) != 3 || got[2] != "b 0.000000  db 0.000000  stays" {
		t.Errorf("xor: %q", got)
	}
	many := trainOn(t, "breast-cancer").walk(2).frame()
	tells(t, append(saidBy(many, newReadout), spokenData(many)), "569 examples, 30 features;", "  and 28 more")
	if got := saidBy(many, newParameters); len(got) != 31 {
		t.Errorf("%d parameters", len(got))
	}
	fork := trainOn(t, "iris").walk(2).goTo(1).alpha(1).frame()
	tells(t, SpokenProgress(fork.State, fork.Presentation), "The next step forks here with α 1.")
}

// What is said is what the pane of the same moment has room for.
func TestSpokenSentencesAreThoseOfThePane(t *testing.T) {
	f := irisAt20(t)
	shown := painted(f, 120, 12, drawWords)
	for _, s := range saidBy(f, newSentenceList) {
		if !strings.Contains(shown, s) {
			t.Errorf("the pane does not say %q:\n%s", s, shown)
		}
	}
}

// With no screen no sentence names a key.
func TestSpokenNamesNoKey(t *testing.T) {
	f := trainOn(t, "iris").frame()
	f.TextOnly = true
	tells(t, SpokenProgress(f.State, f.Presentation), "Nothing is learned yet: every a is 0.5.", "An empty line makes one step: w₁, w₂ will grow.")
	f = trainOn(t, "iris").walk(10).frame()
	f.TextOnly, f.Limit = true, 10
	tells(t, SpokenProgress(f.State, f.Presentation), "Play pauses at k 10: an empty line goes on.")
	f.Run.Snapshot.Status = trainer.Diverged
	tells(t, SpokenProgress(f.State, f.Presentation), "A weight is no number: the run is over at k 10.")
}

// Each line of an iteration is said with its numbers, and with the result that
// the machine holds.
func TestSpokenLines(t *testing.T) {
	for _, name := range []string{"notes", "hours", "breast-cancer"} {
		f := trainOn(t, name).walk(3).frame()
		sums, count := trainer.NewLoopCheckpoints(f.Data.Problem, f.Run.Snapshot), trainer.LineCount(f.Data.Problem, 0)
		_, n := f.Data.Problem.Size()
		for ran := 0; ran <= count; ran++ {
			if ran > 40 && ran < count-10 {
				continue
			}
			f.Inside.Line, f.Analysis.Loop = ran, sums
			said := loopOf(f, 0, 0).Text()
			if ran == 0 {
				tells(t, said, "No line of this iteration has run yet.")
				continue
			}
			line := trainer.LoopLines(n, 0)[f.trace().LastLine]
			if want := fmt.Sprintf("line %d of %d: %s", ran, count, line.Text(n)); said[0] != want || len(said) < 2 {
				t.Errorf("%s, line %d: %q", name, ran, said)
			}
			switch line.Op {
			case trainer.OpZero:
			case trainer.OpFor:
				tells(t, said, fmt.Sprintf("i = %d of ", f.trace().I+1))
			default:
				if len(said) < 3 || strings.Contains(said[1], "= =") || !strings.Contains(said[1], " = ") {
					t.Errorf("%s, line %d: %q", name, ran, said)
				}
			}
		}
	}
}

func TestSpokenExample(t *testing.T) {
	f := irisAt20(t)
	f.Inside.Focus = 6
	tells(t, graphOfScene(f, 0, 0).Text(), "example 7 of 100: x = (1.4, 0.3), y = 0, setosa, correct", "z = w₁x₁ + w₂x₂ + b = 0.440016·1.4 + 0.464226·0.3 − 0.923564 = −0.168274",
		"dz = da · a(1−a) = ", "its share of db: ")
	notes := trainOn(t, "notes").frame()
	if head := graphOfScene(notes, 0, 0).Text()[0]; head != "example 1 of 4: x = (1, 2), y = 1, undecided" {
		t.Errorf("%q", head)
	}
	many := trainOn(t, "breast-cancer").walk(1).frame()
	if got := graphOfScene(many, 0, 0).Text(); len(got) != 1+6+31+31 {
		t.Errorf("%d lines:\n%s", len(got), strings.Join(got, "\n"))
	}
}

func TestSpokenExamples(t *testing.T) {
	f := irisAt20(t)
	f.View.Sort, f.View.Wrong = "x2", true // of a pane, and there is none
	if got := examplesOf(f, 0, 0).Text(); len(got) != 101 || !strings.HasPrefix(got[99], "i 100  x₁ ") {
		t.Errorf("%d rows", len(got))
	}
	got := examplesOf(f, 0, 2).Text()
	tells(t, got, "i 2  x₁ 1.4  x₂ 0.2  y 0  z −0.214696  a 0.446531  ", "all 100: J 0.405155  dw₁ −0.028898  dw₂ −0.055969  db 0.141130")
	if len(got) != 3 {
		t.Errorf("%q", got)
	}
	tells(t, examplesOf(trainOn(t, "breast-cancer").frame(), 0, 1).Text(), "28 more features are not in the table")
	one := made(t, [][]float64{{1, 2, 3}}, []float64{1}).frame()
	tells(t, examplesOf(one, 0, 0).Text(), "1 more feature is not in the table")
	if said := spokenData(one); !strings.Contains(said, ": 1 example, ") {
		t.Errorf("%q", said)
	}
	large, few := irisAt20(t), f.Data.Problem
	large.Data.Problem = trainer.Problem{}
	for i := range 10_001 {
		large.Data.Problem.X, large.Data.Problem.Y = append(large.Data.Problem.X, few.X[i%100]), append(large.Data.Problem.Y, few.Y[i%100])
	}
	tells(t, examplesOf(large, 0, 1).Text(), "a sample of 10 000 of 10 001")
}

func TestSpokenRuns(t *testing.T) {
	tells(t, runTableOf(irisAt20(t)).Text(), "this run: from k 0 to k 20, α 0.3, J at k 20 is 0.405155", "Go back, change α and step: the run forks")
	tells(t, runTableOf(forked(t)).Text(), "ghost: from k 0 to k 40, α 0.3, J at k 40 is ", "this run: from k 20 to k 40, α 0.3, 1 from k 20, J at k 40 is ", "lower than the newest ghost's.")
	changed := trainOn(t, "iris").walk(5).alpha(1).walk(5).frame()
	tells(t, runTableOf(changed).Text(), "this run: from k 0 to k 10, α 0.3, 1 from k 5, J at k 10 is ")
	f := forked(t)
	f.Ghosts[0].Compared = true
	tells(t, runTableOf(f).Text(), "steps along: from k 0")
}

func spokenData(f scene) string {
	return SpokenData(&session.PreparedData{Set: f.Data.Set, Problem: f.Data.Problem})
}
