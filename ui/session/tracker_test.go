package session_test

import (
	"testing"

	"descent/ui/session"
)

// The result of work that something else took the place of, or that was
// dropped, is not wanted, and no result is wanted twice.
func TestTracker(t *testing.T) {
	var d session.Tracker[string]
	const slot, other = session.WorkKind(2), session.WorkKind(0)
	if _, busy := d.Busy(slot); busy {
		t.Error("a new tracker is busy")
	}
	first := d.Start(slot, "first")
	second := d.Start(slot, "second")
	beside := d.Start(other, "beside")
	if _, wanted := d.Finish(first); wanted {
		t.Error("a later piece leaves the earlier one wanted")
	}
	if key, busy := d.Busy(slot); !busy || key != "second" {
		t.Errorf("under way is %q, %v", key, busy)
	}
	if key, wanted := d.Finish(second); !wanted || key != "second" {
		t.Errorf("it was for %q, wanted %v", key, wanted)
	}
	if _, wanted := d.Finish(second); wanted {
		t.Error("a result is wanted twice")
	}
	if ticket, was := d.Drop(other); !was || ticket != beside {
		t.Errorf("dropped is %v, %v", ticket, was)
	}
	if _, wanted := d.Finish(beside); wanted {
		t.Error("what was dropped is wanted")
	}
	if _, was := d.Drop(other); was {
		t.Error("it is dropped twice")
	}
	if _, wanted := d.Finish(session.Ticket{Slot: 9}); wanted {
		t.Error("a result that nobody asked for is wanted")
	}
}
