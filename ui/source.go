package ui

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"descent/datasets"
	"descent/ui/language"
	"descent/ui/session"
)

// load opens a catalogue entry or a file, all of its features unless flags say
// otherwise, and goes to its moment.
func (m *Model) load(d session.Data) tea.Cmd {
	as := Reading{Scale: m.asked.as.Scale}
	if d.Reading.Scale != nil {
		as.Scale = *d.Reading.Scale
	}
	if flags := language.FlagsOf(session.Data{Reading: d.Reading}); len(flags) > 0 {
		as.Given = &d.Reading
	}
	cmd := m.read(source{name: d.Name, as: as})
	m.reading.moment = d.Moment
	return cmd
}

// chooseFeatures opens the data that were asked for last with other features.
func (m *Model) chooseFeatures(names []string) tea.Cmd {
	as := m.asked.as
	as.Features = names
	return m.read(source{name: m.asked.name, as: as})
}

// rescale scales the present data in another way; it needs no file for that.
func (m *Model) rescale(scale datasets.Method) tea.Cmd {
	as := m.asked.as
	as.Scale = scale
	if m.asked.set.X == nil { // others are being read
		return m.read(source{name: m.asked.name, as: as})
	}
	set := m.lesson.set
	return m.fetch(source{name: m.asked.name, as: as}, func(context.Context, func(datasets.Progress)) (datasets.Set, error) {
		return set.Scale(scale), nil
	})
}

// choices are the features of data that can be chosen: those that are seen, and
// those that were seen of the same data before.
func (m *Model) choices(from source) []string {
	var choices []string
	if m.lesson.name == from.name {
		choices = slices.Clone(m.lesson.choices)
	}
	for _, f := range from.set.Features {
		if !slices.Contains(choices, f.Name) {
			choices = append(choices, f.Name)
		}
	}
	return choices
}
