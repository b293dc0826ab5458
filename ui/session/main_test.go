package session_test

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets the collector run less often: hundreds of sessions are small and soon over.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
