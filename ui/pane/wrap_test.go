package pane

import (
	"slices"
	"testing"
)

// A line ends between words, never behind a hyphen: what is advised must be
// found as it is typed. What is wider than the line is cut.
func TestWrappedKeepsWords(t *testing.T) {
	for _, c := range []struct {
		text string
		w    int
		want []string
	}{
		{"try :data a.csv --label passed", 18, []string{"try :data a.csv", "--label passed"}},
		{"well-known a", 6, []string{"well-k", "nown a"}},
		{"α − 1", 80, []string{"α − 1"}},
	} {
		if got := (DrawOptions{}).wrapped(c.text, c.w); !slices.Equal(got, c.want) {
			t.Errorf("%q in %d columns: %q", c.text, c.w, got)
		}
	}
}
