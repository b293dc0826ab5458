package ui

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"descent/ui/layout"
	"descent/ui/session"
)

// Nothing tells the number that is asked for, to however many digits: not the
// screen in any pane, with what is inside it or in big letters, not a notice, and
// not a picture or a text of it. In full with everything that can stand beside a run,
// else with one of them for each kind.
func TestNoNumberGivesAnAnswerAway(t *testing.T) {
	t.Parallel()
	at := 0
	scenes := secretScenes()
	names := slices.Sorted(maps.Keys(scenes))
	for name, kind := range secretKinds() {
		for i, scene := range names {
			if !inFull() && i != at%len(names) {
				continue
			}
			t.Run(name+"/"+scene, func(t *testing.T) {
				t.Parallel()
				var saved memFiles
				d := drive(t, saved.keep, learning(t, writeLesson(t, secretPage(scenes[scene], kind.ask))))
				d.keepsSecret(&saved, kind)
			})
		}
		at++
	}
}

// secretSearch looks for what is asked for.
type secretSearch struct {
	*driver
	saved   *memFiles
	kind    secretKind
	oracle  oracle
	secrets []float64
}

// keepsSecret looks everywhere for what is asked for.
func (d *driver) keepsSecret(saved *memFiles, kind secretKind) {
	d.t.Helper()
	st := d.state()
	if st.Question == nil || st.Question.Revealed || len(st.Concealed) == 0 && kind.keep != nil {
		d.t.Fatalf("nothing is asked, or nothing hidden:\n%s", d.screen())
	}
	o := oracleOf(st)
	search := &secretSearch{d, saved, kind, o, kind.keep(o)}
	search.inEveryPane()
	search.behindEveryLine()
}

// in looks in a text.
func (s *secretSearch) in(where, text string) {
	s.t.Helper()
	is := givesAway(text, s.secrets, s.kind.digits)
	if is == "" {
		return
	}
	for row := range strings.SplitSeq(text, "\n") {
		if strings.Contains(strings.ReplaceAll(row, "−", "-"), is) {
			s.t.Errorf("%s: %s is of %v:\n%s", where, is, s.secrets, row)
		}
	}
}

// inEveryPane looks at each main pane in several sizes, and inside the loop.
func (s *secretSearch) inEveryPane() {
	s.t.Helper()
	sizes := [][2]int{{80, 24}, {120, 36}}
	if inFull() {
		sizes = append(sizes, [2]int{200, 60})
	}
	for _, size := range sizes {
		s.resize(size[0], size[1])
		for _, name := range session.Panes() {
			s.command("show " + name)
			s.in(name, s.screen())
			s.press("P")
			s.in(name+", projected", s.screen())
			s.press("P")
		}
		s.command("show loop")
		for _, lines := range []string{"line at 3", "line at end", "form vectors"} {
			s.command(lines)
			s.in(lines, s.screen())
		}
		s.command("form loop")
		s.command("line at 0")
	}
}

// behindEveryLine looks at what lines show and write: in full with each pane beside, else
// with one of them.
func (s *secretSearch) behindEveryLine() {
	s.t.Helper()
	every := session.Panes()
	for i, line := range []string{
		"!", "check gradient", "threshold 0.4", "predict", "example new", "example 2", "example 4", "digits 12", "log on", "share", "hide none",
		"export .svg", "export .svg pane", "export .txt",
	} {
		panes := every
		if !inFull() {
			panes = every[i%len(every):][:1]
		}
		for _, name := range panes {
			s.command("show " + name)
			if to, is := strings.CutPrefix(line, "export "); is {
				s.in(line, s.exported(fmt.Sprint(name, i), to))
				continue
			}
			s.behind(line)
		}
		if s.state().Lesson == nil {
			s.t.Fatalf("%s: the lesson is left", line)
		}
	}
}

// exported is the text of a file that was written.
func (s *secretSearch) exported(name, to string) string {
	s.t.Helper()
	ending, _, _ := strings.Cut(to, " ")
	s.command("export " + name + to)
	text, written := s.saved.files[name+ending]
	if !written {
		s.t.Fatalf("export %s is not written:\n%s", to, s.screen())
	}
	return tag.ReplaceAllString(text, " ")
}

// behind looks at the screen after a line, which may be about another example.
func (s *secretSearch) behind(line string) {
	s.t.Helper()
	switch line {
	case "!":
		s.press("!")
	case "predict": // what is asked for of an example, with its own numbers
		s.command("predict " + strings.Trim(fmt.Sprint(s.state().Data.Problem.X[s.oracle.i]), "[]"))
	default:
		s.command(line)
	}
	if now := s.state(); now.Inside.Focus != s.oracle.i {
		s.oracle.i = now.Inside.Focus
		s.secrets = s.kind.keep(s.oracle)
	}
	s.in(line, s.screen())
}

// Nor does a conversation tell it, whatever it is asked. In full of everything that can
// stand beside a run, else of two for each kind, by turns.
func TestConversationGivesNoAnswerAway(t *testing.T) {
	t.Parallel()
	kinds, scenes := secretKinds(), secretScenes()
	for at, name := range slices.Sorted(maps.Keys(kinds)) {
		kind := kinds[name]
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for i, beside := range slices.Sorted(maps.Keys(scenes)) {
				if !inFull() && (at+i)%3 > 0 {
					continue
				}
				scene := scenes[beside]
				c := talk(t, learning(t, ""))
				said := ask(t, c, "learn "+writeLesson(t, secretPage(scene, kind.ask)))
				st := c.State()
				if st.Question == nil || st.Question.Revealed {
					t.Fatalf("nothing is asked:\n%s", said)
				}
				o := oracleOf(st)
				secrets := kind.keep(o)
				_, said, _ = strings.Cut(said, "Page")
				again := "predict " + strings.Trim(fmt.Sprint(st.Data.Problem.X[o.i]), "[]")
				for _, line := range []string{
					"show", "show data", "show surface", "show graph", "show loop", "show examples", "examples 3", "show cost", "runs", "alpha", "alpha 0.3", "line at 3", "line at end", "line at 0",
					"example 4", "why", "hint", "check gradient", "threshold 0.4", again, "example new", "digits 12", "lambda", "share", "data", "help", "sort dw1", "note so", "n", "",
				} {
					more, err := c.Exec(line)
					said += "\n" + strings.Join(more, "\n")
					if err != nil {
						said += "\n" + err.Error()
					}
					for row := range strings.SplitSeq(said, "\n") {
						if is := givesAway(row, secrets, kind.digits); is != "" {
							t.Errorf("%q: %s is of %v: %s", line, is, secrets, row)
						}
					}
					said = ""
				}
			}
		})
	}
}

// What is known beyond the moment that is shown cannot be seen while a question is
// about the next step: two runs that part behind it look the same, but for the α that
// the ruler has for them. For a count that is so in the main panes: a lower J and
// another w promise none. In full beside everything, else beside every other, by turns.
func TestNoFutureGivesAnAnswerAway(t *testing.T) {
	t.Parallel()
	beside := func(s layout.Screen, _, y int) bool { return y != s.Ruler.Y }
	mains := func(s layout.Screen, x, y int) bool {
		return slices.ContainsFunc(s.Mains, func(r layout.Rect) bool { return r.Contains(x, y) })
	}
	for at, about := range []string{"ask up", "ask lowest 0.1 1 after 9", "= J", "ask wrong"} {
		where := beside
		if about == "ask wrong" {
			where = mains
		}
		for i, with := range []string{"", "threshold 0.4", "compare 1", "mistake sum"} {
			if !inFull() && (at+i)%2 > 0 {
				continue
			}
			t.Run(about+" "+with, func(t *testing.T) {
				t.Parallel()
				var both [2]*driver
				for i, alpha := range []string{"1", "0.01"} {
					scene := strings.TrimSpace(with + "\nstep 4\nalpha " + alpha + "\nstep 8\nback 9")
					both[i] = drive(t, learning(t, writeLesson(t, secretPage(scene, about))))
				}
				for _, size := range [][2]int{{80, 24}, {120, 36}} {
					for _, name := range session.Panes() {
						if name == "surface" && about == "ask wrong" {
							continue
						}
						var seen [2]string
						for i, d := range both {
							d.resize(size[0], size[1])
							d.command("show " + name)
							seen[i] = d.pictureWhere(d.state(), where)
						}
						if seen[0] != seen[1] {
							t.Fatalf("%s tells what comes:\n%s\n%s", name, both[0].screen(), both[1].screen())
						}
					}
				}
			})
		}
	}
}

// How many are correct cannot be seen while that is asked.
func TestNoCountGivesAnAnswerAway(t *testing.T) {
	t.Parallel()
	for _, of := range []string{"correct", "wrong", "testcorrect", "testwrong"} {
		d := drive(t, learning(t, writeLesson(t, secretPage("test 30%\nstep 3", "= "+of))))
		st := d.state()
		if st.Question == nil || !st.Analysis.ClassificationKnown {
			t.Fatalf("nothing is asked, or nothing counted:\n%s", d.screen())
		}
		for _, size := range [][2]int{{80, 24}, {120, 36}} {
			d.resize(size[0], size[1])
			for _, name := range session.Panes() {
				d.command("show " + name)
				shown := d.state()
				other := shown
				if strings.HasPrefix(of, "test") {
					other.Analysis.TestWrong++
				} else {
					other.Analysis.Wrong[0]++
					other.Analysis.NotCorrectBefore++
				}
				if d.pictureOf(shown) != d.pictureOf(other) {
					t.Errorf("how many are %s can be seen in %s:\n%s", of, name, d.screen())
				}
			}
		}
	}
}
