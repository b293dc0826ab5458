package pane

import (
	"flag"
	"os"
	"runtime/debug"
	"testing"
)

// TestMain lets properties be tried less often than rapid does by itself, where nobody
// says how often, and the collector run less often: what is drawn is small and soon over.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	if !inFull() {
		if err := flag.Set("rapid.checks", "25"); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// inFull tells whether a test that takes long runs whole: where DESCENT_LONG is set, as
// .ci/run does. Else a sample of it runs.
func inFull() bool { return os.Getenv("DESCENT_LONG") != "" }
