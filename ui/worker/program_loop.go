package worker

import (
	"fmt"

	"descent/datasets"
)

// loopProgram is the run with the loop over the examples, as the course begins
// with it, in Python alone.
func loopProgram(s *programData) string {
	return pythonProgram(s, []programSection{
		{code: "from math import exp, log1p\n\n" + s.pythonData("data = [", "]") +
			"x = [row[:-1] for row in data]\n" +
			"y = [row[-1] for row in data]\n" + s.loopPreprocessing() + "m, n = len(x), len(x[0])\n"},
		{code: `
def sigmoid(z):
    t = exp(-abs(z))  # never overflows
    return (1 if z >= 0 else t) / (1 + t)


def loss(z, y):
    # L(a, y) = -(y log a + (1 - y) log(1 - a)) of a = sigmoid(z), also where
    # a is so near to 0 or 1 that its logarithm would be lost.
    s = (2 * y - 1) * z
    return max(-s, 0) + log1p(exp(-abs(s)))

`},
		{code: s.pythonHypers() + s.pythonChecks() + `size = [max(abs(row[j]) for row in x) or 1 for j in range(n)]
` + s.loopUnits() + `

def check(k, numbers):
    for got, want, u in zip(numbers, descent[k], unit, strict=True):
        assert abs(got - want) * u <= 1e-12 * max(1, abs(want) * u), (
            f"k {k}: {numbers} is not {descent[k]}")

`},
		{code: s.loopStart() + s.loopLoop() + s.pythonEnd()},
	}, "It needs nothing but Python, 3.10 or newer: python3 FILE")
}

// loopPreprocessing is what was made of the rows.
func (s *programData) loopPreprocessing() string {
	set, code := s.st.Data.Set, ""
	if s.hasTestRows() {
		code += s.pythonTestRows() + `x_test, y_test = [x[i] for i in held], [y[i] for i in held]
rest = [i for i in range(len(x)) if i not in held]
x, y = [x[i] for i in rest], [y[i] for i in rest]
`
	}
	if set.Degree > 1 {
		code += `

def power(x, e):
    p = 1.0
    for _ in range(e):
        p = p * x
    return p


def monomials(row):
    # x1, x2, x1^2, x1 x2, x2^2 ... up to the degree
    x1, x2 = row
    return [power(x1, i - j) * power(x2, j)
            for i in range(1, degree + 1) for j in range(i + 1)]


` + fmt.Sprintf("degree = %d\n", set.Degree) + s.forBothRows("monomials(row)")
	}
	if set.Scaling.Method != datasets.NoScaling {
		code += s.scalingComment() + "mu = " + pyList(set.Scaling.Center) + "\nsigma = " + pyList(set.Scaling.Scale) + "\n" +
			s.forBothRows("[(v - c) / d for v, c, d in zip(row, mu, sigma)]")
	}
	return code
}

func (s *programData) forBothRows(how string) string {
	code := "x = [" + how + " for row in x]\n"
	if s.hasTestRows() {
		code += "x_test = [" + how + " for row in x_test]\n"
	}
	return code
}

func (s *programData) loopUnits() string {
	more := ""
	if s.hasTestRows() {
		more = ", 1"
	}
	return "unit = [1, *size, 1, *(1 / v for v in size), 1" + more + "]  # w * size and dw / size have no unit\n"
}

func (s *programData) loopStart() string { return s.pythonStart("[0.0] * n", "%s") }

// loopLoop is the iterations, and the loop in each.
func (s *programData) loopLoop() string {
	penaltyJ, penaltyDW := "", ""
	if s.penalised() {
		penaltyJ = "    J += lam / (2 * m) * sum(v * v for v in w)\n"
		penaltyDW = "    dw = [dw[j] + lam / m * w[j] for j in range(n)]\n"
	}
	test := ""
	if s.hasTestRows() {
		test = `        tested = [loss(sum(w[j] * row[j] for j in range(n)) + b, label)
                  for row, label in zip(x_test, y_test)]
        numbers.append(sum(tested) / len(tested))
`
	}
	return "costs, checked = [], 0\nfor k in range(last + 1):\n" + s.pythonHypersAt() + `    J, dw, db = 0.0, [0.0] * n, 0.0
    for i in range(m):
        z = sum(w[j] * x[i][j] for j in range(n)) + b
        a = sigmoid(z)
        J += loss(z, y[i])
        dz = -sigmoid(-z) if y[i] == 1 else a  # a - y, without losing digits
        for j in range(n):
            dw[j] += x[i][j] * dz
        db += dz
    J, dw, db = J / m, [v / m for v in dw], db / m
` + penaltyJ + penaltyDW + `    costs.append(J)
    if k in descent:
        numbers = [J, *w, b, *dw, db]
` + test + `        check(k, numbers)
        checked += 1
    w = [w[j] - alpha * dw[j] for j in range(n)]
    b = b - alpha * db
`
}
