package session

// WorkKind is a kind of work: one piece of each is under way at most.
type WorkKind uint8

// Ticket names one piece of work: its kind, and which of that kind.
type Ticket struct {
	Slot WorkKind
	Tag  uint64
}

// Tracker knows which work is under way, at most one piece in a slot, and for what:
// a later piece makes the earlier one stale, and the result of a stale one is
// dropped. The zero value is ready to use.
type Tracker[K any] struct {
	last  uint64
	tasks []task[K] // by slot
}

// task is a piece of work under way, with no tag none.
type task[K any] struct {
	tag uint64
	key K
}

// Start begins a piece of work for key and returns its ticket. What was under
// way in the slot is stale; whoever wants it cancelled drops it first.
func (d *Tracker[K]) Start(slot WorkKind, key K) Ticket {
	for int(slot) >= len(d.tasks) {
		d.tasks = append(d.tasks, task[K]{})
	}
	d.last++
	d.tasks[slot] = task[K]{d.last, key}
	return Ticket{slot, d.last}
}

// task is the piece in a slot, one with no tag where there is none.
func (d *Tracker[K]) task(slot WorkKind) task[K] {
	if int(slot) >= len(d.tasks) {
		return task[K]{}
	}
	return d.tasks[slot]
}

// Busy returns what the work under way in a slot is for, and whether there is
// any.
func (d *Tracker[K]) Busy(slot WorkKind) (K, bool) {
	p := d.task(slot)
	return p.key, p.tag != 0
}

// Drop makes the work under way in a slot stale. It returns its ticket, to
// cancel it by, and reports whether there was any.
func (d *Tracker[K]) Drop(slot WorkKind) (Ticket, bool) {
	p := d.task(slot)
	if p.tag != 0 {
		d.tasks[slot] = task[K]{}
	}
	return Ticket{slot, p.tag}, p.tag != 0
}

// Finish ends a piece of work, whose result is there, and returns what it was for.
// It reports whether the result is wanted.
func (d *Tracker[K]) Finish(t Ticket) (K, bool) {
	p := d.task(t.Slot)
	if p.tag == 0 || p.tag != t.Tag {
		var none K
		return none, false
	}
	d.tasks[t.Slot] = task[K]{}
	return p.key, true
}

// ticket is that of the work under way in a slot.
func (d *Tracker[K]) ticket(slot WorkKind) Ticket { return Ticket{slot, d.task(slot).tag} }
