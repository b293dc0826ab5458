package ui

import (
	"strconv"

	"descent/datasets"
	"descent/ui/chart"
	"descent/ui/number"
	"descent/ui/pane"
	"descent/ui/session"
	"descent/ui/worker"
)

// previewCache are the sets of the catalogue, scaled as the data are. They are kept as
// long as that stays.
type previewCache struct {
	scale datasets.ScalingMethod
	sets  map[string]datasets.Set // by the names of their entries; nil before the first
}

// previewsMsg brings them: reading them takes longer than a frame may.
type previewsMsg previewCache

func (msg previewsMsg) apply(m *Model) { *m.previews = previewCache(msg) }

// get is the set of an entry, nil where it is not there.
func (p *previewCache) get(name string, scale datasets.ScalingMethod) *datasets.Set {
	if set, ok := p.sets[name]; ok && p.scale == scale {
		return &set
	}
	return nil
}

// openData opens the list of data to learn from, with a preview of each.
func (m *Model) openData() {
	l := newDataList(m.session, m.previews)
	m.overlay = l
	ctx, open, scale := m.ctx, m.options.Open, m.state().Data.Scale
	if m.previews.sets != nil && m.previews.scale == scale {
		return
	}
	m.async(func() any {
		sets := map[string]datasets.Set{}
		for _, e := range datasets.Catalogue() {
			if set, err := open(ctx, e.Name, worker.OpenOptions{Preprocessing: datasets.Preprocessing{Scale: scale}}, nil); err == nil {
				sets[e.Name] = set
			}
		}
		return previewsMsg{scale, sets}
	})
}

// newDataList is the list of the catalogue, the present data chosen; the last row
// is a file.
func newDataList(s *session.Session, p *previewCache) *list {
	data := s.State().Data
	file := row{Item: pane.Item{Text: "a CSV file …"}, group: "file", alwaysShown: true, choose: func(m *Model) {
		m.overlay = newPathPrompt("CSV file: ", "a path", submitFile)
	}}
	l := newList("Choose data", func() []row {
		var rows []row
		for _, e := range datasets.Catalogue() {
			rows = append(rows, dataRow(e, data.Set.Name, p.get(e.Name, data.Scale)))
		}
		if data.Set.Table != nil {
			rows = append(rows, featuresOfFileRow(data.Set, data.Name))
		}
		return append(rows, file)
	})
	for i, e := range datasets.Catalogue() {
		if e.Name == data.Set.Name {
			l.cursor = i
		}
	}
	if data.Set.Table != nil {
		l.cursor = len(datasets.Catalogue())
	}
	l.view.Columns = []pane.Column{{Head: "m", At: 13}, {Head: "n", At: 8}, {Head: "α", At: 6, Left: true}}
	l.view.Find, l.view.Esc = "search", "keep "+data.Set.Name
	l.preview = func(r row, look pane.DrawOptions, a chart.Area) {
		switch set := p.get(r.Text, data.Scale); {
		case set != nil:
			pane.PreviewSet(look, a, *set)
		case r.Note != "" && data.Set.Table != nil:
			drawTablePreview(data.Set.Table, look, a)
		case r.alwaysShown:
			pane.PreviewFile(look, a)
		}
	}
	return l
}

// dataRow is the row of an entry. Its sizes are those of its set, once that is read.
func dataRow(e datasets.Entry, now string, set *datasets.Set) row {
	r := row{Item: pane.Item{Text: e.Name}, group: string(e.Group), searchText: e.Name + " " + e.Title + " " + e.About}
	if e.Name == now {
		r.Note = "now"
	}
	if set != nil {
		m, n := set.Size()
		r.Columns = []string{strconv.Itoa(m), strconv.Itoa(n), number.Shortest(e.Alpha)}
	}
	r.choose = func(m *Model) {
		m.overlay = nil
		m.doIntent(session.Data{Name: e.Name})
	}
	return r
}
