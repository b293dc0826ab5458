package record_test

import (
	"fmt"
	"os"

	"descent/trainer"
	"descent/trainer/record"
)

func ExampleNewCSV() {
	p := trainer.Problem{X: [][]float64{{1}, {3}}, Y: []float64{0, 1}}
	s, err := trainer.NewStepper(p, trainer.Zeros(1), 1e-8)
	if err != nil {
		fmt.Println(err)
		return
	}
	w := record.NewCSV(os.Stdout, 1, record.DecimalPoints)
	if err := w.Write(s.Snapshot()); err != nil {
		fmt.Println(err)
	}
	if err := w.Flush(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// k,J,w1,b,dw1,db,alpha,status
	// 0,0.6931471805599453,0,0,-0.5,0,0,running
}

func ExampleNewJSONL() {
	p := trainer.Problem{X: [][]float64{{1}, {3}}, Y: []float64{0, 1}}
	s, err := trainer.NewStepper(p, trainer.Zeros(1), 1e-8)
	if err != nil {
		fmt.Println(err)
		return
	}
	w := record.NewJSONL(os.Stdout)
	if err := w.Write(s.Snapshot()); err != nil {
		fmt.Println(err)
	}
	if err := w.Flush(); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"k":0,"J":0.6931471805599453,"w":[0],"b":0,"dw":[-0.5],"db":0,"alpha":0,"status":"running"}
}
