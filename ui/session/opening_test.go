package session_test

import (
	"testing"

	"descent/datasets"
	"descent/ui/session"
)

// The data that are asked for last are those that features and a scale are of.
func TestData(t *testing.T) {
	c := begin("iris-hard", 0)
	c.do(session.Step{N: 3}, session.Data{Name: "moons"})
	if st := c.s.State(); st.Data.Name != "moons" || st.Run.Snapshot.Iter != 0 || len(st.Run.Ghosts) != 0 {
		t.Errorf("%s at k %d", st.Data.Name, st.Run.Snapshot.Iter)
	}
	c.late = true
	c.do(session.Data{Name: "circles"}, session.Scale{Method: datasets.Standard})
	under := c.s.State().InProgress
	if under.Opening == nil || under.Opening.Name != "circles" || under.Opening.Scale != datasets.Standard {
		t.Errorf("being read are %+v", under.Opening)
	}
	if c.settle(); c.s.State().Data.Name != "circles" || c.s.Word("scale") != "standard" {
		t.Errorf("learned from is %s, scaled %s", c.s.State().Data.Name, c.s.Word("scale"))
	}
	first := c.s.Do(session.Data{Name: "moons"})
	again := c.s.Do(session.Data{Name: "circles", ReadOptions: session.ReadOptions{}})
	if cancel, ok := again.Work[0].(session.Cancel); !ok || cancel.WorkTicket() != first.Work[len(first.Work)-1].WorkTicket() {
		t.Errorf("what is read no more goes on: %v", again.Work)
	}
	c.take(first)
	c.take(again)
	c.settle()
	out := c.s.Do(session.Scale{Method: datasets.MinMax})
	for _, w := range out.Work {
		if open, ok := w.(session.Open); ok && open.Set == nil {
			t.Error("data that are there are read again to be scaled")
		}
	}
	c.take(out)
	c.do(session.Features{Names: []string{"1"}})
	if c.s.State().InProgress.Opening.Scale != datasets.MinMax {
		t.Error("the scale that was asked for is forgotten")
	}
	c.do(session.FeaturesAll{})
	if f := c.s.State().InProgress.Opening.Features; f == nil || len(f) != 0 {
		t.Errorf("all features are %v", f)
	}
	c.settle()
}

// Esc gives reading up, and nothing else; data that cannot be read leave
// everything as it is.
func TestDataThatDoNotCome(t *testing.T) {
	c := begin("iris-hard", 0)
	c.late = true
	c.do(session.Data{Name: "moons"}, session.Step{N: 3}, session.Stop{})
	if gave, ok := last[session.OpenStopped](c); !ok || gave.Name != "moons" {
		t.Errorf("given up is %v", gave)
	}
	if c.settle(); c.k() != 3 || c.s.State().Data.Name != "iris-hard" {
		t.Errorf("k %d of %s", c.k(), c.s.State().Data.Name)
	}
	c.do(session.Data{Name: "nothing"})
	c.settle()
	if unread, ok := last[session.OpenFailed](c); !ok || unread.Name != "nothing" || c.k() != 3 {
		t.Errorf("not read is %v, at k %d", unread, c.k())
	}
}

// A moment is done when the data are there; what waited was for those before.
func TestDataAtAMoment(t *testing.T) {
	c := begin("iris-hard", 0)
	c.late = true
	c.do(session.Data{Name: "moons", RestoreActions: []session.Action{
		session.Alpha{Schedule: []session.ScheduledValue{{Value: 0.3, From: session.FromNextStep}, {Value: 1, From: 20}}},
		session.Goto{K: 35}, session.Show{Panes: []string{"surface"}},
	}}, session.Step{N: 5}, session.Step{N: 50})
	c.one() // the data come before the five steps
	if c.s.State().Data.Name != "moons" {
		t.Fatal("the first piece of work was not the reading of data")
	}
	c.settle()
	st := c.s.State()
	if c.k() != 35 || c.s.Word("pane") != "surface" {
		t.Errorf("k %d, pane %s", c.k(), c.s.Word("pane"))
	}
	if changes := st.Run.Present.Changes(); len(changes) != 2 || changes[0].Alpha != 0.3 || changes[1].K != 20 || changes[1].Alpha != 1 {
		t.Errorf("the α were %v", changes)
	}
}
