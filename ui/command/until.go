package command

import (
	"fmt"
	"strconv"
	"strings"
)

// Until goes forward to the first iteration at which J is there, or, with
// Converged, at which the weights stand still. Whatever stops a run stops both.
type Until struct {
	Converged bool
	Relation  Relation
	Cost      float64
}

// Relation is how J is to lie to a number.
type Relation uint8

// The relations.
const (
	Below Relation = iota
	AtMost
	Above
	AtLeast
)

// relations lists how each is typed and written, in the order of the constants.
func relations() [][2]string {
	return [][2]string{{"<", "<"}, {"<=", "≤"}, {">", ">"}, {">=", "≥"}}
}

// Holds tells whether J is where it was to come. It never is where J is no
// number, nor with Converged.
func (u Until) Holds(cost float64) bool {
	switch {
	case u.Converged:
		return false
	case u.Relation == Below:
		return cost < u.Cost
	case u.Relation == AtMost:
		return cost <= u.Cost
	case u.Relation == Above:
		return cost > u.Cost
	}
	return cost >= u.Cost
}

// String is the condition as it is read: "J < 0.1", "converged".
func (u Until) String() string {
	if u.Converged {
		return converged
	}
	return "J " + relations()[u.Relation][1] + " " + strings.ReplaceAll(strconv.FormatFloat(u.Cost, 'g', -1, 64), "-", "−")
}

func readUntil(_ Words, arg string, _ bool) (Effect, error) {
	s := strings.NewReplacer(" ", "", "≤", "<=", "≥", ">=", "=<", "<=", "=>", ">=").Replace(arg)
	if s = strings.ToLower(s); s == converged {
		return Until{Converged: true}, nil
	}
	rest, ok := strings.CutPrefix(s, "j")
	if !ok {
		return nil, fmt.Errorf("until %s? Name what J is to be, for example until J<0.1, or until converged", arg)
	}
	for i := AtLeast; ; i-- { // the longer ones begin like the shorter, and stand behind them
		if number, ok := strings.CutPrefix(rest, relations()[i][0]); ok {
			v, err := Number(number)
			if err != nil {
				return nil, fmt.Errorf("%q is no number: write it like until J<0.1", number)
			}
			return Until{Relation: i, Cost: v}, nil
		}
		if i == Below {
			return nil, fmt.Errorf("until %s? J is compared with <, <=, > or >=, for example until J<0.1", arg)
		}
	}
}
