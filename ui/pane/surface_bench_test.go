package pane

import "testing"

// A surface over half of a screen of 200×50, bands and lines, after 4096
// iterations.
func BenchmarkSurface(b *testing.B) {
	for _, name := range []string{"dark", "mono"} {
		b.Run(name, func(b *testing.B) {
			f := sampled(b, trainOn(b, "iris").walk(4096).frame(), 150, 46)
			f.Theme = look(b, name)
			_, a := sheet(f, 150, 46)
			for b.Loop() {
				paintSurface(f, a)
			}
		})
	}
}

func BenchmarkNewSample(b *testing.B) {
	f := sampled(b, irisAt20(b), 150, 46)
	for b.Loop() {
		NewSurfaceSample(f.Sample.SurfaceSection, f.Sample.Values, LevelsOf(f.Sample.Values))
	}
}

// The worst way: α so large that it zigzags over all of the view, and four ghosts.
func BenchmarkSurfaceZigzag(b *testing.B) {
	l := trainOn(b, "iris-hard").alpha(3).walk(3000)
	for range 4 {
		l.timeline.Restart()
		l.walk(3000)
	}
	f := sampled(b, l.frame(), 150, 46)
	_, a := sheet(f, 150, 46)
	for b.Loop() {
		paintSurface(f, a)
	}
}
