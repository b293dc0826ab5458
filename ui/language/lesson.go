package language

import (
	"fmt"
	"slices"
	"strings"

	"descent/ui/session"
)

// A lesson is a Markdown file:
//
//	# TITLE, then what it is about
//	## PAGE, then its text, and blocks:
//	```descent   lines that set the page up
//	```task      until, never, when, hint, way, done
//	```ask       a question, its choices or its truth, hint, done
//	```csv NAME  a table; the line data NAME opens it
//
// <!-- … --> is for whoever writes it.

// LessonError is what is wrong with a line of a lesson, counted from 1.
type LessonError struct {
	Line int
	What string
}

// String is the fault as one line of its file has it.
func (e LessonError) String(file string) string {
	return fmt.Sprintf("%s:%d: %s", file, e.Line, e.What)
}

// lessonReader goes along the lines of a lesson.
type lessonReader struct {
	lesson session.Lesson
	intro  []string
	pages  []pageLines
	faults []LessonError
	titled bool
}

// pageLines is a page with where it and its parts stand.
type pageLines struct {
	session.Page
	text  []string
	line  int
	asked bool // it has a task or a question, be it at fault
}

// block is the lines between two fences.
type block struct {
	info   string
	opened int // the line of its fence, from 1
	lines  []string
}

// ParseLesson reads a lesson. All that is wrong with it comes at once; then the
// lesson is not to be used.
func ParseLesson(name, text string) (session.Lesson, []LessonError) {
	r := &lessonReader{lesson: session.Lesson{Name: name}}
	lines := strings.Split(strings.ReplaceAll(strings.TrimPrefix(text, "\ufeff"), "\r\n", "\n"), "\n")
	var open *block
	noting := false // inside of a note to oneself
	for i, s := range lines {
		plain := plainText(s)
		switch {
		case open != nil && plain == fence:
			r.block(*open)
			open = nil
		case open != nil:
			open.lines = append(open.lines, s)
		case noting || strings.HasPrefix(plain, "<!--"):
			noting = !strings.Contains(plain, "-->")
		case strings.HasPrefix(plain, fence):
			open = &block{info: strings.TrimSpace(strings.TrimLeft(plain, "`")), opened: i + 1}
		default:
			r.prose(i+1, plain)
		}
	}
	if open != nil {
		r.addFault(open.opened, "a block that is not closed: end it with %s", fence)
	}
	return r.finish()
}

const fence = "```"

func (r *lessonReader) addFault(line int, what string, args ...any) {
	r.faults = append(r.faults, LessonError{line, fmt.Sprintf(what, args...)})
}

// prose reads a line outside of blocks, which is plain text.
func (r *lessonReader) prose(line int, s string) {
	if title, ok := strings.CutPrefix(s, "## "); ok {
		r.pages = append(r.pages, pageLines{line: line})
		r.pages[len(r.pages)-1].Title = title
		return
	}
	title, ok := strings.CutPrefix(s, "# ")
	switch {
	case ok && r.titled:
		r.addFault(line, "a second title: a page begins with ##")
	case ok:
		r.titled, r.lesson.Title = true, title
	case s == "":
	case s == "#" || s == "##":
		r.addFault(line, "a title without words: write them behind %s", s)
	case len(r.pages) == 0:
		r.intro = append(r.intro, s)
	default:
		p := &r.pages[len(r.pages)-1]
		p.text = append(p.text, s)
	}
}

// plainText is text with single blanks and nothing that is no text.
func plainText(s string) string {
	s = strings.Map(func(c rune) rune {
		if c < ' ' || c == 0x7f || c >= 0x80 && c < 0xa0 || c >= 0x202a && c <= 0x202e || c >= 0x2066 && c <= 0x2069 || c == '\ufffd' || c == '\u2028' || c == '\u2029' {
			return ' '
		}
		return c
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// block reads a block into the page that it stands on.
func (r *lessonReader) block(b block) {
	kind, name, _ := strings.Cut(b.info, " ")
	if kind == "csv" {
		r.table(strings.TrimSpace(name), b)
		return
	}
	kinds := map[string]func(*pageLines, block){"descent": r.readSetup, "task": r.task, "ask": r.question}
	read, known := kinds[kind]
	switch {
	case !known:
		words := []string{"descent", "task", "ask", "csv"}
		if near := Nearest(kind, words); near != "" && kind != "" {
			r.addFault(b.opened, "unknown block %q: did you mean %s?", kind, near)
			return
		}
		r.addFault(b.opened, "unknown block %q: descent, task, ask or csv", kind)
		return
	case len(r.pages) == 0:
		r.addFault(b.opened, "a block before the first page: a page begins with ## TITLE")
		return
	}
	read(&r.pages[len(r.pages)-1], b)
}

// readSetup reads the lines that set a page up.
func (r *lessonReader) readSetup(p *pageLines, b block) {
	for i, s := range b.lines {
		if a := r.action(b.opened+1+i, "descent", s); a != nil {
			p.Setup = append(p.Setup, a)
		}
	}
}

// table keeps a table that the lesson brings with it.
func (r *lessonReader) table(name string, b block) {
	text := strings.TrimSpace(strings.Join(b.lines, "\n"))
	switch _, twice := r.lesson.Tables[name]; {
	case name == "":
		r.addFault(b.opened, "csv: it has no name: ```csv NAME")
	case twice:
		r.addFault(b.opened, "csv: a second table %q", name)
	case text == "":
		r.addFault(b.opened, "csv: the table is empty")
	default:
		if r.lesson.Tables == nil {
			r.lesson.Tables = map[string]string{}
		}
		r.lesson.Tables[name] = text + "\n"
	}
}

// action reads a line that a lesson may hold, nil where it holds none.
func (r *lessonReader) action(line int, where, s string) session.Action {
	i, f := Parse(strings.TrimSpace(s))
	if f == nil && i != nil {
		f = UnavailableError(i, Lesson)
	}
	if f != nil {
		r.addFault(line, "%s: %s", where, f)
		return nil
	}
	switch i := i.(type) {
	case nil:
	case session.Action:
		return i
	default:
		row, _ := RowOf(i)
		r.addFault(line, "%s: %q depends on where one is: say what is to be, like %s", where, strings.TrimSpace(s), row.Example)
	}
	return nil
}

// condition reads one.
func (r *lessonReader) condition(line int, where, s string) (session.Condition, bool) {
	c, f := ParseCondition(s)
	if f != nil {
		r.addFault(line, "%s: %s", where, f)
	}
	return c, f == nil
}

// claimExercise reports whether a page has neither task nor question yet; it may have one.
func (r *lessonReader) claimExercise(p *pageLines, b block) bool {
	if p.asked {
		r.addFault(b.opened, "a second task or question on one page: begin another page with ##")
		return false
	}
	p.asked = true
	return true
}

// finish looks at what only the whole can tell.
func (r *lessonReader) finish() (session.Lesson, []LessonError) {
	r.lesson.Intro = plainText(strings.Join(r.intro, " "))
	if !r.titled || len(r.pages) == 0 {
		r.addFault(1, "a lesson begins with # TITLE and has pages with ## TITLE")
	}
	titles := map[string]bool{}
	for _, p := range r.pages {
		p.Line = p.line
		p.Text = plainText(strings.Join(p.text, " "))
		if titles[p.Title] && p.Title != "" {
			r.addFault(p.line, "a second page %q: progress is kept by the titles of pages", p.Title)
		}
		titles[p.Title] = true
		r.lesson.Pages = append(r.lesson.Pages, p.Page)
	}
	slices.SortStableFunc(r.faults, func(a, b LessonError) int { return a.Line - b.Line })
	if len(r.faults) > 0 {
		return session.Lesson{}, r.faults
	}
	return r.lesson, nil
}
