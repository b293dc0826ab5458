package datasets

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"math/rand/v2"
	"strconv"
	"testing"
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

// BenchmarkReadCSV compares reading a million rows with what the standard library takes to cut the same text into cells and
// to parse each: the figure "ratio" of the second line is the first time by the second.
func BenchmarkReadCSV(b *testing.B) {
	text := manyRows()
	var own, standard float64
	b.Run("ReadCSV", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if _, err := ReadCSV(bytes.NewReader(text), "bench.csv", CSVOptions{}); err != nil {
				b.Fatal(err)
			}
		}
		own = float64(b.Elapsed()) / float64(b.N)
	})
	b.Run("encoding-csv", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			if err := readStandard(text); err != nil {
				b.Fatal(err)
			}
		}
		standard = float64(b.Elapsed()) / float64(b.N)
		b.ReportMetric(own/standard, "ratio")
	})
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
