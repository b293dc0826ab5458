package session_test

import (
	"testing"

	"descent/ui/session"
)

func BenchmarkState(b *testing.B) {
	c := begin("iris-hard", 0)
	c.do(session.Step{N: 5000})
	b.ReportAllocs()
	for b.Loop() {
		_ = c.s.State()
	}
}
