package pane

import (
	"reflect"
	"testing"
	"unsafe"

	"descent/trainer"
	"descent/ui/chart"
	"descent/ui/session"
	"descent/ui/theme"
)

// scenes are moments of different data, each as it looks in every theme, in
// plain glyphs, on a small screen and on a projector.
func scenes(t *testing.T) map[string]Frame {
	t.Helper()
	all := map[string]Frame{}
	for name, f := range map[string]Frame{
		"iris": sampled(t, twenty(t), 74, 28), "fork": sampled(t, forked(t), 74, 28),
		"breast-cancer": sampled(t, study(t, "breast-cancer").walk(9).frame(), 74, 28), "hours": sampled(t, study(t, "hours").walk(9).frame(), 74, 28),
	} {
		f.Columns = session.FeatureStatsOf(f.Problem)
		f.Views = map[string]View{}
		f.Hidden = map[string]bool{}
		f.Shown, f.Main, f.Focus, f.Moving, f.Notice = []int{0, 1}, 1, len(f.Set.X)/2, "playing 10/s", Notice{"A notice.", true}
		f.Inside = Inside{Entered: true, Node: 2, Why: true, Sort: 3}
		f.Sums = trainer.IndexLoop(f.Problem, f.At)
		f.Trace, f.Before = f.Sums.RunLines(f.Alpha, 9), f.Sums.RunLines(f.Alpha, 8)
		for _, other := range theme.Names() {
			g := f
			g.Theme = look(t, other)
			all[name+", "+other] = g
		}
		plain, compact, projector, viewed := f, f, f, f
		plain.Plain, compact.Compact, projector.Projector = true, true, true
		viewed.Views = map[string]View{dataName: {X: [2]float64{0, 1}, Y: [2]float64{0, 1}}, costName: {X: [2]float64{2, 15}, Y: [2]float64{0.2, 0.5}}}
		projector.Shown = []int{0, 3}
		viewed.LogCost = true
		if len(f.Set.Features) > 1 {
			viewed.Features = [2]int{1, 0}
		}
		all[name+", plain"], all[name+", compact"], all[name+", projector"], all[name+", moved"] = plain, compact, projector, viewed
	}
	return all
}

// drawnCells is everything that a main pane draws: its cells, colours and all.
func drawnCells(f Frame, i int) chart.Cells {
	_, a := sheet(f, 74, 28)
	DrawMain(f, a, i)
	return a.Cells()
}

// What a pane is said to ignore it does not read: it draws the same without.
func TestPanesReadNothingThatTheyIgnore(t *testing.T) {
	for name, f := range scenes(t) {
		for i, m := range Mains() {
			if m.Ignores != nil && !reflect.DeepEqual(drawnCells(f, i), drawnCells(Seen(f, i), i)) {
				t.Errorf("%s: the %s pane is drawn from a part of the frame that it is said to ignore: see its row in Mains", name, m.Name)
			}
		}
	}
}

// Whatever changes in a frame, the panes see it or draw the same. So nothing
// that is kept can be stale.
func TestPanesSeeWhatTheyDraw(t *testing.T) {
	all := scenes(t)
	for _, name := range []string{"iris, dark", "breast-cancer, moved", "iris, projector", "hours, plain", "fork, mono"} {
		f, ok := all[name]
		if !ok {
			t.Fatalf("no scene %q", name)
		}
		for i, m := range Mains() {
			before, was := drawnCells(f, i), Seen(f, i)
			if !was.Same(Seen(f, i)) {
				t.Errorf("%s: what the %s pane sees is not the same as itself", name, m.Name)
			}
			seen, unseen := 0, 0
			g := f
			disturb(reflect.ValueOf(&g).Elem(), "", func(field string) {
				if !was.Same(Seen(g, i)) {
					seen++
					return
				}
				unseen++
				if !reflect.DeepEqual(drawnCells(g, i), before) {
					t.Errorf("%s: the %s pane draws Frame%s and does not see it", name, m.Name, field)
				}
			})
			if few := 50; seen < few || (unseen < few) != (m.Ignores == nil) {
				t.Errorf("%s: the %s pane sees %d changes and %d not", name, m.Name, seen, unseen)
			}
		}
	}
}

// disturb changes v in every way that one value in it can be changed, each in
// turn, calls f, and puts back what was there. Of slices it changes the length
// and both ends.
func disturb(v reflect.Value, name string, f func(field string)) {
	v = reflect.NewAt(v.Type(), unsafe.Pointer(v.UnsafeAddr())).Elem() // also what only its package may set
	was := reflect.New(v.Type()).Elem()
	was.Set(v)
	put := func(to reflect.Value, name string) {
		if v.Set(to.Convert(v.Type())); !reflect.DeepEqual(v.Interface(), was.Interface()) {
			f(name)
		}
		v.Set(was)
	}
	switch v.Kind() {
	case reflect.Bool:
		put(reflect.ValueOf(!v.Bool()), name)
	case reflect.String:
		put(reflect.ValueOf(v.String()+"x"), name)
	case reflect.Float64:
		put(reflect.ValueOf(v.Float()+0.37), name)
	case reflect.Int, reflect.Int8, reflect.Uint8, reflect.Uint32:
		put(reflect.ValueOf(1).Convert(v.Type()), name)
		put(reflect.Zero(v.Type()), name)
	case reflect.Pointer:
		put(reflect.Zero(v.Type()), name)
		put(reflect.New(v.Type().Elem()), name)
	case reflect.Struct:
		for i := range v.NumField() {
			disturb(v.Field(i), name+"."+v.Type().Field(i).Name, f)
		}
	case reflect.Array:
		for i := range v.Len() {
			disturb(v.Index(i), name+"[]", f)
		}
	case reflect.Slice:
		disturbSlice(v, name, put, f)
	case reflect.Map:
		disturbMap(v, name, put)
	default:
		panic("a frame has a " + v.Kind().String() + " in" + name)
	}
}

func disturbSlice(v reflect.Value, name string, put func(reflect.Value, string), f func(string)) {
	put(reflect.Append(v.Slice3(0, v.Len(), v.Len()), reflect.Zero(v.Type().Elem())), name+" longer")
	if v.Len() == 0 {
		return
	}
	put(v.Slice(0, v.Len()-1), name+" shorter")
	was := v.Slice(0, v.Len())
	own := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
	reflect.Copy(own, v)
	v.Set(own)
	for _, i := range []int{0, v.Len() - 1} {
		disturb(v.Index(i), name+"[]", f)
	}
	v.Set(was)
}

// disturbMap gives every main pane a zero value and another.
func disturbMap(v reflect.Value, name string, put func(reflect.Value, string)) {
	for _, value := range []any{false, true, View{}, View{X: [2]float64{1, 2}, Y: [2]float64{1, 2}}} {
		if v.Type().Key().Kind() != reflect.String || reflect.TypeOf(value) != v.Type().Elem() {
			continue
		}
		for _, m := range Mains() {
			other := reflect.MakeMap(v.Type())
			for entries := v.MapRange(); entries.Next(); {
				other.SetMapIndex(entries.Key(), entries.Value())
			}
			other.SetMapIndex(reflect.ValueOf(m.Name), reflect.ValueOf(value))
			put(other, name+" of "+m.Name)
		}
	}
}
