package datasets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"runtime"
	"strconv"
	"testing"
	"time"
)

// manyRows is a file of a million rows of three columns, numbers written in full.
func manyRows() []byte {
	const rows = 1_000_000
	random := rand.New(rand.NewPCG(1, 2))
	text := []byte("x1,x2,y\n")
	for range rows {
		text = strconv.AppendFloat(text, random.NormFloat64(), 'g', -1, 64)
		text = append(text, ',')
		text = strconv.AppendFloat(text, random.Float64()*100, 'f', 3, 64)
		text = append(text, ',', "01"[random.IntN(2)], '\n')
	}
	return text
}

// TestMemoryOfManyRows watches the heap while a million rows of two features are read: 40 MB of result (a slice header and two
// numbers a row), its labels, and what the reader needs beside them.
func TestMemoryOfManyRows(t *testing.T) {
	const rows, most = 1_000_000, 100e6
	peak, before := uint64(0), heap()
	calls := 0
	s, err := ReadCSVContext(t.Context(), &rowsFrom{left: rows}, 0, "t.csv", CSVOptions{Header: HeaderNo}, func(Progress) {
		if calls++; calls%8 == 0 {
			peak = max(peak, heap())
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	peak = max(peak, heap()) // the result was made after the last report
	if m, n := s.Size(); m != rows || n != 2 {
		t.Errorf("%d×%d", m, n)
	}
	if used := peak - min(before, peak); used > most {
		t.Errorf("the heap grew by %d MB", used/1e6)
	} else {
		t.Logf("the heap grew by %d MB", used/1e6)
	}
}

// heap is the memory in use, garbage included.
func heap() uint64 {
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// BenchmarkReadCSV compares reading a million rows with what the standard library takes to cut the same text into cells and
// to parse each. Both take turns, and the fastest of each count: "x-of-encoding/csv" is the first by the second, whatever else the
// machine is doing. It is to be 1.5 at the most.
func BenchmarkReadCSV(b *testing.B) {
	text := manyRows()
	own, standard := time.Hour, time.Hour
	for b.Loop() {
		begin := time.Now()
		if _, err := ReadCSV(bytes.NewReader(text), "bench.csv", CSVOptions{}); err != nil {
			b.Fatal(err)
		}
		middle := time.Now()
		if err := readStandard(text); err != nil {
			b.Fatal(err)
		}
		own, standard = min(own, middle.Sub(begin)), min(standard, time.Since(middle))
	}
	b.ReportMetric(own.Seconds()*1e3, "ms-ReadCSV")
	b.ReportMetric(standard.Seconds()*1e3, "ms-encoding/csv")
	b.ReportMetric(own.Seconds()/standard.Seconds(), "x-of-encoding/csv")
}

// readStandard is the yardstick: encoding/csv and ParseFloat on every field.
func readStandard(text []byte) error {
	r := csv.NewReader(bytes.NewReader(text))
	r.ReuseRecord = true
	if _, err := r.Read(); err != nil {
		return err
	}
	for {
		record, err := r.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		for _, field := range record {
			if _, err := strconv.ParseFloat(field, 64); err != nil {
				return err
			}
		}
	}
}
