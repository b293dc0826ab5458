package session

import (
	"reflect"
	"slices"

	"descent/datasets"
	"descent/trainer"
	"descent/ui/timeline"
)

// openRequest is what data that are being read are for.
type openRequest struct {
	source        DataSource
	moment        []Action // done when they are there
	practiceTopic string   // the set of numbers that is worked out then; empty: none
}

// requestOpen asks for data. What was being read is given up; the data that are there
// stay until the others come.
func (s *Session) requestOpen(origin DataSource, set *datasets.Set, moment []Action) {
	s.startOpening(openRequest{source: origin, moment: moment}, set)
}

func (s *Session) startOpening(asked openRequest, set *datasets.Set) {
	s.cancel(Opening)
	t := s.tracker.Start(Opening, asked)
	s.request(Open{Ticket: t, Source: asked.source, Set: set, Tolerance: s.config.Tolerance})
}

// requestedSource is the data that were asked for last, and whether they are still being
// read.
func (s *Session) requestedSource() (origin DataSource, reading bool) {
	if key, ok := s.tracker.Busy(Opening); ok {
		if asked, ok := key.(openRequest); ok {
			return asked.source, true
		}
	}
	return s.data.DataSource, false
}

// applyOpened begins with data that were read.
func (s *Session) applyOpened(asked openRequest, r Result) {
	if r.Err != nil {
		s.emit(OpenFailed{asked.source.Name, r.Err})
		if s.lessonAt.settingUp {
			s.failPage(r.Err)
		}
		return
	}
	s.replaceData(r.Opened, InitZero{}, trainer.Hyper{Alpha: r.Opened.Alpha(), Lambda: s.lambdaFor(asked.source)})
	s.record(Data{Name: asked.source.Name, ReadOptions: r.Opened.readOptions()})
	if asked.source.Features != nil {
		s.record(featuresOf(asked.source))
	}
	s.emit(DataOpened{})
	if asked.practiceTopic != "" {
		s.startPracticeOnData(asked.practiceTopic, *asked.source.ReadOptions.Seed)
		return
	}
	s.askGuess()
	if moment := ExpandSchedules(asked.moment); s.lessonAt.settingUp {
		s.setUpPage(moment)
	} else {
		for _, a := range moment {
			s.enqueue(a)
		}
	}
}

// lambdaFor is the λ to begin with: that of now where the same data are looked
// at in another way, else 0.
func (s *Session) lambdaFor(source DataSource) float64 {
	if source.Name != s.data.Name || !reflect.DeepEqual(source.rowOptions(), s.data.rowOptions()) {
		return 0
	}
	return s.timeline.Hyper().Lambda
}

// rowOptions is how the rows are read, whatever is made of them then: the words of a
// line may say that too, or leave it out.
func (d DataSource) rowOptions() ReadOptions {
	r := d.ReadOptions
	r.Table.Features, r.Scale, r.Degree, r.Test, r.Checksum = nil, nil, 0, datasets.Split{}, ""
	return r
}

// readOptions is how the data are read before their features are chosen, with the
// scaling they have, and the sum where nothing was chosen.
func (p *PreparedData) readOptions() ReadOptions {
	r, scale := p.ReadOptions, p.Scale // a pointer into p would keep all data that ever were
	r.Scale, r.Degree, r.Test, r.Checksum = &scale, p.Degree, p.Preprocessing.Test, p.Checksum
	if p.Features != nil {
		r.Checksum = ""
	}
	return r
}

// featuresOf is the action that chooses the features of an origin.
func featuresOf(from DataSource) Action {
	if len(from.Features) == 0 {
		return FeaturesAll{}
	}
	return Features{from.Features}
}

func (a Data) do(s *Session) {
	from, _ := s.requestedSource()
	origin := DataSource{Name: a.Name, ReadOptions: s.readOptionsFor(a), Preprocessing: datasets.Preprocessing{Test: a.ReadOptions.Test, Degree: a.ReadOptions.Degree, Scale: from.Scale}}
	if a.ReadOptions.Scale != nil {
		origin.Scale = *a.ReadOptions.Scale
	}
	if s.inLesson() {
		origin.Table = s.lessonAt.lesson.Tables[a.Name]
	}
	s.requestOpen(origin, nil, a.RestoreActions)
}

// readOptionsFor is how data are read. Those that the session began with are read as they
// were then where nothing else is said, and others with the same seed.
func (s *Session) readOptionsFor(a Data) ReadOptions {
	r := a.ReadOptions
	if a.Name == s.config.firstSource.Name && reflect.DeepEqual(r, ReadOptions{}) {
		r = s.config.firstSource.ReadOptions
	}
	if r.Seed == nil {
		r.Seed = s.config.firstSource.ReadOptions.Seed
	}
	return r
}

func (a Features) do(s *Session) {
	origin, _ := s.requestedSource()
	origin.Features = slices.Clone(a.Names)
	s.requestOpen(origin, nil, nil)
}

func (FeaturesAll) do(s *Session) {
	origin, _ := s.requestedSource()
	origin.Features = []string{}
	s.requestOpen(origin, nil, nil)
}

func (a Scale) do(s *Session) { s.preprocess(func(t *datasets.Preprocessing) { t.Scale = a.Method }) }

func (a Degree) do(s *Session) { s.preprocess(func(t *datasets.Preprocessing) { t.Degree = a.N }) }

func (a Test) do(s *Session) { s.preprocess(func(t *datasets.Preprocessing) { t.Test = a.Split }) }

func (TestOff) do(s *Session) {
	s.preprocess(func(t *datasets.Preprocessing) { t.Test = datasets.Split{} })
}

// preprocess makes something else of the rows; those that are there need not be read
// again.
func (s *Session) preprocess(change func(*datasets.Preprocessing)) {
	origin, reading := s.requestedSource()
	change(&origin.Preprocessing)
	if reading {
		s.requestOpen(origin, nil, nil)
		return
	}
	s.requestOpen(origin, &s.data.Set, nil)
}

func (Data) turn() Timing        { return Immediate }
func (Features) turn() Timing    { return Immediate }
func (FeaturesAll) turn() Timing { return Immediate }
func (Scale) turn() Timing       { return Immediate }
func (Degree) turn() Timing      { return Immediate }
func (Test) turn() Timing        { return Immediate }
func (TestOff) turn() Timing     { return Immediate }

// replaceData opens data at their start; all runs of other data go, and what waits is
// for those.
func (s *Session) replaceData(data *PreparedData, started Action, h trainer.Hyper) {
	s.cancelPending()
	for slot := range slotCount {
		s.cancel(WorkKind(slot))
	}
	waiting := s.waiting
	s.featureChoices = s.featureChoicesOf(data)
	s.data, s.startAction = data, started
	s.timeline = timeline.New(data.Stepper, h)
	s.waiting, s.trainer, s.compareChunk = queue{}, s.trainer.next(), firstCompareChunk
	if s.lessonAt.settingUp { // what waits is for the page
		s.waiting = waiting
	}
	s.guessing.pending, s.guessing.last = nil, nil
	s.practice, s.leftPractices = nil, nil
	s.iterationCursor = iterationCursor{at: s.position()}
	s.view = s.view.forNewData()
	s.analysis = analysis{}
}
