package trainer_test

import (
	"context"
	"fmt"

	"descent/trainer"
)

// Four students: hours of study, and whether they passed.
var students = trainer.Problem{
	X: [][]float64{{1}, {2}, {3}, {4}},
	Y: []float64{0, 0, 1, 1},
}

func ExampleStepper() {
	s, err := trainer.NewStepper(students, trainer.Zeros(1), 1e-8)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Printf("k %d  J %.6f\n", s.Snapshot().Iter, s.Snapshot().Cost)
	for range 3 {
		now := s.Step(trainer.Hyper{Alpha: 0.5})
		fmt.Printf("k %d  J %.6f  w %.6f  b %+.6f  %v\n", now.Iter, now.Cost, now.Params.W[0], now.Params.B, now.Status)
	}
	// Output:
	// k 0  J 0.693147
	// k 1  J 0.625037  w 0.250000  b +0.000000  running
	// k 2  J 0.612427  w 0.278892  b -0.074359  running
	// k 3  J 0.600261  w 0.305146  b -0.148166  running
}

func ExampleRun() {
	s, err := trainer.NewStepper(students, trainer.Zeros(1), 1e-8)
	if err != nil {
		fmt.Println(err)
		return
	}
	requests := make(chan trainer.Request)
	snapshots := trainer.Run(context.Background(), s, requests)
	first := <-snapshots // k = 0 comes without being asked for
	fmt.Println("k", first.Iter)

	requests <- trainer.Request{Hyper: trainer.Hyper{Alpha: 0.5}, N: 2}
	for range 2 {
		fmt.Println("k", (<-snapshots).Iter)
	}
	close(requests) // ends the goroutine
	_, open := <-snapshots
	fmt.Println("open:", open)
	// Output:
	// k 0
	// k 1
	// k 2
	// open: false
}

func ExampleNewStepperAt() {
	s, err := trainer.NewStepper(students, trainer.Zeros(1), 1e-8)
	if err != nil {
		fmt.Println(err)
		return
	}
	s.Step(trainer.Hyper{Alpha: 0.5})
	kept := s.Checkpoint()
	want := s.Step(trainer.Hyper{Alpha: 0.5})

	again, err := trainer.NewStepperAt(students, kept, 1e-8)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(again.Step(trainer.Hyper{Alpha: 0.5}).Params.Equal(want.Params))
	// Output: true
}

func ExampleEvaluate() {
	grad := trainer.Zeros(1)
	cost := trainer.Evaluate(students, trainer.Params{W: []float64{2}, B: -4}, &grad)
	fmt.Printf("J %.6f  dw %+.6f  db %+.6f\n", cost, grad.W[0], grad.B)
	// Output: J 0.241288  dw +0.172412  db +0.120503
}

func ExampleLoss() {
	// The textbook's log(1 − a) is log(0) here.
	fmt.Println(trainer.Loss(1000, 0), trainer.Loss(1000, 1))
	// Output: 1000 0
}

func ExampleAnalyze() {
	facts := trainer.Analyze(students)
	fmt.Printf("J never rises up to α = %.3f\n", facts.AlphaBound)
	at := trainer.Params{W: []float64{2}, B: -5}
	fmt.Println("separable:", trainer.Separates(students, at), "wrong:", trainer.Predict(students, at, 0.5).Wrong)
	// Output:
	// J never rises up to α = 0.958
	// separable: true wrong: [0 0]
}

func ExampleTrend() {
	direction, steps := trainer.Trend([]float64{0.5, 0.7, 0.6, 0.4})
	fmt.Println(direction, steps)
	// Output: -1 2
}

func ExampleProblem_Validate() {
	p := trainer.Problem{X: [][]float64{{1, 2}, {3}}, Y: []float64{0, 1}}
	fmt.Println(p.Validate())
	// Output: row 2 has 1 features, row 1 has 2; all rows need the same number
}
