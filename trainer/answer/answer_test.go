package answer_test

import (
	"encoding/json"
	"fmt"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"descent/trainer"
	"descent/trainer/answer"
)

func readJSON(t *testing.T, path string, into any) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(text, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// problems are sets of the catalogue, as the tests of package mistake have them.
func problems(t *testing.T) map[string]trainer.Problem {
	t.Helper()
	var sets map[string]struct {
		X [][]float64 `json:"X"`
		Y []float64   `json:"y"`
	}
	readJSON(t, "../mistake/testdata/sets.json", &sets)
	all := map[string]trainer.Problem{}
	for name, set := range sets {
		all[name] = trainer.Problem{X: set.X, Y: set.Y}
	}
	return all
}

// asked is one question with what is known of it. Its README says how they were made.
type asked struct {
	Data      string
	Alpha     float64
	W0        []float64
	B0        float64
	K         int
	Example   int
	Asked     string
	Right     float64
	Tolerance float64 `json:"tolerance_4_decimals"`
	Wrong     map[string]float64
	Hidden    []string   `json:"not_told_from_right"`
	Alike     [][]string `json:"not_told_from_each_other"`
}

func kinds() map[string]answer.Kind {
	return map[string]answer.Kind{
		"z": answer.Z, "a": answer.A, "L": answer.Loss, "dz": answer.DZ, "x1dz": answer.TermDW, "acc dw1": answer.SumDW,
		"mean dw1": answer.MeanDW, "mean db": answer.MeanDB, "J": answer.Cost, "new w1": answer.NewW, "new b": answer.NewB,
	}
}

// question asks what is asked for, at the k that the run from the start comes to.
func (q asked) question(t *testing.T, problems map[string]trainer.Problem) answer.Question {
	t.Helper()
	p := problems[q.Data]
	_, n := p.Size()
	start := trainer.Zeros(n)
	if q.W0 != nil {
		start.W = q.W0
	}
	start.B = q.B0
	s, err := trainer.NewStepper(p, start, 0)
	if err != nil {
		t.Fatal(err)
	}
	at := answer.Exercise{Problem: p, Hyper: trainer.Hyper{Alpha: q.Alpha}, Example: max(q.Example-1, 0)}
	for range q.K {
		before := s.Snapshot()
		at.PreviousGrad, at.PreviousCost = &before.Grad, before.Cost
		s.Step(at.Hyper)
	}
	at.Params = s.Snapshot().Params
	return answer.Ask(at, kinds()[q.Asked], 0)
}

// typed is a number with six significant digits, as somebody would type it.
func typed(t *testing.T, v float64, digits int) answer.TypedAnswer {
	t.Helper()
	a, err := answer.ParseTyped(strconv.FormatFloat(v, 'e', digits-1, 64))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// Right and wrong answers to 194 questions, and which cannot be told apart, are those of a second implementation.
func TestReferenceAnswers(t *testing.T) {
	sets := problems(t)
	for _, file := range []string{"answers", "others"} {
		var all []asked
		readJSON(t, "testdata/"+file+".json", &all)
		if len(all) != 97 {
			t.Fatalf("%s holds %d questions", file, len(all))
		}
		for i, want := range all {
			where := fmt.Sprintf("%s %d: %s at k %d of %s, example %d", file, i+1, want.Asked, want.K, want.Data, want.Example)
			q := want.question(t, sets)
			hold(t, where, want, q)
			judge(t, where, want, q)
		}
	}
}

// hold compares the numbers of a question with what is known.
func hold(t *testing.T, where string, want asked, q answer.Question) {
	t.Helper()
	if math.Abs(q.Answer-want.Right) > 1e-12*max(1, math.Abs(want.Right)) {
		t.Errorf("%s: right is %v, not %v", where, q.Answer, want.Right)
	}
	if got := q.Tolerance(4); math.Abs(got/want.Tolerance-1) > 6e-3 { // it is written with three digits
		t.Errorf("%s: the tolerance is %v, not %v", where, got, want.Tolerance)
	}
	values, hidden := map[string]float64{}, map[string]bool{}
	for _, w := range q.WrongAnswers {
		values[w.ID] = w.Value
	}
	for _, w := range q.Undetected(4) {
		hidden[w.ID] = true
	}
	for id, v := range want.Wrong {
		if got, ok := values[id]; !ok || hidden[id] || math.Abs(got-v) > 1e-11*max(1, math.Abs(v)) {
			t.Errorf("%s: %s is %v (hidden: %v), not %v", where, id, got, hidden[id], v)
		}
	}
	for _, id := range want.Hidden {
		if _, ok := values[id]; !ok || !hidden[id] {
			t.Errorf("%s: %s can be told from the right one", where, id)
		}
	}
}

// judge gives the right answer and each wrong one.
func judge(t *testing.T, where string, want asked, q answer.Question) {
	t.Helper()
	for _, digits := range []int{4, 6, 12} {
		if got := q.Judge(typed(t, want.Right, digits), 4); got.Grade != answer.Right {
			t.Errorf("%s: the right answer with %d digits is %v", where, digits, got)
		}
	}
	names := func(id string) []string {
		j := q.Judge(typed(t, want.Wrong[id], 6), 4)
		if j.Grade != answer.KnownMistake && want.Wrong[id] != 0 {
			t.Errorf("%s: %s is %v", where, id, j)
		}
		var ids []string
		for _, w := range j.WrongAnswers {
			ids = append(ids, w.ID)
		}
		return ids
	}
	for id, v := range want.Wrong {
		if v == 0 { // one digit: never a diagnosis
			continue
		}
		if got := names(id); !slices.Contains(got, id) {
			t.Errorf("%s: %s is called %v", where, id, got)
		}
	}
	for _, alike := range want.Alike {
		if want.Wrong[alike[0]] == 0 || math.Abs(want.Wrong[alike[0]]-want.Wrong[alike[1]]) > q.Tolerance(4) {
			continue // further apart than an answer may be off
		}
		if got := names(alike[0]); !slices.Contains(got, alike[1]) {
			t.Errorf("%s: %s is called %v, not %s too", where, alike[0], got, alike[1])
		}
	}
}

// notes at k 3, example 4: dz is −0.4645…, w1 there 0.03598…
func notesQuestion(t *testing.T, kind answer.Kind) answer.Question {
	t.Helper()
	p := trainer.Problem{X: [][]float64{{1, 2}, {2, -1}, {-1.5, 0.5}, {0.5, 1}}, Y: []float64{1, 0, 0, 1}}
	return answer.Ask(answer.Exercise{Problem: p, Params: trainer.Params{W: []float64{0.035983946, 0.126269253}, B: -0.002460811}, Hyper: trainer.Hyper{Alpha: 0.1}, Example: 3}, kind, 0)
}

// With few digits a number is right as far as it goes, or another number.
func TestRounds(t *testing.T) {
	for _, c := range []struct {
		text string
		of   float64
		want bool
	}{
		{"0.01", 0.0125, true}, {"0", 0.0125, false}, {"1", 0.5, false}, {"0", 0.5, false}, {"0.5", 0.5354, true}, {"1", 0.96, true},
		{"-0.5", -0.4646, true}, {"0.5", -0.4646, false}, {"-2", -1.75, true}, {"-1", -1.75, false}, {"0", 0.2, false},
	} {
		a, err := answer.ParseTyped(c.text)
		if err != nil || a.IsRoundingOf(c.of) != c.want {
			t.Errorf("%s as %v: %v, %v", c.text, c.of, a.IsRoundingOf(c.of), err)
		}
	}
}

// What is said of an answer depends on its digits: fewer than three are never diagnosed.
func TestJudge(t *testing.T) {
	dz := notesQuestion(t, answer.DZ) // -0.464609
	for text, want := range map[string]answer.Grade{
		"-0.4646": answer.Right, "-0,4646": answer.Right, "−0.465": answer.Right, "-0.46": answer.MoreDigits, "-0.5": answer.MoreDigits, "0.5": answer.FewDigits, "0.31": answer.UnknownMistake,
		"0.4646": answer.KnownMistake, "0.535": answer.KnownMistake, "-0.468": answer.Close, "-0.31": answer.UnknownMistake, "0.3123": answer.UnknownMistake,
		"1/(1+exp(-0.1418)) - 1": answer.Right, "1-1/(1+e^-0.1418)": answer.KnownMistake, "-0.4646*1": answer.Right,
	} {
		a, err := answer.ParseTyped(text)
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if got := dz.Judge(a, 4); got.Grade != want {
			t.Errorf("%s is %v, not %v", text, got, want)
		}
	}
	a, _ := answer.ParseTyped("0.4646")
	if got := dz.Judge(a, 4); got.WrongAnswers[0].ID != "y-a" || got.WrongAnswers[0].Explanation != "that is y - a" {
		t.Errorf("y - a is called %v", got.WrongAnswers)
	}
	// A wrong answer that is nearer to the right one than honest work can tell is not named.
	p := trainer.Problem{X: [][]float64{{1, 2}, {0.5, 1}}, Y: []float64{1, 0}}
	z := answer.Ask(answer.Exercise{Problem: p, Params: trainer.Params{W: []float64{0.3, 0.2}, B: 0.0003}, Example: 1}, answer.Z, 0)
	a, _ = answer.ParseTyped("0.3500")
	if got := z.Judge(a, 4); got.Grade != answer.Close || len(got.WrongAnswers) > 0 {
		t.Errorf("a b of 0.0003 that is left out is %+v", got)
	}
	a, _ = answer.ParseTyped("0.350000") // that is no work with four decimals
	if got := z.Judge(a, 4); got.Grade != answer.KnownMistake || got.WrongAnswers[0].ID != "no-b" {
		t.Errorf("a b of 0.0003 that is left out in six decimals is %+v", got)
	}
	// A diagnosis never says what the right number is.
	for kind := answer.Z; kind <= answer.NewB; kind++ {
		for _, w := range notesQuestion(t, kind).WrongAnswers {
			if strings.ContainsFunc(w.Explanation, func(r rune) bool { return r > '~' }) || strings.Contains(w.Explanation, fmt.Sprintf("%.3f", notesQuestion(t, kind).Answer)) {
				t.Errorf("%v: %q", kind, w.Explanation)
			}
		}
	}
}

// A parameter that is updated with one that was updated before it is no right answer, though it is nearer than work
// with four decimals can tell: the digits beyond those say so. The numbers are made by updates one after the other.
func TestUpdatedEarly(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1, 2}, {2, -1}, {-1.5, 0.5}, {0.5, 1}}, Y: []float64{1, 0, 0, 1}}
	of, here := at(t, p, trainer.Hyper{Alpha: 0.1}, 3, 3, []int{0, 1})
	update := func(now trainer.Params, entry int) float64 {
		var sum float64
		for i, x := range p.X {
			dz := 1/(1+math.Exp(-now.B-now.W[0]*x[0]-now.W[1]*x[1])) - p.Y[i]
			sum += append(x[:2:2], 1)[entry] * dz
		}
		return append(here.Params.W[:2:2], here.Params.B)[entry] - 0.1*sum/4
	}
	one := here.Params.Clone()
	one.W[0] = update(one, 0)
	both := one.Clone()
	both.W[1] = update(one, 1)
	b := here.Params.Clone()
	b.B = update(b, 2)
	for _, c := range []struct {
		kind    answer.Kind
		feature int
		v       float64
		id      string
	}{
		{answer.NewW, 1, update(one, 1), "one-by-one"}, {answer.NewB, 0, update(both, 2), "one-by-one"},
		{answer.NewW, 0, update(b, 0), "w-after-b"}, {answer.NewW, 1, update(b, 1), "w-after-b"},
	} {
		q := answer.Ask(of, c.kind, c.feature)
		var ids []string
		for _, w := range q.Judge(typed(t, c.v, 8), 4).WrongAnswers {
			ids = append(ids, w.ID)
		}
		if !slices.Contains(ids, c.id) {
			t.Errorf("%v %d: %v, %s, is called %v", c.kind, c.feature, c.v, c.id, ids)
		}
		for _, digits := range []int{3, 4, 6, 12} {
			if got := q.Judge(typed(t, q.Answer, digits), 4); got.Grade != answer.Right {
				t.Errorf("%v %d: the right one is %+v", c.kind, c.feature, got)
			}
		}
	}
	if got := answer.Ask(of, answer.NewW, 1).Judge(typed(t, update(one, 1), 6), 4); got.Grade != answer.KnownMistake || got.Distance > 1e-4 {
		t.Errorf("the second weight with the new first one is %+v", got)
	}
}

// Calculations are read as they are written.
func TestRead(t *testing.T) {
	for text, want := range map[string]float64{
		"1+2*3": 7, "(1+2)*3": 9, "-2*-3": 6, "1/4": 0.25, "exp(0)": 1, "log(1)": 0, "ln(e)": 1, "sqrt(9)-1": 2, "e": math.E, "1/(1+e^-0)": 0.5, "2 × 3 ÷ 4": 1.5, "0,5*2": 1, "8-4-2": 2, "8/4/2": 1,
		"1/(1+2.718^-0.1418)": 1 / (1 + math.Pow(2.718, -0.1418)), "2^3": 8, "-2^2": -4, "2^3^2": 512, "2**-1*4": 2, "1/(1+e**-0.1418)": 1 / (1 + math.Exp(-0.1418)), "1/(1+math.exp(-0.1418))": 1 / (1 + math.Exp(-0.1418)),
		"-np.log(0.5)": math.Ln2, "1e-3*2": 2e-3, "2*1.5e2": 300, "e**2": math.Exp(2), "(1+1)^0.5": math.Sqrt2,
	} {
		if got, err := answer.ParseTyped(text); err != nil || math.Abs(got.Value-want) > 1e-15 || !got.Calculation {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]answer.TypedAnswer{
		"0.250": {Value: 0.25, HalfUnit: 5e-4, Digits: 3}, "-12": {Value: -12, HalfUnit: 0.5, Digits: 2}, "1.5e-3": {Value: 1.5e-3, HalfUnit: 5e-5, Digits: 2}, "0": {HalfUnit: 0.5}, "+.5": {Value: 0.5, HalfUnit: 0.05, Digits: 1},
	} {
		if got, err := answer.ParseTyped(text); err != nil || math.Abs(got.HalfUnit-want.HalfUnit) > 1e-18 || got.Value != want.Value || got.Digits != want.Digits || got.Calculation {
			t.Errorf("%s is %+v, %v", text, got, err)
		}
	}
	for text, says := range map[string]string{
		"": "type a number", "abc": "use numbers", "1+": "something is missing", "(1": "not closed", "1 2 x": "not understood", "2*K": `"K" is not understood`, "-": "type one like 0.25", "(1+2x)": `"x" is not understood`, "1/0": "no finite result", "log(-1)": "no finite result",
		"1..2": "type one like 0.25", "w1+1": `"w1" is not understood`, "exp 1": "use numbers", "exp": "something is missing", "1)": `")" is not understood`, "sigmoid(0.14)": "sigmoid is what is to be worked out", "log10(3)": "log is the natural one", strings.Repeat("(", 5000): "too many brackets", strings.Repeat("-", 5000) + "1": "",
	} {
		_, err := answer.ParseTyped(text)
		if err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%.20s: %v", text, err)
		}
	}
}

// Nothing that is typed makes the reader fail otherwise than by an error.
func FuzzRead(f *testing.F) {
	for _, text := range []string{"0.25", "1/(1+exp(-0.1))", "-3e5", "((", "e^e^e", "−1,5"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := answer.ParseTyped(text)
		if err == nil && (math.IsNaN(a.Value) || math.IsInf(a.Value, 0)) {
			t.Errorf("%q is %v", text, a.Value)
		}
	})
}
