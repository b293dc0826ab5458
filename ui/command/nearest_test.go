package command

import "testing"

func TestNearest(t *testing.T) {
	choices := []string{"iris", "iris-hard", "breast-cancer", "standard", "none", "w"}
	for got, want := range map[string]string{
		"irs": "iris", "IRIS": "iris", "iris-herd": "iris-hard", "breast": "breast-cancer",
		"std": "standard", "nnoe": "none", "": "", "x": "", "z": "", "xyz": "", "qqqqqqqqqq": "", "ü": "",
	} {
		if near := Nearest(got, choices); near != want {
			t.Errorf("nearest to %q is %q, want %q", got, near, want)
		}
	}
}
