package datasets

import (
	"math"
	"reflect"
	"testing"
)

// What is drawn for paper has few digits and hides nothing that is known of one example: neither number is ±1, none
// stands for the other, and both classes are there in equal parts.
func TestPaper(t *testing.T) {
	entry, found := Find(Paper)
	if !found {
		t.Fatal("it is not in the catalogue")
	}
	seen := map[float64]bool{}
	var first Set
	for seed := range uint64(300) {
		set, err := entry.Load(Generator{Noise: -1, Seed: seed})
		if err != nil || len(set.X) != 4 || set.Y[0]+set.Y[1]+set.Y[2]+set.Y[3] != 2 {
			t.Fatalf("seed %d: %v of %v, %v", seed, set.X, set.Y, err)
		}
		if seed == 0 {
			first = set
		}
		if again, _ := entry.Load(Generator{Noise: -1, Seed: seed}); !reflect.DeepEqual(again.X, set.X) {
			t.Errorf("seed %d: twice it is not the same", seed)
		}
		if seed > 0 && reflect.DeepEqual(first.X, set.X) {
			t.Errorf("seeds 0 and %d are the same", seed)
		}
		for _, x := range set.X {
			one, two := math.Abs(x[0]), math.Abs(x[1])
			if one == two || one == 1 || two == 1 || one == 0 || two == 0 || one > 3 || two > 3 || math.Mod(one, 0.5) != 0 || math.Mod(two, 0.5) != 0 {
				t.Errorf("seed %d has %v", seed, x)
			}
			seen[x[0]] = true
		}
	}
	if len(seen) != 10 {
		t.Errorf("it draws %v alone", seen)
	}
}
