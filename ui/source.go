package ui

import (
	"context"
	"slices"

	tea "github.com/charmbracelet/bubbletea"

	"descent/datasets"
)

// load opens a catalogue entry or a file, all of its features.
func (m *Model) load(name string) tea.Cmd {
	return m.read(source{name: name, as: Reading{Scale: m.asked.as.Scale}})
}

// reload opens the data that were asked for last in another way.
func (m *Model) reload(as Reading) tea.Cmd {
	return m.read(source{name: m.asked.name, as: as})
}

// rescale scales the present data in another way; it needs no file for that.
func (m *Model) rescale(scale datasets.Method) tea.Cmd {
	as := Reading{Scale: scale, Features: m.asked.as.Features}
	if m.asked.set.X == nil { // others are being read
		return m.reload(as)
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
