package record_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"descent/trainer"
	"descent/trainer/record"
)

// pair is two examples of two features; from zeros every number of its loop but
// log 2 is a short binary fraction.
func pair(tb testing.TB) (trainer.Problem, trainer.Snapshot) {
	tb.Helper()
	p := trainer.Problem{X: [][]float64{{1, 2}, {3, -1}}, Y: []float64{0, 1}}
	s, err := trainer.NewStepper(p, trainer.Zeros(2), 0)
	if err != nil {
		tb.Fatal(err)
	}
	return p, s.Snapshot()
}

// walk writes the iteration that begins at a snapshot.
func walk(tb testing.TB, w record.TraceWriter, p trainer.Problem, at trainer.Snapshot) {
	tb.Helper()
	for line, trace := range trainer.TraceLines(p, at, 0.5) {
		if err := w.Write(line, trace); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
}

const log2, twice = "0.6931471805599453", "1.3862943611198906"

func TestTraceCSV(t *testing.T) {
	p, at := pair(t)
	var out bytes.Buffer
	walk(t, record.NewTraceCSV(&out, 2, record.DecimalPoints), p, at)
	want := "i,z,a,loss,dz,J,dw1,dw2,db,w1,w2,b\n" +
		"1,0,0.5," + log2 + ",0.5," + log2 + ",0.5,1,0.5,,,\n" +
		"2,0,0.5," + log2 + ",-0.5," + twice + ",-1,1.5,0,,,\n" +
		"0,,,,," + log2 + ",-0.5,0.75,0,0.25,-0.375,0\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestTraceJSONL(t *testing.T) {
	p, at := pair(t)
	var out bytes.Buffer
	walk(t, record.NewTraceJSONL(&out), p, at)
	want := `{"i":1,"z":0,"a":0.5,"loss":` + log2 + `,"dz":0.5,"J":` + log2 + `,"dw":[0.5,1],"db":0.5}` + "\n" +
		`{"i":2,"z":0,"a":0.5,"loss":` + log2 + `,"dz":-0.5,"J":` + twice + `,"dw":[-1,1.5],"db":0}` + "\n" +
		`{"i":0,"J":` + log2 + `,"dw":[-0.5,0.75],"db":0,"w":[0.25,-0.375],"b":0}` + "\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestLinesCSV(t *testing.T) {
	p, at := pair(t)
	var out bytes.Buffer
	walk(t, record.NewLoopLinesCSV(&out, record.DecimalPoints), p, at)
	want := `line,i,text,name,value
1,0,"J = 0, dw₁ = 0, dw₂ = 0, db = 0",J,0
1,0,"J = 0, dw₁ = 0, dw₂ = 0, db = 0",dw1,0
1,0,"J = 0, dw₁ = 0, dw₂ = 0, db = 0",dw2,0
1,0,"J = 0, dw₁ = 0, dw₂ = 0, db = 0",db,0
2,1,"for i = 1 … m:",i,1
3,1,"z⁽ⁱ⁾ = w·x⁽ⁱ⁾ + b",z,0
4,1,"a⁽ⁱ⁾ = σ(z⁽ⁱ⁾)",a,0.5
5,1,"J += L(a⁽ⁱ⁾,y⁽ⁱ⁾)",loss,` + log2 + `
5,1,"J += L(a⁽ⁱ⁾,y⁽ⁱ⁾)",J,` + log2 + `
6,1,"dz⁽ⁱ⁾ = a⁽ⁱ⁾ − y⁽ⁱ⁾",dz,0.5
7,1,"dw₁ += x₁⁽ⁱ⁾·dz⁽ⁱ⁾",dw1,0.5
8,1,"dw₂ += x₂⁽ⁱ⁾·dz⁽ⁱ⁾",dw2,1
9,1,"db += dz⁽ⁱ⁾",db,0.5
10,2,"for i = 1 … m:",i,2
`
	if !strings.HasPrefix(out.String(), want) {
		t.Errorf("got\n%swant it to begin\n%s", out.String(), want)
	}
	end := `18,0,"J, dw₁, dw₂, db /= m",J,` + log2 + `
18,0,"J, dw₁, dw₂, db /= m",dw1,-0.5
18,0,"J, dw₁, dw₂, db /= m",dw2,0.75
18,0,"J, dw₁, dw₂, db /= m",db,0
19,0,"w₁ := w₁ − α·dw₁",w1,0.25
20,0,"w₂ := w₂ − α·dw₂",w2,-0.375
21,0,"b := b − α·db",b,0
`
	if !strings.HasSuffix(out.String(), end) {
		t.Errorf("got\n%swant it to end\n%s", out.String(), end)
	}
}

func TestLinesJSONL(t *testing.T) {
	p, at := pair(t)
	var out bytes.Buffer
	walk(t, record.NewLoopLinesJSONL(&out), p, at)
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) != trainer.LineCount(p, 0) {
		t.Fatalf("%d lines of %d", len(lines), trainer.LineCount(p, 0))
	}
	for i, want := range map[int]string{
		0:  `{"line":1,"i":0,"text":"J = 0, dw₁ = 0, dw₂ = 0, db = 0","values":{"J":0,"dw1":0,"dw2":0,"db":0}}`,
		1:  `{"line":2,"i":1,"text":"for i = 1 … m:","values":{"i":1}}`,
		4:  `{"line":5,"i":1,"text":"J += L(a⁽ⁱ⁾,y⁽ⁱ⁾)","values":{"loss":` + log2 + `,"J":` + log2 + `}}`,
		15: `{"line":16,"i":2,"text":"dw₂ += x₂⁽ⁱ⁾·dz⁽ⁱ⁾","values":{"dw2":1.5}}`,
		19: `{"line":20,"i":0,"text":"w₂ := w₂ − α·dw₂","values":{"w2":-0.375}}`,
	} {
		if lines[i] != want {
			t.Errorf("got  %s\nwant %s", lines[i], want)
		}
	}
}

// A folded line names every feature it is about.
func TestFoldedLines(t *testing.T) {
	p := trainer.Problem{X: [][]float64{{1, 2, 3, 4}}, Y: []float64{1}}
	s, err := trainer.NewStepper(p, trainer.Zeros(4), 0)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	walk(t, record.NewLoopLinesJSONL(&out), p, s.Snapshot())
	for _, want := range []string{
		`"text":"dw₁…₄ += x⁽ⁱ⁾·dz⁽ⁱ⁾","values":{"dw1":-0.5,"dw2":-1,"dw3":-1.5,"dw4":-2}}`,
		`"text":"w₁…₄ := w − α·dw","values":{"w1":0.25,"w2":0.5,"w3":0.75,"w4":1}}`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in\n%s", want, out.String())
		}
	}
}

// writers is each format of a trace, for n weights.
func writers(n int) map[string]func(*bytes.Buffer) record.TraceWriter {
	return map[string]func(*bytes.Buffer) record.TraceWriter{
		"csv":         func(b *bytes.Buffer) record.TraceWriter { return record.NewTraceCSV(b, n, record.DecimalPoints) },
		"jsonl":       func(b *bytes.Buffer) record.TraceWriter { return record.NewTraceJSONL(b) },
		"lines csv":   func(b *bytes.Buffer) record.TraceWriter { return record.NewLoopLinesCSV(b, record.DecimalPoints) },
		"lines jsonl": func(b *bytes.Buffer) record.TraceWriter { return record.NewLoopLinesJSONL(b) },
	}
}

func TestNumbersThatAreNotFinite(t *testing.T) {
	lost := trainer.LoopState{
		LinesRan: 9, I: 999999, Z: math.NaN(), A: math.Inf(-1), J: math.Inf(1),
		DW: []float64{math.NaN()}, DB: math.Inf(-1), Params: trainer.Zeros(1),
	}
	db, forward := trainer.LoopLine{Op: trainer.OpDB}, trainer.LoopLine{Op: trainer.OpFor}
	for name, want := range map[string]string{
		"csv":         "i,z,a,loss,dz,J,dw1,db,w1,b\n1000000,NaN,-Inf,0,0,+Inf,NaN,-Inf,,\n",
		"jsonl":       `{"i":1000000,"z":null,"a":null,"loss":0,"dz":0,"J":null,"dw":[null],"db":null}` + "\n",
		"lines csv":   "line,i,text,name,value\n9,1000000,\"for i = 1 … m:\",i,1000000\n9,1000000,\"db += dz⁽ⁱ⁾\",db,-Inf\n",
		"lines jsonl": `{"line":9,"i":1000000,"text":"for i = 1 … m:","values":{"i":1000000}}` + "\n" + `{"line":9,"i":1000000,"text":"db += dz⁽ⁱ⁾","values":{"db":null}}` + "\n",
	} {
		var out bytes.Buffer
		w := writers(1)[name](&out)
		if err := errors.Join(w.Write(forward, lost), w.Write(db, lost), w.Flush()); err != nil || out.String() != want {
			t.Errorf("%s: %v, got\n%swant\n%s", name, err, out.String(), want)
		}
	}
}

func TestTraceHeaderAlone(t *testing.T) {
	for name, want := range map[string]string{
		"csv": "i,z,a,loss,dz,J,dw1,db,w1,b\n", "lines csv": "line,i,text,name,value\n", "jsonl": "", "lines jsonl": "",
	} {
		var out bytes.Buffer
		w := writers(1)[name](&out)
		if out.Len() > 0 {
			t.Errorf("%s: something is written before there is a record", name)
		}
		if err := errors.Join(w.Flush(), w.Flush()); err != nil || out.String() != want { // the second adds nothing
			t.Errorf("%s: %q (%v), want %q", name, out.String(), err, want)
		}
	}
}

func TestTraceWidthIsChecked(t *testing.T) {
	db := trainer.LoopLine{Op: trainer.OpDB}
	narrow := trainer.LoopState{LinesRan: 7, DW: []float64{1}, Params: trainer.Zeros(1)}
	uneven := trainer.LoopState{LinesRan: 8, DW: []float64{1}, Params: trainer.Zeros(2)}
	for name, c := range map[string]struct {
		format string
		trace  trainer.LoopState
	}{
		"narrow": {"csv", narrow}, "uneven": {"csv", uneven}, "uneven, JSON": {"jsonl", uneven},
		"uneven lines": {"lines csv", uneven}, "uneven lines, JSON": {"lines jsonl", uneven},
	} {
		var out bytes.Buffer
		w := writers(2)[c.format](&out)
		err := w.Write(db, c.trace)
		if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("line %d", c.trace.LinesRan)) {
			t.Errorf("%s: %v", name, err)
		}
		if err := w.Flush(); err != nil || strings.Count(out.String(), "\n") > 1 {
			t.Errorf("%s: a refused trace was written: %q (%v)", name, out.String(), err)
		}
	}
}

func TestTraceErrorsArrive(t *testing.T) {
	p, at := pair(t)
	for name, w := range map[string]record.TraceWriter{
		"csv": record.NewTraceCSV(&broken{}, 2, record.DecimalPoints), "jsonl": record.NewTraceJSONL(&broken{}),
		"lines csv": record.NewLoopLinesCSV(&broken{}, record.DecimalPoints), "lines jsonl": record.NewLoopLinesJSONL(&broken{}),
	} {
		var err error
		for range 100 { // 100 bytes or more a time: the 4096 of the buffer are full long before
			for line, trace := range trainer.TraceLines(p, at, 0.5) {
				err = errors.Join(err, w.Write(line, trace))
			}
		}
		if !errors.Is(err, errBroken) || !errors.Is(w.Flush(), errBroken) {
			t.Errorf("%s: Write %v, Flush %v", name, err, w.Flush())
		}
	}
	// A header longer than the buffer fails at once, in either call.
	wide := trainer.LoopState{DW: make([]float64, 2000), Params: trainer.Zeros(2000)}
	if err := record.NewTraceCSV(&broken{}, 2000, record.DecimalPoints).Flush(); !errors.Is(err, errBroken) {
		t.Errorf("long header, Flush: %v", err)
	}
	if err := record.NewTraceCSV(&broken{}, 2000, record.DecimalPoints).Write(trainer.LoopLine{Op: trainer.OpDB}, wide); !errors.Is(err, errBroken) {
		t.Errorf("long header, Write: %v", err)
	}
}

// Whatever the numbers, both formats read back to the same ones.
func TestTraceRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "n")
		all := rapid.SliceOfN(rapid.Float64(), n+6, n+6).Draw(t, "numbers")
		trace := trainer.LoopState{Z: all[0], A: all[1], Loss: all[2], DZ: all[3], J: all[4], DW: all[5 : 5+n], DB: all[5+n], Params: trainer.Zeros(n)}
		var plain, lined bytes.Buffer
		for _, w := range []record.TraceWriter{record.NewTraceCSV(&plain, n, record.DecimalPoints), record.NewTraceJSONL(&lined)} {
			if err := errors.Join(w.Write(trainer.LoopLine{Op: trainer.OpDB}, trace), w.Flush()); err != nil {
				t.Fatal(err)
			}
		}
		rows, err := csv.NewReader(&plain).ReadAll()
		if err != nil || len(rows) != 2 || len(rows[0]) != len(rows[1]) {
			t.Fatalf("CSV %q: %v", rows, err)
		}
		var o struct {
			Z, A, Loss, DZ, J, DB *float64
			DW                    []*float64
		}
		if err := json.Unmarshal(lined.Bytes(), &o); err != nil {
			t.Fatal(err)
		}
		read := append(append([]*float64{o.Z, o.A, o.Loss, o.DZ, o.J}, o.DW...), o.DB)
		for i, want := range all {
			got, err := strconv.ParseFloat(rows[1][i+1], 64)
			if err != nil || math.Float64bits(got) != math.Float64bits(want) {
				t.Fatalf("CSV %s: %q, want %v", rows[0][i+1], rows[1][i+1], want)
			}
			if read[i] == nil || math.Float64bits(*read[i]) != math.Float64bits(want) {
				t.Fatalf("JSON %s is not %v: %s", rows[0][i+1], want, lined.String())
			}
		}
	})
}

// A million examples must not cost a million pieces of memory.
func TestTraceLineIsReused(t *testing.T) {
	p, at := pair(t)
	for name, open := range writers(2) {
		var out bytes.Buffer
		w := open(&out)
		again := func() { out.Reset(); walk(t, w, p, at) }
		again()
		// 21 lines; TraceLines itself allocates dw, w, the program and, for each line of
		// the update, the updated parameters.
		walking := testing.AllocsPerRun(50, func() {
			for range trainer.TraceLines(p, at, 0.5) {
				continue
			}
		})
		if got := testing.AllocsPerRun(50, again); got > walking+2 { // what the loop of walk needs, whatever the lines
			t.Errorf("%s: %v allocations, walking alone %v", name, got, walking)
		}
	}
}
