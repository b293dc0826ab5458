package language

import (
	"math/rand/v2"

	"descent/ui/session"
)

// Random makes up an intent of the row.
func (r CommandRow) Random(rng *rand.Rand) session.Intent { return r.random(rng) }

// Is reports whether an intent belongs to the row.
func (r CommandRow) Is(i session.Intent) bool { return r.matches(i) }
