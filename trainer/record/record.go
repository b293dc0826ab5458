// Package record writes the snapshots of a run, or the loop inside one
// iteration, as CSV or as JSON Lines. It knows the fields of a trainer.Snapshot
// and of a trainer.LoopState and nothing but those: not how they were made, not which of
// them were chosen, not where the bytes go.
//
// All formats write a number in the shortest form that reads back to the same
// float64. A number that is not finite is NaN, +Inf or -Inf in CSV and null in
// JSON, which has no other word for it.
package record

import (
	"bufio"
	"fmt"
	"io"
	"math"
	"strconv"

	"descent/trainer"
)

// Writer writes snapshots in the order they are given. It buffers: only after
// Flush returned nil has everything reached the io.Writer. After an error of the
// io.Writer every later call returns that error. A Writer does not keep a
// snapshot and is not safe for use by several goroutines at once.
type Writer interface {
	// Write adds one snapshot. The error is that of the io.Writer, or says
	// that the snapshot does not have the width the file was begun with.
	Write(trainer.Snapshot) error
	// Flush hands everything over to the io.Writer.
	Flush() error
}

// ExtraColumns are numbers more that are written of each snapshot, made together.
// Names are letters, digits and underscores. Values returns a number for each name
// and is called once for a snapshot.
type ExtraColumns struct {
	Names  []string
	Values func(trainer.Snapshot) []float64
}

// Penalised are the columns of runs with λ: λ itself, and fit, J without its
// penalty.
func Penalised() ExtraColumns {
	return ExtraColumns{[]string{"lambda", "fit"}, func(s trainer.Snapshot) []float64 {
		return []float64{s.Lambda, s.UnpenalisedCost()}
	}}
}

// lineWriter is what both formats share: a line is built in one piece of memory
// that is used again, because a long run has millions of numbers.
type lineWriter struct {
	out  *bufio.Writer
	line []byte
}

func newLineWriter(w io.Writer) lineWriter {
	return lineWriter{out: bufio.NewWriter(w)}
}

// end writes the line built so far and begins the next.
func (l *lineWriter) end() error {
	l.line = append(l.line, '\n')
	_, err := l.out.Write(l.line)
	l.line = l.line[:0]
	return wrap(err)
}

// Flush implements Writer.
func (l *lineWriter) Flush() error {
	return wrap(l.out.Flush())
}

func wrap(err error) error {
	if err != nil {
		return fmt.Errorf("writing records: %w", err)
	}
	return nil
}

// check refuses a snapshot that is not n wide.
func check(s trainer.Snapshot, n int) error {
	if len(s.Params.W) != n || len(s.Grad.W) != n {
		return fmt.Errorf("snapshot %d has %d weights and %d gradients; this file has %d of each",
			s.Iter, len(s.Params.W), len(s.Grad.W), n)
	}
	return nil
}

// number appends v in its shortest form, in words where it is not finite.
func number(line []byte, v float64) []byte {
	return strconv.AppendFloat(line, v, 'g', -1, 64)
}

// numberOrNull appends v in its shortest form, null where it is not finite.
func numberOrNull(line []byte, v float64) []byte {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return append(line, "null"...)
	}
	return number(line, v)
}
