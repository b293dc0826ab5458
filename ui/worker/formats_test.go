package worker_test

import (
	"testing"

	"descent/ui/session"
	"descent/ui/worker"
)

// What a file may hold without a screen can be written, in both forms where there are two,
// and nothing else can.
func TestEveryEndingIsWritten(t *testing.T) {
	for _, e := range session.FileEndings() {
		for _, form := range []string{"", e.Form, "sonata"} {
			want := e.Content != session.ScreenContent && form != "sonata"
			if got := worker.CanExport(session.Export{File: "a" + e.Ending, Form: form}); got != want {
				t.Errorf("%s %s can be written: %v", e.Ending, form, got)
			}
		}
	}
}
