package pane

import (
	"math"
	"reflect"
)

// Same tells whether nothing in o differs from f. It may say no where nothing
// does: long slices and what pointers lead to are compared by where they are,
// for they never change in place.
func (f Frame) Same(o Frame) bool {
	return same(reflect.ValueOf(&f).Elem(), reflect.ValueOf(&o).Elem())
}

// mostCompared is how long a slice or map may be that is compared one by one:
// those that are made anew for every frame are short.
const mostCompared = 64

func same(a, b reflect.Value) bool {
	switch a.Kind() { //nolint:exhaustive // a frame has no others
	case reflect.Bool:
		return a.Bool() == b.Bool()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return a.Int() == b.Int()
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return a.Uint() == b.Uint()
	case reflect.Float32, reflect.Float64:
		return math.Float64bits(a.Float()) == math.Float64bits(b.Float())
	case reflect.String:
		return a.String() == b.String()
	case reflect.Pointer:
		return a.Pointer() == b.Pointer()
	case reflect.Struct:
		for i := range a.NumField() {
			if !same(a.Field(i), b.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Slice:
		if a.Len() != b.Len() || a.Pointer() == b.Pointer() {
			return a.Len() == b.Len()
		}
		return sameItems(a, b)
	case reflect.Array:
		return sameItems(a, b)
	case reflect.Map:
		return sameEntries(a, b)
	}
	return false
}

func sameItems(a, b reflect.Value) bool {
	if a.Len() > mostCompared {
		return false
	}
	for i := range a.Len() {
		if !same(a.Index(i), b.Index(i)) {
			return false
		}
	}
	return true
}

func sameEntries(a, b reflect.Value) bool {
	if a.Len() != b.Len() || a.Len() > mostCompared {
		return false
	}
	for entries := a.MapRange(); entries.Next(); {
		other := b.MapIndex(entries.Key())
		if !other.IsValid() || !same(entries.Value(), other) {
			return false
		}
	}
	return true
}
