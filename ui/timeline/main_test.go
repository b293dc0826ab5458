package timeline

import (
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets the collector run less often: runs are short and soon over.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}
