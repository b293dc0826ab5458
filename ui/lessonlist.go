package ui

import (
	"fmt"
	"slices"

	"descent/ui/chart"
	"descent/ui/language"
	"descent/ui/lesson"
	"descent/ui/pane"
	"descent/ui/session"
)

// folderMsg brings what lessons the working folder has: it may hold many files.
type folderMsg []lesson.Entry

// lessonList is the list of the lessons there are, with those of the working folder
// as soon as they are known.
type lessonList struct {
	*list
	folder []lesson.Entry
}

// openLessons opens it.
func (m *Model) openLessons() {
	shelf := m.options.Lessons
	own := shelf.BuiltIn()
	l := &lessonList{}
	state := m.session.State
	l.list = newList("Learn", func() []row {
		var rows []row
		if had := state().PutAside; had != nil {
			rows = append(rows, row{
				Item:  pane.Item{Text: fmt.Sprintf("what you had: %s, k %d", language.ShortPath(had.Name), had.K())},
				group: "had", alwaysShown: true, choose: func(m *Model) {
					m.overlay = nil
					m.doIntent(session.RestoreAside{})
				},
			})
		}
		for _, e := range own {
			rows = append(rows, lessonRow(e, "own"))
		}
		for _, e := range l.folder {
			rows = append(rows, lessonRow(e, "folder"))
		}
		return rows
	})
	l.view.Columns = []pane.Column{{Head: "pages", At: 0}}
	l.view.Enter, l.view.Esc, l.view.Find = "open, where you were", "close", "search"
	if l.cursor = firstUnfinished(own); m.state().PutAside != nil {
		l.cursor++
	}
	entry := func(r row) (lesson.Entry, bool) {
		for _, e := range append(slices.Clip(own), l.folder...) {
			if e.Name == r.name {
				return e, true
			}
		}
		return lesson.Entry{}, false
	}
	l.preview = func(r row, l pane.DrawOptions, a chart.Area) {
		if e, ok := entry(r); ok {
			pane.PreviewLesson(l, a, previewOf(e))
		}
	}
	l.extraKeys = func(do session.Intent) language.ScreenAction {
		if _, same := do.(session.NextPage); same {
			return language.Close
		}
		return language.NoScreenAction
	}
	m.overlay = l
	m.async(func() any { return folderMsg(shelf.InFolder()) })
}

func (msg folderMsg) apply(m *Model) {
	if l, ok := m.overlay.(*lessonList); ok {
		l.folder = msg
	}
}

// firstUnfinished is the first lesson that is not done.
func firstUnfinished(entries []lesson.Entry) int {
	for i, e := range entries {
		if e.Done() < len(e.Pages) {
			return i
		}
	}
	return 0
}

// lessonRow is the row of a lesson: done, begun, to come, or at fault.
func lessonRow(e lesson.Entry, group string) row {
	r := row{group: group, name: e.Name, searchText: e.Name + " " + e.Title + " " + e.About}
	switch done := e.Done(); {
	case e.Fault != "":
		r.Text = "! " + e.Name
	case done == len(e.Pages):
		r.Text = "✓ " + e.Title
	case done > 0:
		r.Text = "● " + e.Title
	default:
		r.Text = "· " + e.Title
	}
	if r.Columns = []string{""}; e.Fault == "" {
		r.Columns[0] = fmt.Sprint(len(e.Pages))
		if done := e.Done(); done > 0 {
			r.Columns[0] = fmt.Sprintf("%d of %d", done, len(e.Pages))
		}
	}
	r.choose = func(m *Model) {
		m.overlay = nil
		m.doIntent(session.OpenLesson{Name: e.Name})
	}
	return r
}

// previewOf is what there is to see of a lesson before it is opened.
func previewOf(e lesson.Entry) pane.LessonPreview {
	p := pane.LessonPreview{Title: e.Title, Data: e.Data, About: e.About, Fault: e.Fault, Line: "descent learn " + language.Quoted(e.Name)}
	for _, page := range e.Pages {
		kind := "read"
		switch {
		case page.Task:
			kind = "task"
		case page.Question:
			kind = "question"
		}
		p.Pages = append(p.Pages, pane.PagePreview{Title: page.Title, Kind: kind, Done: page.Mark.Done, Hinted: page.Mark.Hinted})
	}
	return p
}
