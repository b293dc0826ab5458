package worker

import (
	"context"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/lesson"
	"descent/ui/session"
)

// Experiment is what a session begins with.
type Experiment struct {
	Name          string // what Open opens Data again with
	Data          datasets.Set
	ReadOptions   session.ReadOptions    // the flags that Data were read with
	Preprocessing datasets.Preprocessing // what was asked for; Data have it already
	Start         trainer.Params
	StartAction   session.Action // how Start was chosen
	Seed          uint64         // for the next random start

	Alpha     float64          // 0: the one that suits Data
	Moment    []session.Action // is done first: it leads to where the program begins
	Limit     int              // play pauses at its multiples; 0 for never
	Tolerance float64

	Decimal datasets.Decimal // how CSV is written; DecimalAuto: as the file has it

	Files
}

// Files is how the work of an experiment reaches data and files.
type Files struct {
	Open Opener
	// Create begins a file that is there as a whole or not at all. It refuses
	// one that exists, unless it may be overwritten. It is called with the first
	// piece of an export; the File's methods are called one after the other.
	Create func(path string, overwrite bool) (File, error)
	// Read returns the lines of a script. It may be called in any goroutine.
	Read func(path string) ([]string, error)
	// Lessons is where lessons are taken from, and progress is kept.
	Lessons lesson.Library
	// CommandLine is the command line that leads to a moment of data; nil: of the
	// language alone.
	CommandLine func(session.Data) string
}

// OpenOptions is how data are read: what is made of their rows, and with which features.
// nil are those that Given names, or that the program was started with, an empty
// list is all.
type OpenOptions struct {
	datasets.Preprocessing
	Features []string
	Given    *session.ReadOptions // the flags that were typed behind the name; nil: none were
}

// Opener reads a catalogue name or a file. It may be called in any goroutine,
// tells progress how far it is, and ends with ctx.
type Opener func(ctx context.Context, name string, as OpenOptions, progress func(datasets.Progress)) (datasets.Set, error)

// Begin returns the session of an experiment at k = 0, and its worker, whose work
// ends with ctx.
func Begin(ctx context.Context, e Experiment) (*session.Session, *Worker, error) {
	data, err := session.Prepare(session.DataSource{Name: e.Name, ReadOptions: e.ReadOptions, Preprocessing: e.Preprocessing}, e.Data, e.Start, e.Tolerance)
	if err != nil {
		return nil, nil, err
	}
	s := session.New(data, session.Config{Limit: e.Limit, Tolerance: e.Tolerance, Seed: e.Seed, Alpha: e.Alpha, StartAction: e.StartAction, PutAside: e.Lessons.LoadAside()})
	h := New(ctx, e.Open)
	h.lessons = e.Lessons
	return s, h, nil
}

// ExportOf returns an export of a content to a file, not begun.
func (e Experiment) ExportOf(ctx context.Context, to session.Export, content Content) *Export {
	return NewExport(ctx, to.File, func() (File, error) { return e.Create(to.File, to.Overwrite) }, content)
}
