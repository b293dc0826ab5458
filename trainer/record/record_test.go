package record_test

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"

	"go.uber.org/goleak"
	"pgregory.net/rapid"

	"descent/trainer"
	"descent/trainer/record"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

var (
	first = trainer.Snapshot{
		Params: trainer.Zeros(2), Grad: trainer.Params{W: []float64{-0.1, 1e-9}, B: 0.5}, Cost: math.Ln2,
	}
	lost = trainer.Snapshot{
		Iter: 1, Params: trainer.Params{W: []float64{math.Inf(1), -1e300}, B: math.NaN()},
		Grad: trainer.Params{W: []float64{math.Copysign(0, -1), 5e-324}, B: math.Inf(-1)},
		Cost: math.NaN(), IncomingAlpha: 1e300, Status: trainer.Diverged,
	}
)

func write(tb testing.TB, w record.Writer, all ...trainer.Snapshot) {
	tb.Helper()
	for _, s := range all {
		if err := w.Write(s); err != nil {
			tb.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
}

func TestCSV(t *testing.T) {
	var out bytes.Buffer
	write(t, record.NewCSV(&out, 2, record.DecimalPoints), first, lost)
	want := "k,J,w1,w2,b,dw1,dw2,db,alpha,status\n" +
		"0,0.6931471805599453,0,0,0,-0.1,1e-09,0.5,0,running\n" +
		"1,NaN,+Inf,-1e+300,NaN,-0,5e-324,-Inf,1e+300,diverged\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestCSVHeaderAlone(t *testing.T) {
	var out bytes.Buffer
	w := record.NewCSV(&out, 1, record.DecimalPoints)
	if out.Len() != 0 {
		t.Error("something is written before there is a snapshot")
	}
	write(t, w)
	write(t, w) // a second Flush adds nothing
	if got, want := out.String(), "k,J,w1,b,dw1,db,alpha,status\n"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestJSONL(t *testing.T) {
	var out bytes.Buffer
	write(t, record.NewJSONL(&out), first, lost)
	want := `{"k":0,"J":0.6931471805599453,"w":[0,0],"b":0,"dw":[-0.1,1e-09],"db":0.5,"alpha":0,"status":"running"}` + "\n" +
		`{"k":1,"J":null,"w":[null,-1e+300],"b":null,"dw":[-0,5e-324],"db":null,"alpha":1e+300,"status":"diverged"}` + "\n"
	if out.String() != want {
		t.Errorf("got\n%swant\n%s", out.String(), want)
	}
}

func TestJSONLOfNothing(t *testing.T) {
	var out bytes.Buffer
	write(t, record.NewJSONL(&out))
	if out.Len() != 0 {
		t.Errorf("%q", out.String())
	}
}

// broken fails like a closed pipe.
type broken struct{ calls int }

var errBroken = errors.New("broken pipe")

func (b *broken) Write([]byte) (int, error) {
	b.calls++
	return 0, errBroken
}

func TestErrorsOfTheWriterArrive(t *testing.T) {
	for name, open := range map[string]func(*broken) record.Writer{
		"csv":   func(b *broken) record.Writer { return record.NewCSV(b, 2, record.DecimalPoints) },
		"jsonl": func(b *broken) record.Writer { return record.NewJSONL(b) },
	} {
		t.Run(name, func(t *testing.T) {
			b := &broken{}
			w := open(b)
			// 100 bytes a line: the 4096 of the buffer are full long before.
			var err error
			for range 100 {
				if err = w.Write(first); err != nil {
					break
				}
			}
			if !errors.Is(err, errBroken) {
				t.Errorf("Write: %v", err)
			}
			if err := w.Flush(); !errors.Is(err, errBroken) {
				t.Errorf("Flush: %v", err)
			}
			if b.calls != 1 {
				t.Errorf("%d writes to a broken pipe", b.calls)
			}
		})
	}
	// A header longer than the buffer fails at once, in either call.
	if err := record.NewCSV(&broken{}, 2000, record.DecimalPoints).Flush(); !errors.Is(err, errBroken) {
		t.Errorf("long header, Flush: %v", err)
	}
	wide := trainer.Snapshot{Params: trainer.Zeros(2000), Grad: trainer.Zeros(2000)}
	if err := record.NewCSV(&broken{}, 2000, record.DecimalPoints).Write(wide); !errors.Is(err, errBroken) {
		t.Errorf("long header, Write: %v", err)
	}
}

func TestWidthIsChecked(t *testing.T) {
	uneven := trainer.Snapshot{Iter: 3, Params: trainer.Zeros(2), Grad: trainer.Zeros(1)}
	for name, c := range map[string]struct {
		open func(*bytes.Buffer) record.Writer
		s    trainer.Snapshot
	}{
		"csv, wrong width":   {func(b *bytes.Buffer) record.Writer { return record.NewCSV(b, 1, record.DecimalPoints) }, first},
		"csv, no gradient":   {func(b *bytes.Buffer) record.Writer { return record.NewCSV(b, 2, record.DecimalPoints) }, uneven},
		"jsonl, no gradient": {func(b *bytes.Buffer) record.Writer { return record.NewJSONL(b) }, uneven},
	} {
		var out bytes.Buffer
		w := c.open(&out)
		err := w.Write(c.s)
		if err == nil || !strings.Contains(err.Error(), "snapshot "+strconv.Itoa(c.s.Iter)) {
			t.Errorf("%s: %v", name, err)
		}
		if err := w.Flush(); err != nil || strings.Count(out.String(), "\n") > 1 {
			t.Errorf("%s: a refused snapshot was written: %q (%v)", name, out.String(), err)
		}
	}
}

// object is a line of JSON as another program reads it.
type object struct {
	K      int
	J      *float64
	W, DW  []*float64
	B, DB  *float64
	Alpha  *float64
	Status string
}

// fataler is what a testing.T and a rapid.T share.
type fataler interface{ Fatalf(string, ...any) }

// checkRoundTrip writes s in both formats and reads it back.
func checkRoundTrip(t fataler, s trainer.Snapshot) {
	numbers := append([]float64{s.Cost}, s.Params.W...)
	numbers = append(append(append(numbers, s.Params.B), s.Grad.W...), s.Grad.B, s.IncomingAlpha)
	var plain, lined bytes.Buffer
	for _, w := range []record.Writer{record.NewCSV(&plain, len(s.Params.W), record.DecimalPoints), record.NewJSONL(&lined)} {
		if err := errors.Join(w.Write(s), w.Flush()); err != nil {
			t.Fatalf("%v", err)
		}
	}
	checkCSV(t, plain.String(), numbers)
	checkJSONL(t, lined.String(), s, numbers)
}

func checkCSV(t fataler, text string, numbers []float64) {
	rows, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(rows) != 2 || len(rows[1]) != len(numbers)+2 || len(rows[0]) != len(rows[1]) {
		t.Fatalf("CSV %q: %v", rows, err)
	}
	for i, want := range numbers {
		got, err := strconv.ParseFloat(rows[1][i+1], 64)
		if err != nil || math.Float64bits(got) != math.Float64bits(want) && !(math.IsNaN(got) && math.IsNaN(want)) {
			t.Fatalf("CSV %s: %q, want %v", rows[0][i+1], rows[1][i+1], want)
		}
	}
}

func checkJSONL(t fataler, text string, s trainer.Snapshot, numbers []float64) {
	var o object
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		t.Fatalf("JSON %q: %v", text, err)
	}
	read := append([]*float64{o.J}, o.W...)
	read = append(append(append(read, o.B), o.DW...), o.DB, o.Alpha)
	if len(read) != len(numbers) || o.K != s.Iter || o.Status != s.Status.String() {
		t.Fatalf("JSON %+v, want %+v", o, s)
	}
	for i, want := range numbers {
		odd := math.IsNaN(want) || math.IsInf(want, 0)
		if (read[i] == nil) != odd || !odd && math.Float64bits(*read[i]) != math.Float64bits(want) {
			t.Fatalf("JSON number %d is not %v: %s", i, want, text)
		}
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(1, 4).Draw(t, "n")
		all := rapid.SliceOfN(rapid.Float64(), 2*n+4, 2*n+4).Draw(t, "numbers")
		checkRoundTrip(t, trainer.Snapshot{
			Iter: rapid.IntRange(0, math.MaxInt).Draw(t, "k"), Cost: all[0], IncomingAlpha: all[1],
			Params: trainer.Params{W: all[4 : 4+n], B: all[2]}, Grad: trainer.Params{W: all[4+n:], B: all[3]},
			Status: trainer.Status(rapid.IntRange(0, 5).Draw(t, "status")),
		})
	})
}

// FuzzRoundTrip reaches the bit patterns that rapid draws too seldom.
func FuzzRoundTrip(f *testing.F) {
	f.Add(0, uint64(0), uint64(1)<<63, uint64(1), uint8(0))                       // 0, −0, the smallest number
	f.Add(9, math.Float64bits(1e21), math.Float64bits(1e-7), uint64(3), uint8(2)) // where notations change
	f.Add(math.MaxInt, uint64(0x7ff0000000000000), uint64(0xfff0000000000000), uint64(0x7ff8000000000001), uint8(255))
	f.Fuzz(func(t *testing.T, k int, a, b, c uint64, status uint8) {
		u, v, w := math.Float64frombits(a), math.Float64frombits(b), math.Float64frombits(c)
		checkRoundTrip(t, trainer.Snapshot{
			Iter: k, Cost: u, IncomingAlpha: v, Status: trainer.Status(status),
			Params: trainer.Params{W: []float64{w, u}, B: v}, Grad: trainer.Params{W: []float64{v, w}, B: u},
		})
	})
}

func TestLineIsReused(t *testing.T) {
	var out bytes.Buffer
	w := record.NewJSONL(&out)
	write(t, w, first) // the line has grown to its size
	got := testing.AllocsPerRun(100, func() {
		out.Reset()
		write(t, w, first)
	})
	if got > 1 { // the slice of snapshots that write is called with
		t.Errorf("%v allocations for a line", got)
	}
}
