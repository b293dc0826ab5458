package session

import (
	"testing"
	"time"
)

func TestChunksTakeAboutAFrame(t *testing.T) {
	for _, c := range []struct {
		chunk, made int
		took        time.Duration
		want        int
	}{
		{64, 64, time.Millisecond, 128},
		{64, 64, frameTime, 64},
		{64, 64, 3 * frameTime, 32},
		{64, 63, time.Millisecond, 64}, // a short answer says nothing
		{1, 1, time.Second, 1},
		{maxChunk, maxChunk, 0, maxChunk},
	} {
		if got := adaptChunk(c.chunk, c.made, c.took); got != c.want {
			t.Errorf("%d made of %d in %v: the next chunk is %d, not %d", c.made, c.chunk, c.took, got, c.want)
		}
	}
}
