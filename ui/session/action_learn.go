package session

// The actions of learning by answering. The log has none of them, but all that
// they lead to: it leads to the same moment without the lesson.
type (
	// OpenLesson opens a lesson, by its name or that of its file, at the first page
	// that is not done.
	OpenLesson struct{ Name string }
	// LearnOff leaves the lesson; the moment stays.
	LearnOff struct{}
	// RestoreAside leaves the lesson for the moment that it has put aside.
	RestoreAside struct{}
	// NextPage turns to the next page, be this one done or not.
	NextPage struct{}
	// PrevPage turns to the page before; the moment stays.
	PrevPage struct{}
	// Hint shows the next hint of the page.
	Hint struct{}
	// HintOff shows the text of the page again in place of the hint.
	HintOff struct{}
	// Answer answers what is asked: by the number of a choice, by its text, or
	// with a number.
	Answer struct{ Text string }
	// Practice lets a person be the machine: the numbers of a set, one of
	// PracticeTopics, are worked out by hand. New does so from another start.
	Practice struct {
		Topic string
		New   bool
	}
	// PracticeOff leaves that; the moment stays.
	PracticeOff struct{}
	// Guess asks before each step what it will do, or no more.
	Guess struct{ On bool }
)

func (OpenLesson) intent()   {}
func (LearnOff) intent()     {}
func (RestoreAside) intent() {}
func (NextPage) intent()     {}
func (PrevPage) intent()     {}
func (Hint) intent()         {}
func (HintOff) intent()      {}
func (Answer) intent()       {}
func (Guess) intent()        {}

func (Practice) intent()    {}
func (PracticeOff) intent() {}

func (OpenLesson) turn() Timing   { return EndsPlay }
func (LearnOff) turn() Timing     { return KeepsPlaying }
func (RestoreAside) turn() Timing { return EndsPlay }
func (NextPage) turn() Timing     { return EndsPlay }
func (PrevPage) turn() Timing     { return EndsPlay }
func (Hint) turn() Timing         { return KeepsPlaying }
func (HintOff) turn() Timing      { return KeepsPlaying }
func (Answer) turn() Timing       { return KeepsPlaying }
func (Guess) turn() Timing        { return KeepsPlaying }

func (Practice) turn() Timing    { return EndsPlay }
func (PracticeOff) turn() Timing { return KeepsPlaying }
