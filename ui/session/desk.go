package session

// Slot is a kind of work: one piece of each is under way at most.
type Slot uint8

// Ticket names one piece of work: its kind, and which of that kind.
type Ticket struct {
	Slot Slot
	Tag  uint64
}

// Desk knows which work is under way, at most one piece in a slot, and for what:
// a later piece makes the earlier one stale, and the result of a stale one is
// dropped. The zero value is ready to use.
type Desk[K any] struct {
	last  uint64
	under []piece[K] // by slot
}

// piece is a piece of work under way, with no tag none.
type piece[K any] struct {
	tag uint64
	key K
}

// Start begins a piece of work for key and returns its ticket. What was under
// way in the slot is stale; whoever wants it cancelled drops it first.
func (d *Desk[K]) Start(slot Slot, key K) Ticket {
	for int(slot) >= len(d.under) {
		d.under = append(d.under, piece[K]{})
	}
	d.last++
	d.under[slot] = piece[K]{d.last, key}
	return Ticket{slot, d.last}
}

// of is the piece in a slot, one with no tag where there is none.
func (d *Desk[K]) of(slot Slot) piece[K] {
	if int(slot) >= len(d.under) {
		return piece[K]{}
	}
	return d.under[slot]
}

// Busy returns what the work under way in a slot is for, and whether there is
// any.
func (d *Desk[K]) Busy(slot Slot) (K, bool) {
	p := d.of(slot)
	return p.key, p.tag != 0
}

// Drop makes the work under way in a slot stale. It returns its ticket, to
// cancel it by, and reports whether there was any.
func (d *Desk[K]) Drop(slot Slot) (Ticket, bool) {
	p := d.of(slot)
	if p.tag != 0 {
		d.under[slot] = piece[K]{}
	}
	return Ticket{slot, p.tag}, p.tag != 0
}

// Take ends a piece of work, whose result is there, and returns what it was for.
// It reports whether the result is wanted.
func (d *Desk[K]) Take(t Ticket) (K, bool) {
	p := d.of(t.Slot)
	if p.tag == 0 || p.tag != t.Tag {
		var none K
		return none, false
	}
	d.under[t.Slot] = piece[K]{}
	return p.key, true
}

// ticket is that of the work under way in a slot.
func (d *Desk[K]) ticket(slot Slot) Ticket { return Ticket{slot, d.of(slot).tag} }
