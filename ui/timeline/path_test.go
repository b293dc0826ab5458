package timeline

import (
	"math/rand/v2"
	"testing"

	"descent/trainer"
)

// points is the whole of a path.
func points(p Path) []PathPoint { return p.Points(0, p.Len()) }

func TestPathIsWhereTheRunWas(t *testing.T) {
	tl := fresh(t)
	forward(t, tl, 5)
	seek(t, tl, 3)
	tl.SetHyper(trainer.Hyper{Alpha: 2})
	forward(t, tl, 2)
	for _, r := range append(tl.Ghosts(), tl.Present()) {
		path := points(r.Path())
		if got, want := len(path), r.Head().Iter+1; got != want {
			t.Fatalf("%d points, want %d", got, want)
		}
		for k, p := range path {
			if s, ok := r.At(k); !ok || p.K != k || !p.Params.Equal(s.Params) {
				t.Errorf("k %d: %v, the snapshot has %v", k, p, s.Params)
			}
			if n := r.Path().CountUpTo(k); n != k+1 {
				t.Errorf("%d points up to k %d", n, k)
			}
		}
		if r.Path().CountUpTo(-1) != 0 || r.Path().Newest().K != r.Head().Iter {
			t.Error("a path has a beginning and an end")
		}
	}
}

func TestNoPath(t *testing.T) {
	var p Path
	if p.Len() != 0 || p.CountUpTo(3) != 0 || len(points(p)) != 0 {
		t.Errorf("%d points", p.Len())
	}
}

func at(w1, w2 float64) trainer.Params { return trainer.Params{W: []float64{w1, w2}} }

// winding is n updates that wander, with a zigzag all the way and now and then
// a spike.
func winding(t testing.TB, n int) []trainer.Snapshot {
	t.Helper()
	all := []trainer.Snapshot{start(t)}
	random := rand.New(rand.NewPCG(1, 2))
	var x, y float64
	for k := 1; k <= n; k++ {
		x, y = x+random.NormFloat64(), y+random.NormFloat64()
		p := at(x, y+float64(k%2))
		if random.IntN(700) == 0 {
			p.B = float64(k)
		}
		all = append(all, trainer.Snapshot{Iter: k, Params: p, Grad: at(0, 0), Cost: 1, IncomingAlpha: alpha})
	}
	return all
}

// samePath holds two paths against each other, bit for bit.
func samePath(t testing.TB, got, want Path) {
	t.Helper()
	a, b := points(got), points(want)
	if len(a) != len(b) {
		t.Fatalf("up to k %d the path has %d points, want %d", want.Newest().K, len(a), len(b))
	}
	for i := range a {
		if a[i].K != b[i].K || !a[i].Params.Equal(b[i].Params) {
			t.Fatalf("up to k %d point %d is %v, want %v", want.Newest().K, i, a[i], b[i])
		}
	}
}

// A path of 100 000 iterations is thinned; a spike of one iteration, a zigzag
// over the whole way and powers of ten stay to be seen.
func TestPathKeepsSpikesAndZigzags(t *testing.T) {
	const last, spike = 100_000, 54_321
	r := newHistory(1, beginner(t, problem()), start(t), trainer.Hyper{Alpha: alpha})
	for k := 1; k <= last; k++ {
		zig := float64(k%2) * 1e-3
		w := at(float64(k)*1e-6, zig)
		if k == spike {
			w.B = 5
		}
		r.append(trainer.Snapshot{Iter: k, Params: w, Grad: at(0, 0), Cost: 1, IncomingAlpha: alpha})
		if k%997 == 0 {
			path := points(r.Path())
			if path[0].K != 0 || path[len(path)-1].K != k {
				t.Fatalf("k %d: the path goes from %d to %d", k, path[0].K, path[len(path)-1].K)
			}
		}
	}
	path := points(r.Path())
	if n := len(path); n > maxExactPath+7*(2*spansPerOctave+1) || n < maxExactPath+6*spansPerOctave { // from 2¹⁰ to 10⁵ are 6.6 octaves
		t.Errorf("%d points", n)
	}
	top, turns, tens := 0.0, 0, 0
	for i, p := range path {
		if i > 0 && p.K <= path[i-1].K {
			t.Fatalf("k %d after k %d", p.K, path[i-1].K)
		}
		if i > 0 && p.Params.W[1] != path[i-1].Params.W[1] {
			turns++
		}
		if powerOfTen(p.K) {
			tens++
		}
		top = max(top, p.Params.B)
	}
	if top != 5 {
		t.Error("the spike is lost")
	}
	if turns < len(path)/3 {
		t.Errorf("of the zigzag %d turns are left in %d points", turns, len(path))
	}
	if tens != 2 {
		t.Errorf("of 10⁴ and 10⁵ the path has %d", tens)
	}
}

func TestTenMillionIterationsHaveFewPoints(t *testing.T) {
	n := 0
	for k := 0; k <= 10_000_000; k += spanLen(k) {
		if k%spanLen(k) != 0 || spanStart(k+spanLen(k)-1) != k {
			t.Fatalf("the span of k %d begins at %d", k, spanStart(k))
		}
		if n++; spanLen(k) > 1 {
			n++
		}
	}
	if n > 4990 {
		t.Errorf("%d points, and those at powers of ten", n)
	}
}

// The path of a fork is the path that the run had when it was there, wherever
// it is now; and goes on as that of a run that went there by itself.
func TestPathDoesNotDependOnTheFork(t *testing.T) {
	const last, more = 135_000, 3 * blockSize
	all := winding(t, last)
	r := newHistory(1, beginner(t, problem()), all[0], trainer.Hyper{Alpha: alpha})
	paths := []Path{r.Path()} // at each k, none of which may change
	for _, s := range all[1:] {
		r.append(s)
		paths = append(paths, r.Path())
	}
	for _, k := range []int{
		1, 700, 1023, 1024, 1030, 2047, 9_999, 10_000, 10_001, 32_767, 32_768, 33_000, 65_535, 65_536, 65_537, 66_047, 66_048,
		99_999, 100_000, 100_001, 100_300, 131_071, 131_072, 131_500, 133_000,
	} {
		from := k / blockSize * blockSize
		r.fill(k/blockSize, all[from:from+blockSize])
		f := r.fork(2, k, trainer.Hyper{Alpha: alpha})
		samePath(t, f.Path(), paths[k])
		for _, s := range all[k+1 : k+more] {
			f.append(s)
		}
		samePath(t, f.Path(), paths[k+more-1])
	}
	samePath(t, r.Path(), paths[last])
}

// Points of spans that are over are copies: the snapshot they come from can go.
func TestPathKeepsNothingElseAlive(t *testing.T) {
	const last = 2*maxExactPath + 13
	all := winding(t, last)
	var p Path
	for _, s := range all {
		p.add(PathPoint{K: s.Iter, Params: s.Params})
	}
	open := spanStart(last)
	for _, at := range points(p) {
		if own := &at.Params.W[0] != &all[at.K].Params.W[0]; own != (at.K < open) {
			t.Errorf("k %d: a copy %v", at.K, own)
		}
	}
}
