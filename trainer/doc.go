// Package trainer trains a logistic regression by full-batch gradient descent,
// one snapshot per iteration, and says what is true of a problem and of a run.
// It is a library: it must not know where the data came from, how a number is
// shown or which key asked for a step. It imports the standard library and
// gonum only, nothing of datasets or ui.
//
// # To begin
//
// A [Problem] is the examples; that of a table is made by datasets.Set.Problem.
// [NewStepper] stands at k = 0, and each [Stepper.Step] makes one update with the
// α and λ that it is given:
//
//	steps, err := trainer.NewStepper(problem, trainer.Zeros(n), 1e-8)
//	for at := steps.Snapshot(); at.Status == trainer.Running && at.Iter < 1000; {
//		at = steps.Step(trainer.Hyper{Alpha: 0.3})
//	}
//
// [Run] gives a Stepper a goroutine of its own, which answers a [Request] each
// with snapshots over a channel; the first, k = 0, comes unasked. What is true of a
// problem whatever the parameters are is in [Facts], what a snapshot predicts in [Counts],
// one example from x to its derivatives in [Graph], and an iteration line by line in
// [TraceLines].
//
// # Notation
//
//	symbol      identifier            meaning
//	m, n        Problem.Size          number of examples, number of features
//	x⁽ⁱ⁾, X     Problem.X[i]          features of example i; X is m×n
//	y⁽ⁱ⁾        Problem.Y[i]          label of example i, 0 or 1
//	w, b        Params.W, Params.B    weights (n of them) and bias
//	θ           Params                (w, b) together
//	z           Params.Z              w·x + b
//	a, ŷ        Sigmoid               σ(z), the probability of y = 1
//	L           Loss                  loss of one example
//	dz          DZ                    ∂L/∂z = a − y
//	J           Snapshot.Cost         cost, the mean of the m losses
//	dw, db      Snapshot.Grad         ∂J/∂w, ∂J/∂b
//	k           Snapshot.Iter         iteration, counted from 0
//	α           Snapshot.Alpha        learning rate of the update that led here
//	λmax        8 / Facts.AlphaBound  largest eigenvalue of XᵀX/m, X with a column of ones
//
// Numbers carry the units of the data: x in the units of its column, w in one
// over that unit; z, a, L and J have none (L and J are in nats).
//
// # Equations
//
//	z  = w·x + b           a = 1/(1 + exp(−z))
//	L  = −(y log a + (1−y) log(1−a))
//	J  = (1/m) Σ L         dw_j = (1/m) Σ x_j (a−y)        db = (1/m) Σ (a−y)
//	w_j := w_j − α dw_j    b := b − α db                   (all at once)
//
// Written like this they break in floating point: 1−a is 0 from z = 37 on and
// exp overflows at 710. With g = 2y−1, s = g·z and t = exp(−|s|) the same
// numbers are
//
//	L = max(−s, 0) + log1p(t)      a − y = −g·q,  q = t/(1+t) for s ≥ 0, 1/(1+t) otherwise
//
// which needs one exp, never forms 1−a and is finite for every finite z.
//
// # Bits
//
// Evaluate is these equations in plain words. What descent itself runs is the
// same made fast (kernel.go): J and the gradient differ from the exact sums by less
// than 1e-14 of the sum of the absolute terms, for any m.
//
// A run far above the bound of α doubles a difference of one bit every few
// steps, so everything that decides a run has the same bits on every processor,
// at any GOMAXPROCS, however it is divided into requests, and when it is
// recomputed. Sums are added up in eight lanes and in pieces that depend on m
// and n alone, in a fixed order (lanes.go). Only operations are used that IEEE 754
// rounds in one way: + − · ÷ √; exp and log1p are made of them, for those of
// package math differ between processors. A product that is added is first
// rounded by a conversion, float64(a*b), because Go may otherwise fuse a*b+c on
// some processors, and not in every function alike; a test reads the machine
// code. The exceptions decide no run: eigenvalues and what follows from them
// (curvature, condition numbers, the optimum) may differ in their last digits.
//
// # Sources
//
//   - Model, likelihood, gradient: Hosmer, Lemeshow, Sturdivant, Applied
//     Logistic Regression, 3rd edition 2013, chapter 1.
//   - Notation and the loop over examples: Andrew Ng, Neural Networks and Deep
//     Learning, week 2 (there the loop says db = dz; it must be db += dz).
//   - Curvature of L in z is at most 1/4, so the Hessian of J is at most XᵀX/(4m):
//     Böhning and Lindsay, Monotonicity of quadratic-approximation algorithms,
//     Annals of the Institute of Statistical Mathematics 40, 1988, 641–663.
//   - A step of at most 2 over the largest curvature never raises J: Nesterov,
//     Introductory Lectures on Convex Optimization, 2004, section 1.2.3.
//   - log1p of an exponential: Mächler, Accurately Computing log(1 − exp(−|a|)), 2012.
//   - exp by a table of powers of two and a short polynomial: Tang, Table-driven
//     implementation of the exponential function in IEEE floating-point
//     arithmetic, ACM Transactions on Mathematical Software 15, 1989, 144–157.
//   - Sums with their rounding errors: Knuth, The Art of Computer Programming 2,
//     section 4.2.2, theorem B.
//   - Rounding error of a dot product: Higham, Accuracy and Stability of
//     Numerical Algorithms, 2nd edition 2002, section 3.1.
package trainer
