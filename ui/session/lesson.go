package session

// Lesson leads through a program of pages, one after the other. It never
// changes: sessions may share it.
type Lesson struct {
	Name  string // what it is opened by
	Title string
	Intro string // what it is about; its first sentence stands in lists
	Pages []Page // at least one

	Tables map[string]string // what stands in it to learn from, by the names that data open it by; nil for none
}

// Page is a text, lines that set up what it is about, and at most one of a task
// and a question.
type Page struct {
	Title    string   // another one on every page
	Line     int      // of its file, where it begins; 0: it is of none
	Text     string   // one paragraph; empty where the question says it all
	Setup    []Action // done when the page is come to for the first time
	Task     *Task
	Question *Question
}

// Task is something to bring about.
type Task struct {
	Until []Condition // at least one; each has a box, and one ticked stays so
	Never []Condition // must not hold where a step leads while the task is open
	When  []Remark    // said while their condition holds and the task is open
	Hints []string    // at most MaxHints
	Way   []Action    // at least one; what brings it about, from the page's start
	Done  string      // said when all boxes are ticked
}

// Remark is a sentence that is said while its condition holds.
type Remark struct {
	If   Condition
	Text string
}

// MaxHints is how many hints a page may have.
const MaxHints = 3

// Question asks before the answer can be seen. It has Choices of its own, or is
// about a Quantity or a Number that is typed, or about one of the things that
// the program knows itself.
type Question struct {
	Text     string
	Choices  []Choice // 2 to 9, one of them right
	Number   *float64
	Quantity *Quantity // its value here
	Computed *ComputedQuestion
	Hints    []string // at most MaxHints
	Done     string   // said when the answer is there
}

// Choice is one of the answers of a question.
type Choice struct {
	Text, Feedback string
	Right          bool
}

// Subject is what the program can ask of itself.
type Subject uint8

// The subjects.
const (
	CostMoves      Subject = iota // is J lower or higher after the step?
	ParameterMoves                // which way does a parameter go in the step?
	CorrectMoves                  // are more or fewer examples correct after the step?
	PullsMost                     // which example pulls most at a weight?
	ParameterNext                 // what is a parameter after the step? A number is typed.
	LowestCost                    // which of some α leads to the lowest J?
)

// ComputedQuestion is a question whose truth the program computes.
type ComputedQuestion struct {
	Subject  Subject
	Quantity Quantity // of ParameterMoves, its derivative: dw1 … or db; of PullsMost the same; of ParameterNext w1 … or b

	Alphas []float64 // of LowestCost, ascending
	Steps  int       // of LowestCost, from here
}

// Hints lists the hints of the page, those of its task or its question.
func (p Page) Hints() []string {
	switch {
	case p.Task != nil:
		return p.Task.Hints
	case p.Question != nil:
		return p.Question.Hints
	}
	return nil
}

// helpCount is how many times help can be asked for: the hints, and then the way of a
// task.
func (p Page) helpCount() int {
	if p.Task != nil {
		return len(p.Task.Hints) + 1
	}
	return len(p.Hints())
}

// isTyped reports whether the answer is a number.
func (q Question) isTyped() bool {
	return q.Number != nil || q.Quantity != nil || q.Computed != nil && q.Computed.Subject == ParameterNext
}

// Data is the name of the data that the page is about: those that it opens last,
// or a page before it; empty where none does.
func (l *Lesson) Data(page int) string {
	for i := min(page, len(l.Pages)-1); i >= 0; i-- {
		for j := len(l.Pages[i].Setup) - 1; j >= 0; j-- {
			if d, ok := l.Pages[i].Setup[j].(Data); ok {
				return d.Name
			}
		}
	}
	return ""
}
