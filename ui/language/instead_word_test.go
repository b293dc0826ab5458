package language

import (
	"regexp"
	"testing"

	"descent/trainer/mistake"
)

// A line stands for a line; what is said to be done, or several lines, is done instead.
func TestInPlaceOf(t *testing.T) {
	line := regexp.MustCompile(`^\w+ [-+/]?= [^,]+$`)
	for _, m := range mistake.All() {
		if got, want := InsteadWord(m) == "for", line.MatchString(m.Wrong) && line.MatchString(m.Right); got != want {
			t.Errorf("%s: %q %s %q", m.ID, m.Wrong, InsteadWord(m), m.Right)
		}
	}
	for id, want := range map[string]string{"db=dz": "for", "no-b-update": "instead of", "online": "instead of"} {
		if m, _ := mistake.Find(id); InsteadWord(m) != want {
			t.Errorf("%s: %s", id, InsteadWord(m))
		}
	}
}
