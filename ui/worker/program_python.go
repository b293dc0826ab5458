package worker

import (
	"fmt"
	"slices"
	"strings"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/language"
	"descent/ui/session"
)

// programSection is a part of a program: a cell of a notebook.
type programSection struct{ title, code string }

// pythonProgram is a program as one file.
func pythonProgram(s *programData, sections []programSection, needs string) string {
	head := append([]string{"The run of"}, "  "+s.commandLine)
	head = append(append(head, s.dataComment()...), "")
	head = append(append(head, s.checkedTo()...), needs)
	var b strings.Builder
	b.WriteString(commentLines(head))
	for _, part := range sections {
		b.WriteString("\n" + part.code)
	}
	return b.String()
}

func numpyProgram(s *programData) string {
	return pythonProgram(s, numpySections(s), "It needs numpy: python3 FILE")
}

// commentLines is lines behind the mark of a comment.
func commentLines(lines []string) string {
	var b strings.Builder
	for _, line := range lines {
		b.WriteString(strings.TrimRight("# "+line, " ") + "\n")
	}
	return b.String()
}

// pyList is numbers in brackets.
func pyList(values []float64) string {
	texts := make([]string, len(values))
	for i, v := range values {
		texts[i] = language.FormatNumber(v)
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// numpySections is the run without a loop over the examples.
func numpySections(s *programData) []programSection {
	return []programSection{
		{"The data", "import numpy as np\n\n" + s.pythonData("data = np.array([", "])") +
			"X = data[:, :-1].T  # (n, m): an example in each column\n" +
			"Y = data[:, -1:].T  # (1, m)\n" + s.numpyPreprocessing() + "n, m = X.shape\n"},
		{"The functions", `def sigmoid(z):
    t = np.exp(-np.abs(z))  # never overflows
    return np.where(z >= 0, 1, t) / (1 + t)


def loss(z, y):
    # L(a, y) = -(y log a + (1 - y) log(1 - a)) of a = sigmoid(z), also where
    # a is so near to 0 or 1 that its logarithm would be lost.
    s = (2 * y - 1) * z
    return np.maximum(-s, 0) + np.log1p(np.exp(-np.abs(s)))

`},
		{"What descent has", s.pythonHypers() + s.pythonChecks() +
			"size = np.abs(X).max(axis=1)\n" +
			"size[size == 0] = 1\n" +
			s.numpyUnits() + `

def check(k, numbers):
    got, want = np.array(numbers) * unit, np.array(descent[k]) * unit
    assert np.all(np.abs(got - want) <= 1e-12 * np.maximum(1, np.abs(want))), (
        f"k {k}: {numbers} is not {descent[k]}")

`},
		{"The run", s.numpyStart() + s.numpyLoop() + s.pythonEnd()},
	}
}

// pythonData is the rows as they were read, between a beginning and an end.
func (s *programData) pythonData(begin, end string) string {
	var b strings.Builder
	b.WriteString(commentLines(append(s.columns(), "An example a row: its features, then y.")))
	b.WriteString(begin + "\n")
	read := s.st.Data.Set.AsRead()
	for i, x := range read.X {
		b.WriteString("    " + pyList(append(slices.Clone(x), read.Y[i])) + ",\n")
	}
	b.WriteString(end + "\n")
	return b.String()
}

// numpyPreprocessing is what was made of the rows: the split, the polynomial features
// and the scaling.
func (s *programData) numpyPreprocessing() string {
	set, code := s.st.Data.Set, ""
	if s.hasTestRows() {
		code += s.pythonTestRows() + `held = np.isin(np.arange(len(data)), held)
X_test, Y_test = X[:, held], Y[:, held]
X, Y = X[:, ~held], Y[:, ~held]
`
	}
	if set.Degree > 1 {
		code += `

def power(x, e):
    p = np.ones_like(x)
    for _ in range(e):
        p = p * x
    return p


def monomials(X):
    # x1, x2, x1^2, x1 x2, x2^2 ... up to the degree
    x1, x2 = X
    return np.array([power(x1, i - j) * power(x2, j)
                     for i in range(1, degree + 1) for j in range(i + 1)])


` + fmt.Sprintf("degree = %d\n", set.Degree) + s.forBoth("monomials(%s)")
	}
	if set.Scaling.Method != datasets.NoScaling {
		code += s.scalingComment() + "mu = np.array(" + pyList(set.Scaling.Center) + ").reshape(-1, 1)\n" +
			"sigma = np.array(" + pyList(set.Scaling.Scale) + ").reshape(-1, 1)\n" + s.forBoth("(%s - mu) / sigma")
		if s.noConstantFeature() {
			code += map[datasets.ScalingMethod]string{
				datasets.Standard: "assert np.allclose(X.mean(axis=1), 0) and np.allclose(X.std(axis=1), 1)\n",
				datasets.MinMax:   "assert np.allclose(X.min(axis=1), 0) and np.allclose(X.max(axis=1), 1)\n",
			}[set.Scaling.Method]
		}
	}
	return code
}

// forBoth makes the same of the rows to train on and of those to test on.
func (s *programData) forBoth(how string) string {
	code := "X = " + fmt.Sprintf(how, "X") + "\n"
	if s.hasTestRows() {
		code += "X_test = " + fmt.Sprintf(how, "X_test") + "\n"
	}
	return code
}

// noConstantFeature reports whether no feature is the same in all rows.
func (s *programData) noConstantFeature() bool {
	return !slices.ContainsFunc(s.st.Data.Stats, func(f session.FeatureStats) bool { return f.Low >= f.High })
}

// pythonTestRows lists the rows that are kept for testing.
func (s *programData) pythonTestRows() string {
	rows := make([]float64, len(s.st.Data.Set.Test.Rows))
	for i, r := range s.st.Data.Set.Test.Rows {
		rows[i] = float64(r)
	}
	return "\n# The rows that are kept for testing, counted from 0.\n" + "held = " + pyList(rows) + "\n"
}

func (s *programData) scalingComment() string {
	what := "(x - mean) / standard deviation"
	if s.st.Data.Set.Scaling.Method == datasets.MinMax {
		what = "(x - smallest) / (largest - smallest)"
	}
	return "\n" + commentLines([]string{what + " of the rows to train on, to the last digit of descent."})
}

// pythonHypers is the learning rate and λ, by iteration where they change.
func (s *programData) pythonHypers() string {
	alphas, lambdas := s.alphas(), s.lambdas()
	code := ""
	if len(alphas) > 1 || len(lambdas) > 1 {
		code += "# [k, v]: v from iteration k on.\n"
	}
	code += hyperPlan("alpha", alphas)
	if s.penalised() {
		code += hyperPlan("lam", lambdas)
	}
	if len(alphas) > 1 || len(lambdas) > 1 {
		code += `

def at(plan, k):
    return [v for since, v in plan if since <= k][-1]


`
	}
	return code
}

// hyperPlan is a number, or where it changes.
func hyperPlan(name string, plan []session.ScheduledValue) string {
	if len(plan) == 1 {
		return name + " = " + language.FormatNumber(plan[0].Value) + "\n"
	}
	var parts []string
	for _, r := range plan {
		parts = append(parts, fmt.Sprintf("[%d, %s]", r.From, language.FormatNumber(r.Value)))
	}
	return name + "s = [" + strings.Join(parts, ", ") + "]\n"
}

// pythonHypersAt is what an iteration does first where they change.
func (s *programData) pythonHypersAt() string {
	code := ""
	if len(s.alphas()) > 1 {
		code += "    alpha = at(alphas, k)\n"
	}
	if len(s.lambdas()) > 1 {
		code += "    lam = at(lams, k)\n"
	}
	return code
}

// pythonChecks is what descent has at some iterations.
func (s *programData) pythonChecks() string {
	var b strings.Builder
	b.WriteString("# k: " + s.headings() + "\ndescent = {\n")
	for _, c := range s.checks {
		fmt.Fprintf(&b, "    %d: %s,\n", c.at.Iter, pyList(s.numbers(c)))
	}
	b.WriteString("}\n")
	if s.lastChecked == s.last {
		b.WriteString("last = max(descent)\n")
	} else {
		fmt.Fprintf(&b, "last = %d\n", s.last)
	}
	return b.String()
}

// numpyUnits is what takes the units of the features off the numbers.
func (s *programData) numpyUnits() string {
	more := ""
	if s.hasTestRows() {
		more = ", [1]"
	}
	return "unit = np.concatenate([[1], size, [1], 1 / size, [1]" + more + "])  # w * size and dw / size have no unit\n"
}

// start is where the run begins; nil for zeros.
func (s *programData) start() *trainer.Params {
	start := s.st.Run.Present.Start().Params
	if start.Equal(trainer.Zeros(len(start.W))) {
		return nil
	}
	return &start
}

func (s *programData) numpyStart() string {
	return s.pythonStart("np.zeros((n, 1))", "np.array(%s).reshape(n, 1)")
}

// pythonStart sets w and b, where w at zeros and w of a list are written like that.
func (s *programData) pythonStart(zeros, vector string) string {
	start := s.start()
	if start == nil {
		return "w, b = " + zeros + ", 0.0\n"
	}
	return "w, b = " + fmt.Sprintf(vector, pyList(start.W)) + ", " + language.FormatNumber(start.B) + "\n"
}

// numpyLoop is the iterations.
func (s *programData) numpyLoop() string {
	var b strings.Builder
	if s.diverges() {
		b.WriteString("np.seterr(all=\"ignore\")  # the run ends in numbers that are not finite\n")
	}
	b.WriteString("costs, checked = [], 0\nfor k in range(last + 1):\n" + s.pythonHypersAt())
	b.WriteString("    Z = w.T @ X + b  # (1, m)\n    A = sigmoid(Z)  # (1, m)\n")
	penaltyJ, penaltyDW := "", ""
	if s.penalised() {
		penaltyJ, penaltyDW = " + lam / (2 * m) * np.sum(w ** 2)", " + lam / m * w"
	}
	b.WriteString("    J = np.sum(loss(Z, Y)) / m" + penaltyJ + "\n" +
		"    dZ = np.where(Y == 1, -sigmoid(-Z), A)  # A - Y, without losing digits\n" +
		"    dw = X @ dZ.T / m" + penaltyDW + "  # (n, 1)\n" +
		"    db = np.sum(dZ) / m\n" +
		"    costs.append(J)\n" +
		"    if k in descent:\n        numbers = [J, *w[:, 0], b, *dw[:, 0], db]\n")
	if s.hasTestRows() {
		b.WriteString("        numbers.append(np.mean(loss(w.T @ X_test + b, Y_test)))\n")
	}
	b.WriteString("        check(k, numbers)\n        checked += 1\n" +
		"    w = w - alpha * dw\n    b = b - alpha * db\n")
	return b.String()
}

func (s *programData) diverges() bool { return s.st.Run.Present.Head().Status == trainer.Diverged }

// pythonEnd says what was checked. The rows were counted here, for of two with one k
// Python keeps the last.
func (s *programData) pythonEnd() string {
	return fmt.Sprintf("assert checked == %d\n", len(s.checks)) +
		"print(f\"k {last}: J {J:.6g}; {checked} of {last + 1} iterations checked, the last at k {max(descent)}\")\n"
}
