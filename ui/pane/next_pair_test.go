package pane

import "testing"

// o goes through all pairs, each once.
func TestNextPair(t *testing.T) {
	seen := map[[2]int]bool{}
	p := [2]int{0, 1}
	for range 10 { // 5·4/2 pairs
		if seen[p] || p[0] >= p[1] || p[1] > 4 {
			t.Fatalf("%v comes again, or is none", p)
		}
		seen[p] = true
		if back := nextPair(nextPair(p, 5, 1), 5, -1); back != p {
			t.Fatalf("there and back from %v is %v", p, back)
		}
		p = nextPair(p, 5, 1)
	}
	if p != [2]int{0, 1} {
		t.Errorf("the tenth leads to %v", p)
	}
}
